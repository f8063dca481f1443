import { expect, test } from 'vitest';
import { rowsOfTiles, shadeOf, tilesOf } from './tiles.ts';

const areas = [
  { code: 'X', parent: null },
  ...['X2', 'X1', 'X3'].map((code) => ({ code, parent: 'X' })),
  ...['X11', 'X12'].map((code) => ({ code, parent: 'X1' })),
  ...Array.from({ length: 8 }, (_, at) => ({ code: `X2${at}`, parent: 'X2' })),
];

test('an area stands with those beside it, where the country says', () => {
  const declared = { X1: [4, 2], X2: [4, 3], X3: [5, 3] } as const;
  expect(rowsOfTiles(tilesOf(areas, ['X2'], declared))).toEqual([
    ['X1', 'X2'],
    [undefined, 'X3'],
  ]);
});

test('where one has no place, or two have the same, all stand in rows by what they lie in', () => {
  const half = tilesOf(areas, ['X2'], { X1: [0, 0], X2: [0, 1] });
  expect(rowsOfTiles(half)).toEqual([['X1', 'X2', 'X3']]);
  expect(rowsOfTiles(tilesOf(areas, ['X2'], { X1: [0, 0], X2: [0, 0], X3: [0, 1] }))).toEqual([
    ['X1', 'X2', 'X3'],
  ]);
  const parts = rowsOfTiles(tilesOf(areas, ['X12', 'X27']));
  expect(parts).toEqual([
    ['X11', 'X12', undefined, undefined, undefined, undefined],
    ['X20', 'X21', 'X22', 'X23', 'X24', 'X25'],
    ['X26', 'X27', undefined, undefined, undefined, undefined],
  ]);
});

test('what is no area has no square; a country alone is one', () => {
  expect(tilesOf(areas, ['', 'Y'])).toEqual([]);
  expect(rowsOfTiles([])).toEqual([]);
  expect(tilesOf(areas, ['X'])).toEqual([{ code: 'X', row: 0, column: 0 }]);
});

test('squares are darker the more there is, and blank for nothing', () => {
  expect([undefined, null, 0, 1, 26, 51, 76, 100].map((value) => shadeOf(value, 100))).toEqual([
    0, 0, 0, 1, 2, 3, 4, 4,
  ]);
  expect(shadeOf(5, 0)).toBe(0);
});
