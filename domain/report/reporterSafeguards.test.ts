import { beforeEach, describe, expect, it } from 'vitest';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';
import {
  amina,
  bilal,
  channel,
  day,
  judgement,
  must,
  openReport,
  others,
  refusals,
  reportWork,
  teams,
  World,
} from '../testing.ts';
import { riskOf } from './answering.ts';
import * as entries from './entries.ts';
import { findIdentifyingQuestions, reporterDataDue, reporterGroups } from './reporterSafeguards.ts';

let world: World;
let report: string;
beforeEach(() => {
  world = new World();
  report = openReport(world);
});
const box = 'A'.repeat(120);
const toPolice = {
  party: teams.police,
  groups: ['report-response'],
  level: 'work',
  purpose: 'response',
  basis: 'assignment',
} as const;
/** A report that is ready to close but for what a test adds. */
function answered(result = 'not-found'): void {
  world.set(amina, report, 'triage', judgement);
  must(world.move(amina, report, 'triaged'));
  world.set(amina, report, 'outcome', { result });
  must(world.move(amina, report, 'answered'));
  world.set(amina, report, 'feedback', { way: 'page', told: 'Thank you.' });
}

describe('R1: nobody has to say who they are', () => {
  it('holds for every question a report asks', () => {
    expect(findIdentifyingQuestions(Object.values(entries))).toEqual([]);
  });

  it('finds a form that would ask for a name, phone or account before hearing anybody', () => {
    const asking = entry('opening', {
      group: 'report-opening',
      subject: 'matter',
      fields: {
        phone: f.text().required(),
        name: f.personName().required(),
        area: f.area().required(),
        remark: f.text(),
      },
    });
    expect(findIdentifyingQuestions([asking])).toEqual(['opening.phone', 'opening.name']);
  });

  it('takes a report of nothing but sealed words, from nobody', () => {
    const dossier = crypto.randomUUID();
    const sent = { op: 'set', dossier, base: 0 };
    must(
      world.act(channel, [
        { op: 'create', dossier, kind: 'report' },
        { ...sent, type: 'opening', entry: crypto.randomUUID(), set: { channel: 'web' } },
        {
          ...sent,
          type: 'message',
          entry: crypto.randomUUID(),
          set: { direction: 'from-reporter', channel: 'web', box },
        },
      ]),
    );
    expect(world.get(dossier).entries.map((one) => one.by)).toEqual([0, 0]);
  });
});

describe('R2: who reported is known to the contact point alone', () => {
  it.each(['report-message', 'report-answer', 'reporter'])('gives %s to no other team', (group) => {
    expect(reporterGroups).toContain(group);
    expect(refusals(world.grant(amina, report, { ...toPolice, groups: ['report-response', group] }))).toEqual(
      ['R2.not-contact-point'],
    );
    expect(
      refusals(world.grant(amina, report, { ...toPolice, party: teams.national, groups: [group] })),
    ).toEqual([]);
  });

  it('lets the response be shared', () => {
    expect(world.grant(amina, report, toPolice).ok).toBe(true);
  });

  it('gives the reporter her own words and our answers, nothing more', () => {
    world.lookups.parties = {
      ...world.lookups.parties,
      900: { kind: 'reporter', organisation: 0, contactPoint: false, disciplines: [] },
    };
    const own = { party: 900, level: 'work', purpose: 'reporter', basis: 'assignment' } as const;
    expect(refusals(world.grant(amina, report, { ...own, groups: ['report-message', 'reporter'] }))).toEqual([
      'R2.more-than-own-words',
    ]);
    expect(
      refusals(world.grant(amina, report, { ...own, groups: ['report-message'], purpose: 'care' })),
    ).toEqual(['R2.more-than-own-words']);
    expect(world.grant(amina, report, { ...own, groups: ['report-message', 'report-answer'] }).ok).toBe(true);
  });

  it('refuses while it is not known who the party is', () => {
    world.lookups.parties = {};
    expect(refusals(world.grant(amina, report, { ...toPolice, groups: ['reporter'] }))).toEqual([
      'R2.unknown',
    ]);
  });

  it('has no emergency path', () => {
    expect(
      refusals(world.grant(amina, report, { ...toPolice, groups: ['reporter'] }, 'a child is in danger')),
    ).toEqual(['R2.not-contact-point']);
  });
});

describe('R2: who reported is given away by two people, who say why', () => {
  const proposal = {
    to: others.police,
    what: ['name'],
    ground: 'court',
    reason: 'A judge wants to hear you.',
  };
  const given = { givenAt: '2027-01-01T10:00:00Z' };
  const alerts = () =>
    world.get(report).duties.filter(({ key, done }) => key.startsWith('given-alone') && done === undefined);

  it('by another one than who proposed it', () => {
    const entry = world.set(amina, report, 'disclosure', proposal);
    expect(refusals(world.try(amina, report, 'disclosure', given, { entry }))).toEqual(['R2.own-disclosure']);
    expect(refusals(world.try(bilal, report, 'disclosure', given, { entry }))).toEqual([]);
    expect(alerts()).toEqual([]);
  });

  it('never at once, and not by whoever changed what another one proposed', () => {
    expect(refusals(world.try(amina, report, 'disclosure', { ...proposal, ...given }))).toEqual([
      'R2.own-disclosure',
    ]);
    const entry = world.set(amina, report, 'disclosure', proposal);
    world.set(bilal, report, 'disclosure', { to: others.ministry }, { entry });
    expect(refusals(world.try(bilal, report, 'disclosure', given, { entry }))).toEqual(['R2.own-disclosure']);
    expect(
      refusals(world.try(bilal, report, 'disclosure', { ...given, reason: 'Another one.' }, { entry })),
    ).toEqual(['R2.own-disclosure']);
  });

  it('needs a reason, a ground and somebody it is told to', () => {
    const { reason: _, ...silent } = proposal;
    expect(refusals(world.try(amina, report, 'disclosure', silent))).toEqual(['R2.no-reason']);
    for (const lacking of ['to', 'what', 'ground']) {
      const rest = Object.fromEntries(Object.entries(proposal).filter(([name]) => name !== lacking));
      expect(world.try(amina, report, 'disclosure', rest).ok, lacking).toBe(false);
    }
  });

  it('stands as it was once it was given', () => {
    const entry = world.set(amina, report, 'disclosure', proposal);
    world.set(bilal, report, 'disclosure', given, { entry });
    for (const change of [{ to: others.ministry }, { reason: 'None.' }, given])
      expect(refusals(world.try(amina, report, 'disclosure', change, { entry }))).toEqual([
        'R2.given-already',
      ]);
  });

  it('that one person did it is recorded all the same, and supervisors are told', () => {
    const entry = world.set(amina, report, 'disclosure', { ...proposal, ...given }, { fact: true });
    expect(alerts()).toMatchObject([{ role: 'supervisor', kind: 'alert' }]);
    expect(world.get(report).entries.some(({ id }) => id === entry)).toBe(true);
  });

  it('is read by the contact point and the reporter alone, and forgotten with her', () => {
    expect(refusals(world.grant(amina, report, { ...toPolice, groups: [entries.disclosure.group] }))).toEqual(
      ['R2.not-contact-point'],
    );
    expect(entries.disclosure.subject).toBe('reporter');
  });
});

describe('R7: no answer that puts somebody in danger', () => {
  const say = (more: object, fact = false) => world.try(amina, report, 'feedback', more, { fact });

  it('knows no safe way but the page until somebody asked', () => {
    expect(refusals(say({ way: 'phone', told: 'We found her.' }))).toEqual(['R7.unsafe-way']);
    expect(refusals(say({ way: 'page', told: 'We found her.' }))).toEqual([]);
  });

  it('uses only ways that are safe, and none where none is', () => {
    const safety = world.set(amina, report, 'reporter-safety', { reprisalRisk: 'some', safeWays: ['sms'] });
    expect(refusals(say({ way: 'page', told: 'We found her.' }))).toEqual(['R7.unsafe-way']);
    expect(refusals(say({ way: 'sms', text: 'word-waiting' }))).toEqual([]);
    world.set(amina, report, 'reporter-safety', { safeWays: ['none'] }, { entry: safety });
    expect(refusals(say({ way: 'sms', text: 'word-waiting' }))).toEqual(['R7.unsafe-way']);
    expect(refusals(say({ way: 'none' }))).toEqual(['R7.unsafe-way']);
  });

  it.each([
    ['high', [], ['page', 'in-person']],
    [{ unsaid: 'not-asked' }, [], ['page', 'in-person', 'phone']],
    ['some', ['sms', 'email'], ['page', 'in-person', 'phone']],
    ['low', ['sms', 'email'], ['page', 'in-person', 'phone']],
  ])('lets her risk decide what may be sent and told: %o', (reprisalRisk, sent, told) => {
    const safeWays = ['page', 'sms', 'phone', 'email', 'in-person'];
    world.set(amina, report, 'reporter-safety', { reprisalRisk, safeWays });
    for (const way of ['sms', 'email'])
      expect(refusals(say({ way, text: 'please-call' })), way).toEqual(
        sent.some((one) => one === way) ? [] : ['R7.too-risky'],
      );
    for (const way of ['page', 'phone', 'in-person'])
      expect(refusals(say({ way, told: 'We found her.' })), way).toEqual(
        told.includes(way) ? [] : ['R7.too-risky'],
      );
  });

  it('lets own words out only where the risk is low, she asked, and somebody read them again', () => {
    const own = { way: 'sms', text: 'own-words', words: 'They are safe.', previewed: true };
    const safety = world.set(amina, report, 'reporter-safety', { reprisalRisk: 'low', safeWays: ['sms'] });
    expect(refusals(say(own))).toEqual(['R7.own-words']);
    const now = (set: object): unknown => world.set(amina, report, 'reporter-safety', set, { entry: safety });
    now({ ownWords: true });
    expect(refusals(say(own))).toEqual([]);
    expect(refusals(say({ ...own, previewed: false }))).toEqual(['R7.not-previewed']);
    expect(refusals(say({ way: 'sms', text: 'own-words', previewed: true }))).toEqual(['R7.no-text']);
    for (const reprisalRisk of ['some', 'high']) {
      now({ reprisalRisk });
      expect(refusals(say(own))).toEqual([reprisalRisk === 'some' ? 'R7.own-words' : 'R7.too-risky']);
    }
  });

  it('counts the more careful answer while people disagree', () => {
    const entry = world.set(amina, report, 'reporter-safety', { reprisalRisk: 'low', safeWays: ['sms'] });
    const base = world.get(report).version;
    const write = (by: typeof amina, reprisalRisk: string) =>
      world.act(by, [
        { op: 'set', dossier: report, type: 'reporter-safety', entry, base, set: { reprisalRisk } },
      ]);
    must(write(amina, 'some'));
    must(write(bilal, 'high'));
    expect(riskOf(world.get(report))).toBe('high');
    expect(refusals(say({ way: 'sms', text: 'please-call' }))).toEqual(['R7.too-risky']);
  });

  it('sends constant texts with no words of ours', () => {
    world.set(amina, report, 'reporter-safety', { reprisalRisk: 'some', safeWays: ['sms', 'page'] });
    expect(refusals(say({ way: 'sms', text: 'received', told: 'We found her.' }))).toEqual([
      'R7.words-in-text',
    ]);
    expect(refusals(say({ way: 'sms' }))).toEqual(['R7.no-text']);
    const answer = { direction: 'to-reporter', box };
    expect(refusals(world.try(amina, report, 'message', { ...answer, channel: 'sms' }))).toEqual([
      'R7.words-in-text',
    ]);
    expect(refusals(world.try(amina, report, 'message', { ...answer, channel: 'web' }))).toEqual([]);
  });

  it('never refuses what the reporter says, nor what was already told', () => {
    world.set(amina, report, 'reporter-safety', { reprisalRisk: 'high', safeWays: ['none'] });
    expect(world.try(amina, report, 'message', { direction: 'from-reporter', channel: 'sms', box }).ok).toBe(
      true,
    );
    expect(say({ way: 'phone', told: 'She called back herself.' }, true).ok).toBe(true);
  });
});

describe('R9: who reported is forgotten in time', () => {
  const words = { direction: 'from-reporter', channel: 'web', box };
  const due = (): number | undefined => {
    const date = reporterDataDue(world.get(report), world.context(channel));
    return date && date.getTime() - world.now.getTime();
  };

  it('is not due while the report is open, nor where there is nothing to forget', () => {
    world.set(amina, report, 'message', words);
    expect(due()).toBeUndefined();
    const empty = world.create(amina, 'report');
    world.set(amina, empty, 'proposal', { what: 'not-actionable', reason: 'a test' });
    must(
      world.grant(amina, empty, {
        party: teams.contactPoint,
        groups: reportWork,
        level: 'work',
        purpose: 'response',
        basis: 'assignment',
      }),
    );
    must(world.move(bilal, empty, 'not-actionable'));
    expect(reporterDataDue(world.get(empty), world.context(channel))).toBeUndefined();
  });

  it('is due 90 days after closing, never soon after new word', () => {
    world.set(amina, report, 'message', words);
    answered();
    must(world.move(amina, report, 'closed'));
    expect(due()).toBe(90 * day);
    expect(world.left(report, 'R9:destroy')).toBe(90 * day);
    world.pass(80 * day);
    world.set(amina, report, 'message', words);
    expect(due()).toBe(30 * day);
  });

  it('takes withdrawn words too', () => {
    const said = world.set(amina, report, 'message', words);
    answered();
    must(
      world.act(amina, [
        {
          op: 'withdraw',
          dossier: report,
          entry: said,
          type: 'message',
          base: world.get(report).version,
          reason: 'by mistake',
        },
      ]),
    );
    must(world.move(amina, report, 'closed'));
    expect(due()).toBe(90 * day);
  });
});
