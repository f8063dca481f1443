/** Writes what is public anew, after a version that declares something else public than the one before. */
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import { publishingText } from '../../domain/kernel/publishing.ts';
import { declarePublished, publishedRow } from '../store/published.ts';
import type { Store } from '../store/store.ts';
import { loadForJob } from './refresh.ts';

const page = 200;
const tries = 5;

/** Fills the kinds of which older dossiers are not public yet; others go on writing meanwhile. Returns how many kinds. */
export async function publishWaiting(store: Store): Promise<number> {
  let filled = 0;
  for (const kind of await declarePublished(store)) if (await publishKind(store, kind)) filled += 1;
  return filled;
}

/** False where somebody wrote faster than this could read: the next run begins again, and nothing is told until then. */
async function publishKind(store: Store, kind: KindDeclaration): Promise<boolean> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await store.jobs.query<{ id: string }>('select gwen.dossiers_of($1, $2, $3) as id', [
      kind.code,
      after,
      page,
    ]);
    for (const { id } of rows) if (!(await publishOne(store, kind, id))) return false;
    if (rows.length < page) break;
    after = rows.at(-1)?.id ?? after;
  }
  await store.jobs.query('select gwen.published_filled($1, $2)', [kind.code, publishingText(kind)]);
  return true;
}

async function publishOne(store: Store, kind: KindDeclaration, id: string): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const dossier = (await loadForJob(store, id))?.loaded.dossier;
    if (!dossier) return true;
    const row = publishedRow(kind, dossier, dossier.entries);
    const { rows } = await store.jobs.query<{ done: boolean }>('select gwen.publish($1, $2, $3) as done', [
      id,
      dossier.version,
      JSON.stringify(row),
    ]);
    if (rows[0]?.done) return true;
  }
  return false;
}
