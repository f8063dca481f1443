/**
 * What a key for a program leaves out (people/machines.ts). A dossier of a kind that it does not name is not there for it;
 * nothing sealed leaves by it; and which dossiers it was given is written in the access log. For people none of this holds.
 */
import { actSchema } from '../../domain/kernel/operations.ts';
import { storeFor } from '../people/machines.ts';
import type { Session } from '../people/session.ts';
import type { DossierView, HistoryLine } from '../store/read.ts';
import { intArray } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import type { Accepted } from '../store/write.ts';
import { submit } from '../store/write.ts';
import { HttpProblem, storeProblem } from './problems.ts';

export const isKindInScope = ({ machine }: Session, kind: string): boolean =>
  machine?.kinds === undefined || machine.kinds.includes(kind);

/** Of these dossiers those that the session's key leaves out, as far as it may know of them at all. */
async function outOfScope(store: Store, session: Session, ids: readonly string[]): Promise<Set<string>> {
  if (session.machine?.kinds === undefined || ids.length === 0) return new Set();
  const { rows } = await store.app.query<{ id: string; kind: number }>(
    'select id, kind from gwen.kinds_of($1, $2, $3)',
    [intArray(session.parties), intArray(session.groups), ids],
  );
  return new Set(
    rows.flatMap(({ id, kind }) => (isKindInScope(session, store.kindOf(kind).kind) ? [] : [id])),
  );
}

/** The rows whose dossiers the key allows, which stand in the access log from now on. */
export async function given<Row>(
  store: Store,
  session: Session,
  what: string,
  rows: readonly Row[],
  idOf: (row: Row) => string,
): Promise<readonly Row[]> {
  if (!session.machine) return rows;
  const hidden = await outOfScope(store, session, rows.map(idOf));
  const shown = rows.filter((row) => !hidden.has(idOf(row)));
  const ids = [...new Set(shown.map(idOf))];
  if (ids.length > 0) {
    await store.app.query('select gwen.log_uses($1, $2, $3, $4)', [
      ids,
      session.account,
      what,
      intArray(session.groups),
    ]);
  }
  return shown;
}

/** Throws `not-found` for a dossier that the key leaves out. */
export async function checkScope(store: Store, session: Session, id: string): Promise<void> {
  if ((await outOfScope(store, session, [id])).size > 0) throw new HttpProblem('not-found');
}

/** The one write path, for a person or a program. Throws what it answers. */
export async function submitAs(store: Store, session: Session, act: unknown): Promise<Omit<Accepted, 'ok'>> {
  const parsed = session.machine ? actSchema.safeParse(act) : undefined;
  if (parsed?.success) {
    const { operations } = parsed.data;
    const hidden = await outOfScope(
      store,
      session,
      operations.flatMap((one) => (one.op === 'link' ? [one.dossier, one.to] : [one.dossier])),
    );
    const first = operations.find(
      (one) => hidden.has(one.dossier) || (one.op === 'link' && hidden.has(one.to)),
    );
    if (first) throw storeProblem({ code: 'not-found', operation: first.id });
  }
  const submitted = await submit(storeFor(store, session), session, act);
  if (!submitted.ok) throw storeProblem(submitted.problem);
  const { ok: _, ...accepted } = submitted;
  return accepted;
}

/**
 * The dossier as this session is given it: a program gets no sealed box, not even closed, and is told of no entry of a
 * dossier that its key leaves out.
 */
export function unsealed<View extends DossierView>(store: Store, session: Session, view: View): View {
  if (!session.machine) return view;
  const sealed = sealedFields(store);
  return {
    ...view,
    entries: view.entries.map((entry) => ({ ...entry, heads: without(entry.heads, sealed(entry.type)) })),
    mentionedIn: view.mentionedIn.filter(({ kind }) => isKindInScope(session, kind)),
  };
}

/** The same for the history of a dossier. */
export function unsealedHistory(
  store: Store,
  { machine }: Session,
  lines: readonly HistoryLine[],
): readonly HistoryLine[] {
  if (!machine) return lines;
  const sealed = sealedFields(store);
  return lines.map((line) =>
    line.operation?.op === 'set'
      ? {
          ...line,
          operation: { ...line.operation, set: without(line.operation.set, sealed(line.operation.type)) },
        }
      : line,
  );
}

/** Names of fields that are sealed in entries of this type, of whatever kind of dossier. */
const sealedFields =
  ({ catalogue: { kinds } }: Store) =>
  (type: string): ReadonlySet<string> =>
    new Set(
      Object.values(kinds).flatMap(({ entries }) =>
        Object.entries(entries[type]?.fields ?? {}).flatMap(([name, { spec }]) =>
          spec.class === 'sealed' ? [name] : [],
        ),
      ),
    );

const without = <V>(values: { readonly [name: string]: V }, names: ReadonlySet<string>): Record<string, V> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
