/** What an agency's file adds up to: its licence over time, fees against the schedule, people placed by age and country [2.3]. */
import { feeSchedule, inspection, licence, placement, sanction } from '../../../domain/agency/entries.ts';
import { dayOf } from '../../../domain/kernel/dates.ts';
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import type { AgeRange, Money } from '../../../domain/kernel/fields.ts';
import { all, itemsOf, saidOf } from '../../../domain/kernel/inquiry.ts';
import { said } from '../../../domain/kernel/values.ts';
import { earliest, isSurelyWithin, latest } from '../../../domain/shared/periods.ts';

/** Something on the time line, by whole days since 1970. */
export interface Happened {
  readonly key: string;
  readonly kind: 'licence' | 'inspection' | 'sanction';
  /** Licence: its number; inspection: its result; sanction: its kind. */
  readonly what: string;
  readonly from: number;
  /** Where it lasts. */
  readonly to?: number | undefined;
  readonly isBad: boolean;
}

const badResults = ['serious-breach', 'children-found'];

/** Licences, inspections and decisions, the oldest first; what has no date is not on it. */
export function timeLine(dossier: Dossier): readonly Happened[] {
  const licences = all(dossier, licence).flatMap((one): Happened[] => {
    const from = earliest(saidOf(licence, one, 'from'));
    const to = latest(saidOf(licence, one, 'to'));
    const what = saidOf(licence, one, 'number') ?? '';
    return from === undefined ? [] : [{ key: one.id, kind: 'licence', what, from, to, isBad: false }];
  });
  const visits = all(dossier, inspection).flatMap((one): Happened[] => {
    const from = earliest(saidOf(inspection, one, 'on'));
    const what = saidOf(inspection, one, 'result') ?? 'not-inspected';
    return from === undefined
      ? []
      : [{ key: one.id, kind: 'inspection', what, from, isBad: badResults.includes(what) }];
  });
  const decisions = all(dossier, sanction).flatMap((one): Happened[] => {
    const from = earliest(saidOf(sanction, one, 'from'));
    const what = saidOf(sanction, one, 'kind') ?? '';
    const isBad = saidOf(sanction, one, 'appeal') !== 'upheld';
    return from === undefined ? [] : [{ key: one.id, kind: 'sanction', what, from, isBad }];
  });
  return [...licences, ...visits, ...decisions].toSorted((a, b) => a.from - b.from);
}

/** What workers were charged for one item in one currency. */
export interface FeeLine {
  readonly item: string;
  readonly currency: string;
  /** Minor units; what is not published costs a worker nothing. */
  readonly published: number;
  /** Minor units: the most that any worker was charged. */
  readonly most: number;
  readonly workers: number;
  readonly isAbove: boolean;
}

const yours: readonly unknown[] = ['worker', 'family', 'lender'];

/**
 * Fees of workers against what was published on the day each was placed, item by item; those above the schedule first. Of a
 * price for one country only placements there are held against it.
 */
export function feesAgainstSchedule(dossier: Dossier, now: Date): readonly FeeLine[] {
  const lines = new Map<string, FeeLine>();
  for (const one of all(dossier, placement)) {
    const day = latest(saidOf(placement, one, 'placedOn')) ?? dayOf(now);
    const destination = saidOf(placement, one, 'destination');
    const charged = new Map<string, number>();
    for (const fee of itemsOf(placement, one, 'fees').filter(({ payer }) => yours.includes(payer))) {
      const [item, sum] = [said<string>(fee.item), said<Money>(fee.amount)];
      if (item === undefined || sum === undefined) continue;
      const key = `${item} ${sum.currency}`;
      charged.set(key, (charged.get(key) ?? 0) + sum.amount);
    }
    for (const [key, amount] of charged) {
      const [item = '', currency = ''] = key.split(' ');
      const published = priceOn(dossier, { day, destination, item, currency });
      const before = lines.get(key);
      lines.set(key, {
        item,
        currency,
        published: Math.max(published, before?.published ?? 0),
        most: Math.max(amount, before?.most ?? 0),
        workers: (before?.workers ?? 0) + 1,
        isAbove: amount > published || before?.isAbove === true,
      });
    }
  }
  return [...lines.values()].toSorted(
    (a, b) => Number(b.isAbove) - Number(a.isAbove) || (a.item < b.item ? -1 : 1),
  );
}

interface Priced {
  readonly day: number;
  readonly destination: string | undefined;
  readonly item: string;
  readonly currency: string;
}

/** Fees that nobody was told of do not count. */
function priceOn(dossier: Dossier, { day, destination, item, currency }: Priced): number {
  return all(dossier, feeSchedule)
    .filter((schedule) => {
      const where = saidOf(feeSchedule, schedule, 'destination');
      return (
        (saidOf(feeSchedule, schedule, 'published') ?? []).some((at) => at !== 'not-published') &&
        isSurelyWithin(day, saidOf(feeSchedule, schedule, 'from'), saidOf(feeSchedule, schedule, 'to')) &&
        (where === undefined || where === destination)
      );
    })
    .flatMap((schedule) => itemsOf(feeSchedule, schedule, 'fees'))
    .filter((fee) => yours.includes(fee.payer) && fee.item === item)
    .flatMap(({ amount }) => said<Money>(amount) ?? [])
    .filter((sum) => sum.currency === currency)
    .reduce((sum, { amount }) => sum + amount, 0);
}

interface Placed {
  readonly under18: number;
  readonly adults: number;
  readonly refused: number;
  /** By country, the most first. */
  readonly destinations: readonly (readonly [country: string, count: number])[];
}

/** How many people it placed and refused. An age that may be below 18, and one that is not known, counts as under 18. */
export function placed(dossier: Dossier): Placed {
  const everybody = all(dossier, placement);
  const some = everybody.filter((one) => saidOf(placement, one, 'result') === 'placed');
  const isYoung = (age: AgeRange | undefined): boolean => (age?.from ?? 0) < 18;
  const under18 = some.filter((one) => isYoung(saidOf(placement, one, 'age'))).length;
  const countries = Map.groupBy(some, (one) => saidOf(placement, one, 'destination') ?? '');
  return {
    under18,
    adults: some.length - under18,
    refused: everybody.filter((one) => saidOf(placement, one, 'result') === 'refused').length,
    destinations: [...countries]
      .map(([country, those]) => [country, those.length] as const)
      .filter(([country]) => country !== '')
      .toSorted((a, b) => b[1] - a[1]),
  };
}
