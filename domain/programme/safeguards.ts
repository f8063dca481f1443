/** All safeguards of a programme: who comes first, whose figures it rests on, who pays: H8, H11 and H14 [2.1, 2.2]. */

import { findWritten, itemsOf, saidOf, writes } from '../kernel/inquiry.ts';
import { lookUp } from '../kernel/lookups.ts';
import type { Answer, Safeguard } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import type { GroupShare } from '../shared/queue.ts';
import { groupShares } from '../shared/queue.ts';
import { basis } from './entries.ts';
import { h14 } from './payingSafeguard.ts';

const officer = 'programme-officer';

const gap = setting('H8.gap', 'percent', 20, 5, 50);
const least = setting('H8.least', 'count', 20, 5, 500);

/**
 * Is the group supported clearly less often than its share of all who wait or are supported? Never said of so few that
 * chance would explain it.
 * @param numberOf what the country set
 */
export const fallsShort = (
  { share, shareOfSupported, outOf }: GroupShare,
  numberOf: (setting: string) => number,
): boolean => outOf >= numberOf(least.id) && shareOfSupported < share * (1 - numberOf(gap.id) / 100);

/** H8: most at risk first, and nobody passed over for being a girl, a boy, or of a group that is shut out. Told once a month. */
export const h8 = safeguard('H8', {
  section: '2.1',
  lookups: ['priority-shares'],
  settings: [gap, least],
  texts: ['passed-over', 'girls', 'boys', 'excluded'],
  alerts: (dossier, context) => {
    const shares = lookUp(context, 'priority-shares');
    if (!shares || dossier.state !== 'running') return [];
    const short = groupShares(shares).filter((one) => fallsShort(one, context.setting));
    const reasons = new Set([
      ...(shares.passedOver > 0 ? ['passed-over'] : []),
      ...short.map(({ group }) => group),
    ]);
    const month = context.now.toISOString().slice(0, 7).replace('-', '');
    return [...reasons].map((reason) => ({
      key: `${reason}-${month}`,
      reason,
      roles: [officer, 'supervisor'],
    }));
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

export const safeguards: readonly Safeguard[] = [h8, h11, h14];
