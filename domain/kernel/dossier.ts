/**
 * A dossier in memory: what the write path loads, what safeguards look at, what the browser holds. Some entries may not
 * be loaded or not be visible; `loaded` says which types are complete.
 */
import { findInterval } from './dates.ts';
import type { Head } from './merge.ts';
import { distinctValues } from './merge.ts';
import type { Level } from './operations.ts';
import type { Json, Unsaid } from './values.ts';
import { isItemList, said } from './values.ts';

export interface EntryState {
  readonly id: string;
  readonly type: string;
  readonly subject: number;
  /** Version of the dossier at which it was first and last written. */
  readonly created: number;
  readonly version: number;
  readonly by: number;
  /** When it happened: an instant or a partial date. Of several answers the shown one. */
  readonly occurred?: string;
  readonly recorded: string;
  readonly accepted: string;
  readonly revision: number;
  /** Heads per field and per own name (see merge.ts); the first is the value shown and used by figures. */
  readonly heads: { readonly [field: string]: readonly Head[] };
  /** Why it was taken back, once nobody who wrote to it says otherwise. */
  readonly withdrawn?: string;
  /** Safeguards that this entry breached when it was recorded as a fact or in an emergency. */
  readonly breaches: readonly string[];
}

/**
 * What an entry keeps among its heads beside its fields, so that it merges as they do: when it happened; why it was taken
 * back (null: it stands, says one who had not seen that); and the ids under which other devices made it too.
 */
export const own = { occurred: '$occurred', withdrawal: '$withdrawal', aliases: '$aliases' } as const;
/** Is this one of those, and no field? */
export const isOwn = (name: string): boolean => name.startsWith('$');

/** The entry with these heads, and what follows from them. */
export function withHeads(entry: EntryState, heads: EntryState['heads']): EntryState {
  const { occurred, withdrawn, ...rest } = entry;
  const happened = heads[own.occurred]?.[0]?.value ?? occurred;
  const withdrawals = heads[own.withdrawal];
  const answers = withdrawals ? distinctValues(withdrawals) : [withdrawn ?? null];
  const [reason] = answers;
  return {
    ...rest,
    heads,
    ...(typeof happened === 'string' ? { occurred: happened } : {}),
    ...(typeof reason === 'string' && !answers.includes(null) ? { withdrawn: reason } : {}),
  };
}

/** Is this the entry's id, or one that another device gave it? */
export function isCalled(entry: EntryState, id: string): boolean {
  const aliases = entry.heads[own.aliases]?.[0]?.value;
  return entry.id === id || (isItemList(aliases) && Object.hasOwn(aliases.items, id));
}

/** The entry that an entry link names, withdrawn or not. */
export const findById = (dossier: Dossier, id: string): EntryState | undefined =>
  dossier.entries.find((entry) => entry.id === id) ?? dossier.entries.find((entry) => isCalled(entry, id));

export interface Grant {
  readonly id: string;
  readonly party: number;
  readonly groups: readonly string[];
  readonly level: Level;
  readonly purpose: string;
  readonly basis: string;
  readonly from: string;
  readonly until?: string;
  readonly consent?: string;
  readonly by: number;
}

export interface Link {
  readonly to: string;
  readonly relation: string;
}

/**
 * duty: derived from the dossier, done when its condition ends; alert: told once, settled by being seen; review: left by
 * an emergency, settled by a second person.
 */
export interface Duty {
  readonly safeguard: string;
  readonly key: string;
  readonly kind: 'duty' | 'alert' | 'review';
  /** For alerts: message key suffix. */
  readonly reason?: string;
  readonly due: string;
  readonly role: string;
  readonly account?: number;
  readonly remedy: readonly string[];
  readonly climbs: readonly string[];
  readonly since: string;
  readonly done?: string;
  /** Whose act left it (a review needs another person). */
  readonly by: number;
}

/** What a settle operation names. */
export const dutyId = (duty: Pick<Duty, 'safeguard' | 'key'>): string => `${duty.safeguard}:${duty.key}`;

export interface Dossier {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly version: number;
  readonly state: string;
  readonly stateSince: string;
  readonly steward: number;
  readonly area: string;
  readonly created: string;
  readonly entries: readonly EntryState[];
  readonly grants: readonly Grant[];
  readonly links: readonly Link[];
  readonly duties: readonly Duty[];
  /** Entry types loaded completely. */
  readonly loaded: ReadonlySet<string>;
}

/** Value of a field as shown: a list while it has items, else the oldest head. */
export function shownValue(entry: EntryState, field: string): Json | undefined {
  return entry.heads[field]?.[0]?.value;
}

/** Value of a field unless absent, cleared or unsaid. */
export function saidIn<T extends Json = Json>(entry: EntryState | undefined, field: string): T | undefined {
  return entry
    ? (said(shownValue(entry, field) as T | Unsaid | null | undefined) as T | undefined)
    : undefined;
}

export const shownValues = (entry: EntryState): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(entry.heads).flatMap(([name, heads]) =>
      isOwn(name) ? [] : [[name, heads[0]?.value ?? null]],
    ),
  );

/**
 * Entries of a type that count (not withdrawn), oldest first: by when it happened, not by when it reached us, so that
 * what a device brings late does not pass for the newest.
 */
export const entriesOf = (dossier: Dossier, type: string): readonly EntryState[] =>
  dossier.entries
    .filter((entry) => entry.type === type && entry.withdrawn === undefined)
    .map((entry) => ({ entry, at: happenedAt(entry), recorded: Date.parse(entry.recorded) }))
    .sort((a, b) => a.at - b.at || a.recorded - b.recorded || (a.entry.id < b.entry.id ? -1 : 1))
    .map(({ entry }) => entry);

/** The newest entry of a type. */
export const findEntry = (dossier: Dossier, type: string): EntryState | undefined =>
  entriesOf(dossier, type).at(-1);

const dayMs = 86_400_000;

/**
 * When it happened, as epoch ms: the start of `occurred` if known, else when it was recorded. Never after it was accepted,
 * since a wrong device clock must not put off what is due.
 */
export function happenedAt(entry: EntryState): number {
  const day = entry.occurred === undefined ? undefined : findInterval(entry.occurred);
  const at = day ? day.from * dayMs : Date.parse(entry.occurred ?? entry.recorded);
  return Math.min(at, Date.parse(entry.accepted));
}
