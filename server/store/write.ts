/**
 * The one write path. Web, API, sync, imports and channels all end here: authorise, load, validate, merge, ask the
 * safeguards (all in domain/kernel/apply), then write everything in one transaction. Two round trips: load, commit.
 * A dossier's version serialises its writers: whoever finds that it moved on loads and applies again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApplyContext, Catalogue, Problem } from '../../domain/kernel/apply.ts';
import { apply } from '../../domain/kernel/apply.ts';
import type { Dossier } from '../../domain/kernel/dossier.ts';
import { formatNumber } from '../../domain/kernel/numbers.ts';
import type { Act } from '../../domain/kernel/operations.ts';
import { actSchema } from '../../domain/kernel/operations.ts';
import { SubjectDestroyed } from '../vault/subjectKeys.ts';
import type { CommitExtras } from './commit.ts';
import { packCommit } from './commit.ts';
import { tell } from './hints.ts';
import type { Kept } from './keepOut.ts';
import { commit, keepingOut } from './keepOut.ts';
import { findUnknownAccount, Lookups, partiesIn } from './lookups.ts';
import { isUnlinkable, round, roundAct } from './rounding.ts';
import type { Loaded, TaggedRow } from './rows.ts';
import { dossierFrom } from './rows.ts';
import type { Session } from './session.ts';
import { intArray } from './session.ts';
import { benchmarksOf, defaultSetting } from './settings.ts';
import type { Store } from './store.ts';

export interface Accepted {
  readonly ok: true;
  /** The act had been accepted before; nothing was done twice. */
  readonly repeated: boolean;
  readonly changes: readonly {
    readonly dossier: string;
    readonly seq: number;
    readonly op: string;
    readonly entry?: string;
    readonly breaches: readonly string[];
  }[];
  readonly dossiers: readonly {
    readonly id: string;
    readonly kind: string;
    readonly number: string;
    readonly version: number;
    readonly state: string;
  }[];
}

export type StoreProblem =
  | Problem
  | {
      readonly code: 'malformed';
      readonly issues: readonly { readonly path: string; readonly message: string }[];
    }
  | { readonly code: 'busy' }
  | { readonly code: 'erased' | 'file-missing'; readonly operation: string };

export type Submitted = Accepted | { readonly ok: false; readonly problem: StoreProblem };

const maxTries = 40;

/** Accepts an act or says why not. Throws only when the database cannot be reached or data is broken. */
export async function submit(
  store: Store,
  session: Session,
  input: unknown,
  extras: CommitExtras = {},
): Promise<Submitted> {
  const parsed = actSchema.safeParse(input);
  if (!parsed.success) {
    const issues = parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    return { ok: false, problem: { code: 'malformed', issues } };
  }
  return await submitAct(store, session, parsed.data, extras);
}

/** As `submit`, for an act whose form is already checked. */
export async function submitAct(
  store: Store,
  session: Session,
  act: Act,
  extras: CommitExtras = {},
): Promise<Submitted> {
  let types: readonly string[] | null = typesToLoad(store.catalogue, act);
  for (let attempt = 0; attempt < maxTries; attempt += 1) {
    const loaded = await load(store, session, act, types);
    if (act.operations.some((one) => loaded.known.has(one.id))) return repeated(act, loaded);
    const unseen = findUnseenLink(act, loaded.dossiers);
    if (unseen) return { ok: false, problem: { code: 'not-found', operation: unseen } };
    const stranger = findUnknownAccount(store.catalogue, act, loaded.lookups);
    if (stranger) {
      const { operation, field } = stranger;
      return { ok: false, problem: { code: 'invalid', operation, invalid: [{ field, problem: 'form' }] } };
    }
    const lacked = new Set<string>();
    const now = store.clock();
    const rounded = isUnlinkable(store.catalogue, session.roles, act, loaded.dossiers);
    const roundedAct = rounded ? roundAct(act) : act;
    const context: ApplyContext = {
      catalogue: store.catalogue,
      actor: session,
      now: rounded ? round(now) : now,
      decides: true,
      accepted: (operation) => loaded.known.has(operation),
      setting: (id) => store.findSetting(id) ?? defaultSetting(id),
      lookup: (name) => (name === 'benchmarks' ? benchmarksOf(store) : loaded.lookups.get(name)),
      lack: (needed) => {
        for (const type of needed) lacked.add(type);
      },
      number: ({ kind }) =>
        formatNumber(
          store.catalogue.kinds[kind]?.letter ?? 'X',
          now.getUTCFullYear(),
          crypto.getRandomValues(new Uint8Array(16)),
        ),
    };
    const before = new Map([...loaded.dossiers].map(([id, one]) => [id, one.dossier]));
    let result = apply(before, roundedAct, context);
    let wholeAct = roundedAct;
    const question = {
      catalogue: store.catalogue,
      operations: roundedAct.operations,
      actor: session,
      dossiers: before,
      now: context.now,
    };
    // what one answer says may lead to another question; refusals of form or right ask none
    while (
      (lacked.size === 0 || types === null) &&
      (result.ok || result.problem.code === 'refused') &&
      (await loaded.lookups.fetch(store.app, question))
    )
      result = apply(before, roundedAct, context);
    if (lacked.size > 0 && types !== null) {
      types = null;
      continue;
    }
    if (result.ok) {
      const own = await keepingOut(store, roundedAct, result, loaded.lookups, context, question);
      // who is named is kept out by the same act, whoever writes it
      if (own.length > 0) {
        wholeAct = { ...roundedAct, operations: [...roundedAct.operations, ...own] };
        const ownOperations = new Set(own.map(({ id }) => id));
        result = apply(before, wholeAct, { ...context, ownOperations });
      }
    }
    if (!result.ok) return { ok: false, problem: result.problem };
    let kept: readonly Kept[];
    try {
      const packed = await packCommit(store, session, wholeAct, loaded.dossiers, result, context.now, extras);
      kept = await commit(store, store.app, session, packed, {
        act: wholeAct,
        result,
        loaded: loaded.dossiers,
      });
    } catch (error) {
      const first = act.operations[0]?.id ?? '';
      if (error instanceof SubjectDestroyed)
        return { ok: false, problem: { code: 'erased', operation: first } };
      const code = sqlState(error);
      if (code === 'GW001' || code === '40001' || code === '40P01') {
        if (attempt > 3) await sleep(Math.random() * 5 * attempt);
        continue;
      }
      if (code === 'GW005') return { ok: false, problem: { code: 'file-missing', operation: first } };
      if (code === 'GW006') return { ok: false, problem: keptOutProblem(act) };
      if (code === 'GW002') return { ok: false, problem: { code: 'not-found', operation: first } };
      if (code === '23505') {
        const constraint = (error as { constraint?: string }).constraint;
        if (constraint === 'spoken_number_pkey' || constraint === 'change_dossier_id_op_key') continue;
        if (await wasAccepted(store, act)) return accepted(act, [], true, []);
        return { ok: false, problem: { code: 'exists', operation: first } };
      }
      if (code === '23503') return { ok: false, problem: { code: 'not-found', operation: first } };
      throw error;
    }
    const touched = [...new Set(result.changes.map((change) => change.dossier))].flatMap(
      (id) => result.dossiers.get(id) ?? [],
    );
    tell(store, touched, kept);
    return accepted(act, result.changes, false, touched);
  }
  return { ok: false, problem: { code: 'busy' } };
}

interface LoadedAct {
  readonly dossiers: Map<string, Loaded>;
  readonly known: Map<string, { readonly dossier: string; readonly seq: number; readonly act: string }>;
  readonly lookups: Lookups;
}

async function load(
  store: Store,
  session: Session,
  act: Act,
  types: readonly string[] | null,
): Promise<LoadedAct> {
  const ids = new Set(act.operations.map((one) => one.dossier));
  for (const one of act.operations) if (one.op === 'link') ids.add(one.to);
  const area = act.operations.find((one) => one.op === 'create')?.area ?? null;
  const { rows } = await store.app.query<TaggedRow>({
    name: 'load',
    text: 'select * from gwen.load_for_write($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [
      intArray(session.parties),
      [...ids],
      types,
      act.operations.flatMap((one) => [one.id, ...(one.op === 'set' ? (one.covers ?? []) : [])]),
      intArray(partiesIn(store.catalogue, act)),
      area,
      act.operations.flatMap((one) => (one.op === 'set' || one.op === 'withdraw' ? [one.entry] : [])),
      asksForContactPoint(store.catalogue, act),
    ],
  });
  return await assemble(store, rows, types);
}

/** Builds dossiers from the rows of load_for_write, fetching the keys they need in one go. */
export async function assemble(
  store: Store,
  rows: readonly TaggedRow[],
  types: readonly string[] | null,
): Promise<LoadedAct> {
  const byDossier = Map.groupBy(
    rows.filter((row) => row.what !== 'p' && row.what !== 'q'),
    (row) => row.dossier_id ?? '',
  );
  const refs = rows.flatMap((row) =>
    row.b && (row.what === 'e' || row.what === 'c')
      ? [{ dossier: row.dossier_id ?? '', subject: row.j['subject'] as number }]
      : [],
  );
  const keys = refs.length > 0 ? await store.vault.subjects.getKeys(refs) : undefined;
  const dossiers = new Map<string, Loaded>();
  const known: LoadedAct['known'] = new Map();
  for (const [id, own] of byDossier) {
    const one = dossierFrom(own, store.kindOf, (subject) => keys?.get({ dossier: id, subject }), types);
    if (one) dossiers.set(id, one);
    for (const row of own) {
      if (row.what === 'o')
        known.set(row.j['op'] as string, {
          dossier: id,
          seq: row.j['seq'] as number,
          act: row.j['act'] as string,
        });
    }
  }
  return { dossiers, known, lookups: new Lookups(rows) };
}

/**
 * Entry types an act needs whole at first: those with one current entry that it writes, and those that the safeguards
 * minding what it writes, and what counts it, look at. Of other types, the entries it writes are enough: a note needs no earlier notes.
 */
function typesToLoad(catalogue: Catalogue, act: Act): readonly string[] | null {
  const written = new Set<string>();
  for (const one of act.operations) {
    if (one.op === 'set' || one.op === 'withdraw') written.add(one.type);
    else if (one.op === 'transition') return null;
  }
  const types = new Set<string>();
  for (const kind of Object.values(catalogue.kinds)) {
    for (const type of written) if (kind.entries[type]?.cardinality === 'one') types.add(type);
    for (const { needs } of [...kind.safeguards, ...kind.counts]) {
      if (needs.some((type) => written.has(type))) for (const type of needs) types.add(type);
    }
  }
  return [...types];
}

/** May a safeguard ask which contact point serves the area? Where an operation does not tell its kind, it may. */
function asksForContactPoint(catalogue: Catalogue, act: Act): boolean {
  const asking = Object.values(catalogue.kinds).filter(({ safeguards }) =>
    safeguards.some(({ lookups }) => lookups.includes('contact-point')),
  );
  return act.operations.some((one) => {
    if (one.op === 'create') return asking.some(({ kind }) => kind === one.kind);
    if (one.op === 'set' || one.op === 'withdraw') return asking.some(({ entries }) => entries[one.type]);
    return true;
  });
}

/** The operation that links to a dossier its author may not know of, or that does not exist. */
function findUnseenLink(act: Act, loaded: ReadonlyMap<string, Loaded>): string | undefined {
  const created = new Set(act.operations.flatMap((one) => (one.op === 'create' ? [one.dossier] : [])));
  return act.operations.find((one) => one.op === 'link' && !loaded.has(one.to) && !created.has(one.to))?.id;
}

function repeated(act: Act, loaded: LoadedAct): Submitted {
  const foreign = act.operations.find((one) => loaded.known.get(one.id)?.act !== act.id);
  if (foreign) return { ok: false, problem: { code: 'exists', operation: foreign.id } };
  const changes = act.operations.map((one) => ({
    dossier: one.dossier,
    seq: loaded.known.get(one.id)?.seq ?? 0,
    operation: one,
    breaches: [],
  }));
  const dossiers = [...loaded.dossiers.values()].map((one) => one.dossier);
  return accepted(act, changes, true, dossiers);
}

function accepted(
  act: Act,
  changes: readonly {
    readonly dossier: string;
    readonly seq: number;
    readonly operation: { readonly id: string };
    readonly entry?: string;
    readonly breaches: readonly string[];
  }[],
  again: boolean,
  dossiers: readonly Dossier[],
): Accepted {
  const changed = new Set(act.operations.map((one) => one.dossier));
  return {
    ok: true,
    repeated: again,
    changes: changes.map(({ dossier, seq, operation, entry, breaches }) => ({
      dossier,
      seq,
      op: operation.id,
      ...(entry ? { entry } : {}),
      breaches,
    })),
    dossiers: dossiers
      .filter((one) => changed.has(one.id))
      .map(({ id, kind, number, version, state }) => ({ id, kind, number, version, state })),
  };
}

/** What it follows from names whom it would be given to: as R8 says of a report itself. */
const keptOutProblem = ({ operations }: Act): Problem => ({
  code: 'refused',
  refusals: operations
    .filter(({ op }) => op === 'grant')
    .map(({ id: operation }) => ({
      ...{ operation, safeguard: 'R8', section: '2.5', reason: 'named', values: {} },
      ...{ remedy: [], role: 'supervisor', emergency: false },
    })),
});

async function wasAccepted(store: Store, act: Act): Promise<boolean> {
  const first = act.operations[0];
  const { rows } = await store.app.query<{ known: boolean }>(
    'select gwen.was_accepted($1, $2, $3) as known',
    [first?.dossier, act.id, act.operations.map((one) => one.id)],
  );
  return rows[0]?.known ?? false;
}

function sqlState(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
