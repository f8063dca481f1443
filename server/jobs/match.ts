/**
 * Possible re-trafficking (C24, textbook section 2.7): names, births and phones that were just written are compared with
 * those of closed dossiers, whoever may read them. The supervisors of both sides are told; the writer learns nothing.
 */
import { shownValues } from '../../domain/kernel/dossier.ts';
import type { Match } from '../store/search.ts';
import { findAnywhere, traitsOf } from '../store/search.ts';
import type { Store } from '../store/store.ts';
import { loadForJob, refreshDuties } from './refresh.ts';

const page = 100;
/** Surer than for a person who looks herself: a false alarm here goes to strangers. */
const leastLikeness = 0.9;

/** Compares what waits. Returns how many entries were compared. */
export async function matchWaiting(store: Store, now: Date): Promise<number> {
  let count = 0;
  for (;;) {
    const { rows } = await store.jobs.query<{ dossier_id: string; entry_id: string }>(
      'select * from gwen.matches_waiting($1)',
      [page],
    );
    for (const row of rows) {
      await compare(store, row.dossier_id, row.entry_id, now);
      await store.jobs.query('select gwen.match_done($1, $2)', [row.dossier_id, row.entry_id]);
    }
    count += rows.length;
    if (rows.length < page) return count;
  }
}

async function compare(store: Store, id: string, entry: string, now: Date): Promise<void> {
  const closed = (await matchesOf(store, id, entry)).filter((one) =>
    store.kindOf(one.kind).closed.includes(one.state),
  );
  if (closed.length === 0) return;
  await refreshDuties(store, id, now, { matches: closed.length });
  for (const one of closed) {
    const back = await matchesOf(store, one.dossier, one.entry);
    await refreshDuties(store, one.dossier, now, { matches: Math.max(1, back.length) });
  }
}

/** Other dossiers with a person very like the one of this entry, one match each. */
async function matchesOf(store: Store, id: string, entryId: string): Promise<Match[]> {
  const found = await loadForJob(store, id);
  const dossier = found?.loaded.dossier;
  const entry = dossier?.entries.find((one) => one.id === entryId);
  if (!dossier || !entry) return [];
  const traits = traitsOf(store.catalogue.kinds[dossier.kind]?.entries[entry.type], shownValues(entry));
  const matches = (await findAnywhere(store, traits)).filter(
    (one) => one.dossier !== id && one.likeness >= leastLikeness,
  );
  return [...new Map(matches.map((one) => [one.dossier, one])).values()];
}
