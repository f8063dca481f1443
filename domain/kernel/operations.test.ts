import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actSchema, levelRank, levels, operationSchema } from './operations.ts';
import { at, dossierId, uuid } from './testing.ts';

const set = {
  id: uuid('a', 1),
  dossier: dossierId,
  recorded: at(0),
  op: 'set',
  type: 'note',
  entry: uuid('2', 1),
  base: 0,
  set: { body: 'x' },
};
const accepts = (more: object): boolean => operationSchema.safeParse({ ...set, ...more }).success;

describe('operations from outside', () => {
  it('are taken in their form, with ids in small letters', () => {
    expect(operationSchema.parse({ ...set, entry: uuid('f', 1).toUpperCase() })).toEqual({
      ...set,
      entry: uuid('f', 1),
    });
  });

  it.each<[string, object]>([
    ['a stranger’s key', { extra: 1 }],
    ['an id that is none', { id: '1' }],
    ['a negative base', { base: -1 }],
    ['a base beyond all versions', { base: 2_000_000_001 }],
    ['a half base', { base: 0.5 }],
    ['a type with a name of every object', { type: 'constructor' }],
    ['a field with a name of every object', { set: { toString: 1 } }],
    ['a field of the kernel’s own', { set: { $withdrawal: 'x' } }],
    ['a time with a zone', { recorded: '2026-01-01T00:00:00+03:00' }],
    ['a time without one', { recorded: '2026-01-01T00:00:00' }],
    ['a day that is none', { recorded: '2026-02-30T00:00:00Z' }],
    ['a local time of occurrence', { occurred: '2026-01-01T00:00:00' }],
    ['words for a time of occurrence', { occurred: 'May 5' }],
    ['a number for a time of occurrence', { occurred: '1' }],
    ['a date that is none', { occurred: '2023-02-29' }],
    [
      'two hundred and one covered operations',
      { covers: Array.from({ length: 201 }, (_, index) => uuid('c', index)) },
    ],
    ['another operation', { op: 'delete' }],
  ])('are refused with %s', (_, more) => {
    expect(accepts({})).toBe(true);
    expect(accepts(more)).toBe(false);
  });

  it.each(['2025', '2025-05~', 'persian:1403-12-30', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.123Z'])(
    'may have occurred at %s',
    (occurred) => {
      expect(accepts({ occurred })).toBe(true);
    },
  );

  it('are refused, not thrown over, whatever they hold', () => {
    const deep = (depth: number): unknown =>
      Array.from({ length: depth }).reduce<unknown>((value) => [value], 1);
    for (const depth of [31, 5_000, 300_000]) expect(accepts({ set: { body: deep(depth) } })).toBe(false);
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, maxDepth: 4 }),
        (value) => {
          expect(operationSchema.safeParse(value).success).toBe(false);
          operationSchema.safeParse({ ...set, set: { body: value } });
          expect(actSchema.safeParse({ id: uuid('b', 1), act: 'plain', operations: value }).success).toBe(
            false,
          );
        },
      ),
      { numRuns: 500, interruptAfterTimeLimit: 1500 },
    );
  });

  it('keep no key that would change what an object is', () => {
    const parsed = operationSchema.parse(
      JSON.parse(JSON.stringify(set).replace('"x"', '{"__proto__":{"y":1},"z":1}')),
    );
    expect(parsed).toEqual({ ...set, set: { body: { z: 1 } } });
    expect(accepts(JSON.parse('{"set":{"__proto__":{"y":1}}}'))).toBe(true);
  });
});

describe('levels', () => {
  it('rise from knowing of to answering for', () => {
    expect(levels.map(levelRank)).toEqual([1, 2, 3, 4]);
  });
});
