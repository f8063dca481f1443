/**
 * The tables of a database while it is restored: open to their owner and without triggers and foreign keys as long as rows are
 * copied in, and numbers moved on after it.
 */
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BackupUnreadable } from '../vault/backupCipher.ts';
import type { Frame } from './backupFile.ts';
import type { Kind } from './roles.ts';

/** Lets the owner see and fill the tables, or no longer. Seen by nobody else before the transaction ends. */
export async function setForced(client: pg.ClientBase, schema: Kind, forced: boolean): Promise<void> {
  for (const table of await tablesOf(client, schema))
    await client.query(`alter table ${table} ${forced ? '' : 'no '}force row level security`);
}

export async function setTriggers(client: pg.ClientBase, schema: Kind, on: boolean): Promise<void> {
  for (const table of await tablesOf(client, schema))
    await client.query(`alter table ${table} ${on ? 'enable' : 'disable'} trigger user`);
}

async function tablesOf(client: pg.ClientBase, schema: Kind): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', $1::text, relname) as name from pg_class
     where relnamespace = $1::regnamespace and relkind in ('r', 'p') order by 1`,
    [schema],
  );
  return rows.map((row) => row.name);
}

/** Drops foreign keys; returns the commands that add them again. */
export async function dropReferences(client: pg.ClientBase, schema: Kind): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where connamespace = $1::regnamespace and contype = 'f' order by conrelid, conname`,
    [schema],
  );
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ add }) => add);
}

export async function copyAll(
  client: pg.Client,
  schema: Kind,
  frames: AsyncGenerator<Frame, void>,
  progress: (text: string) => void,
): Promise<number> {
  let total = 0;
  for await (const frame of frames) {
    if (frame.kind !== 'table') throw new BackupUnreadable('This backup is out of order.');
    const { table } = frame;
    const columns = frame.columns.map((name) => client.escapeIdentifier(name)).join(', ');
    const copy = client.query(
      copyFrom(`copy ${schema}.${client.escapeIdentifier(table)} (${columns}) from stdin (format binary)`),
    );
    let rows = -1;
    await pipeline(
      dataOf(frames, (end) => {
        rows = end;
      }),
      copy,
    );
    if (copy.rowCount !== rows) throw new BackupUnreadable(`Rows of ${table} are missing in this backup.`);
    total += rows;
    if (rows > 0) progress(`${table}: ${rows.toLocaleString('en')} rows`);
  }
  return total;
}

async function* dataOf(
  frames: AsyncGenerator<Frame, void>,
  end: (rows: number) => void,
): AsyncGenerator<Buffer> {
  for (;;) {
    const { value: frame } = await frames.next();
    if (frame?.kind === 'data') yield frame.bytes;
    else if (frame?.kind === 'end') return end(frame.rows);
    else throw new BackupUnreadable('This backup is out of order.');
  }
}

/** Far beyond what may have been handed out after the backup: a number that a device remembers never means another one. */
const gap = 1_000_000;

export async function moveNumbersOn(client: pg.ClientBase, schema: Kind): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string }>(
    `select format('%I.%I', $1::text, relname) as name, attname as column
     from pg_attribute join pg_class c on c.oid = attrelid
     where relnamespace = $1::regnamespace and relkind in ('r', 'p') and attidentity <> ''`,
    [schema],
  );
  for (const { name, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${column}), 0) + $3) from ${name}`,
      [name, column, gap],
    );
  }
}
