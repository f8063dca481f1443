/** When leave to share stands, and what it covers: for C2 and C7 [2.7]. */
import type { relation } from '../codes/index.ts';
import { findInterval } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { isCalled } from '../kernel/dossier.ts';
import { findReferred, saidOf } from '../kernel/inquiry.ts';
import { consent, family } from './entries.ts';
import { isFamilySuspected } from './familySafeguards.ts';
import { activeGuardians } from './guarding.ts';

const dayMs = 86_400_000;

/** Neither withdrawn nor run out at `now`; of a partial date the earliest day counts. */
export function isInForce(one: EntryState, now: Date): boolean {
  const withdrawn = findInterval(saidOf(consent, one, 'withdrawnOn') ?? '');
  const until = findInterval(saidOf(consent, one, 'until') ?? '');
  const at = now.getTime();
  return !(withdrawn && withdrawn.from * dayMs <= at) && !(until && (until.from + 1) * dayMs <= at);
}

/** Last moment of a consent's term, epoch ms; undefined when it has none. */
export function endOf(one: EntryState): number | undefined {
  const until = findInterval(saidOf(consent, one, 'until') ?? '');
  return until && (until.from + 1) * dayMs;
}

/** Who can agree for a child as her parent; anybody else who answers for her is her guardian. */
const parents: readonly unknown[] = [
  'mother',
  'father',
  'step-parent',
  'foster-parent',
] satisfies (typeof relation.codes)[number][];

const grounds = ['basis', 'reason', 'purpose', 'organisation', 'groups', 'until'] as const;

/** Did a second person agree to just this: one who wrote none of it, and after all of it was written? */
function isSeconded(one: EntryState): boolean {
  const second = one.heads['secondAgrees']?.[0]?.stamp;
  if (!second || saidOf(consent, one, 'secondAgrees') !== true) return false;
  return grounds.every((field) => {
    const first = one.heads[field]?.[0]?.stamp;
    return !first || (first.by !== second.by && first.seq <= second.seq);
  });
}

/**
 * Why this consent is no ground for sharing, as a text of C7; undefined if it is one. Without consent it takes a ground,
 * a reason, and the word of a second person, which only that person can have written.
 */
export function findFlaw(dossier: Dossier, one: EntryState | undefined, now: Date): string | undefined {
  if (!one || !isInForce(one, now)) return one ? 'consent-ended' : 'no-consent';
  const basis = saidOf(consent, one, 'basis');
  if (basis === 'vital-interest' || basis === 'legal-duty') {
    if (saidOf(consent, one, 'reason') === undefined) return 'no-reason';
    return isSeconded(one) ? undefined : 'no-second-person';
  }
  if (basis !== 'consent' || saidOf(consent, one, 'given') !== true) return 'no-consent';
  switch (saidOf(consent, one, 'from')) {
    case 'child':
      return undefined;
    case 'guardian': {
      const active = activeGuardians(dossier, now);
      const named = saidOf(consent, one, 'guardian');
      const stands = named === undefined ? active.length > 0 : active.some((each) => isCalled(each, named));
      return stands ? undefined : 'no-guardian';
    }
    case 'parent': {
      const parent = findReferred(dossier, family, saidOf(consent, one, 'member'));
      if (!parent || !parents.includes(saidOf(family, parent, 'relation'))) return 'which-parent';
      const suspected = saidOf(family, parent, 'suspected');
      return suspected === true || (suspected !== false && isFamilySuspected(dossier))
        ? 'parent-suspected'
        : undefined;
    }
    default:
      return 'no-consent';
  }
}
