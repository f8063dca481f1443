/** How the board counts actions: by their date and not only by what is said of them. */
import { beforeEach, expect, test } from 'vitest';
import { must, World } from '../testing.ts';
import { matrixOf, standings } from './standing.ts';
import { emma, openPlan, openPlanInForce, petra, reports, wholeAction, wole } from './testing.ts';

let world: World;
let plan: string;
let action: string;
beforeEach(() => {
  world = new World();
  ({ plan, action } = openPlanInForce(world));
});
const now = () => standings(world.get(plan), world.now);
const only = () => {
  const [one] = now();
  if (!one) throw new Error('no action');
  return one;
};
const daysMs = 86_400_000;

test('an action of which nobody said anything is on time until its date, then late, by whole days', () => {
  expect(only()).toMatchObject({ heading: 'prevention', actor: 'workers', stand: 'on-time', daysLate: 0 });
  world.now = new Date('2026-12-31T23:00:00.000Z');
  expect(only()).toMatchObject({ stand: 'on-time', daysLate: 0 });
  world.now = new Date('2027-01-01T00:00:00.000Z');
  expect(only()).toMatchObject({ stand: 'late', daysLate: 1 });
  world.pass(9 * daysMs);
  expect(only().daysLate).toBe(10);
});

test('whoever says that it is late before its date is believed; a date gone by speaks whatever is said', () => {
  world.set(wole, plan, 'progress', { action, state: 'under-way', timing: 'late' });
  expect(only()).toMatchObject({ stand: 'late', daysLate: 0 });
  world.pass(1000);
  world.set(wole, plan, 'progress', { action, state: 'under-way', timing: 'on-time' });
  expect(only().stand).toBe('on-time');
  world.now = new Date('2027-02-01T00:00:00.000Z');
  expect(only().stand).toBe('late');
});

test('done is done when nothing contested says so, and says that nothing shows it', () => {
  const word = reports(world, plan, action, 'done');
  expect(only()).toMatchObject({ stand: 'done', isUnshown: true });
  const shown = world.set(wole, plan, 'evidence', { action, kind: 'published-report' });
  expect(only()).toMatchObject({ stand: 'done', isUnshown: false, objections: [] });
  const objection = world.set(emma, plan, 'contest', { entry: shown, reason: 'not-as-said' });
  expect(only()).toMatchObject({ stand: 'done', isUnshown: true });
  expect(only().objections.map(({ id }) => id)).toEqual([objection]);
  must(world.try(petra, plan, 'contest', { upheld: false, answer: 'It is there.' }, { entry: objection }));
  expect(only()).toMatchObject({ isUnshown: false, objections: [] });
  world.set(emma, plan, 'contest', { entry: word, reason: 'not-done' });
  expect(only().stand).toBe('on-time');
});

test('what was given up is neither late nor done', () => {
  reports(world, plan, action, 'stopped');
  world.now = new Date('2028-01-01T00:00:00.000Z');
  expect(only()).toMatchObject({ stand: 'stopped', daysLate: 0 });
});

test('money used is what was said last; else the lines that are spent, by currency', () => {
  const line = (stage: string, amount: number, currency = 'USD') =>
    world.set(petra, plan, 'budget-line', { year: 2026, stage, amount: { amount, currency }, action });
  line('released', 900);
  line('spent', 300);
  line('spent', 200);
  line('spent', 50, 'EUR');
  expect(only().spent).toEqual([
    { amount: 50, currency: 'EUR' },
    { amount: 500, currency: 'USD' },
  ]);
  const spent = (amount: number) => ({ amount, currency: 'USD' });
  world.set(wole, plan, 'progress', { action, state: 'under-way', spent: spent(700) });
  world.pass(1000);
  world.set(wole, plan, 'progress', { action, state: 'under-way' });
  expect(only().spent).toEqual([spent(700)]);
});

test('each action stands in one cell of four by four, the latest first', () => {
  const more = (change: object) => world.set(petra, plan, 'action', { ...wholeAction, ...change });
  const later = more({ until: '2026-01-10' });
  const latest = more({ until: '2026-01-01' });
  more({ heading: 'protection', actor: 'ngo' });
  const matrix = matrixOf(now());
  expect(matrix.map((row) => row.length)).toEqual([4, 4, 4, 4]);
  const cells = matrix.flat().filter(({ actions }) => actions.length > 0);
  expect(cells.map(({ heading, actor }) => `${heading} ${actor}`)).toEqual([
    'protection ngo',
    'prevention workers',
  ]);
  expect(cells[1]?.actions.map(({ entry }) => entry.id)).toEqual([latest, later, action]);
});

test('a plan without actions has an empty board', () => {
  const empty = openPlan(world);
  expect(standings(world.get(empty), world.now)).toEqual([]);
  expect(matrixOf([]).flat()).toHaveLength(16);
});
