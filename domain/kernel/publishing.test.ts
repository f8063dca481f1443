/** What can be declared public, and what of an entry then is. */
import { describe, expect, it } from 'vitest';
import * as list from '../codes/index.ts';
import { catalogue } from '../index.ts';
import { dossier, entry } from './declare.ts';
import type { EntryState } from './dossier.ts';
import * as f from './fields.ts';
import type { PublishedEntries } from './publishing.ts';
import { findPublicValues } from './publishing.ts';
import type { Json } from './values.ts';

const notice = entry('notice', {
  group: 'agency',
  subject: 'matter',
  many: true,
  fields: {
    title: f.text(100).as('restricted'),
    remark: f.text(100),
    story: f.longText().as('restricted'),
    result: f.code(list.inspectionResult),
    by: f.account(),
    prices: f.items({ item: f.code(list.feeItem), amount: f.money() }),
    people: f.items({ name: f.personName() }),
    other: f.link('agency'),
    photo: f.attachment(),
    note: f.box(),
    count: f.number(),
  },
});
const about = entry('about', { group: 'agency', subject: 'own', many: true, fields: { count: f.number() } });
const declare = (published: PublishedEntries) =>
  dossier('probe', {
    code: 99,
    letter: 'Q',
    states: ['open'],
    transitions: [],
    entries: [notice, about],
    safeguards: [],
    published,
  });

describe('a declaration', () => {
  it.each(['remark', 'story', 'by', 'people', 'other', 'photo', 'note', 'nothing', 'constructor'])(
    'cannot publish %s',
    (field) => {
      expect(() => declare({ notice: { fields: [field] } })).toThrow('cannot be public');
    },
  );

  it('cannot publish an entry about a person, one that is not there, or one depending on what is secret', () => {
    expect(() => declare({ about: { fields: ['count'] } })).toThrow('about somebody');
    expect(() => declare({ gone: { fields: [] } })).toThrow('unknown entry');
    expect(() => declare({ notice: { fields: ['count'], when: [{ field: 'remark', is: ['x'] }] } })).toThrow(
      'no open field',
    );
  });

  it('can publish codes, numbers, prices, and short texts that are declared restricted', () => {
    expect(() => declare({ notice: { fields: ['title', 'result', 'prices', 'count'] } })).not.toThrow();
  });
});

describe('an entry', () => {
  const kind = declare({
    notice: { fields: ['title', 'result', 'prices'], when: [{ field: 'result', is: ['in-order'] }] },
  });
  const at = '2026-01-01T00:00:00.000Z';
  const head = (value: Json) => ({ value, stamp: { seq: 1, op: '', by: 0, at, covers: [] } });
  const written = (heads: Record<string, readonly Json[]>, more: object = {}): EntryState =>
    ({
      id: 'e',
      type: 'notice',
      heads: Object.fromEntries(Object.entries(heads).map(([name, values]) => [name, values.map(head)])),
      ...more,
    }) as unknown as EntryState;

  it('tells what is declared and said, and nothing else', () => {
    const prices = { items: { a: { item: 'visa', amount: { unsaid: 'not-known' } } }, gone: ['b'] };
    const one = written({
      title: ['Name'],
      remark: ['secret'],
      count: [7],
      result: ['in-order'],
      prices: [prices],
    });
    expect(findPublicValues(kind, one)).toEqual({
      title: 'Name',
      result: 'in-order',
      prices: [{ item: 'visa' }],
    });
    expect(findPublicValues(kind, written({ title: [{ unsaid: 'refused' }], result: ['in-order'] }))).toEqual(
      {
        result: 'in-order',
      },
    );
  });

  it.each([
    ['taken back', written({ result: ['in-order'] }, { withdrawn: {} })],
    ['of another type', written({ result: ['in-order'] }, { type: 'about' })],
    ['which says something that is not for everybody', written({ result: ['children-found'] })],
    ['about which people disagree', written({ result: ['in-order', 'children-found'] })],
    ['which does not say', written({ title: ['Name'] })],
  ])('%s tells nothing', (_what, one) => {
    expect(findPublicValues(kind, one)).toBeUndefined();
  });
});

it('is this in the whole of Gwen: whoever publishes more says so here too', () => {
  const all = Object.values(catalogue.kinds).flatMap(({ kind, published }) =>
    Object.entries(published).flatMap(([type, { fields }]) =>
      fields.map((field) => `${kind}.${type}.${field}`),
    ),
  );
  expect(all.filter((path) => path.startsWith('agency.'))).toEqual([
    'agency.registration.name',
    'agency.registration.registerNumber',
    'agency.registration.kind',
    'agency.registration.sites',
    'agency.registration.sectors',
    'agency.registration.destinations',
    'agency.registration.handlesUnder18',
    'agency.registration.membersOf',
    'agency.licence.number',
    'agency.licence.class',
    'agency.licence.destinations',
    'agency.licence.sectors',
    'agency.licence.minimumAge',
    'agency.licence.from',
    'agency.licence.to',
    'agency.licence.conditions',
    'agency.licence.bond',
    'agency.fee-schedule.destination',
    'agency.fee-schedule.from',
    'agency.fee-schedule.to',
    'agency.fee-schedule.fees',
    'agency.fee-schedule.lowInterestLoan',
    'agency.fee-schedule.published',
    'agency.inspection.on',
    'agency.inspection.result',
    'agency.inspection.broken',
    'agency.inspection.putRightBy',
    'agency.sanction.kind',
    'agency.sanction.rules',
    'agency.sanction.from',
    'agency.sanction.to',
    'agency.sanction.fine',
    'agency.sanction.repayment',
    'agency.sanction.appeal',
  ]);
  const others = new Set(all.map((path) => path.split('.')[0]).filter((kind) => kind !== 'agency'));
  // never a child's file, nor one of a family, a report, a suspect
  for (const kind of ['case', 'household', 'report', 'proceeding'])
    expect(others.has(kind), kind).toBe(false);
});
