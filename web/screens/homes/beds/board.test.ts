/** The beds of a house: nobody counted twice, nobody lost, and a bed is free only when it is. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../domain/kernel/values.ts';
import type { DossierLine } from '../../../client/types.ts';
import { byAgeGroup, houseOf, housesOf } from './board.ts';

const mine = 7;
const now = new Date('2026-03-10T09:00:00Z');
type Values = { readonly [field: string]: Json };
let made = 0;

const entry = (type: string, values: Values, id = `e${++made}`) => ({ id, type, occurred: null, values });
function line(kind: string, state: string, entries: DossierLine['entries']): DossierLine {
  made += 1;
  return {
    id: `d${made}`,
    kind,
    number: `C-26-${made}`,
    state,
    stateSince: '',
    area: 'XA',
    steward: 1,
    updated: '',
    created: '',
    version: 3,
    nextDue: null,
    title: {},
    entries: entries ?? [],
  };
}
const point = (values: Values = {}) =>
  entry('service-point', { organisation: mine, bedsGirls: 4, bedsBoys: 0, acceptingNow: true, ...values });

/** A child with a stay here, and what was told of her, oldest first. */
function child(values: Values = {}, told: readonly (readonly [string, string])[] = [], state = 'recovering') {
  const stay = entry('stay', { organisation: mine, bed: 'girls', from: '2026-03-01', ...values });
  return line('case', state, [stay, ...told.map(([is, at]) => entry('presence', { stay: stay.id, is, at }))]);
}
const here = [['arrived', '2026-03-01T10:00:00Z']] as const;
const house = (...cases: readonly DossierLine[]) => houseOf([point()], cases, mine, now);
const girls = (...cases: readonly DossierLine[]) => house(...cases).beds.find(({ bed }) => bed === 'girls');

describe('the beds of a house', () => {
  it('are taken by who is here, held for who is to come, and else free', () => {
    const coming = child({ from: '2026-03-12' });
    expect(girls(child({}, here), coming)).toEqual({ bed: 'girls', all: 4, taken: 1, held: 1, free: 2 });
    expect(house().beds).toEqual([{ bed: 'girls', all: 4, taken: 0, held: 0, free: 4 }]);
  });

  it('stay taken while she is out or missing, and are free once she has left', () => {
    const told = (is: string) => child({}, [...here, [is, '2026-03-09T10:00:00Z']]);
    expect(girls(told('out'), told('missing'), told('left'))).toMatchObject({ taken: 2, held: 0, free: 2 });
    expect(house(told('out'), told('missing'), told('left')).lodgers.map(({ is }) => is)).toEqual([
      'missing',
      'out',
      'left',
    ]);
  });

  it('follow what was told last, whatever reached us last', () => {
    const one = child({}, [['back', '2026-03-09T18:00:00Z'], ['out', '2026-03-09T08:00:00Z'], ...here]);
    expect(house(one).lodgers).toMatchObject([{ is: 'here', told: '2026-03-09T18:00:00Z' }]);
  });

  it('are held for who was to come and of whom nobody has heard: she may be lost on the way', () => {
    expect(house(child({ from: '2026-03-08' })).lodgers).toMatchObject([{ is: 'late' }]);
    expect(house(child({ from: '2026-03-10' })).lodgers).toMatchObject([{ is: 'coming' }]);
    expect(house(child({ from: '2026-03' })).lodgers).toMatchObject([{ is: 'coming' }]);
    expect(girls(child({ from: '2026-03-08' }))).toMatchObject({ taken: 0, held: 1 });
  });

  it('are not those of other houses, of stays that ended, or of closed cases', () => {
    const cases = [
      child({ organisation: 8 }, here),
      child({ to: '2026-03-09' }, here),
      child({}, here, 'closed'),
    ];
    expect(house(...cases).lodgers).toEqual([]);
    // on her last day she still has her bed
    expect(girls(child({ to: '2026-03-10' }, here))).toMatchObject({ taken: 1 });
  });

  it('count one whose bed nobody said among both, and say when a house is overfull', () => {
    const both = houseOf([point({ bedsGirls: 1, bedsBoys: 1 })], [child({ bed: null }, here)], mine, now);
    expect(both.beds.map(({ bed, free }) => [bed, free])).toEqual([
      ['girls', 0],
      ['boys', 0],
    ]);
    expect(girls(...Array.from({ length: 5 }, () => child({}, here)))).toMatchObject({ free: -1 });
    // a boy in a house that has no bed for boys is seen
    expect(house(child({ bed: 'boys' }, here)).beds).toMatchObject([{}, { bed: 'boys', all: 0, free: -1 }]);
  });

  it('take what is told of an earlier stay for nothing', () => {
    const first = entry('stay', { organisation: mine, bed: 'girls', from: '2026-01-01', to: '2026-02-01' });
    const second = entry('stay', { organisation: mine, bed: 'girls', from: '2026-03-09' });
    const left = entry('presence', { stay: first.id, is: 'left', at: '2026-02-01T10:00:00Z' });
    expect(house(line('case', 'planned', [second, left, first])).lodgers).toMatchObject([
      { stay: second.id, is: 'late' },
    ]);
  });
});

it('age groups are counted by bed, and one that nobody said is not hidden', () => {
  const some = [
    child({ ageGroup: 'from-12-to-14' }, here),
    child({ ageGroup: 'from-12-to-14', bed: 'boys' }, here),
    child({}, here),
    child({ ageGroup: 'under-5' }, [...here, ['left', '2026-03-09T10:00:00Z']]),
  ];
  expect(byAgeGroup(house(...some).lodgers)).toEqual([
    { group: 'from-12-to-14', girls: 1, boys: 1 },
    { group: undefined, girls: 1, boys: 0 },
  ]);
});

it('houses are those with beds that her organisation runs', () => {
  const lines = [
    line('community', 'active', [point(), point({ organisation: 8 }), point({ bedsGirls: 0 })]),
    line('community', 'ended', [point()]),
  ];
  expect(housesOf(lines, mine).map(({ dossier }) => dossier)).toEqual([lines[0]?.id]);
});
