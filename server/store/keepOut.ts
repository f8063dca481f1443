/**
 * Writes an act, and with it who is kept out (domain/kernel/keeping.ts): of the dossiers it touches, and of all that follows
 * from them, in one transaction.
 */
import type { ApplyContext, Catalogue, Result } from '../../domain/kernel/apply.ts';
import type { Dossier } from '../../domain/kernel/dossier.ts';
import type { Keeping, KeptOut } from '../../domain/kernel/keeping.ts';
import type { Act, Operation } from '../../domain/kernel/operations.ts';
import type { packCommit } from './commit.ts';
import type { Lookups, Question } from './lookups.ts';
import { keepOutNamed } from './namesakes.ts';
import type { Loaded } from './rows.ts';
import type { Session } from './session.ts';
import { intArray } from './session.ts';
import { sourcesOf } from './sources.ts';
import type { Store } from './store.ts';

/** A dossier that keeps somebody out now, or did before the act. */
export interface Kept {
  readonly id: string;
  /** Code of its kind. */
  readonly kind: number;
  /** Parties that may know of it now, and those that hold rights in it. */
  readonly readers: readonly number[];
  readonly holders: readonly number[];
  /** Something about who is kept out is new; these are newly so. */
  readonly changed: boolean;
  readonly lost: KeptOut;
}

type Followers = Keeping['followers'];
const known = new WeakMap<Catalogue['kinds'], Followers>();

/** Link fields along which followers are found, of all kinds; throws on one that nothing is found by. */
function followersOf(catalogue: Pick<Catalogue, 'kinds'>): Followers {
  const made = known.get(catalogue.kinds) ?? collect(catalogue);
  known.set(catalogue.kinds, made);
  return made;
}

function collect(catalogue: Pick<Catalogue, 'kinds'>): Followers {
  const keeping = Object.values(catalogue.kinds).flatMap((kind) => kind.keeping ?? []);
  const onward = [...new Set(keeping.flatMap(({ followers }) => followers.onward))];
  const back = [...new Set(keeping.flatMap(({ followers }) => followers.back))];
  const found = new Set([...sourcesOf(catalogue).values()].flat().map(({ name }) => name));
  const unknown = [...onward, ...back].find(
    (name) => !found.has(name) && catalogue.kinds[name.split('.')[0] ?? ''],
  );
  if (unknown !== undefined) throw new Error(`followers are not found by ${unknown}`);
  return { onward, back };
}

/** May it add a follower to something, or take one away? */
function leads(catalogue: Catalogue, act: Act, dossiers: ReadonlyMap<string, Dossier>): boolean {
  const { onward, back } = followersOf(catalogue);
  const fields = [...onward, ...back];
  return act.operations.some((one) => {
    if (one.op === 'link' || one.op === 'unlink') return one.relation === 'led-to';
    if (one.op !== 'set' && one.op !== 'withdraw') return false;
    const start = `${dossiers.get(one.dossier)?.kind ?? ''}.${one.type}.`;
    return fields.some(
      (field) =>
        field.startsWith(start) &&
        (one.op === 'withdraw' || Object.hasOwn(one.set, field.slice(start.length).split('.')[0] ?? '')),
    );
  });
}

type Accepted = Extract<Result, { ok: true }>;

/** Throws what the database refuses; `GW006`: a follower is given to somebody who is kept out of it. */
export async function commit(
  store: Pick<Store, 'catalogue'>,
  db: Store['app'],
  session: Pick<Session, 'parties'>,
  { rows, binaries }: Awaited<ReturnType<typeof packCommit>>,
  { act, result, loaded }: { act: Act; result: Accepted; loaded: ReadonlyMap<string, Loaded> },
): Promise<readonly Kept[]> {
  const values = [intArray(session.parties), rows, binaries];
  const { keptOut, dossiers } = result;
  const touched = [...new Set(result.changes.map(({ dossier }) => dossier))];
  const isLeading = leads(store.catalogue, act, dossiers);
  if (keptOut.size === 0 && !isLeading && !touched.some((id) => loaded.get(id)?.keepsOut)) {
    await db.query({ name: 'commit', text: 'select gwen.commit_act($1, $2, $3)', values });
    return [];
  }
  const kept = JSON.stringify([...keptOut].map(([d, who]) => ({ d, ...who })));
  const { onward, back } = followersOf(store.catalogue);
  const { rows: found } = await db.query<Omit<Kept, 'lost'> & KeptOut>({
    name: 'commit-keeping',
    text: 'select * from gwen.commit_keeping($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [...values, kept, touched, isLeading, onward, back],
  });
  return found.map(({ id, kind, readers, holders, changed, ...lost }) => ({
    ...{ id, kind, readers, holders, changed },
    lost,
  }));
}

/** What is to be written beside, so that everybody whom the act names is kept out. */
export async function keepingOut(
  store: Store,
  act: Act,
  result: Accepted,
  lookups: Lookups,
  context: ApplyContext,
  question: Question,
): Promise<readonly Operation[]> {
  const own: Operation[] = [];
  for (const dossier of result.dossiers.values()) {
    const { keeping } = store.catalogue.kinds[dossier.kind] ?? {};
    const naming = act.operations.find(
      (one) => one.op === 'set' && one.dossier === dossier.id && keeping?.names.includes(one.type),
    );
    if (!keeping || !naming || !result.keptOut.has(dossier.id)) continue;
    // who stands behind what it links to is asked for first
    keeping.named(dossier, context);
    await lookups.fetch(store.app, question);
    own.push(...(await keepOutNamed(store, keeping, dossier, context, naming.recorded)));
  }
  return own;
}
