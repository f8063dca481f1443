/**
 * A dossier in memory: what the write path loads, what safeguards look at, what the browser holds. Some entries may not
 * be loaded or not be visible; `loaded` says which types are complete.
 */
import type { Head } from './merge.ts';
import type { Level } from './operations.ts';
import type { Json, Unsaid } from './values.ts';
import { said } from './values.ts';

export interface EntryState {
  readonly id: string;
  readonly type: string;
  readonly subject: number;
  /** Version of the dossier at which it was first and last written. */
  readonly created: number;
  readonly version: number;
  readonly by: number;
  readonly occurred?: string;
  readonly recorded: string;
  readonly accepted: string;
  readonly revision: number;
  /** Heads per field (see merge.ts); the first is the value shown and used by figures. */
  readonly heads: { readonly [field: string]: readonly Head[] };
  readonly withdrawn?: string;
  /** Safeguards that this entry breached when it was recorded as a fact or in an emergency. */
  readonly breaches: readonly string[];
}

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

/** Value of a field as shown: the oldest head. */
export function shownValue(entry: EntryState, field: string): Json | undefined {
  return entry.heads[field]?.[0]?.value;
}

/** Value of a field unless absent, cleared or unsaid. */
export function saidIn<T extends Json = Json>(entry: EntryState | undefined, field: string): T | undefined {
  return entry
    ? (said(shownValue(entry, field) as T | Unsaid | null | undefined) as T | undefined)
    : undefined;
}

export const valuesOf = (entry: EntryState): Record<string, Json> =>
  Object.fromEntries(Object.entries(entry.heads).map(([field, heads]) => [field, heads[0]?.value ?? null]));

/** Entries of a type that count (not withdrawn), oldest first. */
export const entriesOf = (dossier: Dossier, type: string): readonly EntryState[] =>
  dossier.entries.filter((entry) => entry.type === type && entry.withdrawn === undefined);

/** The newest entry of a type. */
export const findEntry = (dossier: Dossier, type: string): EntryState | undefined =>
  entriesOf(dossier, type).at(-1);

/** When it happened, as epoch ms: the start of `occurred` if known, else when it was recorded. */
export function happenedAt(entry: EntryState): number {
  const at = entry.occurred && entry.occurred.length >= 10 ? Date.parse(entry.occurred) : Number.NaN;
  return Number.isNaN(at) ? Date.parse(entry.recorded) : at;
}
