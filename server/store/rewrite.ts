/** Writes columns of many rows anew, in pages, within the caller's transaction. */
import type pg from 'pg';

/** Rows of one table whose columns are written anew. */
export interface Rewrite {
  readonly table: string;
  /** Columns that hold bytes, or are read and written as bytes. */
  readonly columns: readonly string[];
  /** Read along, as text. */
  readonly beside?: readonly string[];
  /** Only rows of these dossiers. */
  readonly dossiers?: readonly string[];
  /** How a column that is no bytea is read and written, in SQL. */
  readonly as?: { readonly read: (column: string) => string; readonly write: (bytes: string) => string };
  /** More to set, in SQL. */
  readonly also?: string;
  /** The new bytes of the columns that are not null, or undefined to leave the row as it is. */
  renew(
    values: readonly (Buffer | null)[],
    beside: readonly string[],
  ): readonly (Buffer | null)[] | undefined;
}

interface Row {
  readonly id: string;
  readonly values: readonly (Buffer | null)[];
  readonly beside: readonly string[];
}

const page = 2_000;

/** Rewrites; how many rows. The cursor sees the rows as they were, so that none is written twice. */
export async function rewrite(client: pg.ClientBase, what: Rewrite): Promise<number> {
  const { table, columns, beside = [], dossiers, as, also, renew } = what;
  const read = columns.map(as?.read ?? String).join(', ');
  const where = dossiers ? 'where dossier_id = any ($1::uuid[])' : '';
  await client.query(
    `declare rewritten no scroll cursor for select ctid::text as id, array[${read}]::bytea[] as "values",
       array[${beside.map((column) => `${column}::text`).join(', ')}]::text[] as beside from ${table} ${where}`,
    dossiers ? [dossiers] : [],
  );
  const names = columns.map((_, at) => `v${at}`);
  const sets = columns.map((column, at) => {
    const bytes = `n.${names[at]}`;
    return `${column} = ${as?.write(bytes) ?? bytes}`;
  });
  const update = `update ${table} t set ${[...sets, ...(also ? [also] : [])].join(', ')}
    from unnest($1::text[], ${columns.map((_, at) => `$${at + 2}::bytea[]`).join(', ')}) as n (id, ${names.join(', ')})
    where t.ctid = n.id::tid`;
  let count = 0;
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${page} from rewritten`);
    if (rows.length === 0) break;
    const anew = rows.flatMap(({ id, values, beside: along }) => {
      const written = renew(values, along);
      return written ? [{ id, written }] : [];
    });
    await client.query(update, [
      anew.map(({ id }) => id),
      ...columns.map((_, at) => anew.map(({ written }) => written[at] ?? null)),
    ]);
    count += anew.length;
  }
  await client.query('close rewritten');
  return count;
}
