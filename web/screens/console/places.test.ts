import { expect, test } from 'vitest';
import type { DossierLine } from '../../client/types.ts';
import { placesFor, timesAt } from './places.ts';

type Told = readonly [id: string, values: object];
const line = (...places: readonly Told[]): DossierLine =>
  ({
    id: 'community',
    area: 'R1',
    entries: places.map(([id, values]) => ({
      id,
      type: 'service-point',
      occurred: null,
      values: { kind: 'clinic', organisation: 3, area: 'R1-A', offers: ['health'], ...values },
    })),
  }) as unknown as DossierLine;

const parents = new Map([
  ['ZZ', null],
  ['R1', 'ZZ'],
  ['R2', 'ZZ'],
  ['R1-A', 'R1'],
  ['R1-A1', 'R1-A'],
  ['R2-A', 'R2'],
]);
const wanted = {
  service: 'health',
  area: 'R1-A1',
  language: 'am',
  parents,
  // a Wednesday at ten
  now: new Date(2026, 10, 25, 10),
};
const order = (...places: readonly Told[]) => placesFor([line(...places)], wanted).map(({ id }) => id);

test('who offers it and is not full stands first; nobody is left out', () => {
  expect(
    order(
      ['other', { offers: ['legal'] }],
      ['full', { free: 0 }],
      ['closed to all', { acceptingNow: false }],
      ['free', { free: 2, acceptingNow: true }],
    ),
  ).toEqual(['free', 'closed to all', 'full', 'other']);
});

test('then who speaks the language, who is open, who is near, who has more places', () => {
  expect(
    order(
      ['far', { area: 'R2-A' }],
      ['near', {}],
      ['closed', { openOn: ['nights'] }],
      ['speaks', { languages: ['am'] }],
      ['larger', { free: 9 }],
    ),
  ).toEqual(['speaks', 'larger', 'near', 'far', 'closed']);
});

test('tells what a place did not say from a no', () => {
  const [place] = placesFor([line(['silent', {}])], wanted);
  expect(place).toMatchObject({ accepting: undefined, free: undefined, isOpen: undefined, speaks: false });
  expect(placesFor([line(['night', { openOn: ['day-and-night'] }])], wanted)[0]?.isOpen).toBe(true);
});

test('knows the hours of the week by their words', () => {
  const at = (day: number, hour: number) => timesAt(new Date(2026, 10, day, hour));
  expect(at(25, 9)).toEqual(['weekday-mornings']);
  expect(at(25, 15)).toEqual(['weekday-afternoons']);
  expect(at(25, 19)).toEqual(['evenings']);
  expect(at(25, 3)).toEqual(['nights']);
  expect(at(28, 11)).toEqual(['weekends']);
  expect(at(29, 20)).toEqual(['evenings', 'weekends']);
});
