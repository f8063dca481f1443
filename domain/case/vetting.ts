/** Whether somebody was vetted, from what organisations recorded of their people: for C27 [2.7]. */
import type { DayInterval } from '../kernel/dates.ts';
import { dayOf, findInterval, isBefore } from '../kernel/dates.ts';
import type { Elsewhere, FoundEntry } from '../kernel/lookups.ts';
import { findElsewhere } from '../kernel/lookups.ts';
import type { GuardContext } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import { said } from '../kernel/values.ts';

export const vettings: Elsewhere = {
  name: 'vettings',
  kind: 'organisation',
  entry: 'vetting',
  by: 'account',
  about: 'account',
  fields: ['result', 'on', 'validUntil'],
};

/** The days a found partial date may mean; undefined when there is none. */
const daysOf = (value: Json | undefined): DayInterval | undefined => {
  const date = said(value);
  return typeof date === 'string' ? findInterval(date) : undefined;
};

const dayOfVetting = ({ values, on }: FoundEntry): DayInterval => {
  const day = dayOf(on.length > 10 ? on : `${on}T00:00:00Z`);
  return daysOf(values['on']) ?? findInterval(on) ?? { from: day, to: day };
};

/** Does a later vetting take the place of an earlier one? Not where their dates may be the other way round. */
function replaces(later: FoundEntry, earlier: FoundEntry, isFoundLater: boolean): boolean {
  const [then, now] = [dayOfVetting(earlier), dayOfVetting(later)];
  const isSame = then.from === now.from && then.to === now.to;
  return isSame ? isFoundLater : isBefore(then, now) === 'yes';
}

/**
 * Vetted, and the vetting in force? The newest counts; where partial dates leave open which one that is, each of them must
 * have been passed. Of a partial end the earliest day counts. Undefined when it is not at hand.
 */
export function isVetted(context: GuardContext, account: number): boolean | undefined {
  const found = findElsewhere(context, vettings.name, account);
  if (!found) return undefined;
  const newest = found.filter((one, at) => !found.some((other, later) => replaces(other, one, later > at)));
  const today = dayOf(context.now);
  return (
    newest.length > 0 &&
    newest.every(
      ({ values }) => values['result'] === 'passed' && (daysOf(values['validUntil'])?.from ?? today) >= today,
    )
  );
}
