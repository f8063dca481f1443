/** What the server's answers look like. Dossiers are the domain's own type, with `loaded` as a list. */
import type { CalendarId } from '../../domain/kernel/dates.ts';
import type { Dossier, Duty } from '../../domain/kernel/dossier.ts';
import type { Operation } from '../../domain/kernel/operations.ts';
import type { Json } from '../../domain/kernel/values.ts';
import type { TilePlaces } from '../../domain/tiles.ts';

export interface SessionBody {
  readonly account: number;
  readonly login: string;
  readonly name: string;
  readonly locale: string;
  readonly roles: readonly string[];
  readonly organisation: number;
  readonly teams: readonly number[];
  readonly parties: readonly number[];
  readonly groups: readonly string[];
  readonly csrf: string;
  readonly recipient: string | null;
  readonly initial: boolean;
  readonly hasTotp: boolean;
  readonly idleMinutes: number;
  readonly until: string;
  readonly wrappedIdentity?: string;
}

export interface DossierBody extends Omit<Dossier, 'loaded'> {
  readonly loaded: readonly string[];
  readonly linkedFrom: readonly { readonly from: string; readonly relation: string }[];
  /** Entries of other dossiers that name this one in a link field. */
  readonly mentionedIn: readonly {
    readonly dossier: string;
    readonly kind: string;
    readonly entry: string;
    readonly type: string;
    readonly field: string;
  }[];
}

export interface DossierLine {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly state: string;
  readonly stateSince: string;
  readonly area: string;
  readonly steward: number;
  readonly updated: string;
  readonly created: string;
  readonly version: number;
  readonly nextDue: string | null;
  /** What tells it from others: answers in the open, by `entry.field`. */
  readonly title: { readonly [path: string]: Json };
  /** Of the types of entry that were asked for; fields that are encrypted or disagreed about are absent. */
  readonly entries?: readonly {
    readonly id: string;
    readonly type: string;
    readonly occurred: string | null;
    readonly values: { readonly [field: string]: Json };
  }[];
}

export interface DutyItem {
  readonly dossier: string;
  readonly kind: string;
  readonly number: string;
  readonly state: string;
  readonly area: string;
  readonly duty: Omit<Duty, 'done' | 'by' | 'climbs'>;
}

export interface Directory {
  readonly organisations: readonly {
    readonly id: number;
    readonly name: string;
    readonly gwen: string;
    readonly area: string;
    readonly closed: boolean;
  }[];
  readonly teams: readonly {
    readonly id: number;
    readonly name: string;
    readonly kind: 'contact-point' | 'response-team' | 'case-team';
    readonly organisation: number;
    readonly area: string;
    readonly discipline: string | null;
    readonly members: readonly number[];
  }[];
  readonly accounts: readonly {
    readonly id: number;
    readonly name: string;
    readonly roles: readonly string[];
    readonly organisation: number;
    readonly recipient: string | null;
    /** A program, not a person. */
    readonly machine: boolean;
    readonly ended: boolean;
  }[];
}

/** How the country set Gwen up, as far as forms need it. */
export interface Country {
  /** ISO 4217. */
  readonly currency?: string;
  /** Beside the Gregorian one. */
  readonly calendars?: readonly CalendarId[];
  /** Languages of screens and letters (ISO 639-1); the first where nothing else is known. */
  readonly languages?: readonly string[];
  /** Where areas lie on the map (domain/tiles.ts). */
  readonly tiles?: TilePlaces | undefined;
}

export interface AreaLine {
  readonly code: string;
  readonly parent: string | null;
  readonly name: string;
}

/** A change of a dossier, as far as this person may see it. */
export interface HistoryLine {
  readonly seq: number;
  readonly kind: Operation['op'];
  readonly type: string | null;
  readonly account: number;
  readonly accepted: string;
  /** As written; absent once erased. */
  readonly operation?: Operation;
  readonly breaches: readonly string[];
  /** Why it was done in an emergency. */
  readonly emergency?: string;
}

export interface SearchHit {
  readonly dossier: string;
  readonly kind: string;
  readonly number: string;
  readonly state: string;
  readonly steward: number;
  readonly area: string;
  readonly likeness: number;
  readonly names: readonly string[];
  readonly years: readonly number[];
}

export interface KeysBody {
  readonly recipient: string | null;
  readonly epochs: readonly {
    readonly id: number;
    readonly team: number;
    readonly recipient: string;
    readonly recovery: string;
    readonly since: string;
    readonly ended: string | null;
    readonly box: string | null;
  }[];
  readonly lacking: readonly {
    readonly epoch: number;
    readonly account: number;
    readonly recipient: string;
  }[];
  readonly shares: readonly { readonly epoch: number; readonly box: string }[];
}

export interface ActAnswer {
  readonly repeated: boolean;
  readonly changes: readonly {
    readonly dossier: string;
    readonly seq: number;
    readonly op: string;
    readonly entry?: string;
    readonly breaches: readonly string[];
  }[];
  readonly dossiers: readonly {
    readonly id: string;
    readonly kind: string;
    readonly number: string;
    readonly version: number;
    readonly state: string;
  }[];
}
