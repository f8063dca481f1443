/** What a licence is worth: in doubt nothing. */
import { beforeEach, expect, it } from 'vitest';
import { dayOf } from '../kernel/dates.ts';
import { day, must, World } from '../testing.ts';
import { standingOn } from './standing.ts';
import { licence, license, lina, openAgency } from './testing.ts';

let world: World;
let id: string;
beforeEach(() => {
  world = new World();
  id = openAgency(world);
});
const standing = (): string => standingOn(world.get(id), dayOf(world.now));

it('is in force from its first to its last day, while nothing stops it', () => {
  expect(standing()).toBe('applied');
  license(world, id);
  expect(standing()).toBe('in-force');
  expect(standingOn(world.get(id), dayOf('2027-01-31'))).toBe('in-force');
  expect(standingOn(world.get(id), dayOf('2027-02-01'))).toBe('expired');
  expect(standingOn(world.get(id), dayOf('2026-01-31'))).toBe('not-yet');
});

it('is not in force on a day that its dates leave open', () => {
  license(world, id, { from: '2026', to: '2027' });
  expect(standing()).toBe('not-yet');
  expect(standingOn(world.get(id), dayOf('2027-01-01'))).toBe('in-force');
  expect(standingOn(world.get(id), dayOf('2027-01-02'))).toBe('expired');
});

it('is stopped by a decision, also before anybody moved the licence, and again in force when it was lifted', () => {
  license(world, id);
  world.pass(day);
  const sanction = world.set(lina, id, 'sanction', {
    kind: 'suspension',
    from: '2026-03-02',
    reasons: 'Children.',
  });
  expect(standing()).toBe('suspended');
  must(world.move(lina, id, 'suspended'));
  expect(standing()).toBe('suspended');
  must(world.try(lina, id, 'sanction', { appeal: 'upheld' }, { entry: sanction }));
  must(world.move(lina, id, 'licensed'));
  expect(standing()).toBe('in-force');
  must(world.move(lina, id, 'revoked'));
  expect(standing()).toBe('revoked');
});

it('needs more than a new paper: a fine stops nothing, and an old licence does not help', () => {
  license(world, id, { from: '2020-01-01', to: '2021-01-01' });
  expect(standing()).toBe('expired');
  world.set(lina, id, 'licence', { ...licence, number: 'L-2' });
  world.set(lina, id, 'sanction', { kind: 'fine', from: '2026-03-01', reasons: 'Fees.' });
  expect(standing()).toBe('in-force');
});
