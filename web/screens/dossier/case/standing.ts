/** How a child's case stands now: where she lives, who stands by her, how far the plan is, what was agreed to be shared. */
import { findInterval } from '../../../../domain/kernel/dates.ts';
import type { Dossier, EntryState } from '../../../../domain/kernel/dossier.ts';
import { entriesOf, findEntry, saidIn, shownValue } from '../../../../domain/kernel/dossier.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import { isItemList, said } from '../../../../domain/kernel/values.ts';

const dayMs = 86_400_000;
const startOf = (date: string | undefined): number | undefined => {
  const days = findInterval(date ?? '');
  return days && days.from * dayMs;
};
const isOver = (date: string | undefined, now: Date): boolean => {
  const start = startOf(date);
  return start !== undefined && start + dayMs <= now.getTime();
};

export type GoalStanding = 'reached' | 'under-way' | 'planned' | 'dropped' | 'late';

export interface Goal {
  readonly id: string;
  readonly standing: GoalStanding;
  readonly values: { readonly [field: string]: Json };
}

export const goalStandings: readonly GoalStanding[] = ['late', 'under-way', 'planned', 'reached', 'dropped'];

/** Goals of a plan; one that is neither reached nor dropped after its day is late. */
export function goalsOf(plan: EntryState | undefined, now: Date): readonly Goal[] {
  const list = plan && shownValue(plan, 'goals');
  if (!isItemList(list)) return [];
  return Object.entries(list.items).map(([id, item]) => {
    const values = item as { readonly [field: string]: Json };
    const state = said(values['state']);
    const due = said(values['due']);
    const isLate = typeof due === 'string' && isOver(due, now) && state !== 'reached' && state !== 'dropped';
    const standing = isLate ? 'late' : (goalStandings.find((one) => one === state) ?? 'planned');
    return { id, standing, values };
  });
}

export interface Standing {
  readonly stay: EntryState | undefined;
  readonly guardians: readonly EntryState[];
  readonly plan: EntryState | undefined;
  /** Leave to share that holds now. */
  readonly leave: readonly EntryState[];
  readonly risk: EntryState | undefined;
  /** The risk was looked at too long ago to rely on. */
  readonly isRiskOld: boolean;
}

export function standingOf(dossier: Dossier, now: Date): Standing {
  const has = (entry: EntryState, field: string): boolean => saidIn(entry, field) !== undefined;
  const risk = findEntry(dossier, 'risk-assessment');
  return {
    stay: entriesOf(dossier, 'stay').findLast(
      (one) => !isOver(saidIn(one, 'to'), now) && (startOf(saidIn(one, 'from')) ?? 0) <= now.getTime(),
    ),
    guardians: entriesOf(dossier, 'guardian').filter(
      (one) =>
        saidIn(one, 'suspected') !== true &&
        !has(one, 'suspendedOn') &&
        (has(one, 'endsOn') ? !isOver(saidIn(one, 'endsOn'), now) : !has(one, 'endReason')),
    ),
    plan: findEntry(dossier, 'plan'),
    leave: entriesOf(dossier, 'consent').filter(
      (one) =>
        (saidIn(one, 'basis') !== 'consent' || saidIn(one, 'given') === true) &&
        !has(one, 'withdrawnOn') &&
        !isOver(saidIn(one, 'until'), now),
    ),
    risk,
    isRiskOld: isOver(saidIn(risk, 'validUntil'), now),
  };
}
