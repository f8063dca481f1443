import { beforeEach, describe, expect, it } from 'vitest';
import { treaty } from '../codes/index.ts';
import { day, must, refusals, World } from '../testing.ts';
import { emma, openPlan, organisations, petra, wole } from './testing.ts';
import { treaties } from './treaties.ts';

let world: World;
let plan: string;
beforeEach(() => {
  world = new World();
  plan = openPlan(world);
});

const binding = {
  kind: 'treaty',
  treaty: 'c144',
  title: 'Tripartite consultation',
  ratifiedOn: '2010',
  inForceOn: '2011-06-06',
};
const draft = (code = 'c182'): string =>
  world.set(petra, plan, 'treaty-report', { treaty: code, due: '2026-09-01' });
const send = (entry: string, options: object = {}) =>
  world.try(petra, plan, 'treaty-report', { sentOn: '2026-03-02' }, { entry, ...options });
const asked = (report: string, actor: string, more: object = {}) => ({
  report,
  actor,
  kind: 'draft-sent',
  on: '2026-02-20',
  answer: 'comments',
  ...more,
});
const ask = (report: string, actor: string, more: object = {}): string =>
  world.set(petra, plan, 'consultation', asked(report, actor, more));

describe('N2: where the convention on consultation is in force', () => {
  beforeEach(() => {
    world.set(petra, plan, 'instrument', binding);
  });

  it('sends a report once workers and employers were asked', () => {
    const report = draft();
    expect(refusals(send(report))).toEqual(['N2.workers-not-asked']);
    ask(report, 'workers');
    expect(refusals(send(report))).toEqual(['N2.employers-not-asked']);
    ask(report, 'employers');
    must(send(report));
  });

  it('counts no copy of the finished report, no question just put, and none about another report', () => {
    const report = draft();
    ask(report, 'employers');
    ask(report, 'workers', { kind: 'copy-sent' });
    ask(report, 'workers', { on: '2026-12-01' });
    ask(draft('c29'), 'workers');
    ask(report, 'workers', { answer: 'waiting' });
    expect(refusals(send(report))).toEqual(['N2.workers-not-asked']);
    world.now = new Date('2026-03-13T00:00:00.000Z');
    must(send(report));
  });

  it('counts none that the organisation said to be asked denies', () => {
    const report = draft();
    ask(report, 'employers');
    const entry = ask(report, 'workers');
    world.set(wole, plan, 'contest', { entry, organisation: organisations.unions, reason: 'not-asked' });
    expect(refusals(send(report))).toEqual(['N2.workers-not-asked']);
  });

  it('lets an organisation record itself that it was asked', () => {
    const report = draft();
    must(world.try(wole, plan, 'consultation', asked(report, 'workers')));
    must(world.try(emma, plan, 'consultation', asked(report, 'employers')));
    must(send(report));
  });

  it('does not hold up a report that no convention on labour asks for', () => {
    must(send(draft('crc')));
    must(send(draft('palermo')));
  });

  it('never refuses to record that a report has gone, and marks it', () => {
    const report = draft();
    must(send(report, { fact: true }));
    expect(world.get(plan).entries.find(({ id }) => id === report)?.breaches).toEqual(['N2']);
    expect(world.open(plan)).toContain(`N2:breach-${report}`);
  });

  it('does not know without the consultations', () => {
    const report = draft();
    const whole = world.get(plan);
    const loaded = new Set([...whole.loaded].filter((type) => type !== 'consultation'));
    world.dossiers = new Map([[plan, { ...whole, loaded }]]);
    expect(refusals(send(report))).toEqual(['N2.unknown']);
  });
});

describe('N2: elsewhere', () => {
  it('asks to record whether it is in force before it lets a report go unasked', () => {
    expect(refusals(send(draft()))).toEqual(['N2.c144-not-known']);
  });

  const { inForceOn, ...signed } = binding;
  it.each([
    ['only ratified', signed],
    ['not yet in force', { ...signed, inForceOn: '2027' }],
    ['left again', { ...signed, inForceOn, endedOn: '2020' }],
    ['left today', { ...signed, inForceOn, endedOn: '2026-03-02' }],
  ])('only warns while it is %s', (_, instrument) => {
    world.set(petra, plan, 'instrument', instrument);
    const report = draft();
    must(send(report));
    expect(world.open(plan)).toContain(`N2:workers-not-asked-${report}@plan-coordinator`);
  });

  it('warns when a report is drafted or soon due and nobody was asked, not long before', () => {
    const report = draft();
    const warning = `N2:workers-not-asked-${report}@plan-coordinator`;
    expect(world.open(plan)).not.toContain(warning);
    world.now = new Date('2026-07-02T08:00:00.000Z');
    world.settle(plan);
    expect(world.open(plan)).not.toContain(warning);
    world.pass(2 * day);
    world.settle(plan);
    expect(world.open(plan)).toContain(warning);
    const drafted = draft();
    world.set(petra, plan, 'treaty-report', { draftOn: '2026-07-01' }, { entry: drafted });
    expect(world.open(plan)).toContain(`N2:workers-not-asked-${drafted}@plan-coordinator`);
  });
});

describe('N2: what is owed', () => {
  it('is to send each report by its date, and to answer what a body asks', () => {
    world.set(petra, plan, 'instrument', binding);
    const report = draft('crc');
    const comment = world.set(petra, plan, 'committee-comment', {
      treaty: 'c29',
      kind: 'direct-request',
      answerDue: '2026-05',
    });
    expect(world.left(plan, `N2:send-${report}`)).toBe(
      Date.parse('2026-09-02T00:00:00.000Z') - world.now.getTime(),
    );
    expect(world.left(plan, `N2:answer-${comment}`)).toBe(
      Date.parse('2026-06-01T00:00:00.000Z') - world.now.getTime(),
    );
    must(send(report));
    world.set(petra, plan, 'committee-comment', { doneOn: '2026-03-02' }, { entry: comment });
    expect(world.open(plan)).toEqual([]);
  });
});

it('knows of each treaty who supervises it and how often it is reported on', () => {
  expect(Object.keys(treaties)).toEqual(treaty.codes);
  for (const { body, tripartite, everyYears } of Object.values(treaties)) {
    expect(tripartite).toBe(body === 'ilo');
    expect(everyYears > 0).toBe(body !== 'palermo');
  }
});
