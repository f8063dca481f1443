import { expect, test } from 'vitest';
import { matching } from './matching.ts';

const offers = [
  { key: 'a', label: 'Record a visit', detail: 'Case' },
  { key: 'b', label: 'Visit a household' },
  { key: 'c', label: 'Écluse Recruiting', detail: 'A-26-7F3KQ2-M' },
  { key: 'd', label: 'زيارة المنزل' },
];
const found = (typed: string, most = 9) => matching(offers, typed, most).map(({ key }) => key);

test('each typed word begins a word, in any order and case', () => {
  expect(found('VIS rec')).toEqual(['a']);
  expect(found('isit')).toEqual([]);
  expect(found('case visit')).toEqual(['a']);
});

test('what begins as typed comes first', () => {
  expect(found('visit')).toEqual(['b', 'a']);
});

test('accents need not be typed, and other scripts are found by theirs', () => {
  expect(found('ecluse')).toEqual(['c']);
  expect(found('المن')).toEqual(['d']);
  expect(found('7f3kq2')).toEqual(['c']);
});

test('nothing typed shows the first ones', () => {
  expect(found('  ', 2)).toEqual(['a', 'b']);
});
