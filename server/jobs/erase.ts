/**
 * Destroys what is known of children where two people decided it (C33): the keys of everybody in the dossier, with tombstones, and
 * the ciphertexts, search tokens and files that they opened. What stands in the way by then holds it up: a proceeding that was
 * begun since, a case that was opened again.
 */

import { erasure } from '../../domain/case/entries.ts';
import { mayErase, proceedingsOf } from '../../domain/case/erasing.ts';
import { caseKind } from '../../domain/case/index.ts';
import type { Store } from '../store/store.ts';
import { eachAlone } from './each.ts';
import { contextAt, loadForJob, questionOf, refreshDuties } from './refresh.ts';

const page = 100;

export interface Erased {
  /** Numbers of dossiers that hold nothing any more. */
  readonly done: readonly string[];
  /** Of those that are held up, with the reason of C33. */
  readonly heldUp: readonly { readonly number: string; readonly reason: string }[];
}

export async function eraseWaiting(store: Store, now: Date): Promise<Erased> {
  const done: string[] = [];
  const heldUp: Erased['heldUp'][number][] = [];
  const { rows } = await store.jobs.query<{ dossier_id: string }>(
    'select distinct dossier_id from gwen.erasures_waiting($1, $2, $3)',
    [caseKind.code, erasure.type, page],
  );
  await eachAlone(rows, async ({ dossier_id: id }) => {
    const found = await loadForJob(store, id);
    if (!found) return;
    const { dossier } = found.loaded;
    const context = contextAt(store, now, (name) => found.lookups.get(name));
    let answer = mayErase(dossier, context);
    if (found.lookups.asks(proceedingsOf.name)) {
      await found.lookups.fetch(store.jobs, questionOf(store, dossier, now));
      answer = mayErase(dossier, context);
    }
    if (answer.is !== 'holds') {
      heldUp.push({ number: dossier.number, reason: answer.is === 'fails' ? answer.reason : 'unknown' });
      return;
    }
    const subjects = await store.jobs.query<{ subject: number }>('select gwen.subjects_of($1) as subject', [
      id,
    ]);
    // the keys first, with their tombstones: whatever comes after, nobody reads it any more. A run that was cut short is
    // done again, since the decision itself is still there
    await store.vault.subjects.destroyKeys(subjects.rows.map(({ subject }) => ({ dossier: id, subject })));
    await store.jobs.query('select gwen.destroy_known($1)', [id]);
    await refreshDuties(store, id, now);
    done.push(dossier.number);
  });
  return { done, heldUp };
}
