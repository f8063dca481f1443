/** Support that a person decides on, that has a way out, and that does not drive a family into danger: H4, H5, H6, H9, H12 [2.1]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { shownValue } from '../kernel/dossier.ts';
import type { Money } from '../kernel/fields.ts';
import {
  after,
  all,
  findReferred,
  findWritten,
  itemsOf,
  newest,
  saidOf,
  writes,
  writtenAt,
} from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { isUnsaid, said } from '../kernel/values.ts';
import { dayMs, endOf, isOpen, startOf } from './days.ts';
import {
  awareness,
  conditionCheck,
  confirmation,
  enrolment,
  job,
  livelihood,
  profile,
  transfer,
  visit,
} from './entries.ts';

const officer = 'programme-officer';

/** Day of an entry, as epoch ms: the one it names, else the one on which this answer was written. */
const dayIn = (one: EntryState, named: string | undefined, field: string): number =>
  startOf(named) ?? Math.floor(writtenAt(one, field) / dayMs) * dayMs;

const pays = (money: Money | undefined): boolean => money !== undefined && money.amount > 0;

/** Days on which the family came to have more, epoch ms. */
function risesIn(dossier: Dossier): readonly number[] {
  const profiles = all(dossier, profile)
    .map((one) => ({
      income: saidOf(profile, one, 'incomePerMonth'),
      at: dayIn(one, saidOf(profile, one, 'on'), 'incomePerMonth'),
    }))
    .sort((a, b) => a.at - b.at);
  const better = profiles.flatMap(({ income, at }, index) => {
    const earlier = profiles[index - 1]?.income;
    const rose = income && earlier && income.currency === earlier.currency && income.amount > earlier.amount;
    return rose ? [at] : [];
  });
  const trades = all(dossier, livelihood).flatMap((one) =>
    pays(saidOf(livelihood, one, 'incomePerMonth')) ? [dayIn(one, undefined, 'incomePerMonth')] : [],
  );
  const jobs = all(dossier, job).flatMap((one) => {
    const works = ['placed', 'stayed'].includes(saidOf(job, one, 'state') ?? '');
    return works ? [dayIn(one, saidOf(job, one, 'startsOn'), 'state')] : [];
  });
  const paid = all(dossier, transfer).flatMap((one) =>
    saidOf(transfer, one, 'state') === 'paid' ? [dayIn(one, saidOf(transfer, one, 'paidOn'), 'state')] : [],
  );
  return [...better, ...trades, ...jobs, ...(paid.length > 0 ? [Math.min(...paid)] : [])];
}

/** Was the family asked about moving, whatever it said, and told of safe ways? */
function talkedOfMoving(one: EntryState): boolean {
  const answer = shownValue(one, 'migrationPlans');
  const asked = isUnsaid(answer) ? answer.unsaid !== 'not-asked' : said(answer) !== undefined;
  return asked && saidOf(visit, one, 'safeMigrationAdvice') === true;
}

const ask = setting('H4.visit', 'days', 30, 7, 120);

/** H4: more money can be a ticket to a dangerous journey: the next visit asks about moving and tells of safe ways. */
export const h4 = safeguard('H4', {
  section: '2.1',
  needs: ['profile', 'livelihood', 'job', 'transfer', 'visit'],
  settings: [ask],
  texts: ['ask'],
  duties: (dossier, context) => {
    if (!isOpen(dossier)) return [];
    const talks = all(dossier, visit)
      .filter(talkedOfMoving)
      .map((one) => dayIn(one, saidOf(visit, one, 'on'), 'migrationPlans'));
    const open = risesIn(dossier).filter((rise) => !talks.some((at) => at >= rise));
    if (open.length === 0) return [];
    const due = after(Math.min(...open), ask, context);
    return [{ key: 'ask', due, role: officer, remedy: ['visit'], climbs: ['supervisor'] }];
  },
});

/** Does the operation hold or stop money, and what does it write? */
function findStop(
  afterwards: Dossier,
  operation: Operation | undefined,
): { readonly check: EntryState | undefined } | undefined {
  const check = findWritten(afterwards, conditionCheck, operation);
  const paying = saidOf(transfer, findWritten(afterwards, transfer, operation), 'state');
  const ended = saidOf(enrolment, findWritten(afterwards, enrolment, operation), 'endReason');
  const action = saidOf(conditionCheck, check, 'action');
  const stops =
    action === 'partial' ||
    action === 'suspended' ||
    paying === 'held' ||
    paying === 'stopped' ||
    ended === 'conditions-missed';
  return stops ? { check } : undefined;
}

const recent = setting('H5.visit', 'days', 60, 14, 180);

/** H5: nothing is held or stopped for a missed condition before somebody went there and learnt why. */
export const h5 = safeguard('H5', {
  section: '2.1',
  needs: ['condition-check', 'transfer', 'enrolment', 'visit'],
  settings: [recent],
  texts: ['no-visit', 'no-cause'],
  blocks: (operation, _before, afterwards) =>
    (writes(operation, conditionCheck, 'action', 'met') ||
      writes(operation, transfer, 'state') ||
      writes(operation, enrolment, 'endReason')) &&
    findStop(afterwards, operation) !== undefined,
  check: (dossier, context, operation): Answer => {
    const stop = findStop(dossier, operation);
    const missed = all(dossier, conditionCheck).filter((one) => saidOf(conditionCheck, one, 'met') === false);
    const since = startOf(saidOf(conditionCheck, stop?.check ?? missed.at(-1), 'from')) ?? 0;
    const earliest = Math.max(since, context.now.getTime() - context.setting(recent.id) * dayMs);
    const visits = all(dossier, visit).filter(
      (one) =>
        saidOf(visit, one, 'purpose') === 'condition-missed' &&
        (endOf(saidOf(visit, one, 'on')) ?? 0) > earliest,
    );
    if (visits.length === 0) return fails('no-visit', officer, ['visit']);
    return visits.some((one) => (saidOf(visit, one, 'causes') ?? []).length > 0)
      ? holds
      : fails('no-cause', officer, ['visit']);
  },
});

/** A place in a programme that the operation gives or changes the terms of, and that has not ended. */
const findEnrolled = (afterwards: Dossier, operation: Operation | undefined): EntryState | undefined => {
  const written = findWritten(afterwards, enrolment, operation);
  return saidOf(enrolment, written, 'endedOn') === undefined ? written : undefined;
};

/** H6: nobody is taken in without a way out; a warning when support goes on past its planned end. */
export const h6 = safeguard('H6', {
  section: '2.1',
  needs: ['enrolment'],
  texts: ['no-exit-plan', 'no-end', 'past-end'],
  blocks: (operation, _before, afterwards) =>
    writes(operation, enrolment, 'programme', 'support', 'from', 'to', 'exitPlan') &&
    findEnrolled(afterwards, operation) !== undefined,
  check: (dossier, _context, operation): Answer => {
    const enrolled = findEnrolled(dossier, operation);
    if (saidOf(enrolment, enrolled, 'exitPlan') === undefined)
      return fails('no-exit-plan', officer, ['enrolment']);
    return saidOf(enrolment, enrolled, 'to') === undefined ? fails('no-end', officer, ['enrolment']) : holds;
  },
  // the end is part of the key: one that is put off and passes again is told again
  alerts: (dossier, context) =>
    all(dossier, enrolment).flatMap((one) => {
      const end = endOf(saidOf(enrolment, one, 'to'));
      const goesOn = saidOf(enrolment, one, 'endedOn') === undefined;
      return goesOn && end !== undefined && end <= context.now.getTime()
        ? [{ key: `past-end-${one.id}-${end / dayMs}`, reason: 'past-end', roles: [officer, 'supervisor'] }]
        : [];
    }),
});

/** The reasons that a profile gives, by benchmark. */
const reasonsOf = (one: EntryState): readonly string[] =>
  itemsOf(profile, one, 'crossed').flatMap(({ benchmark }) => said(benchmark) ?? []);

/** H9: no decision rests on a profile alone: a person confirms it, with a word on every reason and something else to go by. */
export const h9 = safeguard('H9', {
  section: '2.1',
  needs: ['profile', 'confirmation', 'enrolment'],
  texts: ['no-profile', 'not-confirmed', 'no-basis', 'reason-open', 'decided-otherwise'],
  blocks: (operation, _before, afterwards) =>
    (operation.op === 'transition' && ['prioritised', 'graduated'].includes(operation.to)) ||
    (writes(operation, enrolment, 'programme', 'support', 'from') &&
      findEnrolled(afterwards, operation) !== undefined),
  check: (dossier, _context, operation): Answer => {
    const no = (reason: string, values?: { readonly [name: string]: number }): Answer =>
      fails(reason, officer, ['confirmation'], values);
    const latest = newest(dossier, profile);
    if (!latest) return fails('no-profile', officer, ['profile']);
    const confirmed = all(dossier, confirmation)
      .filter((one) => findReferred(dossier, profile, saidOf(confirmation, one, 'profile')) === latest)
      .at(-1);
    if (!confirmed) return no('not-confirmed');
    if ((saidOf(confirmation, confirmed, 'basis') ?? []).length === 0) return no('no-basis');
    const judged = itemsOf(confirmation, confirmed, 'reasons')
      .filter(({ agreed }) => said(agreed) !== undefined)
      .map(({ benchmark }) => said(benchmark));
    const open = reasonsOf(latest).filter((one) => !judged.includes(one)).length;
    if (open > 0) return no('reason-open', { open });
    const decision = saidOf(confirmation, confirmed, 'decision');
    const leaves = operation?.op === 'transition' && operation.to === 'graduated';
    return leaves || decision === 'support-now' || decision === 'wait-in-turn'
      ? holds
      : no('decided-otherwise');
  },
});

/** H12: a warning where a family was told what to fear and not what it can do instead. */
export const h12 = safeguard('H12', {
  section: '2.1',
  needs: ['awareness'],
  texts: ['risks-only'],
  alerts: (dossier) =>
    all(dossier, awareness)
      .filter(
        (one) =>
          (saidOf(awareness, one, 'risks') ?? []).length > 0 &&
          (saidOf(awareness, one, 'alternatives') ?? []).length === 0,
      )
      .map(({ id }) => ({ key: `risks-only-${id}`, reason: 'risks-only', roles: [officer, 'supervisor'] })),
});
