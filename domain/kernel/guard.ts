/**
 * Running safeguards over a dossier. Where people disagree (a field with several heads), a safeguard must hold for each
 * of the values; where a needed entry type is not at hand, its answer is "unknown" and the server decides.
 */

import type { Dossier, EntryState } from './dossier.ts';
import { withHeads } from './dossier.ts';
import { distinctValues } from './merge.ts';
import type { Operation } from './operations.ts';
import type { AlertSpec, Answer, DutySpec, GuardContext, Safeguard } from './safeguard.ts';
import { unknown } from './safeguard.ts';
import { sameValue } from './values.ts';

const maxVariants = 64;

export interface Variants {
  readonly all: readonly Dossier[];
  /** Every combination is there; else each value is in at least one, but not with each of the others. */
  readonly complete: boolean;
}

/** The dossier as each combination of its conflicting values would have it; just itself without conflicts. */
export function variants(dossier: Dossier, types: readonly string[]): Variants {
  let all: readonly Dossier[] = [dossier];
  const alone: Dossier[] = [];
  for (const entry of dossier.entries) {
    if (!types.includes(entry.type) || entry.withdrawn !== undefined) continue;
    for (const [field, heads] of Object.entries(entry.heads)) {
      const values = distinctValues(heads);
      if (values.length < 2) continue;
      const given = (one: Dossier): readonly Dossier[] =>
        values.map((value) =>
          replaceEntry(one, entry.id, (old) =>
            withHeads(old, {
              ...old.heads,
              [field]: heads.filter((head) => sameValue(head.value, value)).slice(0, 1),
            }),
          ),
        );
      if (all.length * values.length > maxVariants) alone.push(...given(dossier));
      else all = all.flatMap(given);
    }
  }
  return { all: [...all, ...alone], complete: alone.length === 0 };
}

export function replaceEntry(
  dossier: Dossier,
  id: string,
  change: (entry: EntryState) => EntryState,
): Dossier {
  return { ...dossier, entries: dossier.entries.map((entry) => (entry.id === id ? change(entry) : entry)) };
}

export const isAtHand = (guard: Safeguard, dossier: Dossier): boolean =>
  guard.needs.every((type) => dossier.loaded.has(type));

/**
 * The worst answer over all variants: fails firmly, fails, unknown, holds. With more disagreement than can be gone
 * through, what holds for each value is still unknown: a person settles some of it first.
 */
export function answer(
  guard: Safeguard,
  after: Dossier,
  context: GuardContext,
  operation?: Operation,
  before: Dossier = after,
): Answer {
  if (!guard.check) return { is: 'holds' };
  if (!isAtHand(guard, after)) return unknown;
  const { all, complete } = variants(after, guard.needs);
  let worst: Answer = complete ? { is: 'holds' } : unknown;
  for (const variant of all) {
    const one = guard.check(variant, context, operation, before);
    if (badness(one) > badness(worst)) worst = one;
  }
  return worst;
}

const badness = (one: Answer): number =>
  one.is === 'holds' ? 0 : one.is === 'unknown' ? 1 : one.firm ? 3 : 2;

/** Duties over all variants: the earliest date per key. Nothing while the needed entries are not at hand. */
export function dutiesOf(guard: Safeguard, dossier: Dossier, context: GuardContext): readonly DutySpec[] {
  if (!guard.duties || !isAtHand(guard, dossier)) return [];
  const byKey = new Map<string, DutySpec>();
  for (const variant of variants(dossier, guard.needs).all) {
    for (const duty of guard.duties(variant, context)) {
      const known = byKey.get(duty.key);
      if (!known || duty.due < known.due) byKey.set(duty.key, duty);
    }
  }
  return [...byKey.values()];
}

export function alertsOf(guard: Safeguard, dossier: Dossier, context: GuardContext): readonly AlertSpec[] {
  if (!guard.alerts || !isAtHand(guard, dossier)) return [];
  const byKey = new Map<string, AlertSpec>();
  for (const variant of variants(dossier, guard.needs).all) {
    for (const alert of guard.alerts(variant, context)) byKey.set(alert.key, alert);
  }
  return [...byKey.values()];
}
