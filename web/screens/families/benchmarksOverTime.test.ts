/** Benchmarks over time: as they stood, not as they would stand today; and what support changed for each child. */
import { beforeEach, expect, it } from 'vitest';
import { openHousehold, pia } from '../../../domain/household/testing.ts';
import { World } from '../../../domain/testing.ts';
import {
  incomeLine,
  measuredChildren,
  profilesOf,
  supportOf,
  tellingBenchmarks,
} from './benchmarksOverTime.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const answers = { agreed: true, zone: 'source', head: 'mother-alone', persons: 4, children: 2 };

let world: World;
let household: string;
beforeEach(() => {
  world = new World();
  household = openHousehold(world);
});

it('profiles stand in the order of their days, each with what it crossed then', () => {
  world.set(pia, household, 'profile', {
    ...answers,
    on: '2026-02-01',
    incomePerMonth: usd(50_000),
    droppedOut: 0,
    schoolDaysMissed: 0,
    crossed: {
      add: { [crypto.randomUUID()]: { benchmark: 'an-older-one', value: 1, threshold: 1, points: 2 } },
    },
  });
  world.set(pia, household, 'profile', {
    ...answers,
    on: '2025-02-01',
    incomePerMonth: usd(8_000),
    droppedOut: 1,
    crossed: {
      add: { [crypto.randomUUID()]: { benchmark: 'dropped-out', value: 1, threshold: 1, points: 4 } },
    },
    missing: { add: { [crypto.randomUUID()]: { benchmark: 'meals' } } },
    score: 4,
  });
  const [first, last, ...more] = profilesOf(world.get(household));
  expect(more).toEqual([]);
  expect(first).toMatchObject({ on: '2025-02-01', points: 4, income: usd(8_000), persons: 4 });
  expect(first?.at.get('dropped-out')).toBe('crossed');
  expect(first?.at.get('meals')).toBe('missing');
  expect(first?.at.get('orphans')).toBe('clear');
  expect(last?.at.get('dropped-out')).toBe('clear');
  // one that the country gave up since is still told of
  expect(last?.at.get('an-older-one')).toBe('crossed');
  expect(tellingBenchmarks(profilesOf(world.get(household)))).toEqual([
    'meals',
    'dropped-out',
    'an-older-one',
  ]);
});

it('the line is the country’s, or the international one', () => {
  expect(incomeLine()).toEqual(usd(9_125));
  expect(incomeLine([])).toBeUndefined();
});

it('what was paid and met is counted, and each child’s first measurement stands beside the last', () => {
  const child = world.set(pia, household, 'member', {
    relation: 'own-child',
    sex: 'female',
    age: { from: 9, to: 9 },
  });
  const measure = (on: string, daysAttended: number, workHours: number) =>
    world.set(pia, household, 'measurement', {
      child,
      on,
      time: 'during-support',
      daysPossible: 50,
      daysAttended,
      workHours,
    });
  measure('2026-02-20', 48, 2);
  measure('2025-09-01', 30, 14);
  const [one, ...others] = measuredChildren(world.get(household));
  expect(others).toEqual([]);
  expect(one).toMatchObject({ attendance: [60, 96], hours: [14, 2] });
  expect(supportOf(world.get(household))).toEqual({ paid: [], failed: 0, met: 0, missed: 0 });
});
