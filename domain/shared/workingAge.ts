/**
 * From what age a child may be placed in work, and what she must not be made to do before she is grown up: ILO C138 and
 * C182. Kinds of dossier that arrange work share these settings and this rule [2.2, 2.8].
 */
import { ageAt, dayOf, findInterval } from '../kernel/dates.ts';
import type { AgeRange } from '../kernel/fields.ts';
import type { GuardContext } from '../kernel/safeguard.ts';
import type { Setting } from '../kernel/settings.ts';
import { setting } from '../kernel/settings.ts';

/** The age below which Gwen arranges no work. */
export const minimumAge = setting('working-age.minimum', 'years', 15, 14, 18);
const hazardous = setting('working-age.hazardous', 'years', 18, 18, 21);
export const workingAgeSettings: readonly Setting[] = [minimumAge, hazardous];

const yearDays = 365.25;

/**
 * The youngest that somebody can be at a moment; undefined if nothing is known of her age.
 * @param birth a partial date
 * @param age as it was known at `known`, epoch ms
 * @param at epoch ms
 */
export function youngestAt(
  birth: string | undefined,
  age: AgeRange | undefined,
  known: number,
  at: number,
): number | undefined {
  const born = findInterval(birth ?? '');
  const years: number[] = [];
  if (born) years.push(ageAt(born, dayOf(new Date(at))).from);
  if (age) years.push(age.from + Math.max(0, Math.floor((at - known) / (yearDays * 86_400_000))));
  return years.length > 0 ? Math.min(...years) : undefined;
}

export const workFlaws = ['age-not-known', 'too-young', 'hazardous', 'hazards-not-checked'] as const;

/** What is known of work that is being arranged. */
interface Work {
  /** The youngest that the worker can be when it starts. */
  readonly youngest: number | undefined;
  readonly hazards: readonly string[];
  readonly night: boolean;
  /** Somebody looked, and found no dangers. */
  readonly checked: boolean;
}

/** Why this work may not be arranged, with the age it takes; undefined if it may. In doubt she is as young as she can be. */
export function findWorkFlaw(
  { youngest, hazards, night, checked }: Work,
  context: GuardContext,
): { readonly flaw: (typeof workFlaws)[number]; readonly age: number } | undefined {
  const from = context.setting(minimumAge.id);
  const grown = context.setting(hazardous.id);
  if (youngest === undefined) return { flaw: 'age-not-known', age: from };
  if (youngest < from) return { flaw: 'too-young', age: from };
  if (youngest >= grown) return undefined;
  if (hazards.length > 0 || night) return { flaw: 'hazardous', age: grown };
  return checked ? undefined : { flaw: 'hazards-not-checked', age: grown };
}
