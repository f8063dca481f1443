import { beforeEach, describe, expect, it } from 'vitest';
import type { StepInput } from '../kernel/act.ts';
import { shownValue } from '../kernel/dossier.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Accepted } from '../testing.ts';
import {
  amina,
  arrival,
  bilal,
  day,
  esi,
  hour,
  judgement,
  minute,
  must,
  openReport,
  others,
  paul,
  refusals,
  teams,
  World,
  wrote,
} from '../testing.ts';
import { acts } from './acts.ts';

let world: World;
let report: string;
const done = new Set<string>();
beforeEach(() => {
  world = new World();
  report = openReport(world);
});

type Steps = { readonly [as: string]: StepInput };
const perform = (actor: Actor, name: string, steps: Steps): Accepted => {
  done.add(name);
  return must(world.perform(actor, name, { report }, steps));
};
const shown = (entry: string, field: string): unknown => {
  const found = world.get(report).entries.find(({ id }) => id === entry);
  return found && shownValue(found, field);
};
const state = (): string => world.get(report).state;
const stamped = (at: World, all: readonly object[]): Operation[] =>
  all.map((one) => ({ ...one, id: crypto.randomUUID(), recorded: at.now.toISOString() }) as Operation);
const now = (): string => world.now.toISOString();

const judge = (urgency = 'going-on'): Accepted =>
  perform(amina, 'judge-report', {
    judgement: { set: { ...judgement, urgency, girls: 2 } },
    safety: { set: { reprisalRisk: 'high', safeWays: ['page'] } },
    triaged: {},
  });
/** Calls the police to the child and lets them see what they need. */
const call = (): string =>
  wrote(
    perform(amina, 'call-team', {
      call: { set: { team: teams.police, discipline: 'police', task: 'reach-child', askedAt: now() } },
      'let-in': { party: teams.police },
      responding: {},
    }),
    'dispatch',
  );
const accept = (entry: string): Accepted =>
  perform(paul, 'accept-call', {
    call: { entry, set: { acceptedAt: now(), acceptedBy: paul.account } },
  });
const word = { way: 'page', told: 'Somebody goes there today', about: ['somebody-goes'] };

describe('a report, act by act', () => {
  it('is judged in one breath with what the reporter risks', () => {
    const accepted = judge();
    for (const type of ['triage', 'reporter-safety']) wrote(accepted, type);
    expect(state()).toBe('triaged');
    expect(world.open(report)).toEqual(['R3:response']);
  });

  it('calls a team, which sees what it was told and not who reported', () => {
    judge();
    call();
    expect(state()).toBe('responding');
    const grant = world.get(report).grants.find(({ party }) => party === teams.police);
    expect(grant?.groups).toEqual(['report-response', 'report-need']);
    expect(world.try(paul, report, 'reporter-safety', { reprisalRisk: 'low', safeWays: ['page'] }).ok).toBe(
      false,
    );
  });

  it('is accepted by a person in time, and tells of arrival and result', () => {
    judge('danger-now');
    const entry = call();
    world.pass(50 * minute);
    expect(world.left(report, 'R3:response')).toBe(10 * minute);
    accept(entry);
    expect(world.open(report)).toEqual([]);
    const told = perform(paul, 'tell-of-response', {
      call: { entry, set: { arrivedAt: now(), safeForTeam: true, result: 'child-reached' } },
      need: { set: { service: 'health', organisation: others.shelter, longerTerm: true } },
    });
    expect(shown(wrote(told, 'need'), 'longerTerm')).toBe(true);
    expect(shown(entry, 'acceptedBy')).toBe(paul.account);
  });

  it('climbs when nobody accepts in time', () => {
    judge('danger-now');
    call();
    world.pass(2 * hour);
    expect(world.left(report, 'R3:response')).toBe(-hour);
    const late = world.get(report).duties.find((one) => one.key === 'response');
    expect(late?.climbs).toEqual(['deputy', 'supervisor', 'liaison']);
  });

  it('asks for help, and does not close before it knows what came of it', () => {
    judge();
    const entry = call();
    accept(entry);
    const asked = { service: 'accommodation', organisation: others.shelter, askedAt: now() };
    const need = wrote(perform(amina, 'ask-for-help', { need: { set: asked } }), 'need');
    perform(amina, 'answer-report', {
      outcome: { set: { result: 'not-found' } },
      word: { set: word },
      answered: {},
    });
    expect(state()).toBe('answered');
    const close = () => world.perform(amina, 'close-report', { report }, { closed: {} });
    expect(refusals(close())).toEqual(['R5.open-need']);
    perform(amina, 'tell-what-came-of-need', {
      need: { entry: need, set: { answeredAt: now(), result: 'not-available' } },
    });
    expect(refusals(close())).toEqual(['R5.open-need']);
    perform(amina, 'tell-what-came-of-need', {
      need: { entry: need, set: { instead: 'She stays with her aunt, who was visited' } },
    });
    perform(amina, 'close-report', {
      word: { set: { ...word, told: 'Nobody was there any more', about: ['closed'] } },
      closed: {},
    });
    expect(state()).toBe('closed');
  });

  it('closes with a child reached only when she has a case and somebody looks ahead', () => {
    judge();
    accept(call());
    perform(amina, 'ask-for-help', {
      need: { set: { service: 'education', organisation: others.shelter, longerTerm: true } },
    });
    const need = world.get(report).entries.find(({ type }) => type === 'need')?.id ?? '';
    perform(amina, 'tell-what-came-of-need', { need: { entry: need, set: { result: 'taken' } } });
    perform(amina, 'answer-report', {
      outcome: { set: { result: 'child-reached', girlsReached: 1 } },
      word: { set: word },
      answered: {},
    });
    const close = () => world.perform(amina, 'close-report', { report }, { closed: {} });
    expect(refusals(close())).toEqual(['R6.no-case']);
    const opened = perform(amina, 'open-case-from-report', {
      case: { area: 'XA' },
      arrival: { set: { ...arrival, cameBy: 'report' } },
      'safe-contact': { set: { ways: ['in-person'] } },
      'hand-over': { party: esi.account, groups: ['intake', 'identity', 'safe-contact'] },
    });
    const child = opened.changes[0]?.dossier ?? '';
    expect(world.get(child)).toMatchObject({ kind: 'case' });
    expect(world.get(report).links).toEqual([expect.objectContaining({ to: child, relation: 'led-to' })]);
    const intake = world.get(child).entries.find(({ type }) => type === 'intake');
    expect(intake && shownValue(intake, 'report')).toBe(report);
    expect(intake && shownValue(intake, 'cameBy')).toBe('report');
    const later = wrote(
      perform(amina, 'ask-for-help', { need: { set: { service: 'legal', organisation: others.shelter } } }),
      'need',
    );
    expect(refusals(close())).toEqual(['R5.open-need']);
    done.add('hand-need-to-case');
    const handed = { need: { entry: later, set: { answer: 'accepted', result: 'taken' } } };
    must(world.perform(amina, 'hand-need-to-case', { report, case: child }, handed));
    expect([shown(later, 'case'), shown(later, 'longerTerm')]).toEqual([child, true]);
    must(close());
  });

  it('hands what a family needs later over to the family’s file', () => {
    judge();
    const need = wrote(
      perform(amina, 'ask-for-help', {
        need: { set: { service: 'economic', organisation: others.shelter } },
      }),
      'need',
    );
    const household = world.create(esi, 'household', { area: 'XA' });
    done.add('hand-need-to-household');
    must(
      world.perform(
        amina,
        'hand-need-to-household',
        { report, household },
        { need: { entry: need, set: { answer: 'accepted', result: 'taken' } } },
      ),
    );
    expect(shown(need, 'household')).toBe(household);
  });

  it('answers the reporter by a safe way only', () => {
    judge();
    perform(bilal, 'answer-reporter', { word: { set: word } });
    const unsafe = { word: { set: { way: 'sms', text: 'received' } } };
    expect(refusals(world.perform(bilal, 'answer-reporter', { report }, unsafe))).not.toEqual([]);
  });

  it('records what was done to a reporter and how she is reached now', () => {
    judge();
    const accepted = perform(amina, 'tell-of-reprisal', {
      reprisal: { set: { kind: 'threat', on: '2026-03-01', by: 'employer', protection: ['advice'] } },
      safety: { set: { reprisalRisk: 'high', safeWays: ['in-person'] } },
    });
    expect(shown(wrote(accepted, 'reporter-safety'), 'safeWays')).toEqual(['in-person']);
  });

  it('goes to another contact point, and whoever it names is shut out', () => {
    perform(amina, 'hand-to-contact-point', {
      'shut-out': { set: { organisation: others.police, reason: 'the report names an officer' } },
      'hand-over': { party: teams.national },
    });
    const grant = world.get(report).grants.find(({ party }) => party === teams.national);
    expect(grant?.groups).toContain('report-message');
    judge();
    const police = world.perform(
      amina,
      'call-team',
      { report },
      {
        call: { set: { team: teams.police, discipline: 'police', task: 'reach-child' } },
        'let-in': { party: teams.police },
      },
    );
    expect(refusals(police)).toContain('R8.named');
    expect(world.left(report, world.open(report).find((id) => id.startsWith('R8:review')) ?? '')).toBe(day);
  });

  it('notes a call that is no report in one breath: nothing is due there, and it is counted', () => {
    done.add('note-non-report');
    const noted = must(
      world.perform(
        amina,
        'note-non-report',
        {},
        {
          contact: { area: 'XA' },
          what: { set: { what: 'silent', channel: 'phone' } },
          'let-in': { party: teams.contactPoint },
          over: {},
        },
      ),
    );
    const id = noted.changes[0]?.dossier ?? '';
    expect(world.get(id).state).toBe('no-report');
    world.pass(3 * day);
    expect(world.open(id)).toEqual([]);
    // the wrong key: it counts no more
    const entry = wrote(noted, 'non-report');
    const base = world.get(id).version;
    must(
      world.act(
        amina,
        stamped(world, [
          { op: 'withdraw', dossier: id, entry, type: 'non-report', base, reason: 'the wrong key' },
        ]),
      ),
    );
    expect(world.get(id).entries[0]?.withdrawn).toBeDefined();
  });

  it('joins two reports of one thing, says which is answered, and takes it back', () => {
    done.add('join-reports');
    const other = openReport(world);
    const because = ['same-place', 'same-words'];
    const joined = must(
      world.perform(
        bilal,
        'join-reports',
        { report, other },
        {
          here: { set: { role: 'follows', because } },
          there: { set: { role: 'answers', because } },
        },
      ),
    );
    const of = (id: string) => world.get(id).entries.find(({ type }) => type === 'joined');
    const [here, there] = [of(report), of(other)];
    expect(here && [shownValue(here, 'report'), shownValue(here, 'role')]).toEqual([other, 'follows']);
    expect(there && [shownValue(there, 'report'), shownValue(there, 'role')]).toEqual([report, 'answers']);
    // both stay open, each with its own clock
    expect([world.get(report).state, world.get(other).state]).toEqual(['received', 'received']);
    expect([world.open(report), world.open(other)]).toEqual([
      ['R3:triage', 'R3:response'],
      ['R3:triage', 'R3:response'],
    ]);
    const back = [here, there].map((one, at) => ({
      op: 'withdraw' as const,
      dossier: at === 0 ? report : other,
      entry: one?.id ?? '',
      type: 'joined',
      base: world.get(at === 0 ? report : other).version,
      reason: 'two lorries',
    }));
    must(world.act(amina, stamped(world, back)));
    expect([of(report)?.withdrawn, of(other)?.withdrawn]).not.toContain(undefined);
    expect(joined.changes).toHaveLength(2);
  });

  it('gives away who reported: one proposes, another does it', () => {
    const proposed = perform(amina, 'propose-disclosure', {
      disclosure: {
        set: { to: others.police, what: ['words'], ground: 'law', reason: 'The law wants it.' },
      },
    });
    const entry = wrote(proposed, 'disclosure');
    perform(bilal, 'disclose-reporter', { disclosure: { entry, set: { givenAt: now() } } });
    expect(shown(entry, 'givenAt')).toBeDefined();
  });

  it('opens an original: one asks, another lets it be opened', () => {
    const asked = perform(amina, 'ask-for-original', {
      request: { set: { file: crypto.randomUUID(), reason: 'The plate cannot be read on the copy.' } },
    });
    const entry = wrote(asked, 'original');
    perform(bilal, 'let-original-open', { request: { entry, set: { letOpen: true } } });
    expect(shown(entry, 'letOpen')).toBe(true);
  });

  it('leaves no act undone here', () => {
    expect(acts.map(({ name }) => name).filter((name) => !done.has(name))).toEqual([]);
  });
});
