/** Brings the duties of one dossier up to date when nobody wrote in it: time has passed, or a look-up says something new. */
import type { GuardContext } from '../../domain/kernel/declare.ts';
import type { Dossier } from '../../domain/kernel/dossier.ts';
import { settleDuties } from '../../domain/kernel/duties.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { packCommit } from '../store/commit.ts';
import type { Lookups, Question } from '../store/lookups.ts';
import type { Loaded, TaggedRow } from '../store/rows.ts';
import type { Session } from '../store/session.ts';
import { defaultSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { assemble } from '../store/write.ts';

/** Gwen itself, which holds no right of its own: the database role of jobs decides what it reaches. */
export const gwenItself: Session = { account: 0, roles: [], parties: [], organisation: 0, groups: [] };

const tries = 5;

/** A dossier whole, as jobs see it, with what safeguards may ask of elsewhere. */
export async function loadForJob(
  store: Store,
  id: string,
): Promise<{ loaded: Loaded; lookups: Lookups } | undefined> {
  const { rows } = await store.jobs.query<TaggedRow>('select * from gwen.load_for_write($1, $2, null, $3)', [
    '{}',
    [id],
    [],
  ]);
  const { dossiers, lookups } = await assemble(store, rows, null);
  const loaded = dossiers.get(id);
  return loaded && { loaded, lookups };
}

/** What is asked of elsewhere when nobody acts and only time has passed. */
const questionOf = ({ catalogue }: Store, dossier: Dossier, now: Date): Question => ({
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
    const { loaded, lookups } = found;
    const context = contextAt(store, now, (name) => facts[name] ?? lookups.get(name));
    const settle = (): ReturnType<typeof settleDuties> =>
      settleDuties(loaded.dossier, store.catalogue.kinds[loaded.dossier.kind], context);
    let settled = settle();
    while (await lookups.fetch(store.jobs, questionOf(store, loaded.dossier, now))) settled = settle();
    const { dossier, changed } = settled;
    if (changed.length === 0) return false;
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
      store.notify([
        { dossier: id, kind: dossier.kind, parties: dossier.grants.map((grant) => grant.party) },
      ]);
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'GW001')) throw error;
    }
  }
  return false;
}
