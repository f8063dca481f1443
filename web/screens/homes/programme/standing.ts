/** Where a programme's payments stand. Draws nothing. */
import type { cycleState } from '../../../../domain/codes/index.ts';
import type { EntryState } from '../../../../domain/kernel/dossier.ts';
import { itemsOf, saidOf } from '../../../../domain/kernel/inquiry.ts';
import { said } from '../../../../domain/kernel/values.ts';
import { cycle, rules } from '../../../../domain/programme/entries.ts';
import type { Rule } from './cycle.ts';

const stages = ['check', 'prepare', 'approve', 'pay', 'reconcile'] as const;
export type Stage = (typeof stages)[number];

/** The newest list that is neither closed nor called off. */
export const openCycle = (cycles: readonly EntryState[]): EntryState | undefined =>
  cycles.findLast((one) => !['reconciled', 'cancelled'].includes(saidOf(cycle, one, 'state') ?? ''));

type State = (typeof cycleState.codes)[number];

/** @param state of the open list; undefined where there is none */
export function stepsOf(state: State | undefined): {
  readonly all: readonly Stage[];
  readonly current: Stage;
} {
  const now: { readonly [S in State]?: Stage } = { prepared: 'approve', approved: 'pay', sent: 'reconcile' };
  return { all: stages, current: (state && now[state]) ?? 'check' };
}

export const rulesOf = (set: EntryState | undefined): readonly Rule[] =>
  itemsOf(rules, set, 'amounts').flatMap((one): readonly Rule[] => {
    const [what, amount] = [said(one.for), said(one.amount)];
    return what === undefined || amount === undefined ? [] : [{ for: what, amount }];
  });
