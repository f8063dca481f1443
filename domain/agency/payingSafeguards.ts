/** What a worker pays and who holds her papers: debt and kept papers are how a placement turns into bondage: V3 and V4 [2.3]. */
import { dayOf } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import type { Money } from '../kernel/fields.ts';
import { all, findReferred, findWritten, itemsOf, saidOf, writes } from '../kernel/inquiry.ts';
import type { AlertSpec, Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import { isSurelyWithin, latest } from '../shared/periods.ts';
import { complaint, departureStep, feeSchedule, inspection, jobOrder, placement } from './entries.ts';
import { mayBePlaced } from './placingSafeguards.ts';

const role = 'licensing-officer';

const debtLimit = setting('V3.debt', 'percent', 100, 0, 600);

/** Who pays in the worker's stead pays as the worker: she owes it. */
const isWorkers = (payer: string | null | object | undefined): boolean =>
  payer === 'worker' || payer === 'family' || payer === 'lender';

type Comparison = 'within' | 'above' | 'not-comparable';

/** Is a sum above another? Not said when their currencies differ. Nothing allowed is a limit of 0. */
function compare(charged: readonly Money[], allowed: readonly Money[]): Comparison {
  const total = (all: readonly Money[]): number => all.reduce((sum, { amount }) => sum + amount, 0);
  if (total(charged) === 0) return 'within';
  if (total(allowed) === 0) return 'above';
  const isOne = new Set([...charged, ...allowed].map(({ currency }) => currency)).size === 1;
  if (!isOne) return 'not-comparable';
  return total(charged) > total(allowed) ? 'above' : 'within';
}

/** What was charged for one item. */
interface Charge {
  readonly charged: readonly Money[];
  /** Published prices of this item for a worker; none means that she pays nothing. */
  readonly published: readonly Money[];
  readonly maxima: readonly Money[];
}

/** Has anybody been told these fees? */
const isPublished = (schedule: EntryState): boolean =>
  (saidOf(feeSchedule, schedule, 'published') ?? []).some((where) => where !== 'not-published');

/** What a worker may be charged on a day for work in a country: fees that are in force and published. */
const pricesOn = (dossier: Dossier, day: number, destination: string | undefined) =>
  all(dossier, feeSchedule)
    .filter((schedule) => {
      const where = saidOf(feeSchedule, schedule, 'destination');
      return (
        isPublished(schedule) &&
        isSurelyWithin(day, saidOf(feeSchedule, schedule, 'from'), saidOf(feeSchedule, schedule, 'to')) &&
        (where === undefined || where === destination)
      );
    })
    .flatMap((schedule) => itemsOf(feeSchedule, schedule, 'fees'))
    .filter(({ payer }) => isWorkers(payer));

/** What the worker of a placement was charged, item by item, beside what was published for then and there. */
function chargesOf(dossier: Dossier, one: EntryState, now: Date): readonly Charge[] {
  const day = Math.min(latest(saidOf(placement, one, 'placedOn')) ?? dayOf(now), dayOf(now));
  const prices = pricesOn(dossier, day, saidOf(placement, one, 'destination'));
  const fees = itemsOf(placement, one, 'fees').filter(({ payer }) => isWorkers(payer));
  const items = new Set(fees.flatMap(({ item }) => said<string>(item) ?? []));
  return [...items].map((item) =>
    priced(
      prices,
      item,
      fees.filter((fee) => fee.item === item).flatMap(({ amount }) => said(amount) ?? []),
    ),
  );
}

/** What is paid for by a step before departure. */
const itemOfStep: { readonly [kind: string]: string } = {
  vacancy: 'advertising',
  'identity-paper': 'identity-paper',
  passport: 'passport',
  visa: 'visa',
  'work-permit': 'work-permit',
  training: 'training',
  medical: 'medical',
  contract: 'official-charge',
  travel: 'travel',
};

/** What a step before departure cost the worker: training that has to be paid for is how many get into debt. */
function chargeOfStep(dossier: Dossier, step: EntryState, now: Date): readonly Charge[] {
  const cost = saidOf(departureStep, step, 'cost');
  if (!cost || !isWorkers(saidOf(departureStep, step, 'paidBy'))) return [];
  const done = saidOf(departureStep, step, 'doneOn') ?? saidOf(departureStep, step, 'startedOn');
  const day = Math.min(latest(done) ?? dayOf(now), dayOf(now));
  const placed = findReferred(dossier, placement, saidOf(departureStep, step, 'placement'));
  const order = findReferred(dossier, jobOrder, saidOf(departureStep, step, 'jobOrder'));
  const destination = saidOf(placement, placed, 'destination') ?? saidOf(jobOrder, order, 'destination');
  const item = itemOfStep[saidOf(departureStep, step, 'kind') ?? ''] ?? 'other';
  return [priced(pricesOn(dossier, day, destination), item, [cost])];
}

function priced(prices: ReturnType<typeof pricesOn>, item: string, charged: readonly Money[]): Charge {
  const own = prices.filter((price) => price.item === item);
  return {
    charged,
    published: own.flatMap(({ amount }) => said(amount) ?? []),
    maxima: own.flatMap(({ legalMaximum }) => said(legalMaximum) ?? []),
  };
}

/** Why charges are too high: reasons of V3, each once. */
function overcharges(charges: readonly Charge[]): readonly string[] {
  const reasons = charges.flatMap(({ charged, published, maxima }) => {
    const byLaw = maxima.length > 0 ? compare(charged, maxima) : 'within';
    if (byLaw === 'above') return ['above-maximum'];
    const asPublished = compare(charged, published);
    if (asPublished === 'above') return ['above-schedule'];
    return byLaw === 'within' && asPublished === 'within' ? [] : ['not-comparable'];
  });
  return [...new Set(reasons)];
}

/** Is the debt above so many months' wages? A debt beside a wage that is not known counts as too high. */
function isTooIndebted(dossier: Dossier, one: EntryState, percent: number): boolean {
  const debt = saidOf(placement, one, 'debt');
  if (!debt || debt.amount === 0) return false;
  const order = findReferred(dossier, jobOrder, saidOf(placement, one, 'jobOrder'));
  const wage = saidOf(placement, one, 'monthlyWage') ?? saidOf(jobOrder, order, 'monthlyWage');
  return !wage || wage.currency !== debt.currency || debt.amount * 100 > wage.amount * percent;
}

/** V3: no fee above what is published or lawful, no debt above a month's wage. */
export const v3 = safeguard('V3', {
  section: '2.3',
  needs: ['fee-schedule', 'job-order', 'placement', 'departure-step'],
  settings: [debtLimit],
  texts: [
    'above-schedule',
    'above-maximum',
    'not-comparable',
    'schedule-above-maximum',
    'not-published',
    'debt',
  ],
  alerts: (dossier, context) => {
    const tell = (reason: string, { id }: EntryState): AlertSpec => ({
      key: `${reason}-${id}`,
      reason,
      roles: [role],
    });
    const unlawful = all(dossier, feeSchedule).filter((schedule) =>
      itemsOf(feeSchedule, schedule, 'fees').some(({ amount, legalMaximum }) => {
        const [price, limit] = [said(amount), said(legalMaximum)];
        return price && limit && compare([price], [limit]) !== 'within';
      }),
    );
    const hidden = all(dossier, feeSchedule).filter((schedule) => !isPublished(schedule));
    return [
      ...unlawful.map((schedule) => tell('schedule-above-maximum', schedule)),
      ...hidden.map((schedule) => tell('not-published', schedule)),
      ...all(dossier, departureStep).flatMap((step) =>
        overcharges(chargeOfStep(dossier, step, context.now)).map((reason) => tell(reason, step)),
      ),
      ...all(dossier, placement).flatMap((one) => [
        ...overcharges(chargesOf(dossier, one, context.now)).map((reason) => tell(reason, one)),
        ...(isTooIndebted(dossier, one, context.setting(debtLimit.id)) ? [tell('debt', one)] : []),
      ]),
    ];
  },
});

const holdingClauses: readonly string[] = ['employer-holds-papers', 'agency-holds-papers'];
const isHolding = (clauses: readonly string[] | undefined): boolean =>
  (clauses ?? []).some((one) => holdingClauses.includes(one));
const holders: readonly (string | undefined)[] = ['employer', 'agency', 'trafficker'];

/** V4: papers stay with the worker: no contract says otherwise, and where it happens it is told. */
export const v4 = safeguard('V4', {
  section: '2.3',
  needs: ['job-order', 'placement', 'inspection', 'complaint'],
  texts: ['clause', 'held'],
  blocks: (operation, _before, afterwards) =>
    writes(operation, jobOrder, 'clauses') ||
    (writes(operation, placement, 'clauses', 'result', 'jobOrder') &&
      mayBePlaced(findWritten(afterwards, placement, operation))),
  check: (dossier, _context, operation): Answer => {
    const placed = findWritten(dossier, placement, operation);
    const order =
      findWritten(dossier, jobOrder, operation) ??
      findReferred(dossier, jobOrder, saidOf(placement, placed, 'jobOrder'));
    return isHolding(saidOf(jobOrder, order, 'clauses')) || isHolding(saidOf(placement, placed, 'clauses'))
      ? fails('clause', role, ['job-order', 'placement'])
      : holds;
  },
  alerts: (dossier) => {
    const found = [
      ...all(dossier, placement).filter((one) => holders.includes(saidOf(placement, one, 'documentsHeldBy'))),
      ...all(dossier, inspection).filter((one) =>
        saidOf(inspection, one, 'broken')?.includes('papers-returned'),
      ),
      ...all(dossier, complaint).filter((one) => saidOf(complaint, one, 'kinds')?.includes('papers-kept')),
    ];
    return found.map(({ id }) => ({ key: `held-${id}`, reason: 'held', roles: [role] }));
  },
});
