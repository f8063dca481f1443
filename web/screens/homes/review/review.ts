/**
 * What a supervisor looks at: children who stay long at one stage, what waits for a second person, and how much each person
 * carries. From lines of the list of cases. Draws nothing.
 */
import { usualStays } from '../../../../domain/case/usualStays.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import { said } from '../../../../domain/kernel/values.ts';
import type { DossierLine } from '../../../client/types.ts';
import type { Child } from '../cases/children.ts';

const dayMs = 86_400_000;

/** The days after which a country asks why a child is still at a stage; undefined for a stage without a usual time. */
export function usualDays(state: string, settings: Readonly<Record<string, number>>): number | undefined {
  const declared = Object.entries(usualStays).find(([name]) => name === state)?.[1];
  return declared && (settings[declared.id] ?? declared.default);
}

export interface Stuck {
  readonly child: Child;
  /** Whole days at this stage. */
  readonly days: number;
}

/** Longer at one stage than is usual, the longest first against what is usual there. */
export function stuckOf(
  children: readonly Child[],
  now: Date,
  settings: Readonly<Record<string, number>>,
): readonly Stuck[] {
  const over = ({ child, days }: Stuck): number =>
    days / (usualDays(child.state, settings) ?? Number.POSITIVE_INFINITY);
  return children
    .map((child) => ({ child, days: Math.floor((now.getTime() - child.since) / dayMs) }))
    .filter((one) => over(one) > 1)
    .toSorted((a, b) => over(b) - over(a));
}

/** Types of entry that can wait for a second person. */
export const awaiting = ['closure', 'consent', 'return'] as const;

export interface Approval {
  readonly id: string;
  readonly number: string;
  readonly what: 'closing' | 'sharing' | 'return';
  /** The act that carries it out, with what is known already. */
  readonly act: string;
}

type Values = Readonly<Record<string, Json>>;
const has = (values: Values, field: string): boolean => said(values[field]) !== undefined;

/** Is somebody else's word awaited for what an entry proposes? */
function awaited(type: string, values: Values): Approval['what'] | undefined {
  switch (type) {
    case 'closure':
      return has(values, 'reason') ? 'closing' : undefined;
    case 'consent': {
      const basis = said(values['basis']);
      const needsTwo = basis === 'vital-interest' || basis === 'legal-duty';
      return needsTwo && said(values['secondAgrees']) !== true && !has(values, 'withdrawnOn')
        ? 'sharing'
        : undefined;
    }
    case 'return': {
      const isOver = ['travelOn', 'arrivedOn'].some((field) => has(values, field));
      // asked for only once whoever receives the child has agreed to
      return !isOver && has(values, 'acceptedOn') && said(values['calledOff']) !== true
        ? 'return'
        : undefined;
    }
    default:
      return undefined;
  }
}

export const approvalsOf = (lines: readonly DossierLine[]): readonly Approval[] =>
  lines.flatMap(({ id, number, state, entries = [] }) =>
    entries.flatMap((entry): Approval[] => {
      const what = awaited(entry.type, entry.values);
      // the reason for closing a case that was opened again is spent
      if (what === undefined || (what === 'closing' && state === 'reopened')) return [];
      const act = {
        closing: 'close-case',
        sharing: `agree-to-sharing?entry.leave=${entry.id}`,
        return: `set-day-of-return?entry.return=${entry.id}`,
      }[what];
      return [{ id, number, what, act }];
    }),
  );

export interface Load {
  readonly account: number;
  /** Children whose guardian this person is. */
  readonly guards: number;
  /** Children whom this person saw last. */
  readonly visits: number;
  /** Of all of these, children in danger, and children of whom something is late. */
  readonly inDanger: number;
  readonly late: number;
}

/** By person, as far as the cases say who looks after a child; who has most first. */
export function loadsOf(children: readonly Child[], now: Date): readonly Load[] {
  const people = new Set(children.flatMap(({ guardian, visitor }) => [guardian ?? [], visitor ?? []].flat()));
  return [...people]
    .map((account) => {
      const own = children.filter((one) => one.guardian === account || one.visitor === account);
      return {
        account,
        guards: own.filter((one) => one.guardian === account).length,
        visits: own.filter((one) => one.visitor === account).length,
        inDanger: own.filter((one) => one.dangers.some((danger) => danger !== 'no-guardian')).length,
        late: own.filter(({ due }) => due !== undefined && Date.parse(due) < now.getTime()).length,
      };
    })
    .toSorted((a, b) => b.guards + b.visits - (a.guards + a.visits) || a.account - b.account);
}
