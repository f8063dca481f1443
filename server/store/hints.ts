/**
 * Tells live screens of what was written. Who may know of a dossier that keeps somebody out is what the database says, where it
 * is decided; whoever has just lost sight of it is told that something changed, and not what.
 */
import type { Dossier } from '../../domain/kernel/dossier.ts';
import type { Kept } from './keepOut.ts';
import type { Hint, Store } from './store.ts';

/** @param kept those that keep somebody out: of what was touched, and of what follows from it */
export function tell(store: Store, touched: readonly Dossier[], kept: readonly Kept[]): void {
  const shut = new Set(kept.map(({ id }) => id));
  const written = new Set(touched.map(({ id }) => id));
  store.notify([
    ...touched
      .filter(({ id }) => !shut.has(id))
      .map(
        ({ id, kind, grants }): Hint => ({ dossier: id, kind, parties: grants.map(({ party }) => party) }),
      ),
    ...kept
      .filter(({ id, changed }) => changed || written.has(id))
      .map(({ id, kind, readers, holders, changed, lost }): Hint => {
        const hint = { dossier: id, kind: store.kindOf(kind).kind, parties: readers };
        return changed ? { ...hint, lost, holders } : hint;
      }),
  ]);
}

/** Parties that may know of this dossier now. */
export async function readersOf(store: Pick<Store, 'app'>, dossier: string): Promise<readonly number[]> {
  const { rows } = await store.app.query<{ readers: number[] }>({
    name: 'readers-now',
    text: 'select readers from gwen.readers_now($1)',
    values: [[dossier]],
  });
  return rows[0]?.readers ?? [];
}
