/**
 * Destroys what is known of children (C33), households and those who live there (H14), where two people decided it: their keys,
 * with tombstones, and the ciphertexts, search tokens and files that they opened. What stands in the way by then holds it up: a
 * proceeding that was begun since, a case that was opened again.
 */
import { erasure } from '../../domain/case/entries.ts';
import { mayErase, proceedingsOf } from '../../domain/case/erasing.ts';
import { caseKind } from '../../domain/case/index.ts';
import * as household from '../../domain/household/forgetting.ts';
import { household as householdKind } from '../../domain/household/index.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Dossier, EntryState } from '../../domain/kernel/dossier.ts';
import type { Answer, GuardContext } from '../../domain/kernel/safeguard.ts';
import { requestOf } from '../../domain/shared/erasing.ts';
import type { Store } from '../store/store.ts';
import { eachAlone } from './each.ts';
import { contextAt, loadForJob, questionOf, refreshDuties } from './refresh.ts';

/** All that could wait at once: one that is held up for years starves no other. */
const page = 10_000;

export interface Erased {
  /** Numbers of dossiers in which what was decided is done. */
  readonly done: readonly string[];
  /** Of those that are held up, with the reason of C33 or H14. */
  readonly heldUp: readonly { readonly number: string; readonly reason: string }[];
}

/** A kind of dossier in which it can be decided. */
interface Way {
  readonly kind: KindDeclaration;
  readonly decision: string;
  readonly may: (dossier: Dossier, decision: EntryState, context: GuardContext) => Answer;
  /** Subjects that it is about; undefined: everybody in the dossier. */
  readonly whom: (dossier: Dossier, decision: EntryState) => readonly number[] | undefined;
}

const ways: readonly Way[] = [
  {
    kind: caseKind,
    decision: erasure.type,
    may: (dossier, _, context) => mayErase(dossier, context),
    whom: () => undefined,
  },
  {
    kind: householdKind,
    decision: household.erasure.type,
    may: household.mayForget,
    whom: (dossier, decision) => {
      const one = household.forgotten(dossier, decision);
      const request = requestOf(dossier, household.dataRequest, decision);
      return one && [one, decision, ...(request ? [request] : [])].map(({ subject }) => subject);
    },
  },
];

export async function eraseWaiting(store: Store, now: Date): Promise<Erased> {
  const done: string[] = [];
  const heldUp: Erased['heldUp'][number][] = [];
  const waiting: { readonly way: Way; readonly id: string; readonly entry: string }[] = [];
  for (const way of ways) {
    const { rows } = await store.jobs.query<{ dossier_id: string; entry_id: string }>(
      'select dossier_id, entry_id from gwen.erasures_waiting($1, $2, $3)',
      [way.kind.code, way.decision, page],
    );
    for (const { dossier_id: id, entry_id: entry } of rows) waiting.push({ way, id, entry });
  }
  await eachAlone(waiting, async ({ way, id, entry }) => {
    const found = await loadForJob(store, id);
    const dossier = found?.loaded.dossier;
    const decision = dossier?.entries.find((one) => one.id === entry);
    if (!found || !dossier || !decision) return;
    const context = contextAt(store, now, (name) => found.lookups.get(name));
    let answer = way.may(dossier, decision, context);
    if (found.lookups.asks(proceedingsOf.name)) {
      await found.lookups.fetch(store.jobs, questionOf(store, dossier, now));
      answer = way.may(dossier, decision, context);
    }
    if (answer.is !== 'holds') {
      heldUp.push({ number: dossier.number, reason: answer.is === 'fails' ? answer.reason : 'unknown' });
      return;
    }
    const whom = way.whom(dossier, decision);
    const subjects =
      whom ??
      (await store.jobs.query<{ subject: number }>('select gwen.subjects_of($1) as subject', [id])).rows.map(
        ({ subject }) => subject,
      );
    // the keys first, with their tombstones: whatever comes after, nobody reads it any more. A run that was cut short is
    // done again, since the decision itself is still there
    await store.vault.subjects.destroyKeys(subjects.map((subject) => ({ dossier: id, subject })));
    if (whom) await store.jobs.query('select gwen.destroy_known_of($1, $2)', [id, whom]);
    else await store.jobs.query('select gwen.destroy_known($1)', [id]);
    await refreshDuties(store, id, now);
    done.push(dossier.number);
  });
  return { done: [...new Set(done)], heldUp };
}
