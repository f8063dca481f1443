import { beforeEach, describe, expect, it } from 'vitest';
import { shownValue } from '../kernel/dossier.ts';
import type { Json } from '../kernel/values.ts';
import { isItemList } from '../kernel/values.ts';
import { must, World } from '../testing.ts';
import { defaultBenchmarks } from './benchmarks.ts';
import { answers, listOf, money, openHousehold, pia } from './testing.ts';

let world: World;
let household: string;
beforeEach(() => {
  world = new World();
  world.lookups['benchmarks'] = defaultBenchmarks as unknown as Json;
  household = openHousehold(world);
});
const poor = {
  ...answers,
  incomePerMonth: money(20_000, 'USD'),
  droppedOut: 2,
  mealsPerDay: 3,
  recruiters: 'no',
};
const write = (set: object, options = {}) => world.set(pia, household, 'profile', set, options);
const shown = (field: string, of = 'benchmark') => {
  const value = shownValue(
    world.get(household).entries.findLast(({ type }) => type === 'profile') ?? never(),
    field,
  );
  return isItemList(value)
    ? Object.values(value.items).map((item) => (item as { [name: string]: Json })[of])
    : value;
};
const never = (): never => {
  throw new Error('no profile');
};

describe('what follows from the answers of a profile', () => {
  it('is worked out by the country’s benchmarks, with the numbers and what is missing', () => {
    write(poor);
    expect(shown('crossed')).toEqual(['income-per-person', 'dropped-out']);
    expect(shown('crossed', 'value')).toEqual([4_000, 2]);
    expect(shown('crossed', 'threshold')).toEqual([9_125, 1]);
    expect(shown('score')).toBe(8);
    expect(shown('missing')).toContain('debt-burden');
    expect(shown('missing')).not.toContain('meals');
  });

  it('is nobody’s to say: what is sent for it counts for nothing', () => {
    const forged = { crossed: listOf({ benchmark: 'meals', points: 900 }), score: 900 };
    const entry = write({ ...poor, ...forged });
    expect([shown('score'), shown('crossed')]).toEqual([8, ['income-per-person', 'dropped-out']]);
    write({ ...forged, note: 'Urgent.' }, { entry });
    expect([shown('score'), shown('crossed')]).toEqual([8, ['income-per-person', 'dropped-out']]);
  });

  it('changes with an answer, without leaving what held before', () => {
    const entry = write(poor);
    write({ droppedOut: 0, mealsPerDay: 1 }, { entry });
    expect(shown('crossed')).toEqual(['income-per-person', 'meals']);
    expect(shown('score')).toBe(7);
    write({ incomePerMonth: { unsaid: 'refused' } }, { entry });
    expect(shown('crossed')).toEqual(['meals']);
    expect(shown('missing')).toContain('income-per-person');
  });

  it('stays as it was decided on when a threshold changes, until an answer does', () => {
    const entry = write(poor);
    world.lookups['benchmarks'] = defaultBenchmarks.map((one) => ({ ...one, weight: 50 })) as unknown as Json;
    write({ note: 'They have a new roof.' }, { entry });
    expect(shown('score')).toBe(8);
    write({ mealsPerDay: 2 }, { entry });
    expect(shown('score')).toBe(100);
  });

  it('is asked of people where benchmarks are not at hand, as on a device', () => {
    world.lookups = new World().lookups;
    write({ ...poor, score: 12 });
    expect(shown('score')).toBe(12);
  });

  it('comes out the same when an act is applied again', () => {
    const operation = {
      id: crypto.randomUUID(),
      op: 'set',
      dossier: household,
      type: 'profile',
      entry: crypto.randomUUID(),
      base: world.get(household).version,
      set: poor,
    };
    const before = world.dossiers;
    const once = must(world.act(pia, [operation])).changes;
    world.dossiers = before;
    expect(must(world.act(pia, [operation])).changes).toEqual(once);
  });
});
