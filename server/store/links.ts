/**
 * Links as one person may see them: what leads from a dossier and what leads to it, only where she may know of the other
 * end. Where she may not, a link field shows that something is named and not what (domain/kernel/withheld.ts).
 */
import type { Catalogue } from '../../domain/kernel/apply.ts';
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { Operation } from '../../domain/kernel/operations.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { linksIn, withholdLinks } from '../../domain/kernel/withheld.ts';
import type { Session } from './session.ts';
import { intArray } from './session.ts';
import type { Store } from './store.ts';

/** An entry of another dossier that names this one in a link field. */
export interface Mention {
  readonly dossier: string;
  readonly kind: string;
  readonly entry: string;
  readonly type: string;
  /** Name of the link field; of one in a list `list.field`. */
  readonly field: string;
}

/** Reads a row `m` of open_dossier. Its source is named `kind.type.field`; see sources.ts. */
export function mentionFrom(store: Store, j: Readonly<Record<string, Json>>): Mention {
  const text = (name: string): string => String(j[name] ?? '');
  const [, , ...path] = text('source').replace(/\/.*/, '').split('.');
  return {
    dossier: text('dossier'),
    kind: store.kindOf(Number(j['kind'])).kind,
    entry: text('entry'),
    type: text('type'),
    field: path.join('.'),
  };
}

/** Which of these dossiers she may know of. A way to the database only where there are any. */
export async function knownAmong(
  store: Store,
  session: Session,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await store.app.query<{ id: string }>({
    name: 'known',
    text: 'select id from gwen.versions_of($1, $2, $3)',
    values: [intArray(session.parties), intArray(session.groups), [...new Set(ids)]],
  });
  return new Set(rows.map(({ id }) => id));
}

/**
 * May she ask which dossiers say this? Not where it names a dossier that she may not know of: a link that is withheld is not
 * found out by trying.
 */
export async function mayAskFor(
  store: Store,
  session: Session,
  asked: { readonly kind: number; readonly answers: readonly { type: string; open: object }[] },
): Promise<boolean> {
  const { entries } = store.kindOf(asked.kind);
  const links = asked.answers.flatMap(({ type, open }) =>
    linksIn(entries[type], open as Readonly<Record<string, Json>>),
  );
  const known = await knownAmong(store, session, links);
  return links.every((id) => known.has(id));
}

/** Declarations that a set may have been written by. */
const declarationsOf = ({ kinds }: Pick<Catalogue, 'kinds'>, type: string): readonly EntryDeclaration[] =>
  Object.values(kinds).flatMap((kind) => kind.entries[type] ?? []);

/** Dossiers that an operation leads to. */
export function ledToBy(catalogue: Pick<Catalogue, 'kinds'>, operation: Operation): readonly string[] {
  if (operation.op === 'link' || operation.op === 'unlink') return [operation.to];
  if (operation.op !== 'set') return [];
  return declarationsOf(catalogue, operation.type).flatMap((declared) => linksIn(declared, operation.set));
}

/** An operation of the history as somebody sees it; undefined where it is all about a dossier that she may not know of. */
export function shownOperation(
  catalogue: Pick<Catalogue, 'kinds'>,
  operation: Operation,
  known: ReadonlySet<string>,
): Operation | undefined {
  if (operation.op === 'link' || operation.op === 'unlink')
    return known.has(operation.to) ? operation : undefined;
  if (operation.op !== 'set') return operation;
  const set = declarationsOf(catalogue, operation.type).reduce<Readonly<Record<string, Json>>>(
    (values, declared) => withholdLinks(declared, values, known),
    operation.set,
  );
  return { ...operation, set: { ...set } };
}
