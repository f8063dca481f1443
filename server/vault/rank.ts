/** How much two people are alike, by their names (domain/shared/names) and what else is known of them: 0 to 1. */
import { rankName } from '../../domain/shared/names/likeness.ts';
import { phoneEnd } from './names.ts';

/** What is known of a person, for comparing. All lists may be empty. */
export interface Traits {
  /** Each a whole name in any script: the official one, aliases, what she is called. */
  readonly names: readonly string[];
  /** Years she may have been born in. */
  readonly years: readonly number[];
  readonly phones: readonly string[];
}

/** A shared telephone where there are no names to compare: enough to be looked at, too little to tell others of. */
const PHONE_ALONE = 0.75;
/** By how many years apart birth years lie; more is the last. */
const YEARS_APART = [1, 0.98, 0.94, 0.9, 0.85, 0.75] as const;

/** How much two people are alike: their likest names, dimmed by distance of birth years, raised by a shared telephone. */
export function rankPerson(query: Traits, candidate: Traits): number {
  const name = Math.max(
    0,
    ...query.names.flatMap((one) => candidate.names.map((other) => rankName(one, other))),
  );
  const apart = Math.min(
    ...query.years.flatMap((one) => candidate.years.map((other) => Math.abs(one - other))),
  );
  const dated = name * (Number.isFinite(apart) ? (YEARS_APART[apart] ?? 0.75) : 0.97);
  const phones = new Set(candidate.phones.map(phoneEnd));
  const shared = query.phones.some((phone) => phoneEnd(phone) !== undefined && phones.has(phoneEnd(phone)));
  if (shared && (query.names.length === 0 || candidate.names.length === 0)) return PHONE_ALONE;
  return shared ? 1 - (1 - dated) / 3 : dated;
}
