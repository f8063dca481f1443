import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryState } from './dossier.ts';
import { entriesOf, findEntry, happenedAt, saidIn, shownValue } from './dossier.ts';
import { created, everyOrder, only, operation, uuid, written } from './testing.ts';
import type { Json } from './values.ts';
import {
  canonical,
  findUncleanText,
  isItemChange,
  isItemList,
  isName,
  isTooDeep,
  isUnsaid,
  said,
  sameValue,
} from './values.ts';

const note = (number: number, recorded: string, occurred?: string) =>
  operation({
    op: 'set',
    type: 'note',
    entry: uuid('2', number),
    recorded,
    set: { body: 'x' },
    ...(occurred === undefined ? {} : { occurred }),
  });
const entry = (recorded: string, occurred?: string): EntryState =>
  only(written(created(), [note(1, recorded, occurred)]), 'note');

describe('happenedAt', () => {
  it.each([
    ['an instant', '2025-12-01T10:30:00Z', '2025-12-01T10:30:00Z'],
    ['a day', '2025-12-01', '2025-12-01T00:00:00Z'],
    ['the first day of a month', '2025-11', '2025-11-01T00:00:00Z'],
    ['the first day of a year', '2024', '2024-01-01T00:00:00Z'],
    ['a day of another calendar', 'ethiopic:2018-01-01', '2025-09-11T00:00:00Z'],
    ['the first day that is about then', '2025-11~', '2025-10-01T00:00:00Z'],
  ])('is %s', (_, occurred, expected) => {
    expect(happenedAt(entry('2025-12-31T00:00:00Z', occurred))).toBe(Date.parse(expected));
  });

  it('is when it was recorded if nobody said', () => {
    expect(happenedAt(entry('2025-12-31T00:00:00Z'))).toBe(Date.parse('2025-12-31T00:00:00Z'));
  });

  it('is never after we were told, whatever the device’s clock says', () => {
    for (const wrong of [entry('2052-01-01T00:00:00Z'), entry('2025-12-31T00:00:00Z', '2052')]) {
      expect(happenedAt(wrong)).toBe(Date.parse(wrong.accepted));
    }
  });
});

describe('the entries of a type', () => {
  it('are ordered by when it happened, not by when they came', () => {
    const notes = [
      note(1, '2025-12-05T00:00:00Z'),
      note(2, '2025-12-09T00:00:00Z', '2025-12-01'),
      note(3, '2025-12-08T00:00:00Z', '2025-12-01'),
      note(4, '2025-12-07T00:00:00Z'),
    ];
    for (const order of everyOrder(notes)) {
      const now = written(created(), order);
      expect(entriesOf(now, 'note').map((one) => one.id)).toEqual(
        [3, 2, 1, 4].map((number) => uuid('2', number)),
      );
      expect(findEntry(now, 'note')?.id).toBe(uuid('2', 4));
    }
  });
});

/** Lone surrogates have no UTF-8 form, which is how encodeURIComponent finds them. */
function encodeURIable(text: string): boolean {
  try {
    return encodeURIComponent(text) !== '-';
  } catch {
    return false;
  }
}

describe('values', () => {
  const anyJson = fc.jsonValue().map((value) => value as Json);

  it('that are unsaid, cleared or absent are not said', () => {
    for (const value of [null, undefined, { unsaid: 'refused' as const }])
      expect(said<string>(value)).toBeUndefined();
    for (const value of [0, '', false]) expect(said(value)).toBe(value);
    const one = only(
      written(created(), [
        operation({
          op: 'set',
          type: 'profile',
          entry: uuid('1', 1),
          set: { name: { unsaid: 'refused' }, colour: 'red' },
        }),
      ]),
      'profile',
    );
    expect(saidIn(one, 'name')).toBeUndefined();
    expect(isUnsaid(shownValue(one, 'name'))).toBe(true);
    expect(saidIn(one, 'colour')).toBe('red');
    expect(saidIn(one, 'born')).toBeUndefined();
    expect(saidIn(undefined, 'colour')).toBeUndefined();
  });

  it('are the same whatever the order of their keys, and only then', () => {
    const turned = (value: Json): Json =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, turned(inner)]),
            )
          : value;
    fc.assert(
      fc.property(anyJson, anyJson, (a, b) => {
        expect(sameValue(a, turned(a))).toBe(true);
        expect(JSON.parse(canonical(a))).toEqual(JSON.parse(JSON.stringify(a)));
        expect(sameValue(a, b)).toBe(canonical(a) === canonical(b));
        if (sameValue(a, b)) expect(JSON.parse(JSON.stringify(b))).toEqual(JSON.parse(JSON.stringify(a)));
      }),
      { numRuns: 500, interruptAfterTimeLimit: 1000 },
    );
  });

  it('have names that no object answers to by itself', () => {
    for (const name of ['a', 'dateOfBirth', 'safe-contact', 'x1'])
      expect([name, isName(name)]).toEqual([name, true]);
    for (const name of [
      '',
      'A',
      '1a',
      'a b',
      '__proto__',
      'constructor',
      'valueOf',
      'x'.repeat(62),
      '$own',
      'ä',
      'a\n',
    ]) {
      expect([name, isName(name)]).toEqual([name, false]);
    }
  });

  it('are a list, a change of one, or neither', () => {
    expect(isItemList({ items: {}, gone: [] })).toBe(true);
    for (const value of [null, [], 'x', { items: {} }, { items: null, gone: [] }, { items: {}, gone: {} }]) {
      expect(isItemList(value)).toBe(false);
    }
    for (const value of [{ add: {} }, { remove: [] }, { add: {}, remove: ['x'] }])
      expect(isItemChange(value)).toBe(true);
    for (const value of [
      null,
      {},
      [],
      { add: [] },
      { remove: [1] },
      { add: {}, more: 1 },
      { unsaid: 'refused' },
    ]) {
      expect(isItemChange(value)).toBe(false);
    }
  });

  it('nest so deep and no deeper', () => {
    const nested = (depth: number): Json => Array.from({ length: depth }).reduce<Json>((value) => [value], 1);
    expect([isTooDeep(1), isTooDeep(nested(30)), isTooDeep(nested(31)), isTooDeep(nested(100_000))]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('hold only text that can be stored', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\u0000', '\ud83d', '\ude00', 'é') });
    const clean = (one: string): boolean => !one.includes('\u0000') && encodeURIable(one);
    fc.assert(
      fc.property(fc.array(fc.dictionary(text, fc.array(text))), (value) => {
        const all = value.flatMap((one) => [...Object.keys(one), ...Object.values(one).flat()]);
        expect(findUncleanText(value) === undefined).toBe(all.every(clean));
      }),
      { numRuns: 500, interruptAfterTimeLimit: 1000 },
    );
    expect(findUncleanText({ a: [{ b: 'x\u0000' }] })).toBe('a[0].b');
    expect(findUncleanText('\ud800')).toBe('(value)');
    expect(findUncleanText({ a: { 'x\ud800': 1 } })).toBe('a.(key)');
    expect(findUncleanText('😀')).toBeUndefined();
  });
});
