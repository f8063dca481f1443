/**
 * What a new entry type costs: one declaration and its texts. Declared here, on a copy of the case, it is validated, stored,
 * permitted, merged, searched, shown, counted and handed out like any other, and nothing else in Gwen knows of it.
 */
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { As, TestServer } from '../server/http/testServer.ts';
import { testServer } from '../server/http/testServer.ts';
import { verify } from '../server/store/verify.ts';
import { EntryForm } from '../web/forms/EntryForm.tsx';
import { showValue } from '../web/forms/show.ts';
import { addMessages, i18n } from '../web/i18n.ts';
import { workTexts } from '../web/messages/parts/work.en.ts';
import { relation } from './codes/index.ts';
import { groupCode } from './groups.ts';
import { catalogueOf, kinds, messages } from './index.ts';
import type { KindDeclaration } from './kernel/declare.ts';
import { entry } from './kernel/declare.ts';
import * as f from './kernel/fields.ts';
import { isItemList } from './kernel/values.ts';

/** Somebody the child trusts, found again years later by name or phone. */
const trustedPerson = entry('trusted-person', {
  group: 'safe-contact',
  writers: ['social-worker', 'guardian'],
  subject: 'own',
  many: true,
  fields: {
    name: f.personName().required(),
    relation: f.code(relation).required().measured('trusted-person-relation'),
    phone: f.text(60).searchable('phone'),
    knowsCase: f.yesNo(),
    whatNotToSay: f.longText(2000).required().when('knowsCase', false),
    since: f.date(),
    visits: f.items({ on: f.date().required(), good: f.yesNo() }),
  },
});

const texts = {
  'case.trusted-person': 'Person to trust',
  'case.trusted-person.name': 'Name',
  'case.trusted-person.relation': 'Relation',
  'case.trusted-person.phone': 'Phone',
  'case.trusted-person.knowsCase': 'Knows what happened?',
  'case.trusted-person.whatNotToSay': 'What must not be said',
  'case.trusted-person.since': 'Known since',
  'case.trusted-person.visits': 'Visits',
  'case.trusted-person.visits.on': 'On',
  'case.trusted-person.visits.good': 'Went well?',
};

const withIt = (kind: KindDeclaration): KindDeclaration =>
  kind.kind === 'case'
    ? { ...kind, entries: { ...kind.entries, [trustedPerson.type]: trustedPerson } }
    : kind;

const id = (): string => crypto.randomUUID();
const act = (...operations: object[]) => ({
  id: id(),
  act: 'plain',
  operations: operations.map((one) => ({ id: id(), recorded: new Date().toISOString(), ...one })),
});

let server: TestServer;
let esi: As;
let farid: As;
let dalia: As;
let grace: As;
let dossier: string;
let number: string;
const trusted = id();
const visit = id();
const values = {
  name: [{ part: 'full', text: 'Marisela Quenterio' }],
  relation: 'aunt',
  phone: '+255 741 552 118',
  knowsCase: false,
  whatNotToSay: 'Nothing about the farm.',
  since: '2019',
  visits: { add: { [visit]: { on: '2026-02', good: true } } },
};
const write = (set: object, more: object = {}) =>
  act({ op: 'set', dossier, type: trustedPerson.type, entry: trusted, base: 1, set, ...more });

beforeAll(async () => {
  server = await testServer({}, catalogueOf(kinds.map(withIt)));
  esi = await server.person('esi', ['social-worker']);
  farid = await server.person('farid', ['guardian']);
  dalia = await server.person('dalia', ['social-worker']);
  grace = await server.person('grace', ['supervisor']);
  dossier = id();
  const created = await esi('POST', '/api/v1/acts', act({ op: 'create', dossier, kind: 'case' }));
  expect(created.statusCode, created.body).toBe(200);
  number = created.json().dossiers[0].number;
});
afterAll(() => server.close());

const opened = async (as: As) => (await as('GET', `/api/v1/dossiers/${dossier}`)).json();
const grant = async (party: number, group: string, level: string) => {
  const answer = await esi(
    'POST',
    '/api/v1/acts',
    act({
      op: 'grant',
      dossier,
      grant: id(),
      party,
      groups: [group],
      level,
      purpose: 'care',
      basis: 'assignment',
    }),
  );
  expect(answer.statusCode, answer.body).toBe(200);
};

describe('an entry type that was declared and nothing else', () => {
  test('is checked as declared, also what is asked only sometimes', async () => {
    for (const [set, field] of [
      [{ ...values, relation: 'employer' }, 'relation'],
      [{ ...values, name: undefined }, 'name'],
      [{ ...values, whatNotToSay: undefined }, 'whatNotToSay'],
      [{ ...values, visits: { add: { [visit]: { good: true } } } }, `visits.${visit}.on`],
    ] as const) {
      const answer = await esi('POST', '/api/v1/acts', write(set));
      expect(answer.statusCode, field).toBe(422);
      expect(answer.json()).toMatchObject({ code: 'invalid', invalid: [{ field }] });
    }
  });

  test('is stored: what identifies somebody encrypted under a key of that person, the rest open', async () => {
    const answer = await esi('POST', '/api/v1/acts', write(values));
    expect(answer.statusCode, answer.body).toBe(200);
    const { rows } = await server.world.admin.query(
      'select type, grp, subject, open, cipher from gwen.entry where dossier_id = $1 and id = $2',
      [dossier, trusted],
    );
    expect(rows).toHaveLength(1);
    const { type, grp, subject, open, cipher } = rows[0];
    expect({ type, grp }).toEqual({ type: 'trusted-person', grp: groupCode('safe-contact') });
    expect(subject).toBeGreaterThanOrEqual(10);
    expect(open).toMatchObject({ relation: 'aunt', knowsCase: false, since: '2019' });
    expect(Object.keys(open)).not.toEqual(expect.arrayContaining(['name']));
    const stored = `${JSON.stringify(open)} ${cipher.toString('latin1')}`;
    for (const secret of ['Marisela', '741', 'farm']) expect(stored).not.toContain(secret);
    expect(await verify(server.world.store, server.world.folder)).toMatchObject({ found: 0 });
  });

  test('is read by its data group and written by its writers, each with a grant', async () => {
    const has = async (as: As) =>
      (await opened(as)).entries.some((one: { type: string }) => one.type === 'trusted-person');
    expect((await farid('GET', `/api/v1/dossiers/${dossier}`)).statusCode).toBe(404);
    await grant(farid.account, 'identity', 'work');
    expect(await has(farid)).toBe(false);
    expect((await farid('POST', '/api/v1/acts', write({ since: '2018' }))).json().code).toBe('not-your-role');
    await grant(farid.account, 'safe-contact', 'read');
    expect(await has(farid)).toBe(true);
    expect((await farid('POST', '/api/v1/acts', write({ since: '2018' }))).json().code).toBe('not-your-role');
    await grant(grace.account, 'safe-contact', 'work');
    expect(await has(grace)).toBe(true);
    expect((await grace('POST', '/api/v1/acts', write({ since: '2018' }))).json().code).toBe('not-your-role');
    await grant(farid.account, 'safe-contact', 'work');
    const { version } = await opened(farid);
    const change = await farid('POST', '/api/v1/acts', write({ since: '2018' }, { base: version }));
    expect(change.statusCode, change.body).toBe(200);
  });

  test('keeps both answers of people who did not see each other', async () => {
    const answer = await esi('POST', '/api/v1/acts', write({ since: '2017' }, { base: 2 }));
    expect(answer.statusCode, answer.body).toBe(200);
    const [found] = (await opened(esi)).entries;
    expect(found.heads.since.map((head: { value: string }) => head.value)).toEqual(['2018', '2017']);
  });

  test('makes its dossier findable by name and by phone, for those who may read it', async () => {
    for (const wanted of [{ names: ['Marizela Quenterio'] }, { phones: ['0741552118'] }]) {
      const hits = (await esi('POST', '/api/v1/search', wanted)).json().hits;
      expect(hits, JSON.stringify(wanted)).toMatchObject([{ dossier, kind: 'case', number }]);
      expect((await dalia('POST', '/api/v1/search', wanted)).json().hits).toEqual([]);
    }
  });

  test('is asked by a generated form and shown in words', async () => {
    addMessages('en', { ...workTexts, ...messages.en, ...texts });
    const form = renderToString(
      createElement(EntryForm, {
        kind: 'case',
        declaration: trustedPerson,
        draftId: 'new',
        onSubmit: async () => ({ is: 'done' as const }),
        onDone: () => {},
      }),
    );
    const asked = Object.keys(trustedPerson.fields).filter((name) => name !== 'whatNotToSay');
    for (const name of asked)
      expect(form).toContain(texts[`case.trusted-person.${name}` as keyof typeof texts]);
    expect(form).not.toContain('What must not be said');
    expect(form).not.toContain('case.trusted-person');

    const [found] = (await opened(esi)).entries;
    const shown = Object.fromEntries(
      Object.entries(trustedPerson.fields).map(([name, field]) => [
        name,
        showValue(field, found.heads[name][0].value, i18n()),
      ]),
    );
    expect(shown).toMatchObject({
      name: 'Marisela Quenterio',
      relation: 'Aunt',
      phone: '+255 741 552 118',
      knowsCase: 'No',
      whatNotToSay: 'Nothing about the farm.',
      since: '2018',
    });
  });

  test('has a history, feeds devices, and is counted', async () => {
    const { changes } = (await esi('GET', `/api/v1/dossiers/${dossier}/history`)).json();
    const hers = changes.filter((one: { type: string | null }) => one.type === 'trusted-person');
    expect(hers).toHaveLength(3);
    expect(hers[0].operation.set.name).toEqual(values.name);

    const { version } = await opened(esi);
    const { cursor } = (await farid('GET', '/api/v1/feed')).json();
    await esi('POST', '/api/v1/acts', write({ relation: 'cousin' }, { base: version }));
    const page = (await farid('GET', `/api/v1/feed?since=${encodeURIComponent(cursor)}`)).json();
    expect(page.changed).toMatchObject([{ id: dossier }]);

    const { rows } = await server.world.admin.query(
      'select measure, answer, value::int from gwen.fact where dossier_id = $1 and grp = $2',
      [dossier, groupCode('safe-contact')],
    );
    expect(rows).toEqual([{ measure: 'trusted-person-relation', answer: 'cousin', value: 1 }]);
  });

  test('is handed out with its dossier: every value, a list with its items', async () => {
    const [found] = (await opened(esi)).entries;
    expect(found).toMatchObject({ type: 'trusted-person', revision: 1 });
    const given = Object.fromEntries(
      Object.entries(found.heads as Record<string, { value: unknown }[]>).map(([name, heads]) => [
        name,
        heads[0]?.value,
      ]),
    );
    expect(given).toMatchObject({ ...values, relation: 'cousin', since: '2018', visits: expect.anything() });
    expect(isItemList(given['visits']) && given['visits'].items).toEqual(values.visits.add);
  });
});
