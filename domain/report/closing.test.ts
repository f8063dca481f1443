import { beforeEach, describe, expect, it } from 'vitest';
import {
  amina,
  bilal,
  day,
  hour,
  judgement,
  must,
  openReport,
  refusals,
  sana,
  teams,
  World,
} from '../testing.ts';

let world: World;
let report: string;
beforeEach(() => {
  world = new World();
  report = openReport(world);
});

const dispatch = (more: object = {}) => ({
  team: teams.police,
  discipline: 'police',
  task: 'reach-child',
  ...more,
});
/** A report that is ready to close but for what a test adds. */
function answered(result = 'not-found'): void {
  world.set(amina, report, 'triage', judgement);
  must(world.move(amina, report, 'triaged'));
  world.set(amina, report, 'outcome', { result });
  must(world.move(amina, report, 'answered'));
  must(world.try(amina, report, 'feedback', told));
}
const told = { way: 'page', told: 'Somebody went there.' };

describe('R5: no closing on an open need', () => {
  it.each([
    [{}, false],
    [{ result: 'taken' }, true],
    [{ result: 'refused' }, true],
    [{ result: 'unreachable' }, true],
    [{ result: 'not-available' }, false],
    [{ result: 'not-available', instead: 'An aunt took them in.' }, true],
    [{ result: { unsaid: 'not-known' } }, false],
    // declined by those it was offered to: theirs to say
    [{ answer: 'accepted', offered: true, result: 'refused', refusedBy: 'child' }, true],
    [{ answer: 'accepted', offered: true, result: 'refused' }, true],
    // a service that says no has not helped
    [{ answer: 'refused' }, false],
    [{ answer: 'no-place' }, false],
    [{ answer: 'accepted' }, false],
    [{ answer: 'refused', result: 'refused', refusedBy: 'provider' }, false],
    [{ result: 'refused', refusedBy: 'provider', instead: 'A neighbour took her in.' }, true],
  ])('%j -> %s', (more, closes) => {
    answered();
    world.set(amina, report, 'need', { service: 'health', organisation: 3, ...more });
    const result = world.move(amina, report, 'closed');
    expect(refusals(result)).toEqual(closes ? [] : ['R5.open-need']);
  });
});

describe('R5: what was asked is followed up', () => {
  const asked = { service: 'health', organisation: 3 };
  const duties = (): readonly string[] =>
    world
      .open(report)
      .filter((id) => id.startsWith('R5:'))
      .map((id) => id.replace(/-[0-9a-f-]{36}$/, ''));
  const left = (what: string): number | undefined =>
    world.left(report, world.open(report).find((id) => id.startsWith(`R5:${what}-`)) ?? '');

  it('wants an answer in time, then a result, and climbs when there is none', () => {
    answered();
    const need = world.set(amina, report, 'need', asked);
    expect(duties()).toEqual(['R5:answer']);
    world.pass(20 * hour);
    expect(left('answer')).toBe(4 * hour);
    world.pass(10 * hour);
    expect(left('answer')).toBe(-6 * hour);
    const late = world.get(report).duties.find(({ safeguard }) => safeguard === 'R5');
    expect(late).toMatchObject({ role: 'operator', climbs: ['supervisor', 'liaison'] });
    world.set(amina, report, 'need', { answer: 'accepted' }, { entry: need });
    expect(duties()).toEqual(['R5:result']);
    world.pass(8 * day);
    expect(left('result')).toBeLessThan(0);
    world.set(amina, report, 'need', { offered: true, result: 'taken' }, { entry: need });
    expect(duties()).toEqual([]);
  });

  it('after a no asks somebody else, and follows that one', () => {
    answered();
    const need = world.set(amina, report, 'need', { ...asked, answer: 'no-place' });
    expect(duties()).toEqual(['R5:again']);
    const next = world.set(amina, report, 'need', { ...asked, organisation: 4, after: need });
    expect(duties()).toEqual(['R5:answer']);
    expect(refusals(world.move(amina, report, 'closed'))).toEqual(['R5.open-need']);
    world.set(amina, report, 'need', { answer: 'accepted', result: 'taken' }, { entry: next });
    expect(duties()).toEqual([]);
    expect(world.move(amina, report, 'closed').ok).toBe(true);
  });

  it('counts from when it was asked, not from when that was written down, and never later than that', () => {
    answered();
    const now = world.now.getTime();
    world.set(amina, report, 'need', { ...asked, askedAt: new Date(now - 3 * hour).toISOString() });
    expect(left('answer')).toBe(21 * hour);
  });

  it('says nothing of a report that is closed', () => {
    answered();
    const need = world.set(amina, report, 'need', { ...asked, result: 'taken' });
    must(world.move(amina, report, 'closed'));
    world.set(amina, report, 'need', { result: 'not-available' }, { entry: need });
    expect(duties()).toEqual([]);
  });
});

describe('R12: whoever reports hears of it', () => {
  const unheard = (): void => {
    world.set(amina, report, 'triage', judgement);
    must(world.move(amina, report, 'triaged'));
    world.set(amina, report, 'outcome', { result: 'not-found' });
    must(world.move(amina, report, 'answered'));
    writes();
  };
  const writes = (): void => {
    world.set(amina, report, 'message', {
      direction: 'from-reporter',
      channel: 'phone',
      box: 'A'.repeat(100),
    });
  };
  const closing = () => refusals(world.move(amina, report, 'closed'));

  it('does not close before a word went back, and again not after she wrote once more', () => {
    unheard();
    expect(closing()).toEqual(['R12.unheard']);
    must(world.try(amina, report, 'feedback', told));
    writes();
    expect(closing()).toEqual(['R12.unheard']);
    must(world.try(amina, report, 'feedback', told));
    expect(closing()).toEqual([]);
  });

  it('takes words sealed to her, and silence where no way is safe', () => {
    unheard();
    const box = 'A'.repeat(100);
    must(world.try(amina, report, 'message', { direction: 'to-reporter', channel: 'web', box }));
    writes();
    expect(closing()).toEqual(['R12.unheard']);
    must(world.try(amina, report, 'message', { direction: 'to-reporter', channel: 'web', box }));
    writes();
    world.set(amina, report, 'reporter-safety', { reprisalRisk: 'high', safeWays: ['none'] });
    expect(closing()).toEqual([]);
  });

  it('is not sure where it may not read what was told', () => {
    unheard();
    must(world.try(amina, report, 'feedback', told));
    const seen = world.get(report);
    const loaded = new Set([...seen.loaded].filter((type) => type !== 'feedback'));
    world.dossiers = new Map([...world.dossiers, [report, { ...seen, loaded }]]);
    expect(closing()).toEqual(['R12.unknown']);
  });
});

describe('R6: a child who was reached is not left there', () => {
  const child = (more: object) => ({ children: { add: { [crypto.randomUUID()]: more } } });
  const later = { service: 'psychosocial', organisation: 3, longerTerm: true, result: 'taken' };

  it('closes when nobody was reached', () => {
    answered();
    expect(world.move(amina, report, 'closed').ok).toBe(true);
  });

  it('asks for a case or a reason for each child, and for a look at later needs', () => {
    answered('child-reached');
    expect(refusals(world.move(amina, report, 'closed'))).toEqual(['R6.no-case']);
    world.set(amina, report, 'outcome', child({ noCase: 'safe-with-family' }));
    expect(refusals(world.move(amina, report, 'closed'))).toEqual(['R6.no-case']);
    const list = world.get(report).entries.find((one) => one.type === 'outcome')?.heads[
      'children'
    ]?.[0]?.value;
    world.set(amina, report, 'outcome', {
      children: {
        remove: Object.keys((list as { items: object }).items),
        add: { [crypto.randomUUID()]: { noCase: 'safe-with-family', why: 'Seen at home.' } },
      },
    });
    expect(refusals(world.move(amina, report, 'closed'))).toEqual(['R6.longer-term']);
    world.set(amina, report, 'need', later);
    expect(world.move(amina, report, 'closed').ok).toBe(true);
  });

  it('is content with a case that the report led to', () => {
    answered('child-reached');
    world.set(amina, report, 'need', later);
    must(world.act(amina, [{ op: 'link', dossier: report, to: crypto.randomUUID(), relation: 'led-to' }]));
    expect(world.move(amina, report, 'closed').ok).toBe(true);
  });

  it('sees a child whom only a team reached, also when the report is to be put away', () => {
    world.set(amina, report, 'dispatch', dispatch({ result: 'child-reached' }));
    world.set(amina, report, 'proposal', { what: 'not-actionable', reason: 'nothing to go on' });
    expect(refusals(world.move(bilal, report, 'not-actionable'))).toEqual(['R6.no-case']);
  });
});

describe('R10: a call without words is noted by one person, a report never', () => {
  const fresh = (): string => world.create(amina, 'report', { area: 'XA' });
  const what = { what: 'joke', channel: 'phone' };

  it('takes what holds no words', () => {
    const id = fresh();
    world.set(amina, id, 'non-report', what);
    must(world.move(amina, id, 'no-report'));
  });

  it.each([
    ['message', { direction: 'from-reporter', channel: 'phone', box: 'A'.repeat(100) }],
    ['opening', { channel: 'phone', dangerNow: 'yes' }],
  ])('refuses what holds a %s, whoever proposed it', (type, values) => {
    const id = fresh();
    world.set(amina, id, type, values);
    world.set(amina, id, 'non-report', what);
    expect(refusals(world.move(amina, id, 'no-report'))).toEqual(['R10.is-report']);
  });

  it.each([
    ['message', { direction: 'from-reporter', channel: 'phone', box: 'A'.repeat(100) }],
    ['opening', { channel: 'phone', dangerNow: 'yes' }],
  ])('cannot be got round by taking the %s back first', (type, values) => {
    const id = fresh();
    const entry = world.set(amina, id, type, values);
    const base = world.get(id).version;
    must(world.act(amina, [{ op: 'withdraw', dossier: id, entry, type, base, reason: 'by mistake' }]));
    world.set(amina, id, 'non-report', what);
    expect(refusals(world.move(amina, id, 'no-report'))).toEqual(['R10.is-report']);
  });
});

describe('R10: putting a report away takes two', () => {
  const propose = (what: string, more: object = {}, by = amina) =>
    world.set(by, report, 'proposal', { what, reason: 'we looked at it together', ...more });

  it.each(['not-actionable', 'duplicate'])('%s', (state) => {
    expect(refusals(world.move(amina, report, state))).toEqual(['R10.no-proposal']);
    propose(state);
    expect(refusals(world.move(amina, report, state))).toEqual(['R10.own-proposal']);
    expect(world.move(sana, report, state).ok).toBe(true);
  });

  it('takes a new proposal once the report was taken up again', () => {
    propose('not-actionable');
    must(world.move(bilal, report, 'not-actionable'));
    world.pass(2 * day);
    must(world.move(bilal, report, 'triaged'));
    expect(refusals(world.move(bilal, report, 'not-actionable'))).toEqual(['R10.no-proposal']);
  });

  it('"no trafficking", when it is written and when it was written as a fact', () => {
    world.set(amina, report, 'triage', judgement);
    must(world.move(amina, report, 'triaged'));
    const result = { result: 'no-trafficking' };
    expect(refusals(world.try(amina, report, 'outcome', result))).toEqual(['R10.no-proposal']);
    world.set(amina, report, 'outcome', result, { fact: true });
    expect(refusals(world.move(amina, report, 'answered'))).toEqual(['R10.no-proposal']);
    propose('no-trafficking', {}, amina);
    expect(refusals(world.move(bilal, report, 'answered'))).toEqual(['R10.own-proposal']);
    propose('no-trafficking', {}, bilal);
    expect(world.move(amina, report, 'answered').ok).toBe(true);
  });

  it('makes more urgent at once, less urgent only by two', () => {
    world.set(amina, report, 'triage', judgement);
    world.set(amina, report, 'triage', { urgency: 'danger-now' });
    expect(refusals(world.try(bilal, report, 'triage', { urgency: 'going-on' }))).toEqual([
      'R10.no-proposal',
    ]);
    propose('downgrade', { urgency: 'at-risk' });
    expect(refusals(world.try(bilal, report, 'triage', { urgency: 'going-on' }))).toEqual([
      'R10.no-proposal',
    ]);
    propose('downgrade', { urgency: 'going-on' });
    expect(refusals(world.try(amina, report, 'triage', { urgency: 'going-on' }))).toEqual([
      'R10.own-proposal',
    ]);
    expect(world.try(bilal, report, 'triage', { urgency: 'going-on' }).ok).toBe(true);
    world.set(amina, report, 'triage', { urgency: 'danger-now' });
    expect(refusals(world.try(bilal, report, 'triage', { urgency: 'going-on' }))).toEqual([
      'R10.no-proposal',
    ]);
  });

  it('cannot be got round by calling it a fact, nor by withdrawing the judgement first', () => {
    const judged = world.set(amina, report, 'triage', { ...judgement, urgency: 'danger-now' });
    expect(refusals(world.try(amina, report, 'triage', { urgency: 'at-risk' }, { fact: true }))).toEqual([
      'R10.no-proposal',
    ]);
    must(
      world.act(amina, [
        {
          op: 'withdraw',
          dossier: report,
          entry: judged,
          type: 'triage',
          base: world.get(report).version,
          reason: 'by mistake',
        },
      ]),
    );
    expect(refusals(world.try(amina, report, 'triage', { ...judgement, urgency: 'at-risk' }))).toEqual([
      'R10.no-proposal',
    ]);
  });

  it('cannot be got round by leaving it unsaid first, nor by bringing back an older judgement', () => {
    const old = world.set(amina, report, 'triage', { ...judgement, urgency: 'at-risk' });
    const drop = (entry: string) =>
      must(
        world.act(amina, [
          {
            op: 'withdraw',
            dossier: report,
            entry,
            type: 'triage',
            base: world.get(report).version,
            reason: 'by mistake',
          },
        ]),
      );
    drop(old);
    const urgent = world.set(amina, report, 'triage', { ...judgement, urgency: 'danger-now' });
    drop(urgent);
    drop(old);
    expect(refusals(world.try(amina, report, 'triage', { note: 'again' }, { entry: old }))).toEqual([
      'R10.no-proposal',
    ]);
    world.set(amina, report, 'triage', { ...judgement, urgency: { unsaid: 'not-known' } });
    expect(refusals(world.try(amina, report, 'triage', { urgency: 'at-risk' }))).toEqual(['R10.no-proposal']);
    expect(world.try(amina, report, 'triage', { note: 'only a note' }).ok).toBe(true);
  });
});
