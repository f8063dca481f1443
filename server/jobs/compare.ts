/**
 * Names of people and organisations that are new in the service, or were changed, are compared with those that dossiers tell
 * already (R8): who is named is kept out, though nobody writes in the dossier. At once where the server is told of a name, and
 * each minute of all others; all names once a night, for those that dossiers of organisations and agencies tell.
 */
import type { ApplyContext } from '../../domain/kernel/apply.ts';
import { apply } from '../../domain/kernel/apply.ts';
import type { Keeping } from '../../domain/kernel/keeping.ts';
import type { OperationOf } from '../../domain/kernel/operations.ts';
import { packCommit } from '../store/commit.ts';
import { tell } from '../store/hints.ts';
import { commit } from '../store/keepOut.ts';
import type { ServiceNames } from '../store/namesakes.ts';
import { keepOutNamed, serviceNames } from '../store/namesakes.ts';
import { round } from '../store/rounding.ts';
import type { Store } from '../store/store.ts';
import type { Found } from './refresh.ts';
import { contextAt, gwenItself, loadAllForJob, loadForJob, questionOf } from './refresh.ts';

const page = 200;
const tries = 5;

/** Compares the names that wait. Returns of how many parties; what could not be read is told of at the end, and is for later. */
export async function compareWaiting(store: Store, now: Date): Promise<number> {
  const { rows } = await store.jobs.query<{ kind: string; who: number; asked: string }>(
    'select kind, who, at::text as asked from gwen.to_compare where at <= $1',
    [now],
  );
  if (rows.length === 0) return 0;
  const whose = (kind: string): number[] => rows.filter((one) => one.kind === kind).map(({ who }) => who);
  const [accounts, organisations] = [whose('account'), whose('organisation')];
  const all = await serviceNames(store, {
    accounts: accounts.length > 0,
    organisations: organisations.length > 0,
  });
  const broken = await compare(store, now, {
    accounts: all.accounts.filter(({ id }) => accounts.includes(id)),
    organisations: all.organisations.filter(({ organisation }) => organisations.includes(organisation)),
  });
  // what was changed once more meanwhile still waits
  const these = '(kind, who, at) in (select * from unnest($1::text[], $2::int[], $3::timestamptz[]))';
  await store.jobs.query(
    broken.length === 0
      ? `delete from gwen.to_compare where ${these}`
      : `update gwen.to_compare set at = at + interval '1 hour' where ${these}`,
    [rows.map(({ kind }) => kind), rows.map(({ who }) => who), rows.map(({ asked }) => asked)],
  );
  complain(broken);
  return rows.length;
}

/** Compares all names with all dossiers that name somebody. */
export async function compareAll(store: Store, now: Date): Promise<void> {
  complain(await compare(store, now, await serviceNames(store, { accounts: true, organisations: true })));
}

function complain(broken: readonly unknown[]): void {
  if (broken.length > 0)
    throw new AggregateError(broken, `${broken.length} dossiers could not be compared with names`);
}

/** Returns what went wrong; one dossier that cannot be read holds up no other. */
async function compare(store: Store, now: Date, names: ServiceNames): Promise<readonly unknown[]> {
  const broken: unknown[] = [];
  for (const kind of Object.values(store.catalogue.kinds)) {
    const { keeping } = kind;
    if (!keeping) continue;
    const types = [...keeping.names, keeping.entry];
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const { rows } = await store.jobs.query<{ id: string }>(
        'select id from gwen.dossiers_saying($1, $2, $3, $4) as id',
        [kind.code, keeping.names, after, page],
      );
      const ids = rows.map(({ id }) => id);
      const found = await loadAllForJob(store, ids, types).catch(() => undefined);
      for (const id of ids)
        try {
          const one = found ? found.get(id) : (await loadAllForJob(store, [id], types)).get(id);
          if (one && (await findOut(store, keeping, one, now, names)).length > 0)
            await keepOut(store, keeping, id, now, names);
        } catch (error) {
          broken.push(error);
        }
      if (ids.length < page) break;
      after = ids.at(-1) ?? after;
    }
  }
  return broken;
}

/** What is to be written so that those of these names whom it names are kept out. */
async function findOut(
  store: Store,
  keeping: Keeping,
  { loaded: { dossier }, lookups }: Found,
  now: Date,
  names: ServiceNames,
): Promise<readonly OperationOf<'set'>[]> {
  const context = contextAt(store, now, (name) => lookups.get(name));
  // who stands behind what it links to is asked for first
  keeping.named(dossier, context);
  await lookups.fetch(store.jobs, questionOf(store, dossier, now));
  return await keepOutNamed(store, keeping, dossier, context, round(now).toISOString(), names);
}

/** As Gwen's own act: nobody else wrote. Throws if others keep writing in it. */
async function keepOut(
  store: Store,
  keeping: Keeping,
  id: string,
  now: Date,
  names: ServiceNames,
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = await loadForJob(store, id);
    const operations = found ? await findOut(store, keeping, found, now, names) : [];
    if (!found || operations.length === 0) return;
    const { loaded, lookups } = found;
    const act = { id: crypto.randomUUID(), act: 'keep-out', operations: [...operations] };
    const context: ApplyContext = {
      ...contextAt(store, round(now), (name) => lookups.get(name)),
      catalogue: store.catalogue,
      decides: true,
      number: () => '',
      ownOperations: new Set(operations.map((one) => one.id)),
    };
    const before = new Map([[id, loaded.dossier]]);
    let result = apply(before, act, context);
    while (await lookups.fetch(store.jobs, questionOf(store, loaded.dossier, now)))
      result = apply(before, act, context);
    if (!result.ok) throw new Error(`Whoever is named could not be kept out: ${result.problem.code}`);
    const all = new Map([[id, loaded]]);
    try {
      const packed = await packCommit(store, gwenItself, act, all, result, context.now, {});
      const kept = await commit(store, store.jobs, gwenItself, packed, { act, result, loaded: all });
      tell(store, [...result.dossiers.values()], kept);
      return;
    } catch (error) {
      // somebody wrote meanwhile, or writes in what follows from it
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'GW001' && code !== '40P01' && code !== '40001') throw error;
    }
  }
  throw new Error('Whoever is named could not be kept out: others kept writing');
}
