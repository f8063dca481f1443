/**
 * Who is kept out of a dossier because it names them, whoever lets them in, or a team that they are in. A kind that keeps
 * people out declares how (`keeping` of dossier()): which names it tells, how a match is written down, and who is out now.
 * The store compares names where all are known, and takes the dossier out of sight in the same transaction.
 */
import type { Dossier } from './dossier.ts';
import type { GuardContext } from './safeguard.ts';
import type { Json } from './values.ts';

export interface KeptOut {
  readonly accounts: readonly number[];
  /** Everybody in these teams. */
  readonly teams: readonly number[];
  /** Everybody who works for these organisations, but those in the teams that are spared. */
  readonly organisations: readonly number[];
  /** Teams that keep it in sight although their organisation is kept out: until somebody else has it. */
  readonly spared: readonly number[];
}

/** The names that a dossier tells of those it is about, as they were written. */
export interface Naming {
  /** Whole names of persons, each in one script. */
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  /** Organisations that it names by a link. */
  readonly linked: readonly number[];
}

/** Somebody of the service who is, or may be, named. */
export interface Namesake {
  readonly kind: 'account' | 'organisation';
  readonly id: number;
  /** The name as it was written; undefined: by a link. */
  readonly name: string | undefined;
}

export interface Keeping {
  /** Entry types that name somebody. */
  readonly names: readonly string[];
  /** Entry type that a match is written down as; people undo it there. */
  readonly entry: string;
  readonly named: (dossier: Dossier, context: GuardContext) => Naming;
  readonly write: (match: Namesake) => Readonly<Record<string, Json>>;
  readonly keptOut: (dossier: Dossier, context: GuardContext) => KeptOut;
  /**
   * Link fields of open fields (`report.need.case`), along which whom it keeps out is kept out of what follows: `onward` of its
   * own that lead to a follower, `back` of a follower that lead to it. What a dossier `led-to` follows in any case, and what
   * follows from that too.
   */
  readonly followers: { readonly onward: readonly string[]; readonly back: readonly string[] };
}

/** Is somebody with these among those kept out? */
export const isKeptOut = (
  kept: KeptOut,
  person: { readonly account: number; readonly organisation: number; readonly teams: readonly number[] },
): boolean =>
  kept.accounts.includes(person.account) ||
  person.teams.some((team) => kept.teams.includes(team)) ||
  (kept.organisations.includes(person.organisation) &&
    !person.teams.some((team) => kept.spared.includes(team)));
