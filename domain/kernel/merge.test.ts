import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Head, Write } from './merge.ts';
import { distinctValues, mergeField, mergeItems, mergeList } from './merge.ts';
import { at, uuid } from './testing.ts';
import type { Json } from './values.ts';
import { canonical } from './values.ts';

const timeBox = { numRuns: 3000, interruptAfterTimeLimit: 2500 };

/** A write before it is accepted: what its author had seen, by name. */
interface Planned {
  readonly op: string;
  readonly value: Json;
  readonly minute: number;
  readonly covers: readonly string[];
  /** Operations accepted when the author last looked. */
  readonly saw: readonly string[];
}

const write = (planned: Planned, seq: number, base: number): Write => ({
  value: planned.value,
  base,
  stamp: { seq, op: planned.op, by: 1, at: at(planned.minute), covers: planned.covers },
});

/** Writes of one device, each seeing what the device had seen and some of the device's earlier ones. */
const device = (letter: string, saw: fc.Arbitrary<readonly string[]>): fc.Arbitrary<readonly Planned[]> =>
  fc
    .tuple(
      saw,
      fc.array(
        fc.record({
          value: fc.constantFrom<Json>('one', 'two', 'three', null, { unsaid: 'refused' }),
          minute: fc.nat(5),
          covers: fc.array(fc.nat(3), { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([seen, writes]) =>
      writes.map(({ covers, ...rest }, index) => ({
        ...rest,
        op: uuid(letter, index),
        covers: [...new Set(covers)].filter((one) => one < index).map((one) => uuid(letter, one)),
        saw: seen,
      })),
    );

/** Everything a write had seen, itself or through what it had seen. */
function seenBy(op: string, all: ReadonlyMap<string, Planned>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [op];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const planned = all.get(next);
    for (const other of [...(planned?.covers ?? []), ...(planned?.saw ?? [])]) {
      if (!seen.has(other)) open.push(other);
      seen.add(other);
    }
  }
  return seen;
}

const names = (writes: readonly Planned[]): readonly string[] => writes.map((one) => one.op);

describe('mergeField', () => {
  /**
   * Some history; devices that go offline at one of its versions; some of their writes arrive and others are held up;
   * devices that see what arrived write too. The expectation comes from who saw what, with no merging at all.
   */
  const story = fc
    .tuple(fc.nat(2), fc.nat(3), fc.nat(3), fc.nat(3))
    .chain(([before, ...looks]) => {
      const history = Array.from(
        { length: before },
        (_, index): Planned => ({
          op: uuid('e', index),
          value: `history ${index}`,
          minute: index,
          covers: [],
          saw: Array.from({ length: index }, (__, earlier) => uuid('e', earlier)),
        }),
      );
      const offline = looks.map((look, index) =>
        device('abc'.charAt(index), fc.constant(names(history.slice(0, look)))),
      );
      return fc.tuple(
        fc.constant(history),
        fc.tuple(...offline).map((all) => all.flat()),
      );
    })
    .chain(([history, offline]) =>
      fc.tuple(
        fc.constant(history),
        fc.shuffledSubarray([...offline], { minLength: 0 }).chain((arrived) => {
          const late = offline.filter((one) => !arrived.includes(one));
          const saw = names([...history, ...arrived]);
          const synced = fc
            .tuple(device('d', fc.constant(saw)), device('f', fc.constant(saw)))
            .map((all) => all.flat());
          const again = (writes: readonly Planned[]) =>
            fc.shuffledSubarray([...writes], { minLength: writes.length });
          return synced.chain((fresh) =>
            fc.record({
              first: again(arrived),
              rest: again([...late, ...fresh]),
              otherFirst: again(arrived),
              otherRest: again([...late, ...fresh]),
            }),
          );
        }),
      ),
    );

  function run(history: readonly Planned[], first: readonly Planned[], rest: readonly Planned[]) {
    const order = [...history, ...first, ...rest];
    const versions = new Map(names(order).map((op, index) => [op, index + 1]));
    const base = (planned: Planned): number => Math.max(0, ...planned.saw.map((op) => versions.get(op) ?? 0));
    return order.reduce<readonly Head[]>(
      (heads, planned, index) => mergeField(heads, write(planned, index + 1, base(planned))),
      [],
    );
  }

  it('keeps just the writes that nobody saw, in any order of arrival', () => {
    fc.assert(
      fc.property(story, ([history, { first, rest, otherFirst, otherRest }]) => {
        const all = new Map([...history, ...first, ...rest].map((one) => [one.op, one]));
        const seen = new Set([...all.keys()].flatMap((op) => [...seenBy(op, all)]));
        const expected = [...all.values()]
          .filter((one) => !seen.has(one.op))
          .sort((a, b) => a.minute - b.minute || (a.op < b.op ? -1 : 1));
        for (const heads of [run(history, first, rest), run(history, otherFirst, otherRest)]) {
          expect(heads.map((head) => head.stamp.op)).toEqual(names(expected));
          expect(heads.map((head) => head.value)).toEqual(expected.map((one) => one.value));
        }
      }),
      timeBox,
    );
  });

  const planned = (letter: string, more: Partial<Planned> = {}): Planned => ({
    op: uuid(letter, 1),
    value: letter,
    minute: 1,
    covers: [],
    saw: [],
    ...more,
  });

  it('takes a write that was overtaken by the one that replaces it as replaced', () => {
    const [a, b, c] = [
      planned('a'),
      planned('b', { covers: [uuid('a', 1)] }),
      planned('c', { covers: [uuid('b', 1)] }),
    ];
    // b is replaced by c before a arrives: c must still know that b had seen a
    const heads = [write(b, 1, 0), write(c, 2, 0), write(a, 3, 0)].reduce(mergeField, []);
    expect(heads.map((head) => head.value)).toEqual(['c']);
  });

  it('orders by the instant, whatever its precision', () => {
    const early = { ...write(planned('a'), 1, 0) };
    const heads = [
      { ...early, stamp: { ...early.stamp, op: uuid('b', 1), at: '2026-01-01T00:00:00.5Z' }, value: 'later' },
      { ...early, stamp: { ...early.stamp, at: '2026-01-01T00:00:00Z' }, value: 'first' },
      { ...early, stamp: { ...early.stamp, op: uuid('c', 1), at: '2026-01-01T00:00Z' }, value: 'same' },
    ].reduce(mergeField, []);
    expect(heads.map((head) => head.value)).toEqual(['first', 'same', 'later']);
  });

  it('counts equal answers of two people as no conflict', () => {
    const heads = [write(planned('a'), 1, 0), write({ ...planned('b'), value: 'a' }, 2, 0)].reduce(
      mergeField,
      [],
    );
    expect(heads).toHaveLength(2);
    expect(distinctValues(heads)).toEqual(['a']);
  });
});

describe('lists', () => {
  const item = (number: number): Json => ({ text: `item ${number}` });
  const change = fc.record({
    add: fc.uniqueArray(fc.nat(9), { maxLength: 3 }),
    remove: fc.array(fc.nat(9), { maxLength: 2 }),
  });
  const toChange = ({ add, remove }: { add: readonly number[]; remove: readonly number[] }) => ({
    add: Object.fromEntries(add.map((number) => [uuid('a', number), item(number)])),
    remove: remove.map((number) => uuid('a', number)),
  });

  it('hold what was added and never removed, in any order, with and without what was not known', () => {
    const unsaid = { unsaid: 'not-asked' };
    const step = fc.oneof({ weight: 4, arbitrary: change }, { weight: 1, arbitrary: fc.constant(unsaid) });
    fc.assert(
      fc.property(
        fc
          .array(step, { minLength: 1, maxLength: 8 })
          .chain((steps) =>
            fc.tuple(
              fc.constant(steps),
              fc.shuffledSubarray([...steps.keys()], { minLength: steps.length }),
              fc.shuffledSubarray([...steps.keys()], { minLength: steps.length }),
            ),
          ),
        ([steps, ...orders]) => {
          const outcomes = orders.map((order) =>
            order.reduce<readonly Head[]>((heads, index, position) => {
              const one = steps[index] ?? unsaid;
              const stamp = { seq: position + 1, op: uuid('b', index), by: 1, at: at(index), covers: [] };
              return 'unsaid' in one
                ? mergeField(heads, { value: one, stamp, base: 0 })
                : mergeList(heads, toChange(one), stamp);
            }, []),
          );
          const changes = steps.flatMap((one) => ('unsaid' in one ? [] : [one]));
          const removed = new Set(changes.flatMap((one) => one.remove));
          const left = new Set(changes.flatMap((one) => one.add).filter((number) => !removed.has(number)));
          const list = {
            items: Object.fromEntries([...left].map((number) => [uuid('a', number), item(number)])),
            gone: [...removed].map((number) => uuid('a', number)).sort(),
          };
          const expected = left.size > 0 || changes.length === steps.length ? [list] : [unsaid];
          for (const heads of outcomes) {
            expect(distinctValues(heads)).toEqual(expected);
            expect(heads[0]?.value).toEqual(expected[0]);
            // the removed stay removed, even while another answer is shown
            const kept = heads
              .map((head) => head.value)
              .filter((value) => canonical(value) !== canonical(unsaid));
            expect(kept).toEqual(changes.length > 0 ? [list] : []);
          }
          expect(outcomes[0]?.map(({ stamp: { seq: _, ...stamp }, value }) => ({ stamp, value }))).toEqual(
            outcomes[1]?.map(({ stamp: { seq: _, ...stamp }, value }) => ({ stamp, value })),
          );
        },
      ),
      timeBox,
    );
  });

  it('give the same whichever of two items under one id came first', () => {
    const [a, b] = [{ add: { x: 'a' } }, { add: { x: 'b' } }];
    expect(mergeItems(mergeItems(undefined, a), b)).toEqual(mergeItems(mergeItems(undefined, b), a));
  });

  it('do not revive what was removed', () => {
    const list = mergeItems(mergeItems(undefined, { remove: ['x'] }), { add: { x: 1, y: 2 } });
    expect(list).toEqual({ items: { y: 2 }, gone: ['x'] });
  });

  it('take the changes of two devices into an answer that both had left at not known', () => {
    const stamp = (seq: number) => ({ seq, op: uuid('a', seq), by: seq, at: at(seq), covers: [] });
    const unsaid = { unsaid: 'not-known' };
    const heads = mergeList(
      mergeField([], { value: unsaid, stamp: stamp(1), base: 0 }),
      { add: { x: 1 } },
      stamp(2),
    );
    expect(heads[0]?.value).toEqual({ items: { x: 1 }, gone: [] });
    expect(distinctValues(mergeList(heads, { remove: ['x'] }, stamp(3)))).toEqual([unsaid]);
  });
});
