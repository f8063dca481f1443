import { beforeEach, describe, expect, it } from 'vitest';
import type { StepInput } from '../kernel/act.ts';
import { shownValue } from '../kernel/dossier.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Accepted } from '../testing.ts';
import { day, must, refusals, World, wrote } from '../testing.ts';
import { acts } from './acts.ts';
import { emma, nia, openPlanInForce, organisations, pavel, petra, wholeAction, wole } from './testing.ts';

let world: World;
let plan: string;
let action: string;
const done = new Set<string>();
beforeEach(() => {
  world = new World();
  ({ plan, action } = openPlanInForce(world));
});

type Steps = { readonly [as: string]: StepInput };
const perform = (actor: Actor, name: string, steps: Steps): Accepted => {
  done.add(name);
  return must(world.perform(actor, name, { plan }, steps));
};
const refused = (actor: Actor, name: string, steps: Steps): readonly string[] =>
  refusals(world.perform(actor, name, { plan }, steps));
const shown = (entry: string, field: string): unknown => {
  const found = world.get(plan).entries.find(({ id }) => id === entry);
  return found && shownValue(found, field);
};

describe('a plan, act by act', () => {
  it('starts with an objective and an action for it, and comes into force when somebody answers for each', () => {
    const { organisation: _, ...nobodys } = wholeAction;
    const start = must(
      world.perform(
        petra,
        'start-plan',
        {},
        {
          plan: {},
          objective: { set: { heading: 'prevention', title: 'Recruiters are licensed' } },
          action: { set: nobodys },
        },
      ),
    );
    done.add('start-plan');
    plan = start.changes[0]?.dossier ?? '';
    const made = wrote(start, 'action');
    expect(shown(made, 'objective')).toBe(wrote(start, 'objective'));
    const meeting = { set: { kind: 'tripartite', on: '2026-03-02', ministries: ['labour'] } };
    expect(refused(petra, 'put-plan-in-force', { meeting, 'in-force': {} })).toEqual(['N1.no-organisation']);
    expect(world.get(plan).entries.map(({ type }) => type)).not.toContain('coordination');
    must(world.try(petra, plan, 'action', { organisation: organisations.unions }, { entry: made }));
    perform(petra, 'put-plan-in-force', { meeting, 'in-force': {} });
    expect(world.get(plan).state).toBe('in-force');
  });

  it('gives an organisation an action, with a date and what will show it', () => {
    const { until: _, ...undated } = wholeAction;
    expect(refused(petra, 'assign-plan-action', { action: { set: undated } })).toEqual(['N1.no-date']);
    const made = wrote(perform(petra, 'assign-plan-action', { action: { set: wholeAction } }), 'action');
    expect(shown(made, 'organisation')).toBe(organisations.unions);
    expect(
      world.perform(wole, 'assign-plan-action', { plan }, { action: { set: wholeAction } }),
    ).toMatchObject({
      ok: false,
      problem: { code: 'not-your-role' },
    });
  });

  it('hears how an action stands from who answers for it, with what shows it', () => {
    const accepted = perform(wole, 'report-progress', {
      progress: { set: { action, state: 'done', timing: 'on-time' } },
      evidence: { set: { action, kind: 'published-report', where: 'Yearbook, page 12' } },
    });
    wrote(accepted, 'evidence');
    expect(world.open(plan)).toEqual([]);
    const notHers = { progress: { set: { action, state: 'done' } } };
    expect(refused(emma, 'report-progress', notHers)).toEqual(['N1.not-yours']);
  });

  it('lets evidence be contested by others, and answered by neither side', () => {
    const shows = { set: { action, kind: 'minutes' } };
    const evidence = wrote(perform(wole, 'add-evidence', { evidence: shows }), 'evidence');
    const contest = wrote(
      perform(emma, 'contest-evidence', {
        contest: {
          set: { entry: evidence, organisation: organisations.employers, reason: 'not-as-said' },
        },
      }),
      'contest',
    );
    expect(world.open(plan)).toEqual([`N1:contested-${contest}@plan-coordinator`]);
    const answer = { answer: { entry: contest, set: { upheld: false, answer: 'The minutes were seen' } } };
    expect(refused(nia, 'answer-contest', answer)).toEqual(['N1.own-case']);
    perform(pavel, 'answer-contest', answer);
    expect(shown(contest, 'upheld')).toBe(false);
    expect(shown(contest, 'reason')).toBe('not-as-said');
  });

  it('publishes what points at nobody', () => {
    const indicator = world.set(petra, plan, 'indicator', {
      title: 'Convictions',
      source: 'court-records',
      unit: 'people',
      about: 'adults',
      breakdown: ['sex', 'age-group'],
    });
    const valued = (value: number): string =>
      world.set(petra, plan, 'indicator-value', { indicator, from: '2025', to: '2025', value });
    const out = (value: string): Steps => ({
      publication: {
        set: {
          values: { add: { [crypto.randomUUID()]: { value } } },
          on: '2026-03-02',
          where: 'annual-report',
        },
      },
    });
    expect(refused(petra, 'publish-figures', out(valued(2)))).toEqual(['N5.too-small']);
    wrote(perform(petra, 'publish-figures', out(valued(31))), 'publication');
  });

  it('prepares a report on a treaty, asks both sides, and sends it', () => {
    world.set(petra, plan, 'instrument', {
      kind: 'treaty',
      treaty: 'c144',
      title: 'Tripartite consultation',
      inForceOn: '2011',
    });
    const prepared = perform(petra, 'prepare-treaty-report', {
      report: { set: { treaty: 'c182', from: '2024', to: '2025', due: '2026-09-01', draftOn: '2026-03-01' } },
      workers: {
        set: { organisation: organisations.unions, kind: 'draft-sent', on: '2026-03-02', answer: 'comments' },
      },
    });
    const report = wrote(prepared, 'treaty-report');
    const asked = wrote(prepared, 'consultation');
    expect([shown(asked, 'report'), shown(asked, 'actor')]).toEqual([report, 'workers']);
    const send: Steps = { report: { entry: report, set: { sentOn: '2026-03-02' } } };
    expect(refused(petra, 'send-treaty-report', send)).toEqual(['N2.employers-not-asked']);
    perform(emma, 'consult', {
      consultation: {
        set: { report, actor: 'employers', kind: 'meeting', on: '2026-03-02', answer: 'agrees' },
      },
    });
    expect(world.left(plan, `N2:send-${report}`)).toBe(
      Date.parse('2026-09-02T00:00:00.000Z') - world.now.getTime(),
    );
    perform(petra, 'send-treaty-report', send);
    expect(world.open(plan)).not.toContain(`N2:send-${report}`);
  });

  it('answers what a supervising body asked, by its date', () => {
    const comment = world.set(petra, plan, 'committee-comment', {
      treaty: 'c182',
      kind: 'direct-request',
      on: '2026-02',
      answerDue: '2026-06-01',
    });
    expect(world.open(plan)).toEqual([`N2:answer-${comment}`]);
    perform(petra, 'answer-committee', {
      comment: {
        entry: comment,
        set: { followUp: 'Inspectors may enter homes', action, doneOn: '2026-03-02' },
      },
    });
    expect(world.open(plan)).toEqual([]);
  });

  it('records what the law lacks, and closes the gap with the new law', () => {
    const gap = wrote(
      perform(petra, 'record-gap', {
        gap: { set: { duty: 'victim-status', covered: 'no', missing: 'The word victim', seenIn: 'case' } },
      }),
      'gap',
    );
    const law = { kind: 'act', title: 'Act against trafficking', inForceOn: '2026-03-01' };
    const closed = perform(petra, 'close-gap', {
      instrument: { set: law },
      gap: { entry: gap, set: { covered: 'yes', article: '12', closedOn: '2026-03-02' } },
    });
    wrote(closed, 'instrument');
    expect(shown(gap, 'covered')).toBe('yes');
    expect(shown(gap, 'seenIn')).toBe('case');
  });

  it('is reviewed before it ends', () => {
    expect(world.move(petra, plan, 'ended').ok).toBe(false);
    perform(petra, 'review-plan', {
      review: {
        set: { from: '2026', to: '2026-12', tookPart: ['government', 'workers'], displacementSeen: true },
      },
      end: {},
    });
    expect(world.get(plan).state).toBe('ended');
    world.pass(400 * day);
    world.settle(plan);
    expect(world.open(plan)).toEqual([]);
  });

  it('leaves no act undone here', () => {
    expect(acts.map(({ name }) => name).filter((name) => !done.has(name))).toEqual([]);
  });
});
