/**
 * Counts every dossier anew: after a version that counts more than the one before. What is told of a dossier whose subject
 * was destroyed stays in the sums as it was.
 */
import { allFacts } from '../../domain/kernel/facts.ts';
import { changeAad, mainSubject } from '../store/commit.ts';
import type { FactRows } from '../store/facts.ts';
import { addFacts, foldFacts } from '../store/facts.ts';
import { readPayload } from '../store/read.ts';
import type { Store } from '../store/store.ts';
import { decryptEntry } from '../vault/entryCipher.ts';
import { loadForJob } from './refresh.ts';

const page = 200;
const tries = 5;

/** Returns how many dossiers were counted. */
export async function recountFacts(store: Store, now: Date): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000';
  let count = 0;
  for (;;) {
    const { rows } = await store.jobs.query<{ dossier_id: string }>(
      'select * from gwen.dossiers_page($1, $2)',
      [after, page],
    );
    for (const { dossier_id: id } of rows) if (await recountOne(store, id, now)) count += 1;
    if (rows.length < page) break;
    after = rows.at(-1)?.dossier_id ?? after;
  }
  await foldFacts(store, now);
  return count;
}

async function recountOne(store: Store, id: string, now: Date): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = await loadForJob(store, id);
    const dossier = found?.loaded.dossier;
    const kind = store.catalogue.kinds[dossier?.kind ?? ''];
    const moves = await movesOf(store, id, kind?.states[0] ?? '');
    if (!dossier || !kind || !moves) return false;
    const rows: FactRows = {};
    addFacts(rows, dossier, { gone: [], ...allFacts(kind, dossier, moves, now) });
    const { rows: answers } = await store.jobs.query<{ done: boolean }>(
      'select gwen.recount_facts($1, $2, $3) as done',
      [id, dossier.version, JSON.stringify(rows)],
    );
    if (answers[0]?.done) return true;
  }
  return false;
}

type Moves = Parameters<typeof allFacts>[2];

/** Undefined where the key to what was written is destroyed. */
async function movesOf(store: Store, id: string, first: string): Promise<Moves | undefined> {
  const { rows } = await store.jobs.query('select * from gwen.moves_of($1)', [id]);
  const ref = { dossier: id, subject: mainSubject };
  const key = (await store.vault.subjects.getKeys([ref])).get(ref);
  if (!key) return undefined;
  return rows.map(({ seq, op, accepted, payload }) => {
    const { operation } = readPayload(decryptEntry(key, changeAad(id, seq), payload));
    return {
      operation: op,
      to: operation.op === 'transition' ? operation.to : first,
      at: accepted.getTime(),
    };
  });
}
