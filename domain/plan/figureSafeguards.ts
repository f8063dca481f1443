/** Figures show girls and boys, and never a single child: N3 and N5 [2.2, 2.8]. */

import { disclosureLimit, showsSmall } from '../kernel/disclosure.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, findReferred, findWritten, itemsOf, saidOf, writes } from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import type { AlertSpec, Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { said } from '../kernel/values.ts';
import { indicator, indicatorValue, publication } from './measuring.ts';

const isAboutPeople = (one: EntryState): boolean => saidOf(indicator, one, 'about') !== 'nobody';

function breakdownAlerts(dossier: Dossier): readonly AlertSpec[] {
  if (dossier.state === 'ended') return [];
  const roles = ['plan-coordinator'];
  return all(dossier, indicator)
    .filter(isAboutPeople)
    .flatMap((one) => {
      const by = saidOf(indicator, one, 'breakdown') ?? [];
      if (!by.includes('sex') || !by.includes('age-group'))
        return [{ key: `no-breakdown-${one.id}`, reason: 'no-breakdown', roles }];
      const values = all(dossier, indicatorValue).filter(
        (value) => findReferred(dossier, indicator, saidOf(indicatorValue, value, 'indicator')) === one,
      );
      return values
        .filter((value) => !isBrokenDown(value))
        .map((value) => ({
          key: `value-${value.id}`,
          reason: 'value',
          roles,
        }));
    });
}

function isBrokenDown(value: EntryState): boolean {
  const cells = itemsOf(indicatorValue, value, 'cells');
  return (
    cells.some(({ sex }) => said(sex) !== undefined) &&
    cells.some(({ ageGroup }) => said(ageGroup) !== undefined)
  );
}

/** N3: an indicator about people is broken down by sex and age, and so is each of its values. */
export const n3 = safeguard('N3', {
  section: '2.2',
  needs: ['indicator', 'indicator-value'],
  texts: ['no-breakdown', 'value'],
  alerts: breakdownAlerts,
});

const dimensions = ['sex', 'ageGroup', 'area', 'disability', 'nationality'] as const;

interface Part {
  readonly value: number | undefined;
  readonly of: number | undefined;
}

/** Numbers of people that a part tells of: those counted, those it is out of, and those whom a share leaves out. */
const counted = [
  ({ value }: Part) => value,
  ({ of }: Part) => of,
  ({ value, of }: Part) => (value === undefined || of === undefined ? undefined : of - value),
];
/** Of a mean of days or money: only those whom it is taken over. */
const averaged = [({ of }: Part) => of];

/** Does this value, published as it is, show a number so small that it points at somebody? */
function pointsAtSomebody(dossier: Dossier, value: EntryState, context: GuardContext): boolean {
  const of = findReferred(dossier, indicator, saidOf(indicatorValue, value, 'indicator'));
  const about = saidOf(indicator, of, 'about');
  if (about === 'nobody') return false;
  const limit = disclosureLimit(context, about !== 'adults');
  const unit = saidOf(indicator, of, 'unit');
  const whole = { value: saidOf(indicatorValue, value, 'value'), of: saidOf(indicatorValue, value, 'of') };
  // cells that divide the whole the same way add up to it; one by sex and one by age do not
  const divisions = new Map<string, Part[]>([['whole', []]]);
  for (const cell of itemsOf(indicatorValue, value, 'cells')) {
    const by = dimensions.filter((name) => said(cell[name]) !== undefined).join();
    divisions.set(by, [...(divisions.get(by) ?? []), { value: said(cell.value), of: said(cell.of) }]);
  }
  const counts = unit === 'days' || unit === 'money' ? averaged : counted;
  return [...divisions.values()].some((parts) =>
    counts.some((count) =>
      showsSmall(
        count(whole) ?? 0,
        parts.flatMap((part) => count(part) ?? []),
        limit,
      ),
    ),
  );
}

function checkPublication(after: Dossier, context: GuardContext, operation: Operation | undefined): Answer {
  for (const { value: link } of itemsOf(publication, findWritten(after, publication, operation), 'values')) {
    const value = findReferred(after, indicatorValue, said(link));
    if (!value) return fails('no-value', 'plan-coordinator', ['publication']);
    if (pointsAtSomebody(after, value, context))
      return fails('too-small', 'plan-coordinator', ['indicator-value']);
  }
  return holds;
}

/**
 * N5: nothing is published below the disclosure limits: not a total, not a part of it, not what is left of the total when
 * its parts are taken away, not the people that a share leaves out. What it is about is taken to be children unless it is
 * said otherwise.
 */
export const n5 = safeguard('N5', {
  section: '2.8',
  needs: ['publication', 'indicator-value', 'indicator'],
  texts: ['too-small', 'no-value'],
  blocks: (operation) => writes(operation, publication, 'values'),
  check: checkPublication,
});
