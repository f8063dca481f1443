/** The write path on a real database: accepted once, merged, refused, retried, chained. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dutiesFor, entryView, feed, feedStart, findDossier, historyOf, listDossiers } from './read.ts';
import { searchPeople } from './search.ts';
import type { Session } from './session.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import type { Accepted, Submitted } from './write.ts';
import { submit } from './write.ts';

let world: TestStore;
let esi: Session;
let stranger: Session;
beforeAll(async () => {
  world = await testStore();
  esi = await world.person('esi', ['social-worker']);
  stranger = await world.person('stranger', ['social-worker']);
});
afterAll(() => world.close());

const id = (): string => crypto.randomUUID();
const now = (): string => new Date().toISOString();
const act = (...operations: object[]) => ({
  id: id(),
  act: 'plain',
  operations: operations.map((one) => ({ id: id(), recorded: now(), ...one })),
});

function accepted(result: Submitted): Accepted {
  expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
  if (!result.ok) throw new Error('refused');
  return result;
}

async function newCase(
  names = [
    { part: 'given', text: 'Tesfa' },
    { part: 'family', text: 'Orlan' },
  ],
): Promise<{ dossier: string; identity: string }> {
  const dossier = id();
  const identity = id();
  accepted(
    await submit(
      world.store,
      esi,
      act(
        { op: 'create', dossier, kind: 'case', area: 'ZM' },
        {
          op: 'set',
          dossier,
          type: 'identity',
          entry: identity,
          base: 0,
          set: { names, sex: 'female', dateOfBirth: '2012', ageBasis: { unsaid: 'not-asked' } },
        },
      ),
    ),
  );
  return { dossier, identity };
}

test('a case is created, found by its maker and by nobody else', async () => {
  const { dossier } = await newCase();
  const view = await findDossier(world.store, esi, dossier);
  expect(view?.kind).toBe('case');
  expect(view?.number).toMatch(/^C-\d\d-/);
  expect(view?.entries[0] && entryView(view.entries[0]).values).toMatchObject({ sex: 'female' });
  expect(await findDossier(world.store, stranger, dossier)).toBeUndefined();
  expect((await listDossiers(world.store, esi, { kind: 2 })).some((row) => row.id === dossier)).toBe(true);
  expect((await listDossiers(world.store, stranger, { kind: 2 })).length).toBe(0);
});

test('the same act sent twice is done once, also at the same time', async () => {
  const { dossier } = await newCase();
  const note = act({
    op: 'set',
    dossier,
    type: 'note',
    entry: id(),
    base: 2,
    set: { text: 'She asked for her sister.' },
  });
  const results = await Promise.all([1, 2, 3, 4].map(() => submit(world.store, esi, note)));
  expect(results.filter((one) => one.ok && !one.repeated).length).toBe(1);
  expect(results.every((one) => one.ok)).toBe(true);
  expect((await findDossier(world.store, esi, dossier))?.version).toBe(3);
});

test('an entry is never overwritten by one of another type that gives its id', async () => {
  const { dossier, identity } = await newCase();
  const write = (type: string, set: object) =>
    submit(world.store, esi, act({ op: 'set', dossier, type, entry: identity, base: 2, set }));
  expect(await write('note', { text: 'not an identity' })).toMatchObject({
    ok: false,
    problem: { code: 'exists' },
  });
  const view = await findDossier(world.store, esi, dossier);
  expect(view?.version).toBe(2);
  expect(view?.entries[0] && entryView(view.entries[0]).values).toMatchObject({ sex: 'female' });
});

test('concurrent writers of one dossier all succeed, and none overwrites another', async () => {
  const { dossier } = await newCase();
  const results = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      submit(
        world.store,
        esi,
        act({ op: 'set', dossier, type: 'note', entry: id(), base: 2, set: { text: `note ${n}` } }),
      ),
    ),
  );
  for (const one of results) accepted(one);
  const view = await findDossier(world.store, esi, dossier);
  expect(view?.entries.filter((entry) => entry.type === 'note').length).toBe(12);
});

test('values written without seeing each other are both kept, until somebody settles them', async () => {
  const { dossier, identity } = await newCase();
  const write = (sex: string, base: number) =>
    submit(
      world.store,
      esi,
      act({ op: 'set', dossier, type: 'identity', entry: identity, base, set: { sex } }),
    );
  accepted(await write('male', 2));
  accepted(await write('female', 2));
  const disputed = (await findDossier(world.store, esi, dossier))?.entries.find(
    (entry) => entry.id === identity,
  );
  expect(disputed && Object.keys(entryView(disputed).conflicts)).toEqual(['sex']);
  const version = (await findDossier(world.store, esi, dossier))?.version ?? 0;
  accepted(await write('female', version));
  const settled = (await findDossier(world.store, esi, dossier))?.entries.find(
    (entry) => entry.id === identity,
  );
  expect(settled && entryView(settled)).toMatchObject({ conflicts: {}, values: { sex: 'female' } });
});

test('a stranger is told the same of a dossier that is not hers and of one that is not there', async () => {
  const { dossier } = await newCase();
  const write = (target: string) =>
    submit(
      world.store,
      stranger,
      act({ op: 'set', dossier: target, type: 'note', entry: id(), base: 2, set: { text: 'x y z' } }),
    );
  for (const target of [dossier, id()]) {
    expect(await write(target)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  }
});

test('a link is made only to what one may know of: elsewhere and nowhere answer alike', async () => {
  const { dossier } = await newCase();
  const hers = id();
  accepted(await submit(world.store, stranger, act({ op: 'create', dossier: hers, kind: 'case' })));
  const link = (to: string) =>
    submit(world.store, esi, act({ op: 'link', dossier, to, relation: 'concerns' }));
  for (const to of [hers, id()])
    expect(await link(to)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  const other = await newCase();
  accepted(await link(other.dossier));
});

test('a person is found by her name as misheard, by those who may read it only', async () => {
  const { dossier } = await newCase([
    { part: 'given', text: 'Meklit' },
    { part: 'family', text: 'Asfandi' },
  ]);
  const found = await searchPeople(world.store, esi, {
    names: ['asfandy meclit'],
    years: [2012],
    phones: [],
  });
  expect(found[0]?.dossier).toBe(dossier);
  expect(
    await searchPeople(world.store, stranger, { names: ['Meklit Asfandi'], years: [], phones: [] }),
  ).toEqual([]);
});

test('a grant lets somebody in, its end puts her out', async () => {
  const { dossier } = await newCase();
  const grant = id();
  accepted(
    await submit(
      world.store,
      esi,
      act({
        op: 'grant',
        dossier,
        grant,
        party: stranger.account,
        groups: ['identity', 'notes'],
        level: 'read',
        purpose: 'care',
        basis: 'assignment',
      }),
    ),
  );
  expect((await findDossier(world.store, stranger, dossier))?.entries.map((entry) => entry.type)).toEqual([
    'identity',
  ]);
  accepted(
    await submit(
      world.store,
      esi,
      act({ op: 'revoke', dossier, grant, reason: 'moved to another district' }),
    ),
  );
  expect(await findDossier(world.store, stranger, dossier)).toBeUndefined();
});

test('the feed tells of changes since a cursor, to those who may know', async () => {
  const cursor = await feedStart(world.store);
  const { dossier } = await newCase();
  const mine = await feed(world.store, esi, cursor);
  expect(mine?.dossiers).toContainEqual({ id: dossier, version: 2 });
  expect((await feed(world.store, stranger, cursor))?.dossiers).toEqual([]);
  expect((await feed(world.store, esi, mine?.cursor ?? cursor))?.dossiers).toEqual([]);
  expect(await feed(world.store, esi, { ...cursor, epoch: 99 })).toBeUndefined();
});

test('history tells who changed what; duties are asked for', async () => {
  const { dossier } = await newCase();
  const lines = await historyOf(world.store, esi, dossier);
  expect(lines.map((line) => [line.seq, line.kind])).toEqual([
    [1, 'create'],
    [2, 'set'],
  ]);
  expect(lines[1]?.operation).toMatchObject({ op: 'set', type: 'identity' });
  expect(Array.isArray(await dutiesFor(world.store, esi))).toBe(true);
});

test('nothing unclean, malformed or foreign reaches the database', async () => {
  for (const input of [
    null,
    1,
    'x',
    [],
    {},
    { id: id(), act: 'plain', operations: [] },
    act({ op: 'fly' }),
  ]) {
    expect(await submit(world.store, esi, input)).toMatchObject({
      ok: false,
      problem: { code: 'malformed' },
    });
  }
  const { dossier } = await newCase();
  const unclean = act({ op: 'set', dossier, type: 'note', entry: id(), base: 2, set: { text: 'a\u0000b' } });
  expect(await submit(world.store, esi, unclean)).toMatchObject({ ok: false, problem: { code: 'invalid' } });
});

test('an account that does not exist is told of as such, not as a dossier that is not there', async () => {
  const { dossier } = await newCase();
  const result = await submit(
    world.store,
    esi,
    act({
      op: 'set',
      dossier,
      type: 'guardian',
      entry: id(),
      base: 2,
      fact: true,
      set: {
        person: [{ part: 'full', text: 'Guma Adere' }],
        account: 999_999,
        kind: 'ngo',
        standing: 'provisional',
        appointedOn: '2026-03-02',
        appointedBy: 'District court',
        conflictsChecked: true,
        suspected: true,
      },
    }),
  );
  expect(result.ok || result.problem).toMatchObject({ code: 'invalid', invalid: [{ field: 'account' }] });
});
