/** School for every child, work for none who is too young, and a wage that stays hers: C19, C20 and C30 [2.2, 2.8]. */
import type { moneyHolder } from '../codes/index.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import type { Money } from '../kernel/fields.ts';
import { all, findWritten, itemsOf, saidOf, writes } from '../kernel/inquiry.ts';
import type { AlertSpec, Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import { findWorkFlaw, workFlaws, workingAgeSettings } from '../shared/workingAge.ts';
import { findAge } from './ages.ts';
import { adultSince, arrivedAt } from './childAge.ts';
import { dayKey, dayMs, endOf, startOf } from './days.ts';
import { followUp, schooling, service, work } from './entries.ts';
import { isOpen } from './guardianSafeguards.ts';

const role = 'social-worker';

/** Has it begun, and not ended, by `now`? What has no beginning on file counts as begun. */
function isRunning(from: string | undefined, to: string | undefined, now: Date): boolean {
  const [start, end] = [startOf(from), endOf(to)];
  return (start === undefined || start <= now.getTime()) && (end === undefined || end > now.getTime());
}

/** What was seen of her money at one time. */
interface Measure {
  readonly at: number;
  readonly holder: (typeof moneyHolder.codes)[number] | undefined;
  readonly savings: Money | undefined;
}

/** At one job: at the start, and each time it was looked at. */
function jobMeasures(job: EntryState): readonly Measure[] {
  const first: Measure = {
    at: startOf(saidOf(work, job, 'from')) ?? 0,
    holder: saidOf(work, job, 'receivedBy'),
    savings: saidOf(work, job, 'savings'),
  };
  const later = itemsOf(work, job, 'checks').map(
    (check): Measure => ({
      at: startOf(said(check.on)) ?? 0,
      holder: said(check.receivedBy),
      savings: said(check.savings),
    }),
  );
  return [first, ...later];
}

/** At visits since a time: who controls her money then. */
const visitMeasures = (dossier: Dossier, since: number): readonly Measure[] =>
  all(dossier, followUp).flatMap((visit) => {
    const at = startOf(saidOf(followUp, visit, 'visitedOn'));
    if (at === undefined || at < since) return [];
    return [{ at, holder: saidOf(followUp, visit, 'money'), savings: saidOf(followUp, visit, 'savings') }];
  });

const byTime = (measures: readonly Measure[]): readonly Measure[] =>
  [...measures].sort((a, b) => a.at - b.at);

/** When somebody else was last found to have the money; undefined if the newest answer is that she has it herself. */
function othersAt(measures: readonly Measure[]): number | undefined {
  const last = byTime(measures).findLast(({ holder }) => holder !== undefined);
  return last?.holder === 'self' ? undefined : last?.at;
}

/** When savings were last found to be less than the time before, in the same currency; undefined if they never fell. */
function fellAt(measures: readonly Measure[]): number | undefined {
  const sorted = byTime(measures);
  return sorted.findLast(({ savings }, index) => {
    const earlier = sorted.slice(0, index).findLast((one) => one.savings?.currency === savings?.currency);
    return savings !== undefined && (earlier?.savings?.amount ?? 0) > savings.amount;
  })?.at;
}

/** C19: warn when somebody else receives her wage or controls her money, or her savings fall while she works. */
export const c19 = safeguard('C19', {
  section: '2.8',
  needs: ['work', 'follow-up'],
  texts: ['receiver', 'control', 'savings'],
  // not the guardian or the family: they may be the ones who take it
  alerts: (dossier, context) =>
    all(dossier, work)
      .filter((job) => isRunning(saidOf(work, job, 'from'), saidOf(work, job, 'to'), context.now))
      .flatMap((job) => {
        const atWork = jobMeasures(job);
        const atVisits = visitMeasures(dossier, startOf(saidOf(work, job, 'from')) ?? 0);
        const found = {
          receiver: othersAt(atWork),
          control: othersAt(atVisits),
          savings: fellAt([...atWork, ...atVisits]),
        };
        return Object.entries(found).flatMap(([reason, at]): AlertSpec[] =>
          at === undefined
            ? []
            : [{ key: `${reason}-${job.id}-${dayKey(at)}`, reason, roles: ['supervisor', role] }],
        );
      }),
});

const remedies: { readonly [flaw in (typeof workFlaws)[number]]: readonly string[] } = {
  'age-not-known': ['identity'],
  'too-young': ['schooling', 'service'],
  hazardous: ['work', 'schooling'],
  'hazards-not-checked': ['work'],
};

/** Help to find work, unless whoever was asked for it gives none. */
function placesInWork(help: EntryState | undefined): boolean {
  const answer = saidOf(service, help, 'answer');
  return saidOf(service, help, 'kind') === 'job-placement' && answer !== 'refused' && answer !== 'full';
}

/** C20: nobody below the minimum age is helped into work, nor anybody under 18 into work that endangers. */
export const c20 = safeguard('C20', {
  section: '2.8',
  needs: ['work', 'service', 'identity', 'age-decision'],
  settings: workingAgeSettings,
  texts: workFlaws,
  blocks: (operation, _before, afterwards) =>
    writes(
      operation,
      work,
      'kind',
      'employer',
      'site',
      'sector',
      'job',
      'from',
      'hoursPerWeek',
      'hazards',
      'checkedOn',
    ) ||
    (writes(operation, service, 'kind', 'organisation', 'answer', 'from') &&
      placesInWork(findWritten(afterwards, service, operation))),
  check: (dossier, context, operation): Answer => {
    const job = findWritten(dossier, work, operation);
    const placement = findWritten(dossier, service, operation);
    const from = startOf(job ? saidOf(work, job, 'from') : saidOf(service, placement, 'from'));
    const start = Math.max(context.now.getTime(), from ?? 0);
    const grownUp = adultSince(dossier, new Date(start)) !== undefined;
    const age = findAge(dossier, start);
    const found = findWorkFlaw(
      {
        youngest: grownUp ? Math.max(18, age?.from ?? 18) : age?.from,
        hazards: saidOf(work, job, 'hazards') ?? [],
        // one of the dangers that are listed
        night: false,
        // help to find work: there is no workplace to look at yet
        checked: job === undefined || saidOf(work, job, 'checkedOn') !== undefined,
      },
      context,
    );
    return found ? fails(found.flaw, role, remedies[found.flaw], { age: found.age }) : holds;
  },
});

const fromAge = setting('C30.from', 'years', 6, 3, 8);
const toAge = setting('C30.to', 'years', 15, 12, 18);
const without = setting('C30.days', 'days', 30, 7, 90);

/** C30: warn of a child of school age who has not learnt anywhere for a month, whatever her status. */
export const c30 = safeguard('C30', {
  section: '2.2',
  needs: ['schooling', 'identity', 'intake', 'age-decision'],
  settings: [fromAge, toAge, without],
  texts: ['out'],
  alerts: (dossier, context) => {
    const now = context.now.getTime();
    const age = findAge(dossier, now);
    // in doubt she is of school age
    const ofAge = !age || (age.from <= context.setting(toAge.id) && age.to >= context.setting(fromAge.id));
    if (!isOpen(dossier) || !ofAge || adultSince(dossier, context.now) !== undefined) return [];
    const places = all(dossier, schooling);
    if (
      places.some((one) =>
        isRunning(saidOf(schooling, one, 'from'), saidOf(schooling, one, 'to'), context.now),
      )
    )
      return [];
    const left = places
      .map((one) => ({ one, at: endOf(saidOf(schooling, one, 'to')) ?? 0 }))
      .filter(({ at }) => at <= now)
      .sort((a, b) => a.at - b.at)
      .at(-1);
    const since = Math.max(left?.at ?? 0, arrivedAt(dossier));
    if (now < since + context.setting(without.id) * dayMs) return [];
    return [{ key: left ? `out-${left.one.id}` : 'out', reason: 'out', roles: [role, 'supervisor'] }];
  },
});
