/** What acts that wait on this device will have written, so that a screen shows what was done where it was done. */
import type { EntryState } from '../../domain/kernel/dossier.ts';
import type { KeptAct } from './outbox.ts';

const operationsOf = (act: KeptAct['act']) => ('operations' in act ? act.operations : []);

/** Acts that still wait and write this entry. */
export const keptFor = (kept: readonly KeptAct[], entry: string): readonly KeptAct[] =>
  kept.filter(
    ({ act, refused }) =>
      refused === undefined && operationsOf(act).some((one) => one.op === 'set' && one.entry === entry),
  );

/** The entry as it will be once what waits here has arrived. */
export function withKept(one: EntryState, kept: readonly KeptAct[]): EntryState {
  const heads = { ...one.heads };
  for (const { act: waiting } of keptFor(kept, one.id)) {
    for (const operation of operationsOf(waiting)) {
      if (operation.op !== 'set' || operation.entry !== one.id) continue;
      const stamp = { seq: one.version, op: operation.id, by: 0, at: operation.recorded, covers: [] };
      for (const [field, value] of Object.entries(operation.set)) heads[field] = [{ value, stamp }];
    }
  }
  return { ...one, heads };
}
