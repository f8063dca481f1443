/** Telling of a match with a closed dossier: possible re-trafficking (C24, textbook section 2.7). */

import type { Dossier } from './dossier.ts';
import { lookUp } from './lookups.ts';
import type { AlertSpec, GuardContext } from './safeguard.ts';

/**
 * One alert per number of matches, so that a further match is told again. Supervisors are told that there is a match, on
 * this dossier and (by the matching itself) on the closed ones; whoever searched learns nothing.
 */
export function matchAlerts(_dossier: Dossier, context: GuardContext): readonly AlertSpec[] {
  const matches = lookUp(context, 'matches') ?? 0;
  return matches > 0 ? [{ key: `match-${matches}`, reason: 'match', roles: ['supervisor'] }] : [];
}
