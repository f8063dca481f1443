/**
 * What Gwen does by itself: deadlines climb, signed roots are exported, what identified a reporter is destroyed after its
 * term, ended sessions go. Payloads hold ids only. Each task may run late or twice without harm.
 */
import type { TaskList } from 'graphile-worker';
import { defaultSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { exportRoot } from '../store/verify.ts';
import { matchWaiting } from './match.ts';
import { refreshDuties } from './refresh.ts';

/** When each task runs (graphile-worker crontab). */
export const crontab = `
* * * * * climb ?fill=1h
* * * * * match
15 * * * * root
45 * * * * recheck
30 2 * * * retain ?fill=2d
`;

const climbStepMinutes = 15;
const page = 500;

/** The tasks; `rootsDir` is where signed roots go. */
export function tasks(store: Store, rootsDir: string): TaskList {
  return {
    climb: async () => void (await climb(store, new Date())),
    match: async () => void (await matchWaiting(store, new Date())),
    recheck: async () => void (await recheck(store, new Date())),
    root: async () => void (await exportRoot(store, rootsDir)),
    retain: async () => void (await retainReporters(store, new Date())),
  };
}

/** Late duties climb to the next role. Returns how many did. */
export async function climb(store: Store, now: Date): Promise<number> {
  const { rows } = await store.jobs.query<{ dossier_id: string; kind: number; readers: number[] }>(
    'select * from gwen.climb_duties($1, $2)',
    [now, `${climbStepMinutes} minutes`],
  );
  store.notify(
    rows.map((row) => ({ dossier: row.dossier_id, kind: store.kindOf(row.kind).kind, parties: row.readers })),
  );
  return rows.length;
}

/** Settles the duties of every open dossier anew: some begin or end because time passes (C3, C5). Returns how many changed. */
export async function recheck(store: Store, now: Date): Promise<number> {
  let changed = 0;
  for (const kind of Object.values(store.catalogue.kinds)) {
    const open = kind.states.filter((state) => !kind.closed.includes(state));
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const { rows } = await store.jobs.query<{ id: string }>(
        'select id from gwen.resting($1, $2, $3, $4, $5) as id',
        [kind.code, open, now, after, page],
      );
      for (const { id } of rows) if (await refreshDuties(store, id, now)) changed += 1;
      if (rows.length < page) break;
      after = rows.at(-1)?.id ?? after;
    }
  }
  return changed;
}

/**
 * Destroys what identifies reporters once its term after closing is over (R9). A report that heard from its reporter
 * since was reopened by that, so its term starts again with the next closing. Returns how many.
 */
export async function retainReporters(store: Store, now: Date): Promise<number> {
  const kind = store.catalogue.kinds['report'];
  if (!kind) return 0;
  const subjects = Object.entries(kind.subjects).flatMap(([name, number]) =>
    name === 'reporter' ? [number] : [],
  );
  const days = store.findSetting('R9.term') ?? defaultSetting('R9.term');
  const before = new Date(now.getTime() - days * 86_400_000);
  let after = '00000000-0000-0000-0000-000000000000';
  let count = 0;
  for (;;) {
    const { rows } = await store.jobs.query<{ id: string }>(
      'select id from gwen.resting($1, $2, $3, $4, $5) as id',
      [kind.code, kind.closed, before, after, page],
    );
    if (rows.length === 0) return count;
    const refs = rows.flatMap((row) => subjects.map((subject) => ({ dossier: row.id, subject })));
    const keys = await store.vault.subjects.getKeys(refs);
    const left = refs.filter((ref) => keys.get(ref) !== undefined);
    await store.vault.subjects.destroyKeys(left);
    for (const ref of left)
      await store.jobs.query('select gwen.forget_subjects($1, $2)', [ref.dossier, [ref.subject]]);
    count += left.length;
    after = rows.at(-1)?.id ?? after;
  }
}
