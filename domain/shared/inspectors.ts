/** Who may inspect: somebody trained for it, as her organisation recorded [2.3: the lack of trained inspectors]. */
import { dayOf, findInterval } from '../kernel/dates.ts';
import type { Elsewhere } from '../kernel/lookups.ts';
import { findElsewhere } from '../kernel/lookups.ts';
import type { GuardContext } from '../kernel/safeguard.ts';
import type { Setting } from '../kernel/settings.ts';
import { setting } from '../kernel/settings.ts';
import type { Json } from '../kernel/values.ts';
import { said } from '../kernel/values.ts';
import { isSurelyWithin } from './periods.ts';

export const inspectorTraining: Elsewhere = {
  name: 'inspector-training',
  kind: 'organisation',
  entry: 'training',
  by: 'account',
  about: 'account',
  fields: ['course', 'on', 'validUntil'],
};

const dateIn = (value: Json | undefined): string | undefined => {
  const date = said(value);
  return typeof date === 'string' ? date : undefined;
};

/**
 * Was she surely trained in inspection on a day? Of a partial date on all days that it may mean, by one course; without a
 * date, today. Undefined when it is not at hand.
 */
export function isTrained(
  context: GuardContext,
  account: number,
  on: string | undefined,
): boolean | undefined {
  const today = dayOf(context.now);
  const { from, to } = findInterval(on ?? '') ?? { from: today, to: today };
  return findElsewhere(context, inspectorTraining.name, account)?.some(({ values }) => {
    const [since, until] = [dateIn(values['on']), dateIn(values['validUntil'])];
    const isAbout = values['course'] === 'labour-inspection';
    return isAbout && isSurelyWithin(from, since, until) && isSurelyWithin(to, since, until);
  });
}

/** How long after an inspection the next one is due, by risk. */
export const inspectionInterval: Readonly<Record<'high' | 'medium' | 'low', Setting>> = {
  high: setting('V5.high', 'months', 3, 1, 12),
  medium: setting('V5.medium', 'months', 6, 1, 24),
  low: setting('V5.low', 'months', 12, 1, 36),
};
export const inspectionIntervals: readonly Setting[] = Object.values(inspectionInterval);
