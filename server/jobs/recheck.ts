/**
 * Duties begin and end because time passes, or because another dossier says something new. Each open dossier is looked at
 * when that may be so and not before: after somebody wrote in it or in what it asked about, at the next moment that its
 * duties depend on, each day where a safeguard asks other dossiers at all, and each week in any case.
 */
import { findNextChange } from '../../domain/kernel/foresight.ts';
import type { Store } from '../store/store.ts';
import type { Found } from './refresh.ts';
import { contextAt, loadAllForJob, loadForJob, settleNow, writeSettled } from './refresh.ts';

const [hour, day] = [3_600_000, 86_400_000];
const daysAhead = 7;
/** Dossiers in memory at a time. */
const batch = 100;
/** What is not done by then is done by the next run; it comes first. */
const longestMs = 45 * 60_000;

export interface Rechecked {
  /** How many dossiers were looked at, and in how many something changed. */
  readonly looked: number;
  readonly changed: number;
}

/** Looks at every dossier whose time has come. One that cannot be read holds up no other; it is told of at the end. */
export async function recheck(store: Store, now: Date): Promise<Rechecked> {
  const started = performance.now();
  await store.jobs.query('select gwen.recheck_collect($1)', [now]);
  const broken: unknown[] = [];
  let [looked, changed] = [0, 0];
  while (performance.now() - started < longestMs) {
    const { rows } = await store.jobs.query<{ id: string }>('select id from gwen.recheck_due($1, $2) as id', [
      now,
      batch,
    ]);
    if (rows.length === 0) break;
    const ids = rows.map(({ id }) => id);
    // one that cannot be read must not hold up those that came with it
    const found = await loadAllForJob(store, ids).catch(() => undefined);
    const again: (Pick<Looked, 'at' | 'asked'> & { readonly d: string })[] = [];
    for (const id of ids) {
      try {
        const one = found ? found.get(id) : await loadForJob(store, id);
        const { at, asked, wrote } = one ? await look(store, one, now) : nothingLeft;
        again.push({ d: id, at, asked });
        if (wrote) changed += 1;
      } catch (error) {
        broken.push(error);
        again.push({ d: id, at: new Date(now.getTime() + day), asked: [] });
      }
    }
    await store.jobs.query('select gwen.recheck_again($1)', [JSON.stringify(again)]);
    looked += ids.length;
  }
  if (broken.length > 0)
    throw new AggregateError(broken, `${broken.length} dossiers could not be looked at again`);
  return { looked, changed };
}

interface Looked {
  /** When it is to be looked at again; null: not until somebody writes in it. */
  readonly at: Date | null;
  /** What it asked about in other dossiers: when these are written in, it is looked at too. */
  readonly asked: readonly (readonly [source: string, key: string])[];
  readonly wrote: boolean;
}
const nothingLeft: Looked = { at: null, asked: [], wrote: false };

/** Settles one dossier. */
async function look(store: Store, found: Found, now: Date): Promise<Looked> {
  const { loaded, lookups } = found;
  const kind = store.catalogue.kinds[loaded.dossier.kind];
  if (!kind || kind.closed.includes(loaded.dossier.state)) return nothingLeft;
  const settled = await settleNow(store, found, now);
  const asked = lookups.questions;
  const wrote = settled.changed.length > 0;
  // somebody was faster: what she did is collected by the next run
  if (wrote && !(await writeSettled(store, loaded, settled, now)))
    return { at: new Date(now.getTime() + hour), asked, wrote: false };
  const context = (at: Date) => contextAt(store, at, (name) => lookups.get(name));
  const next = findNextChange(settled.dossier, kind, context, now, daysAhead);
  const latest = now.getTime() + (lookups.wentElsewhere ? 1 : daysAhead) * day;
  return { at: new Date(Math.min(next?.getTime() ?? latest, latest)), asked, wrote };
}
