/**
 * Takes the cases of an HTCDS file in, through the one write path, as one person with the role to make cases. Several rows
 * make one act; where that is refused, each row is tried alone, so that a bad row costs no good one. All ids follow from
 * the file, so that it can be run again: after a stop, or with rows added, nothing is entered twice.
 */

import { caseKind } from '../../../domain/case/index.ts';
import { catalogue } from '../../../domain/index.ts';
import { stewardGroups } from '../../../domain/kernel/declare.ts';
import type { Act } from '../../../domain/kernel/operations.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { canonical } from '../../../domain/kernel/values.ts';
import type { TaggedRow } from '../../store/rows.ts';
import type { Session } from '../../store/session.ts';
import { intArray } from '../../store/session.ts';
import type { Store } from '../../store/store.ts';
import type { StoreProblem } from '../../store/write.ts';
import { submitAct } from '../../store/write.ts';
import { contentDigest, macOf, SALT_BYTES } from '../../vault/chain.ts';
import { stableUuid } from '../../vault/stableUuid.ts';
import type { MappedCase } from './map.ts';
import type { ReadOptions } from './read.ts';
import { readHtcds } from './read.ts';

/** Why a whole row was not taken in. `differs`: a case of this id is here already, with other contents. */
export type RowProblem = 'differs' | 'too-much' | StoreProblem['code'];

/** What became of a row; no values, so that it can be kept and shown. */
export interface RowReport {
  readonly line: number;
  readonly dossier: string;
  readonly done: 'entered' | 'already-here' | 'refused';
  readonly why?: RowProblem;
  /** Entry type and field, or code of a safeguard, that a refusal is about. */
  readonly about?: readonly string[];
  /** How many entries its cells became. */
  readonly entries: number;
  /** Cells kept in the case's notes, and refused ones: their column and why. */
  readonly notes: readonly { readonly column: string; readonly why: string }[];
  readonly refused: readonly { readonly column: string; readonly why: string }[];
  /** Closed in the other system, and open here: only a supervisor closes. */
  readonly leftOpen?: true;
}

export interface ImportOptions extends Omit<ReadOptions, 'namespace'> {
  /** Which system the file is from: the same number in two systems is two children. */
  readonly system: string;
  /** Code of the area that the cases belong to. */
  readonly area?: string;
  /** A team that works on the cases, beside the person who enters them. */
  readonly team?: number;
  /** Acts under way at the same time. */
  readonly lanes?: number;
}

const mostOperations = 200;
const mostRows = 20;
const allGroups: readonly string[] = stewardGroups(caseKind);

/**
 * Secret text that ids of this system's cases follow from: always the same for an installation, also after a restore or a
 * change of its key, since ids never change.
 */
export function namespaceOf(store: Store, system: string): string {
  const digest = contentDigest(Buffer.alloc(SALT_BYTES), Buffer.from(`gwen/import/htcds/1\0${system}`));
  return macOf({ first: store.vault.mac.first, later: [] }, digest).toString('base64url');
}

/**
 * Enters the file's cases, in about the order of its rows; one report for each.
 * @throws HtcdsFileError when the file cannot be read (further); what was reported stays entered
 */
export async function* importHtcds(
  store: Store,
  session: Session,
  source: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<RowReport, void, undefined> {
  const { system, area, team, lanes = 6, ...reading } = options;
  const importing = new Importing(store, session, namespaceOf(store, system), { area, team });
  const running: Promise<readonly RowReport[]>[] = [];
  try {
    for await (const batch of batches(
      readHtcds(source, { ...reading, namespace: importing.namespace }),
      importing,
    )) {
      running.push(importing.enter(batch));
      if (running.length >= lanes) yield* (await running.shift()) ?? [];
    }
  } catch (error) {
    // what was read before is still entered and told of
    while (running.length > 0) yield* (await running.shift()) ?? [];
    throw error;
  } finally {
    await Promise.allSettled(running);
  }
  while (running.length > 0) yield* (await running.shift()) ?? [];
}

interface Row {
  readonly mapped: MappedCase;
  readonly operations: Act['operations'];
  readonly leftOpen: boolean;
}

async function* batches(
  cases: AsyncIterable<MappedCase>,
  importing: Importing,
): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  let size = 0;
  for await (const mapped of cases) {
    const row = importing.rowOf(mapped);
    const isFull = batch.length >= mostRows || size + row.operations.length > mostOperations;
    if (isFull && batch.length > 0) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(row);
    size += row.operations.length;
  }
  if (batch.length > 0) yield batch;
}

class Importing {
  readonly namespace: string;
  readonly #store: Store;
  readonly #session: Session;
  readonly #area: string | undefined;
  readonly #team: number | undefined;
  readonly #closes: boolean;

  constructor(
    store: Store,
    session: Session,
    namespace: string,
    { area, team }: { readonly area: string | undefined; readonly team: number | undefined },
  ) {
    this.#store = store;
    this.#session = session;
    this.namespace = namespace;
    this.#area = area;
    this.#team = team;
    this.#closes = session.roles.some((role) => catalogue.roles[role]?.moves['case']?.includes('closed'));
  }

  #id(text: string): string {
    return stableUuid(this.namespace, text);
  }

  /** The operations that make the case: its entries are facts, which happened elsewhere and are only written down here. */
  rowOf(mapped: MappedCase): Row {
    const { dossier, entries, closedAtSource } = mapped;
    const recorded = this.#store.clock().toISOString();
    const common = (what: string) => ({ id: this.#id(`${dossier} ${what}`), dossier, recorded });
    const set = (type: string, entry: string, values: { readonly [field: string]: Json }) =>
      ({
        ...common(`set ${entry} ${canonical(values)}`),
        op: 'set',
        type,
        entry,
        base: 0,
        fact: true,
        set: values,
      }) as const;
    const operations: Act['operations'] = [
      {
        ...common('create'),
        op: 'create',
        kind: 'case',
        ...(this.#area === undefined ? {} : { area: this.#area }),
      },
      ...entries.map(({ type, id, values }) => set(type, id, values)),
    ];
    if (this.#team !== undefined) {
      operations.push({
        ...common(`give ${this.#team}`),
        op: 'grant',
        grant: this.#id(`${dossier} given ${this.#team}`),
        party: this.#team,
        groups: [...allGroups],
        level: 'steward',
        purpose: 'care',
        basis: 'assignment',
      });
    }
    if (closedAtSource && this.#closes) {
      const why = { reason: { unsaid: 'not-known' }, why: 'Closed in the system that this case comes from.' };
      if (!entries.some(({ type }) => type === 'closure')) {
        operations.push(set('closure', this.#id(`${dossier} closure`), why));
      }
      operations.push({ ...common('close'), op: 'transition', to: 'closed' });
    }
    return { mapped, operations, leftOpen: closedAtSource && !this.#closes };
  }

  /** Enters some rows at once, or else one by one. */
  async enter(rows: readonly Row[]): Promise<readonly RowReport[]> {
    const known = await this.#known(rows);
    const fresh = rows.filter(({ operations: [first] }) => first && !known.has(first.id));
    const alone = new Map<Row, RowReport>();
    const outcome = fresh.length > 0 ? await this.#submit(fresh) : undefined;
    for (const row of outcome === undefined ? [] : fresh) {
      // another run entered them just now; or else one after another: a row may be there twice
      const report =
        outcome === 'repeated' ? reportOf(row, { done: 'already-here' }) : await this.#enterOne(row);
      alone.set(row, report);
    }
    return rows.map((row) => {
      const [first] = row.operations;
      const isKnown = first !== undefined && known.has(first.id);
      return alone.get(row) ?? (isKnown ? seenBefore(row, known) : reportOf(row, { done: 'entered' }));
    });
  }

  async #enterOne(row: Row): Promise<RowReport> {
    if (row.operations.length > mostOperations) return reportOf(row, { done: 'refused', why: 'too-much' });
    const before = await this.#seen(row);
    if (before) return before;
    const problem = await this.#submit([row]);
    if (problem === undefined) return reportOf(row, { done: 'entered' });
    if (problem === 'repeated') return reportOf(row, { done: 'already-here' });
    // another run may have entered it just now
    const now = problem.code === 'exists' ? await this.#seen(row) : undefined;
    return now ?? reportOf(row, { done: 'refused', why: problem.code, about: aboutOf(problem, row) });
  }

  async #seen(row: Row): Promise<RowReport | undefined> {
    const known = await this.#known([row]);
    const [first] = row.operations;
    return first && known.has(first.id) ? seenBefore(row, known) : undefined;
  }

  async #submit(rows: readonly Row[]): Promise<StoreProblem | 'repeated' | undefined> {
    const operations = rows.flatMap((row) => row.operations);
    const ids = new Set(operations.map(({ id }) => id));
    const first = operations[0]?.id ?? '';
    if (ids.size < operations.length || operations.length > mostOperations)
      return { code: 'exists', operation: first };
    const act = { id: this.#id(`act ${operations.map(({ id }) => id).join()}`), act: 'import', operations };
    const done = await submitAct(this.#store, this.#session, act);
    if (!done.ok) return done.problem;
    return done.repeated ? 'repeated' : undefined;
  }

  /** Which of the operations were accepted before. */
  async #known(rows: readonly Row[]): Promise<ReadonlySet<string>> {
    const { rows: found } = await this.#store.app.query<TaggedRow>({
      name: 'import known',
      text: "select * from gwen.load_for_write($1, $2, '{}', $3) where what = 'o'",
      values: [
        intArray(this.#session.parties),
        rows.map(({ mapped }) => mapped.dossier),
        rows.flatMap(({ operations }) => operations.map(({ id }) => id)),
      ],
    });
    return new Set(found.map(({ j }) => String(j['op'])));
  }
}

/** A row whose case is here: the same as it was, or another. Closing and giving may differ with who runs the import. */
function seenBefore(row: Row, known: ReadonlySet<string>): RowReport {
  const same = row.operations.every(({ id, op }) => op === 'transition' || op === 'grant' || known.has(id));
  return reportOf(row, same ? { done: 'already-here' } : { done: 'refused', why: 'differs' });
}

function aboutOf(problem: StoreProblem, { operations }: Row): readonly string[] {
  if (problem.code === 'refused')
    return problem.refusals.map(({ safeguard, reason }) => `${safeguard}.${reason}`);
  if (problem.code !== 'invalid') return [];
  const operation = operations.find(({ id }) => id === problem.operation);
  const type = operation?.op === 'set' ? operation.type : '';
  return problem.invalid.map(({ field, problem: what }) => `${type}.${field}: ${what}`);
}

function reportOf({ mapped, leftOpen }: Row, result: Pick<RowReport, 'done' | 'why' | 'about'>): RowReport {
  const cells = (all: MappedCase['notes'] | MappedCase['refused']) =>
    all.map(({ column, why }) => ({ column, why }));
  return {
    line: mapped.line,
    dossier: mapped.dossier,
    ...result,
    entries: mapped.entries.length,
    notes: cells(mapped.notes),
    refused: cells(mapped.refused),
    ...(leftOpen && result.done !== 'refused' ? { leftOpen } : {}),
  };
}
