/** A list of dossiers as rows of a table, read page by page: only a page is ever in memory, however long the list. */
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import { countFound, logExport, openEntries } from '../store/exports.ts';
import type { FindQuery } from '../store/read.ts';
import { findDossiers } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import type { Cell } from './columns.ts';
import { listColumns, listedEntries } from './columns.ts';
import { csvLine } from './csv.ts';
import { labelsIn, namesIn } from './words.ts';
import { xlsx } from './xlsx.ts';

/** What is wanted: the kind, how the list is narrowed and sorted, and in which language (BCP 47) words are. */
export interface ListWish extends Omit<FindQuery, 'kind' | 'before' | 'most'> {
  readonly kind: KindDeclaration;
  readonly locale: string;
  /** Names of the data groups that her roles read. */
  readonly groups: ReadonlySet<string>;
}

/** The whole list in the order that stays as it is while people go on working. */
export const wholeList = { answers: [], sort: 'created', down: true } as const;

/** A spreadsheet opens so many rows and no more without trouble; longer lists are for CSV. */
export const mostSheetRows = 50_000;

const pageSize = 2000;

/** Each page that is read stands in the access log. */
export async function* listCsv(store: Store, session: Session, wish: ListWish): AsyncGenerator<string> {
  const { columns, rows } = await table(store, session, wish);
  yield csvLine(columns.map(({ name }) => name));
  for await (const page of rows) yield page.map(csvLine).join('');
}

/** The bytes of a spreadsheet. Ask `isTooLong` first. */
export async function* listXlsx(store: Store, session: Session, wish: ListWish): AsyncGenerator<Uint8Array> {
  const { columns, rows } = await table(store, session, wish);
  yield* xlsx(
    wish.kind.kind,
    columns.map(({ title }) => title),
    rows,
  );
}

/** Is the list longer than a spreadsheet may be? */
export async function isTooLong(store: Store, session: Session, wish: ListWish): Promise<boolean> {
  const query = { ...wish, kind: wish.kind.code };
  return (await countFound(store, session, query, mostSheetRows + 1)) > mostSheetRows;
}

async function table(store: Store, session: Session, wish: ListWish) {
  const { kind, groups, locale } = wish;
  const columns = listColumns(kind, groups, labelsIn(store, locale), await namesIn(store));
  const types = listedEntries(kind, groups).map(({ type }) => type);
  async function* rows(): AsyncGenerator<readonly (readonly Cell[])[]> {
    let before: FindQuery['before'];
    while (true) {
      const found = await findDossiers(store, session, { ...wish, kind: kind.code, before, most: pageSize });
      const ids = found.map(({ id }) => id);
      const open = await openEntries(store, session, kind, ids, types);
      await logExport(store, session, ids);
      yield found.map((row) => {
        // of several entries of a type the first
        const first = (open.get(row.id) ?? []).toReversed().map((entry) => [entry.type, entry] as const);
        const listed = { row, entries: new Map(first) };
        return columns.map(({ cell }) => cell(listed));
      });
      const last = found.at(-1);
      if (!last || found.length < pageSize) return;
      before = { at: last.at.toISOString(), id: last.id };
    }
  }
  return { columns, rows: rows() };
}
