/**
 * Tells live screens of what was written. Who may know of a dossier that keeps somebody out is read from the database, where
 * it is decided; whoever has just lost sight of it is told that something changed, and not what.
 */
import type { ApplyContext } from '../../domain/kernel/apply.ts';
import type { Dossier } from '../../domain/kernel/dossier.ts';
import type { KeptOut } from '../../domain/kernel/keeping.ts';
import { newlyKeptOut, nobody } from '../../domain/kernel/keeping.ts';
import type { Hint, Store } from './store.ts';

/**
 * @param before the dossiers that were there before the act
 * @param keptOut who is kept out now, of those of which it is known
 */
export async function tell(
  store: Store,
  touched: readonly Dossier[],
  before: ReadonlyMap<string, Dossier>,
  keptOut: ReadonlyMap<string, KeptOut>,
  context: ApplyContext,
): Promise<void> {
  const readers = await readersOf(store, touched);
  store.notify(
    touched.map(({ id, kind, grants }): Hint => {
      const hint = { dossier: id, kind, parties: readers.get(id) ?? grants.map(({ party }) => party) };
      const now = keptOut.get(id);
      if (!now) return hint;
      const earlier = before.get(id);
      const was = (earlier && store.catalogue.kinds[kind]?.keeping?.keptOut(earlier, context)) ?? nobody;
      const lost = newlyKeptOut(was, now);
      const isSame = [lost.accounts, lost.teams, lost.organisations].every((some) => some.length === 0);
      const holders = earlier?.grants.map(({ party }) => party) ?? [];
      return isSame && JSON.stringify(was) === JSON.stringify(now) ? hint : { ...hint, lost, holders };
    }),
  );
}

/** Parties that may know of dossiers of which somebody may be kept out. */
export async function readersOf(
  store: Store,
  dossiers: readonly Dossier[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const ids = dossiers.flatMap(({ id, kind }) => (store.catalogue.kinds[kind]?.keeping ? id : []));
  if (ids.length === 0) return new Map();
  const { rows } = await store.app.query<{ id: string; readers: number[] }>({
    name: 'readers-now',
    text: 'select * from gwen.readers_now($1)',
    values: [ids],
  });
  return new Map(rows.map(({ id, readers }) => [id, readers]));
}
