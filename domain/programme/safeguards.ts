/** All safeguards of a programme: who comes first, and whose figures it rests on: H8 and H11 [2.1, 2.2]. */
import type { Answer, Safeguard } from '../kernel/declare.ts';
import { fails, holds, safeguard, setting } from '../kernel/declare.ts';
import { findWritten, itemsOf, saidOf, writes } from '../kernel/inquiry.ts';
import type { PriorityCounts, PriorityShares } from '../kernel/lookups.ts';
import { lookUp } from '../kernel/lookups.ts';
import { said } from '../kernel/values.ts';
import { basis } from './entries.ts';

const officer = 'programme-officer';

const gap = setting('H8.gap', 'percent', 20, 5, 50);
const least = setting('H8.least', 'count', 20, 5, 500);

/** A group among all counted: how many of it wait and are supported, out of how many. */
type Group = (counts: PriorityCounts) => { readonly of: number; readonly all: number };
const girls: Group = (counts) => ({ of: counts.girls, all: counts.girls + counts.boys });
const boys: Group = (counts) => ({ of: counts.boys, all: counts.girls + counts.boys });
const excluded =
  (ground: string): Group =>
  (counts) => ({ of: counts.excluded[ground] ?? 0, all: counts.households });

/**
 * Is the group supported clearly less often than its share of all who wait or are supported? Never with so few that chance
 * would explain it.
 */
function fallsShort(shares: PriorityShares, group: Group, percent: number, few: number): boolean {
  const waits = group(shares.waiting);
  const has = group(shares.supported);
  if (has.all < few || waits.all + has.all === 0) return false;
  const share = (waits.of + has.of) / (waits.all + has.all);
  return has.of / has.all < share * (1 - percent / 100);
}

/** H8: most at risk first, and nobody passed over for being a girl, a boy, or of a group that is shut out. Told once a month. */
export const h8 = safeguard('H8', {
  section: '2.1',
  lookups: ['priority-shares'],
  settings: [gap, least],
  texts: ['passed-over', 'girls', 'boys', 'excluded'],
  alerts: (dossier, context) => {
    const shares = lookUp(context, 'priority-shares');
    if (!shares || dossier.state !== 'running') return [];
    const short = (group: Group): boolean =>
      fallsShort(shares, group, context.setting(gap.id), context.setting(least.id));
    const grounds = new Set([...Object.keys(shares.waiting.excluded), ...Object.keys(shares.supported.excluded)]);
    const reasons = [
      ...(shares.passedOver > 0 ? ['passed-over'] : []),
      ...(short(girls) ? ['girls'] : []),
      ...(short(boys) ? ['boys'] : []),
      ...([...grounds].some((ground) => short(excluded(ground))) ? ['excluded'] : []),
    ];
    const month = context.now.toISOString().slice(0, 7).replace('-', '');
    return reasons.map((reason) => ({ key: `${reason}-${month}`, reason, roles: [officer, 'supervisor'] }));
  },
});

const limit = setting('H11.limit', 'count', 10, 5, 100);

/** H11: what former cases teach comes as counts, none so small that a child could be recognised. */
export const h11 = safeguard('H11', {
  section: '2.1',
  needs: ['basis'],
  settings: [limit],
  texts: ['no-counts', 'small-counts'],
  blocks: (operation, _before, afterwards) =>
    writes(operation, basis, 'source', 'cells') &&
    saidOf(basis, findWritten(afterwards, basis, operation), 'source') === 'cases',
  check: (dossier, context, operation): Answer => {
    const cells = itemsOf(basis, findWritten(dossier, basis, operation), 'cells');
    if (cells.length === 0) return fails('no-counts', officer, ['basis']);
    const most = context.setting(limit.id);
    const small = cells.filter(({ count }) => (said(count) ?? 1) !== 0 && (said(count) ?? 1) < most).length;
    return small === 0 ? holds : fails('small-counts', officer, ['basis'], { small, limit: most });
  },
});

export const safeguards: readonly Safeguard[] = [h8, h11];
