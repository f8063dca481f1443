/** When a dossier in which nobody writes has to be looked at again, because time alone changes what is to be done. */
import type { KindDeclaration } from './declare.ts';
import type { Dossier } from './dossier.ts';
import { settleDuties } from './duties.ts';
import type { GuardContext } from './safeguard.ts';

const day = 86_400_000;
const precision = 15 * 60_000;

/**
 * The first moment, to a quarter of an hour, at which the duties of a settled dossier would change; undefined if they stay
 * as they are all these days. Tried day by day: what begins and ends again within one day is not foreseen.
 * @param dossier settled at `from`
 * @param at what safeguards know at a moment
 */
export function findNextChange(
  dossier: Dossier,
  kind: KindDeclaration | undefined,
  at: (now: Date) => GuardContext,
  from: Date,
  days: number,
): Date | undefined {
  const changesBy = (ms: number): boolean => settleDuties(dossier, kind, at(new Date(ms))).changed.length > 0;
  for (let last = 0; last < days; last += 1) {
    let before = from.getTime() + last * day;
    let after = before + day;
    if (!changesBy(after)) continue;
    while (after - before > precision) {
      const middle = before + Math.floor((after - before) / 2);
      if (changesBy(middle)) after = middle;
      else before = middle;
    }
    return new Date(after);
  }
  return undefined;
}
