import { describe, expect, test } from 'vitest';
import { layOut, nextTo } from './layOut.ts';

/** "a>b": a buys from b; "a~b": it did once. */
const buyings = (...all: readonly string[]) =>
  all.map((one) => {
    const [buyer = '', supplier = ''] = one.split(/[>~]/);
    return { buyer, supplier, toldBy: buyer, entry: one, isOver: one.includes('~'), isTooSoon: false };
  });
const places = (all: readonly string[], self: string) =>
  layOut({ buyings: buyings(...all) }, self).nodes.map(
    ({ id, side, tier, column, row }) => `${id} ${side} ${tier} at ${column},${row}`,
  );

describe('a chain', () => {
  test('stands in columns, buyers before and suppliers behind, each column in the middle', () => {
    expect(places(['a>b', 'b>c', 'b>d', 'c>e'], 'b')).toEqual([
      'a buyer 1 at 0,0.5',
      'b self 0 at 1,0.5',
      'c supplier 1 at 2,0',
      'e supplier 2 at 3,0.5',
      'd supplier 1 at 2,1',
    ]);
  });

  test('is four tiers deep and more', () => {
    const deep = places(['a>b', 'b>c', 'c>d', 'd>e'], 'a');
    expect(deep.at(-1)).toBe('e supplier 4 at 4,0');
    expect(places(['a>b', 'b>c', 'c>d', 'd>e'], 'e')[0]).toBe('a buyer 4 at 0,0');
  });

  test('that comes back to where it began shows everybody once, where they are nearer', () => {
    expect(places(['a>b', 'b>c', 'c>a'], 'a')).toEqual([
      'c buyer 1 at 0,0',
      'a self 0 at 1,0',
      'b supplier 1 at 2,0',
    ]);
    expect(places(['a>b', 'b>a'], 'a')).toEqual(['a self 0 at 0,0', 'b supplier 1 at 1,0']);
  });

  test('does not show what buys from the same supplier and is no buyer of this one', () => {
    expect(places(['a>c', 'b>c'], 'a').join()).not.toContain('b ');
  });

  test('of one alone is one', () => {
    expect(layOut({ buyings: [] }, 'a')).toMatchObject({ columns: 1, rows: 1, edges: [] });
  });
});

test('two links between the same are one, over only if both are', () => {
  const edgesOf = (...all: readonly string[]) => layOut({ buyings: buyings(...all) }, 'a').edges;
  expect(edgesOf('a>b', 'a~b')).toMatchObject([{ isOver: false }]);
  expect(edgesOf('a~b', 'a~b')).toMatchObject([{ isOver: true }]);
});

test('arrow keys go along links and within a column, and stop at the end', () => {
  const layout = layOut({ buyings: buyings('a>b', 'b>c', 'b>d', 'c>e') }, 'b');
  expect(nextTo(layout, 'b', 'buyer')).toBe('a');
  expect(nextTo(layout, 'b', 'supplier')).toBe('c');
  expect(nextTo(layout, 'c', 'down')).toBe('d');
  expect(nextTo(layout, 'd', 'up')).toBe('c');
  expect(nextTo(layout, 'd', 'supplier')).toBeUndefined();
  expect(nextTo(layout, 'a', 'buyer')).toBeUndefined();
  expect(nextTo(layout, 'nobody', 'up')).toBeUndefined();
});
