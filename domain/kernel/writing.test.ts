import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import type { Dossier } from './dossier.ts';
import { findById, isOwn, own, shownValues } from './dossier.ts';
import { distinctValues } from './merge.ts';
import type { Sent } from './testing.ts';
import {
  act,
  at,
  context,
  created,
  done,
  dossierId,
  everyOrder,
  only,
  operation,
  person,
  sent,
  uuid,
  written,
} from './testing.ts';
import type { Json } from './values.ts';

const timeBox = { numRuns: 400, interruptAfterTimeLimit: 2500 };
const profile = uuid('1', 1);
const note = uuid('2', 1);

/** What must not depend on the order of arrival: everything but versions and which of its ids an entry goes by. */
function outcome(dossier: Dossier) {
  return dossier.entries
    .map((entry) => {
      const aliases = entry.heads[own.aliases]?.[0]?.value as { items?: object } | undefined;
      return {
        type: entry.type,
        ids: [entry.id, ...Object.keys(aliases?.items ?? {})].sort(),
        by: entry.by,
        recorded: entry.recorded,
        occurred: entry.occurred,
        withdrawn: entry.withdrawn,
        values: shownValues(entry),
        answers: Object.fromEntries(
          Object.entries(entry.heads)
            .filter(([name]) => name !== own.aliases)
            .map(([name, heads]) => [name, distinctValues(heads)]),
        ),
      };
    })
    .sort((a, b) => ((a.ids[0] ?? '') < (b.ids[0] ?? '') ? -1 : 1));
}

describe('writes of devices that do not see each other', () => {
  const minute = fc.integer({ min: 1, max: 9 });
  const values = fc.record(
    {
      colour: fc.constantFrom<Json>('red', 'green', { unsaid: 'refused' }, null),
      name: fc.constantFrom<Json>('Abeba', 'Almaz'),
      papers: fc.constantFrom<Json>(
        { add: { [uuid('c', 1)]: { kind: 'red', number: '1' } } },
        { add: { [uuid('c', 2)]: { kind: 'blue' } }, remove: [uuid('c', 1)] },
        { remove: [uuid('c', 2)] },
        { unsaid: 'not-known' },
      ),
      future: fc.constantFrom<Json>({ anything: [1] }, 'kept'),
    },
    { requiredKeys: [] },
  );
  const occurred = fc.option(
    fc.constantFrom('2025', '2025-06', 'ethiopic:2018-01-01', '2025-12-31T10:00:00Z'),
    {
      nil: undefined,
    },
  );

  /** A device's operations in the order it made them: a profile of its own making, or a note known to all. */
  const deviceWrites = (account: number) =>
    fc
      .array(fc.record({ toNote: fc.boolean(), set: values, occurred, minute }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((writes) => {
        const made: Sent[] = [];
        for (const [index, write] of writes.entries()) {
          const one = operation({
            op: 'set',
            id: uuid('abc'.charAt(account - 1), index),
            type: write.toNote ? 'note' : 'profile',
            entry: write.toNote ? note : uuid('1', account),
            base: 2,
            covers: made.map((earlier) => earlier.operation.id),
            recorded: at(index * 10 + write.minute),
            set: write.toNote ? { body: `${write.minute}`, calm: true } : { ...write.set },
            ...(write.occurred === undefined ? {} : { occurred: write.occurred }),
          });
          made.push({ account, operation: one });
        }
        return made;
      });

  const start = written(created(), [
    operation({ op: 'set', type: 'note', entry: note, set: { body: 'known to all' }, recorded: at(0) }),
  ]);

  it('give the same dossier in any order of arrival, and drop nothing', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(deviceWrites(1), deviceWrites(2), deviceWrites(3))
          .map((all) => all.flat())
          .chain((all) =>
            fc.tuple(
              fc.shuffledSubarray(all, { minLength: all.length }),
              fc.shuffledSubarray(all, { minLength: all.length }),
            ),
          ),
        ([one, other]) => {
          const [a, b] = [sent(start, one), sent(start, other)];
          expect(outcome(a)).toEqual(outcome(b));
          // the last word of each device on each single value is there
          const last = new Map<string, Json>();
          for (const { account, operation: mine } of one.toSorted((x, y) =>
            x.operation.id < y.operation.id ? -1 : 1,
          )) {
            if (mine.op !== 'set') continue;
            for (const [name, value] of Object.entries(mine.set))
              last.set(`${account} ${mine.type} ${name}`, value);
            if (mine.occurred) last.set(`${account} ${mine.type} ${own.occurred}`, mine.occurred);
          }
          for (const [key, value] of last) {
            const [, type = '', name = ''] = key.split(' ');
            if (name !== 'papers')
              expect(distinctValues(only(a, type).heads[name] ?? [])).toContainEqual(value);
          }
        },
      ),
      timeBox,
    );
  });

  it('make one entry where there can be one, which answers to the id of either device', () => {
    const mine = operation({
      op: 'set',
      type: 'profile',
      entry: uuid('1', 1),
      base: 1,
      set: { name: 'Abeba' },
    });
    const hers = operation({
      op: 'set',
      type: 'profile',
      entry: uuid('1', 2),
      base: 1,
      set: { name: 'Almaz' },
    });
    const more = operation({
      op: 'set',
      type: 'profile',
      entry: uuid('1', 2),
      base: 1,
      covers: [hers.id],
      set: { name: 'Alem' },
    });
    const now = sent(created(), [
      { account: 1, operation: mine },
      { account: 2, operation: hers },
      { account: 2, operation: more },
    ]);
    const entry = only(now, 'profile');
    expect(findById(now, uuid('1', 1))).toBe(entry);
    expect(findById(now, uuid('1', 2))).toBe(entry);
    expect(findById(now, uuid('1', 3))).toBeUndefined();
    expect(distinctValues(entry.heads['name'] ?? [])).toEqual(['Abeba', 'Alem']);
    expect(Object.keys(shownValues(entry)).filter(isOwn)).toEqual([]);
    const back = operation({
      op: 'withdraw',
      type: 'profile',
      entry: uuid('1', 2),
      base: 4,
      reason: 'wrong child',
    });
    expect(only(written(now, [back]), 'profile').withdrawn).toBe('wrong child');
  });

  it('leave an entry to its first author, whose device may come last', () => {
    const late = operation({
      op: 'set',
      type: 'profile',
      entry: uuid('1', 1),
      base: 1,
      recorded: at(5),
      set: {},
    });
    const early = operation({
      op: 'set',
      type: 'profile',
      entry: uuid('1', 2),
      base: 1,
      recorded: at(3),
      set: {},
    });
    const now = sent(created(), [
      { account: 1, operation: late },
      { account: 2, operation: early },
    ]);
    expect(only(now, 'profile')).toMatchObject({ by: 2, recorded: at(3) });
    // one who has seen the entry and whose clock is wrong does not become its author
    const wrong = operation({
      op: 'set',
      type: 'profile',
      entry: uuid('1', 1),
      base: 3,
      recorded: at(-9e6),
      set: {},
    });
    expect(only(sent(now, [{ account: 3, operation: wrong }]), 'profile')).toMatchObject({
      by: 2,
      recorded: at(3),
    });
  });

  it('keep both answers to when it happened, and show the older', () => {
    const one = operation({ op: 'set', type: 'note', entry: note, base: 2, occurred: '2025-05', set: {} });
    const two = operation({ op: 'set', type: 'note', entry: note, base: 2, occurred: '2025-04', set: {} });
    for (const order of everyOrder([one, two])) {
      const entry = only(written(start, order), 'note');
      expect(entry.occurred).toBe('2025-05');
      expect(distinctValues(entry.heads[own.occurred] ?? [])).toEqual(['2025-05', '2025-04']);
    }
    const settled = operation({
      op: 'set',
      type: 'note',
      entry: note,
      base: 4,
      occurred: '2025-04',
      set: {},
    });
    const entry = only(written(start, [one, two, settled]), 'note');
    expect(entry.occurred).toBe('2025-04');
    expect(entry.heads[own.occurred]).toHaveLength(1);
  });
});

describe('when it happened, where the entry itself asks', () => {
  const visit = uuid('3', 1);
  const write = (set: Readonly<Record<string, Json>>, more: { occurred?: string } = {}) =>
    operation({ op: 'set', type: 'visit', entry: visit, base: 2, set, ...more });
  const happened = (...writes: readonly ReturnType<typeof write>[]) =>
    only(written(created(), writes), 'visit').occurred;

  it('is its answer; what is said of the whole entry wins', () => {
    expect(happened(write({ on: '2025-05' }))).toBe('2025-05');
    expect(happened(write({ on: '2025-05' }, { occurred: '2025-04' }))).toBe('2025-04');
  });

  it('follows the answer when that is changed, and stays when something else is', () => {
    const first = write({ on: '2025-05-01' });
    expect(happened(first, write({ calm: true }))).toBe('2025-05-01');
    expect(happened(first, write({ on: '2025-04-30' }))).toBe('2025-04-30');
  });

  it('is not known when the answer is not', () => {
    expect(happened(write({ on: { unsaid: 'not-known' } }))).toBeUndefined();
    expect(happened(write({ calm: true }))).toBeUndefined();
  });

  it('is the moment of recording on the day of recording, so that what came before it stays before it', () => {
    const today = operation({
      op: 'set',
      type: 'visit',
      entry: visit,
      recorded: at(600),
      set: { on: at(600).slice(0, 10) },
    });
    expect(happened(today)).toBe(at(600));
    const year = operation({
      op: 'set',
      type: 'visit',
      entry: visit,
      recorded: at(600),
      set: { on: '2026' },
    });
    expect(happened(year)).toBe('2026');
  });
});

describe('the base of a write', () => {
  const start = written(created(), [
    operation({ op: 'set', type: 'profile', entry: profile, set: { colour: 'red' } }),
  ]);
  const colours = (dossier: Dossier): readonly Json[] =>
    distinctValues(only(dossier, 'profile').heads['colour'] ?? []);
  const green = (base: number, more: { covers?: string[] } = {}) =>
    operation({ op: 'set', type: 'profile', entry: profile, base, set: { colour: 'green' }, ...more });

  it('replaces what was seen and stands beside what was not', () => {
    expect(colours(written(start, [green(2)]))).toEqual(['green']);
    expect(colours(written(start, [green(1)]))).toEqual(['red', 'green']);
  });

  it('proves nothing when it lies beyond the dossier: nothing is overwritten', () => {
    for (const base of [3, 4, 1_000_000, 2_000_000_000]) {
      expect(colours(written(start, [green(base)]))).toEqual(['red', 'green']);
    }
  });

  it('counts what the same act wrote before as seen, without keeping it for ever', () => {
    const [one, two] = [
      green(1),
      operation({ op: 'set', type: 'profile', entry: profile, base: 1, set: { colour: 'blue' } }),
    ];
    const now = done(apply(new Map([[dossierId, start]]), act([one, two]), context(person(1), 100)));
    expect(colours(now)).toEqual(['red', 'blue']);
    expect(only(now, 'profile').heads['colour']?.map((head) => head.stamp.covers)).toEqual([[], []]);
  });

  it('remembers covered operations only until they have come', () => {
    const first = operation({ op: 'set', type: 'note', entry: note, base: 1, set: { body: 'elsewhere' } });
    const covering = green(2, { covers: [first.id, uuid('f', 7)] });
    const given = context(person(1), 100, undefined, { accepted: (id) => id === first.id });
    const now = written(start, [first, covering], given);
    expect(only(now, 'profile').heads['colour']?.[0]?.stamp.covers).toEqual([uuid('f', 7)]);
  });
});

describe('whose an entry is', () => {
  it('gives each person a key of her own', () => {
    const now = written(created(), [
      operation({
        op: 'set',
        type: 'person',
        entry: uuid('3', 1),
        set: { name: [{ part: 'given', text: 'Mulu' }] },
      }),
      operation({ op: 'set', type: 'person', entry: uuid('3', 2), set: { name: { unsaid: 'not-known' } } }),
      operation({ op: 'set', type: 'profile', entry: profile, set: {} }),
    ]);
    expect(now.entries.map((entry) => entry.subject)).toEqual([12, 13, 1]);
    const again = operation({ op: 'set', type: 'person', entry: uuid('3', 1), base: 4, set: { name: null } });
    expect(findById(written(now, [again]), uuid('3', 1))?.subject).toBe(12);
  });
});
