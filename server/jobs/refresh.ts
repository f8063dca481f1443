/** Brings the duties of one dossier up to date when nobody wrote in it: time has passed, or a look-up says something new. */

import type { Dossier } from '../../domain/kernel/dossier.ts';
import { settleDuties } from '../../domain/kernel/duties.ts';
import type { GuardContext } from '../../domain/kernel/safeguard.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { packCommit } from '../store/commit.ts';
import { readersOf } from '../store/hints.ts';
import type { Question } from '../store/lookups.ts';
import { Lookups } from '../store/lookups.ts';
import type { Loaded, TaggedRow } from '../store/rows.ts';
import type { Session } from '../store/session.ts';
import { defaultSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { assemble } from '../store/write.ts';
import { findStatistic, statistics } from './statistics.ts';

/** Gwen itself, which holds no right of its own: the database role of jobs decides what it reaches. */
export const gwenItself: Session = { account: 0, roles: [], parties: [], organisation: 0, groups: [] };

const tries = 5;

/** A dossier whole, as jobs see it, with what safeguards may ask of elsewhere. */
export interface Found {
  readonly loaded: Loaded;
  readonly lookups: Lookups;
}

/**
 * Dossiers by id, in one round trip; those that do not exist are left out.
 * @param types of entries that are wanted; all, if absent
 */
export async function loadAllForJob(
  store: Store,
  ids: readonly string[],
  types: readonly string[] | null = null,
): Promise<ReadonlyMap<string, Found>> {
  const { rows } = await store.jobs.query<TaggedRow>('select * from gwen.load_for_write($1, $2, $3, $4)', [
    ...['{}', ids, types],
    [],
  ]);
  const { dossiers } = await assemble(store, rows, types);
  const own = (id: string): TaggedRow[] =>
    rows.filter(({ what, dossier_id: of }) => what === 'p' || (what === 'q' && of === id));
  return new Map([...dossiers].map(([id, loaded]) => [id, { loaded, lookups: new Lookups(own(id)) }]));
}

/** One dossier, as `loadAllForJob`. */
export const loadForJob = async (store: Store, id: string): Promise<Found | undefined> =>
  (await loadAllForJob(store, [id])).get(id);

/** What is asked of elsewhere when nobody acts and only time has passed. */
export const questionOf = ({ catalogue }: Store, dossier: Dossier, now: Date): Question => ({
  catalogue,
  operations: [],
  actor: gwenItself,
  dossiers: new Map([[dossier.id, dossier]]),
  now,
});

/** What Gwen itself knows when it asks a safeguard. */
export const contextAt = (
  store: Store,
  now: Date,
  lookup: (name: string) => Json | undefined,
): GuardContext => ({
  now,
  actor: gwenItself,
  setting: (name) => store.findSetting(name) ?? defaultSetting(name),
  lookup,
});

async function answerStatistics(
  store: Store,
  dossier: Dossier,
  lookups: Lookups,
  now: Date,
): Promise<boolean> {
  const asked = statistics.filter((name) => lookups.asks(name));
  for (const name of asked)
    lookups.answer(name, (await findStatistic(store, name, dossier, now)) as unknown as Json);
  return asked.length > 0;
}

type Settled = ReturnType<typeof settleDuties>;

/** The duties as they ought to be now, with these extra look-ups; nothing is written. */
export async function settleNow(
  store: Store,
  { loaded, lookups }: Found,
  now: Date,
  facts: Readonly<Record<string, Json>> = {},
): Promise<Settled> {
  const context = contextAt(store, now, (name) => facts[name] ?? lookups.get(name));
  const settle = (): Settled =>
    settleDuties(loaded.dossier, store.catalogue.kinds[loaded.dossier.kind], context);
  let settled = settle();
  while (
    (await answerStatistics(store, loaded.dossier, lookups, now)) ||
    (await lookups.fetch(store.jobs, questionOf(store, loaded.dossier, now)))
  )
    settled = settle();
  return settled;
}

/** Writes what `settleNow` found. False when somebody wrote meanwhile: then all begins again. */
export async function writeSettled(
  store: Store,
  loaded: Loaded,
  { dossier, changed }: Settled,
  now: Date,
): Promise<boolean> {
  const { id } = dossier;
  const result = { changes: [], duties: new Map([[id, changed]]), dossiers: new Map([[id, dossier]]) };
  const packed = await packCommit(
    store,
    gwenItself,
    { id: crypto.randomUUID() },
    new Map([[id, loaded]]),
    result,
    now,
    {},
  );
  try {
    await store.jobs.query('select gwen.commit_act($1, $2, $3)', ['{}', packed.rows, packed.binaries]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'GW001') return false;
    throw error;
  }
  const parties = await readersOf(store, id);
  // a task is everybody's business who knows of the dossier
  const roles = changed.some((duty) => duty.kind === 'duty') ? undefined : changed.map(({ role }) => role);
  store.notify([{ dossier: id, kind: dossier.kind, parties, roles }]);
  return true;
}

/** Settles duties anew with these extra look-ups; true when something changed. */
export async function refreshDuties(
  store: Store,
  id: string,
  now: Date,
  facts: Readonly<Record<string, Json>> = {},
): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = await loadForJob(store, id);
    if (!found) return false;
    const settled = await settleNow(store, found, now, facts);
    if (settled.changed.length === 0) return false;
    if (await writeSettled(store, found.loaded, settled, now)) return true;
  }
  return false;
}
