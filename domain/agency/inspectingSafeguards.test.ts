import { beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../index.ts';
import { day, must, refusals, World } from '../testing.ts';
import {
  adult,
  boris,
  cleo,
  ines,
  ivo,
  license,
  lina,
  listOf,
  openAgency,
  trained,
  trainings,
  visit,
} from './testing.ts';

let world: World;
let id: string;
beforeEach(() => {
  world = new World();
  id = openAgency(world);
});
const open = (prefix: string): readonly string[] => world.open(id).filter((one) => one.startsWith(prefix));

describe('V5: inspected in time, by people trained for it', () => {
  beforeEach(() => license(world, id));
  const month = 30 * day;
  const dated = (date: string): number => Date.parse(date) - world.now.getTime();
  const inspect = (more: object = {}) =>
    world.set(ivo, id, 'inspection', { ...visit, inspector: ivo.account, ...more });

  it('takes an agency that nobody has judged for high risk: three months after it was licensed', () => {
    expect(world.left(id, 'V5:inspect')).toBe(dated('2026-02-01') + 3 * month);
  });

  it.each([
    ['high', 3],
    ['medium', 6],
    ['low', 12],
  ])('%s risk: every %i months', (level, months) => {
    world.set(ivo, id, 'risk-rating', { level, on: '2026-03-01' });
    inspect();
    expect(world.left(id, 'V5:inspect')).toBe(dated('2026-03-02') + months * month);
    world.settings[`V5.${level}`] = 1;
    world.settle(id);
    expect(world.left(id, 'V5:inspect')).toBe(dated('2026-03-02') + month);
  });

  it('goes by the newest rating, and by the last visit that got in', () => {
    world.set(lina, id, 'risk-rating', { level: 'high', on: '2026-03-01' });
    world.pass(1);
    world.set(ivo, id, 'risk-rating', { level: 'low', on: '2026-01-01' });
    inspect({ on: '2026-02-20' });
    inspect({ on: '2026-03-01', access: 'refused' });
    inspect({ on: '2026-03-01', result: 'not-inspected' });
    inspect({ on: '2026-06-01' });
    expect(world.left(id, 'V5:inspect')).toBe(dated('2026-02-20') + 3 * month);
  });

  it('counts a visit by somebody untrained for none, and tells the licensing office', () => {
    const bad = world.set(ines, id, 'inspection', { ...visit, inspector: ines.account });
    expect(world.left(id, 'V5:inspect')).toBe(dated('2026-02-01') + 3 * month);
    expect(open('V5:by-untrained')).toEqual([`V5:by-untrained-${bad}@licensing-officer`]);
  });

  it('does not hold against a visit what is not at hand', () => {
    delete world.lookups['inspector-training'];
    inspect();
    expect(open('V5:by-untrained')).toEqual([]);
    expect(world.left(id, 'V5:inspect')).toBe(dated('2026-03-02') + 3 * month);
  });

  it('asks for it while suspended and of those who never had a licence; not of the closed or of applicants', () => {
    world.set(lina, id, 'sanction', { kind: 'suspension', from: '2026-03-02', reasons: 'Children.' });
    must(world.move(lina, id, 'suspended'));
    expect(world.left(id, 'V5:inspect')).toBe(dated('2026-02-01') + 3 * month);
    must(world.move(lina, id, 'revoked'));
    expect(open('V5')).toEqual([]);
    must(world.move(lina, id, 'unlicensed'));
    expect(open('V5')).toEqual(['V5:inspect']);
    const other = world.create(lina, 'agency', { area: 'XA' });
    expect(world.open(other)).toEqual([]);
  });

  it('climbs to the licensing office when late', () => {
    const [duty] = world.get(id).duties.filter(({ key }) => key === 'inspect');
    expect(duty).toMatchObject({ role: 'inspector', climbs: ['licensing-officer'], remedy: ['inspection'] });
  });

  const plan = (inspector: number | null | object, on: string | object = '2026-04-01') =>
    refusals(world.try(lina, id, 'inspection-plan', { on, inspector, reason: 'planned', unannounced: true }));

  it('sends only whoever is trained on the day', () => {
    expect(plan(ivo.account)).toEqual([]);
    expect(plan(ines.account)).toEqual(['V5.untrained']);
    expect(plan(77)).toEqual(['V5.unknown']);
    expect(plan({ unsaid: 'not-known' })).toEqual(['V5.untrained']);
    expect(plan(ivo.account, '2029-01-01')).toEqual(['V5.untrained']);
    expect(plan(ivo.account, '2028')).toEqual([]);
    expect(plan(ivo.account, { unsaid: 'not-known' })).toEqual([]);
    world.lookups['inspector-training'] = { 42: [trained('2026-04-02', '2027-01-01')] };
    expect(plan(ivo.account)).toEqual(['V5.untrained']);
    world.lookups['inspector-training'] = { 42: [trained('2025-01-01', '2027-01-01', 'first-aid')] };
    expect(plan(ivo.account)).toEqual(['V5.untrained']);
  });

  it('lets a visit be called off, and past ones be recorded whoever went', () => {
    const entry = world.set(lina, id, 'inspection-plan', {
      on: '2026-04-01',
      inspector: ivo.account,
      reason: 'complaint',
      unannounced: true,
    });
    world.lookups['inspector-training'] = trainings();
    expect(refusals(world.try(lina, id, 'inspection-plan', { on: '2026-05-01' }, { entry }))).toEqual([
      'V5.unknown',
    ]);
    const off = { on: '2026-05-01', cancelled: true };
    expect(refusals(world.try(lina, id, 'inspection-plan', off, { entry }))).toEqual([]);
    expect(refusals(world.try(ines, id, 'inspection', { ...visit, inspector: ines.account }))).toEqual([]);
  });

  const decide = (by = lina, more: object = {}) =>
    world.try(by, id, 'sanction', { kind: 'fine', from: '2026-03-02', reasons: 'Too high fees.', ...more });

  it('lets another than the inspector decide what follows', () => {
    const seen = world.set(boris, id, 'inspection', { ...visit, inspector: boris.account });
    expect(refusals(decide(boris))).toEqual(['V5.own-inspection']);
    expect(refusals(decide(boris, { inspection: seen }))).toEqual(['V5.own-inspection']);
    expect(refusals(decide(lina, { decidedBy: boris.account }))).toEqual(['V5.own-inspection']);
    expect(refusals(decide(lina, { decidedBy: lina.account }))).toEqual([]);
    const other = inspect();
    world.pass(1);
    expect(refusals(decide(boris, { inspection: other }))).toEqual([]);
    expect(refusals(world.move(boris, id, 'suspended'))).toEqual([]);
  });

  it('nor moves the agency after it', () => {
    const seen = world.set(boris, id, 'inspection', { ...visit, inspector: boris.account });
    must(decide(lina, { kind: 'suspension', inspection: seen }));
    expect(refusals(world.move(boris, id, 'suspended'))).toEqual(['V5.own-inspection']);
    expect(refusals(world.move(boris, id, 'revoked'))).toEqual(['V5.own-inspection']);
    expect(refusals(world.move(lina, id, 'suspended'))).toEqual([]);
  });

  it('shows risk, coming visits and what was found to inspectors and the licensing office alone', () => {
    const { entries } = catalogue.kinds['agency'] ?? {};
    for (const type of ['risk-rating', 'inspection-plan', 'inspection']) {
      const readers = Object.values(catalogue.roles)
        .filter(({ reads }) => reads.includes(entries?.[type]?.group ?? ''))
        .map(({ role }) => role);
      expect(readers, type).toEqual(['licensing-officer', 'inspector']);
    }
    // the complaints officer is let in to complaints, and is not told of visits
    expect(world.try(cleo, id, 'inspection-plan', {})).toMatchObject({ problem: { code: 'not-your-role' } });
    // nobody whose role an owner or agent could hold reads even the register: tasks and their dates are in it
    const registers = Object.values(catalogue.roles).filter(({ reads }) => reads.includes('agency'));
    expect(registers.map(({ role }) => role)).toEqual([
      'licensing-officer',
      'inspector',
      'prosecution-liaison',
    ]);
  });
});

describe('V6: legal ways are not too slow', () => {
  it.each([
    ['vacancy', 30],
    ['identity-paper', 45],
    ['passport', 45],
    ['visa', 60],
    ['work-permit', 60],
    ['training', 30],
    ['travel', 30],
  ])('%s: more than %i days', (kind, days) => {
    const entry = world.set(lina, id, 'departure-step', { kind, startedOn: '2026-03-02' });
    world.pass(days * day);
    world.settle(id);
    expect(open('V6')).toEqual([]);
    world.pass(day);
    world.settle(id);
    expect(open('V6')).toEqual([`V6:delay-${entry}@licensing-officer`]);
  });

  it('looks at steps that are done, in doubt for the office, by the norm of the country', () => {
    const step = { kind: 'visa', startedOn: '2025-10-01' };
    world.set(lina, id, 'departure-step', { ...step, doneOn: '2025-11-30' });
    world.set(lina, id, 'departure-step', { ...step, startedOn: '2025-10', doneOn: '2025-12' });
    expect(open('V6')).toEqual([]);
    const late = world.set(lina, id, 'departure-step', { ...step, doneOn: '2025-12-01' });
    expect(open('V6')).toEqual([`V6:delay-${late}@licensing-officer`]);
    world.settings['V6.permits'] = 20;
    world.settle(id);
    expect(open('V6')).toHaveLength(3);
  });

  it('knows no delay without a beginning', () => {
    world.set(lina, id, 'departure-step', { kind: 'visa', startedOn: { unsaid: 'not-known' } });
    world.pass(400 * day);
    world.settle(id);
    expect(open('V6')).toEqual([]);
  });
});

describe('V11: children do not work beside parents who migrate', () => {
  beforeEach(() => license(world, id));
  const told = (entry: string): readonly string[] => [
    `V11:must-work-${entry}@licensing-officer`,
    `V11:must-work-${entry}@inspector`,
  ];

  it('hears it of the children who come along, of the contract and of the job offer', () => {
    const child = { age: { from: 9, to: 9 }, mustWork: true };
    const along = world.set(lina, id, 'placement', { ...adult, accompanying: listOf(child) });
    expect(open('V11')).toEqual(told(along));
    const clause = world.set(lina, id, 'placement', { ...adult, clauses: ['children-must-work'] });
    const order = world.set(lina, id, 'job-order', {
      employerCheck: 'union-there',
      destination: 'QA',
      sector: 'agriculture',
      clauses: ['children-must-work'],
    });
    expect(open('V11').toSorted()).toEqual([along, clause, order].flatMap(told).toSorted());
  });

  it('is silent where they go to school', () => {
    const child = { age: { from: 9, to: 9 }, mustWork: false, school: true };
    world.set(lina, id, 'placement', { ...adult, accompanying: listOf(child) });
    expect(open('V11')).toEqual([]);
  });
});
