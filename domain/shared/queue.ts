/**
 * The queue of households that wait for support: most at risk first, and girls, boys and groups that are shut out shown
 * against their share, so that passing somebody over is seen [2.1, 2.2]. It orders; people decide (H9).
 */
import type { PriorityCounts, PriorityShares } from '../kernel/lookups.ts';

/** A household that waits for support or has it. */
export interface Queued {
  readonly dossier: string;
  readonly state: 'prioritised' | 'supported';
  /** Points of its latest profile, as far as the person who confirmed it shares them. */
  readonly points: number;
  /** When it began to wait, epoch ms. */
  readonly since: number;
  /** When it was taken in, epoch ms; of a supported one. */
  readonly takenIn?: number;
  readonly girls: number;
  readonly boys: number;
  /** Codes of the list `exclusion-ground`, without `none`. */
  readonly excluded: readonly string[];
}

/** Those that wait, in the order of their turn: most points first; of equal ones, who has waited longest. */
export const inTurn = (households: readonly Queued[]): readonly Queued[] =>
  households
    .filter(({ state }) => state === 'prioritised')
    .toSorted((a, b) => b.points - a.points || a.since - b.since || (a.dossier < b.dossier ? -1 : 1));

function count(households: readonly Queued[]): PriorityCounts {
  const excluded: Record<string, number> = {};
  for (const one of households)
    for (const ground of one.excluded) excluded[ground] = (excluded[ground] ?? 0) + 1;
  const sum = (of: 'girls' | 'boys'): number => households.reduce((total, one) => total + one[of], 0);
  return { households: households.length, girls: sum('girls'), boys: sum('boys'), excluded };
}

/** Who waits and who is supported; a household is passed over if one with fewer points was taken in while it waited. */
export function countShares(households: readonly Queued[]): PriorityShares {
  const waiting = inTurn(households);
  const supported = households.filter(({ state }) => state === 'supported');
  const passedOver = waiting.filter(({ points, since }) =>
    supported.some((one) => one.points < points && one.takenIn !== undefined && one.takenIn >= since),
  );
  return { waiting: count(waiting), supported: count(supported), passedOver: passedOver.length };
}

/** A group among all who wait or are supported. Girls and boys are counted among children, others among households. */
export interface GroupShare {
  readonly group: 'girls' | 'boys' | 'excluded';
  /** Of `excluded`: on what ground. */
  readonly ground?: string;
  readonly waiting: number;
  readonly supported: number;
  /** Share of all who wait or are supported, 0 to 1; 0 where there is nobody. */
  readonly share: number;
  /** Share of those who are supported, 0 to 1; 0 where there is nobody. */
  readonly shareOfSupported: number;
  /** All who are supported: with few of them chance explains much. */
  readonly outOf: number;
}

/** Each group with its share of those who are supported beside its share of all, girls and boys first. */
export function groupShares({ waiting, supported }: PriorityShares): readonly GroupShare[] {
  const part = (of: number, all: number): number => (all === 0 ? 0 : of / all);
  const share = (
    name: Pick<GroupShare, 'group' | 'ground'>,
    of: (counts: PriorityCounts) => number,
    all: (counts: PriorityCounts) => number,
  ): GroupShare => ({
    ...name,
    waiting: of(waiting),
    supported: of(supported),
    share: part(of(waiting) + of(supported), all(waiting) + all(supported)),
    shareOfSupported: part(of(supported), all(supported)),
    outOf: all(supported),
  });
  const children = ({ girls, boys }: PriorityCounts): number => girls + boys;
  const grounds = new Set([...Object.keys(waiting.excluded), ...Object.keys(supported.excluded)]);
  return [
    share({ group: 'girls' }, ({ girls }) => girls, children),
    share({ group: 'boys' }, ({ boys }) => boys, children),
    ...[...grounds].toSorted().map((ground) =>
      share(
        { group: 'excluded', ground },
        ({ excluded }) => excluded[ground] ?? 0,
        ({ households }) => households,
      ),
    ),
  ];
}
