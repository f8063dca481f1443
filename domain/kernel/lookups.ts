/**
 * The look-ups that safeguards may declare: facts from outside the dossier, fetched before apply() runs. Each answers
 * about everything that the act and its dossiers mention. What is not in the answer is not at hand, so the safeguard
 * says "unknown" and, on the server, refuses.
 */

import type { Dossier } from './dossier.ts';
import type { GuardContext } from './safeguard.ts';
import type { Json } from './values.ts';

/** What a party to whom something is granted or asked is. */
export interface PartyFacts {
  readonly kind: 'account' | 'team' | 'grant' | 'reporter';
  /** The organisation it belongs to; 0 for a reporter. */
  readonly organisation: number;
  /** Is it a contact point, or somebody who works in one? */
  readonly contactPoint: boolean;
  /** What a team can do (code list `discipline`); empty for others. */
  readonly disciplines: readonly string[];
}

/** The contact point that ordinarily serves an area. */
export interface ContactPointFacts {
  readonly team: number;
  readonly organisation: number;
  /** No contact point of another organisation is above it, up to the national one: there is nowhere else to go. */
  readonly last: boolean;
}

/** Of the children of one group about whom it was decided whether they return: how many do, and how many do not. */
export interface ReturnCounts {
  readonly returned: number;
  readonly not: number;
}

/** Counts by month (`2026-03`). A month that is not there counts as none. */
export interface Monthly {
  readonly [month: string]: number;
}

/** What was counted in one area, and where trafficking would go if it were driven out of there. */
export interface AreaCounts {
  /** Neighbouring areas, by code. */
  readonly near: readonly string[];
  readonly reports: Monthly;
  readonly cases: Monthly;
  /** Cases by the sex and by the age group of the child, under the codes of these lists. */
  readonly groups: { readonly [group: string]: Monthly };
}

/** Counts of households, of their children by sex, and of households by the ground on which they are shut out. */
export interface PriorityCounts {
  readonly households: number;
  readonly girls: number;
  readonly boys: number;
  /** By the codes of the list `exclusion-ground` but `none`. */
  readonly excluded: { readonly [ground: string]: number };
}

/** Who waits for support in a programme's area, and who has it. */
export interface PriorityShares {
  /** Households that are prioritised and not supported. */
  readonly waiting: PriorityCounts;
  /** Households that are supported. */
  readonly supported: PriorityCounts;
  /** Households that wait although one with a lower score was taken in since they were prioritised. */
  readonly passedOver: number;
}

export interface Lookups {
  /** By party id: parties granted or asked in the act, and those holding grants on its dossiers. */
  readonly parties: { readonly [party: string]: PartyFacts };
  /** The one for the dossier's area; null where none is set up. */
  readonly 'contact-point': ContactPointFacts | null;
  /** How many closed cases and reports the names, births and phones of this one match. */
  readonly matches: number;
  /**
   * Decisions of the last 24 months, over all cases, on whether a child returns to where she came from: by the codes of
   * the lists `sex` and `age-group`.
   */
  readonly 'return-decisions': {
    readonly sex: { readonly [code: string]: ReturnCounts };
    readonly ageGroup: { readonly [code: string]: ReturnCounts };
  };
  /**
   * Reports and cases of the last 24 months, or since counting began in `from` (a month that is counted whole): of each
   * area that the dossier names, and of its neighbours.
   */
  readonly displacement: {
    readonly from: string;
    readonly areas: { readonly [area: string]: AreaCounts };
  };
  /** Over the households of the dossier's area (a programme); not there for other kinds. */
  readonly 'priority-shares': PriorityShares;
  /** The country's benchmarks of risk, as the household kind reads them; not at hand on devices. */
  readonly benchmarks: Json;
}

export type LookupName = keyof Lookups;

/**
 * A look-up answered from entries of other dossiers: those of one type whose open field `by` holds something that is
 * mentioned here. A kind declares it beside the safeguards that ask (`elsewhere` of dossier()); its name is then a look-up
 * like any other and its answer is `Found`. It sees open fields only, of dossiers whose names it does not tell.
 */
export interface Elsewhere {
  readonly name: string;
  readonly kind: string;
  readonly entry: string;
  /** Open field (account, organisation, team, area, code or link) to look by, or `$dossier`: the dossier itself. */
  readonly by: string;
  /**
   * What it is asked about: the values of all fields of this kind in the act and its dossiers (`organisation`: also those
   * of the parties that the act lets in); `self`: the dossier being changed (who points here?); `steward`, `area`: the
   * dossier's own; `actor`: the account that acts.
   */
  readonly about: 'account' | 'organisation' | 'team' | 'link' | 'self' | 'steward' | 'area' | 'actor';
  /**
   * With `by: '$dossier'`: it goes on along this open link field of entries of this type that count, from dossier to dossier
   * as far as it leads (once around a circle), and is asked about each dossier that it comes to.
   */
  readonly along?: { readonly entry: string; readonly field: string };
  /** Open fields that are handed over. */
  readonly fields: readonly string[];
  /** Open date field: once that day is surely past, the entry is not found any more, so that answers stay short. */
  readonly ends?: string;
}

/** One entry found elsewhere. */
export interface FoundEntry {
  readonly values: { readonly [field: string]: Json };
  /** State of its dossier, and the id of it. */
  readonly state: string;
  readonly dossier: string;
  /** When it happened (a partial date or an instant), else the day it was accepted. */
  readonly on: string;
}

/** By the value it was asked about (as text), the entries that count, oldest first. Asked about nothing: not there. */
export type Found = { readonly [about: string]: readonly FoundEntry[] };

/** What was found elsewhere about one value; undefined when it is not at hand. */
export const findElsewhere = (
  context: GuardContext,
  name: string,
  about: string | number,
): readonly FoundEntry[] | undefined => (context.lookup(name) as Found | undefined)?.[String(about)];

/** A looked-up fact; undefined when it is not at hand. */
export const lookUp = <K extends LookupName>(
  context: Pick<GuardContext, 'lookup'>,
  name: K,
): Lookups[K] | undefined => context.lookup(name) as Lookups[K] | undefined;

export const findParty = (context: GuardContext, party: number): PartyFacts | undefined =>
  lookUp(context, 'parties')?.[party];

/** Grants in force, with what is known of who holds them. */
export const heldBy = (
  dossier: Dossier,
  context: GuardContext,
): readonly { readonly grant: Dossier['grants'][number]; readonly party: PartyFacts | undefined }[] =>
  dossier.grants
    .filter((grant) => grant.until === undefined || Date.parse(grant.until) > context.now.getTime())
    .map((grant) => ({ grant, party: findParty(context, grant.party) }));
