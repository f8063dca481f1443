import { expect, test } from 'vitest';
import { areaChoices } from './areas.ts';

const area = (code: string, parent: string | null) => ({ code, parent, name: `name of ${code}` });
const country = [
  area('ZZ', null),
  area('R1', 'ZZ'),
  area('R2', 'ZZ'),
  area('R1-A', 'R1'),
  area('R1-A1', 'R1-A'),
  area('R1-B', 'R1'),
];

test('parts of the country are groups, with themselves and what lies in them', () => {
  expect(areaChoices(country, 'R1-A')).toEqual([
    {
      name: 'name of R1',
      parts: [
        { code: 'R1', name: 'name of R1', chosen: false },
        { code: 'R1-A', name: 'name of R1-A', chosen: true },
        { code: 'R1-A1', name: '– name of R1-A1', chosen: false },
        { code: 'R1-B', name: 'name of R1-B', chosen: false },
      ],
    },
    { name: 'name of R2', parts: [{ code: 'R2', name: 'name of R2', chosen: false }] },
  ]);
});

test('too many small areas are left out, so that the page stays small', () => {
  const many = [
    ...country,
    ...Array.from({ length: 300 }, (_, n) => area(`R1-A-${n}`, 'R1-A')),
    ...Array.from({ length: 40 }, (_, n) => area(`R2-${n}`, 'R2')),
  ];
  const codes = areaChoices(many, '').flatMap((group) => group['parts']);
  expect(codes).toHaveLength(44);
});

test('areas without a country above them, a country alone, and none', () => {
  expect(areaChoices([area('R1', null), area('R2', 'missing')], '').map((one) => one['name'])).toEqual([
    'name of R1',
    'name of R2',
  ]);
  expect(areaChoices([area('ZZ', null)], '')).toHaveLength(1);
  expect(areaChoices([], '')).toEqual([]);
});
