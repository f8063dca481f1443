/** Everything a supervisor's review is made of, fetched together. */
import type { ApiProblem } from '../../../client/api.ts';
import { useResource } from '../../../client/data.ts';
import { mostDuties, useDuties } from '../../../client/duties.ts';
import type { DutyItem, SessionBody } from '../../../client/types.ts';
import { keyOf } from '../../duties.ts';
import type { Child } from '../cases/children.ts';
import { dangers } from '../cases/children.ts';
import { useChildren } from '../cases/useChildren.ts';
import type { Approval, Load, Stuck } from './review.ts';
import { approvalsOf, awaiting, loadsOf, stuckOf } from './review.ts';

export interface Review {
  readonly unsafe: readonly Child[];
  readonly reviews: readonly DutyItem[];
  readonly approvals: readonly Approval[];
  readonly late: readonly DutyItem[];
  readonly alerts: readonly DutyItem[];
  readonly stuck: readonly Stuck[];
  readonly loads: readonly Load[];
  /** There is more that is late or waits than the service tells at once. */
  readonly hasMore: boolean;
}

/** Place of her worst danger. */
const worst = ({ dangers: [first] }: Child): number => (first ? dangers.indexOf(first) : dangers.length);

export function useReview(session: SessionBody): {
  readonly review: Review | undefined;
  readonly problem: ApiProblem | undefined;
} {
  const found = useChildren(session, awaiting);
  // what waits for her word may be due long after all her other tasks; and the page is printed, so nothing is left for later
  const late = useDuties('late', { least: mostDuties });
  const own = useDuties('duties', { least: mostDuties });
  const numbers = useResource<{ settings: Readonly<Record<string, number>> }>('/settings', {
    concerns: () => false,
  });
  const problem = found.problem ?? late.problem ?? own.problem ?? numbers.problem;
  if (!found.children || !late.data || !own.data || !numbers.data) return { review: undefined, problem };
  const now = new Date();
  // what waits for her word is here before it is late
  const waiting = own.data.duties.filter(({ duty }) => duty.kind !== 'duty');
  const all = [
    ...new Map([...late.data.duties, ...waiting].map((one) => [keyOf(one), one] as const)).values(),
  ];
  const of = (kind: string): readonly DutyItem[] => all.filter(({ duty }) => duty.kind === kind);
  return {
    review: {
      unsafe: found.children
        .filter((one) => one.dangers.some((danger) => danger !== 'no-guardian'))
        .toSorted((a, b) => worst(a) - worst(b)),
      reviews: of('review'),
      approvals: approvalsOf(found.lines),
      late: of('duty'),
      alerts: of('alert'),
      stuck: stuckOf(found.children, now, numbers.data.settings),
      loads: loadsOf(found.children, now),
      hasMore: late.data.more || own.data.more,
    },
    problem,
  };
}
