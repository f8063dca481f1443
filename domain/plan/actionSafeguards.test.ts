import { beforeEach, describe, expect, it } from 'vitest';
import { day, must, refusals, World } from '../testing.ts';
import { emma, nia, openPlan, openPlanInForce, pavel, petra, reports, wholeAction, wole } from './testing.ts';

let world: World;
beforeEach(() => {
  world = new World();
});

const without = (...fields: readonly string[]): object =>
  Object.fromEntries(Object.entries(wholeAction).filter(([name]) => !fields.includes(name)));

describe('N1: an action is somebody’s, has a date, and shows whether it was done', () => {
  const lacking = [
    ['no-task', without('catalogue')],
    ['no-organisation', without('organisation')],
    ['no-date', without('until')],
    ['no-proof', without('shownBy')],
  ] as const;

  it.each(lacking)('keeps a plan from coming into force: %s', (reason, action) => {
    const plan = openPlan(world);
    world.set(petra, plan, 'objective', { heading: 'prevention', title: 'No child works in a kiln' });
    const id = world.set(petra, plan, 'action', action);
    expect(refusals(world.move(petra, plan, 'in-force'))).toEqual([`N1.${reason}`]);
    world.set(petra, plan, 'action', wholeAction, { entry: id });
    must(world.move(petra, plan, 'in-force'));
  });

  it.each(lacking)('keeps it out of a plan in force: %s', (reason, action) => {
    const { plan } = openPlanInForce(world);
    expect(refusals(world.try(petra, plan, 'action', action))).toEqual([`N1.${reason}`]);
    must(world.try(petra, plan, 'action', wholeAction));
  });

  it('takes an indicator for evidence, if it is there', () => {
    const { plan } = openPlanInForce(world);
    const measured = { ...without('shownBy'), indicator: crypto.randomUUID() };
    expect(refusals(world.try(petra, plan, 'action', measured))).toEqual(['N1.no-proof']);
    const indicator = world.set(petra, plan, 'indicator', {
      title: 'Employers reported',
      source: 'organisation-count',
      unit: 'organisations',
      about: 'nobody',
    });
    must(world.try(petra, plan, 'action', { ...measured, indicator }));
  });

  it('never refuses what is agreed already, and marks it', () => {
    const { plan } = openPlanInForce(world);
    const entry = world.set(petra, plan, 'action', without('organisation'), { fact: true });
    expect(world.get(plan).entries.find(({ id }) => id === entry)?.breaches).toEqual(['N1']);
    expect(world.open(plan)).toContain(`N1:breach-${entry}`);
  });

  it('does not know without the actions', () => {
    const { plan } = openPlanInForce(world);
    const whole = world.get(plan);
    const loaded = new Set([...whole.loaded].filter((type) => type !== 'indicator'));
    world.dossiers = new Map([[plan, { ...whole, loaded }]]);
    expect(refusals(world.try(petra, plan, 'action', wholeAction))).toEqual(['N1.unknown']);
  });
});

describe('N1: who says how an action stands', () => {
  it('is who answers for it, who helps, or who keeps the plan', () => {
    const { plan, action } = openPlanInForce(world);
    const set = { action, state: 'under-way' };
    for (const actor of [wole, nia, petra]) must(world.try(actor, plan, 'progress', set));
    expect(refusals(world.try(emma, plan, 'progress', set))).toEqual(['N1.not-yours']);
    expect(refusals(world.try(emma, plan, 'progress', set, { fact: true }))).toEqual(['N1.not-yours']);
  });

  it('is about an action that is there', () => {
    const { plan } = openPlanInForce(world);
    const set = { action: crypto.randomUUID(), state: 'done' };
    expect(refusals(world.try(petra, plan, 'progress', set))).toEqual(['N1.no-action']);
  });
});

describe('N1: what is late, not shown or contested', () => {
  it('tells who keeps the plan when an action is past its date, unless it is done or stopped', () => {
    const { plan, action } = openPlanInForce(world);
    const late = `N1:late-${action}@plan-coordinator`;
    world.settle(plan);
    expect(world.open(plan)).not.toContain(late);
    reports(world, plan, action, 'under-way');
    world.now = new Date('2026-12-31T23:00:00.000Z');
    world.settle(plan);
    expect(world.open(plan)).not.toContain(late);
    world.pass(day);
    world.settle(plan);
    expect(world.open(plan)).toContain(late);
  });

  it.each(['done', 'stopped'])('is not told that what is %s is late', (state) => {
    const { plan, action } = openPlanInForce(world);
    reports(world, plan, action, state);
    world.now = new Date('2027-02-01T08:00:00.000Z');
    world.settle(plan);
    expect(world.open(plan).filter((id) => id.startsWith('N1:late'))).toEqual([]);
  });

  it('goes by the newest word on that very action that nobody contests', () => {
    const { plan, action } = openPlanInForce(world);
    const other = world.set(petra, plan, 'action', wholeAction);
    reports(world, plan, other, 'done');
    const said = reports(world, plan, action, 'done');
    world.set(emma, plan, 'contest', { entry: said, reason: 'not-done' });
    world.now = new Date('2027-02-01T08:00:00.000Z');
    world.settle(plan);
    const late = world.open(plan).filter((id) => id.startsWith('N1:late'));
    expect(late).toEqual([`N1:late-${action}@plan-coordinator`]);
  });

  it('asks for evidence of what is said to be done', () => {
    const { plan, action } = openPlanInForce(world);
    const shown = openPlanInForce(world);
    world.set(wole, shown.plan, 'evidence', { action: shown.action, kind: 'published-report' });
    reports(world, plan, action, 'done');
    reports(world, shown.plan, shown.action, 'done');
    expect(world.open(plan)).toContain(`N1:not-shown-${action}@plan-coordinator`);
    expect(world.open(shown.plan)).toEqual([]);
  });

  it('counts a value of its indicator as evidence', () => {
    const { plan, action } = openPlanInForce(world);
    const indicator = world.set(petra, plan, 'indicator', {
      title: 'Employers reported',
      source: 'organisation-count',
      unit: 'organisations',
      about: 'nobody',
    });
    world.set(petra, plan, 'action', { indicator }, { entry: action });
    world.set(wole, plan, 'indicator-value', { indicator, from: '2026-01', to: '2026-03', value: 12 });
    reports(world, plan, action, 'done');
    expect(world.open(plan)).toEqual([]);
  });

  it('lets evidence to which somebody objects count for nothing until that is settled', () => {
    const { plan, action } = openPlanInForce(world);
    const entry = world.set(wole, plan, 'evidence', { action, kind: 'published-report' });
    const objection = world.set(emma, plan, 'contest', { entry, reason: 'not-done' });
    expect(world.open(plan)).toContain(`N1:contested-${objection}@plan-coordinator`);
    reports(world, plan, action, 'done');
    expect(world.open(plan)).toContain(`N1:not-shown-${action}@plan-coordinator`);
  });

  it('lets nobody settle an objection who is a side of it, or does not keep the plan', () => {
    const { plan, action } = openPlanInForce(world);
    const entry = world.set(petra, plan, 'evidence', { action, kind: 'minutes' });
    const contest = world.set(emma, plan, 'contest', { entry, reason: 'not-as-said' });
    for (const actor of [wole, emma, petra, nia]) {
      const settled = world.try(actor, plan, 'contest', { upheld: false }, { entry: contest, fact: true });
      expect(refusals(settled)).toEqual(['N1.own-case']);
    }
    must(world.try(pavel, plan, 'contest', { upheld: false, answer: 'seen it' }, { entry: contest }));
    reports(world, plan, action, 'done');
    expect(world.open(plan).filter((id) => id.startsWith('N1:not-shown'))).toEqual([]);
  });

  it('lets only its author take an objection back', () => {
    const { plan, action } = openPlanInForce(world);
    const entry = world.set(wole, plan, 'evidence', { action, kind: 'minutes' });
    const contest = world.set(emma, plan, 'contest', { entry, reason: 'not-done' });
    const withdraw = { op: 'withdraw', dossier: plan, entry: contest, type: 'contest', reason: 'no longer' };
    must(world.act(wole, [{ ...withdraw, base: world.get(plan).version }]));
    reports(world, plan, action, 'done');
    const notShown = `N1:not-shown-${action}@plan-coordinator`;
    expect(world.open(plan)).toContain(notShown);
    const second = openPlanInForce(world);
    const shown = world.set(wole, second.plan, 'evidence', { action: second.action, kind: 'minutes' });
    const taken = world.set(emma, second.plan, 'contest', { entry: shown, reason: 'not-done' });
    must(
      world.act(emma, [
        { ...withdraw, dossier: second.plan, entry: taken, base: world.get(second.plan).version },
      ]),
    );
    reports(world, second.plan, second.action, 'done');
    expect(world.open(second.plan).filter((id) => id.startsWith('N1:not-shown'))).toEqual([]);
  });
});
