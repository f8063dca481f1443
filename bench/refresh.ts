/**
 * Keeps filled databases when migrations changed functions only: tables that are as a fresh migration makes them stay, and
 * the functions are taken from there. Anything else needs filling anew.
 */
import type pg from 'pg';
import { migrate, withClient } from '../server/store/migrate.ts';
import type { Postgres } from '../server/store/postgres/postgres.ts';
import { describeSchema } from '../server/store/schema.ts';

interface Definition {
  readonly name: string;
  readonly make: string;
  readonly rights: string;
}

/** Functions stand last in a schema's description. */
const withoutFunctions = (description: string): string =>
  description.replace(/^create function[\s\S]*$/m, '');

async function functionsOf(client: pg.ClientBase): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(`
    select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as make, concat(
      format('alter function %s owner to %s;', p.oid::regprocedure, proowner::regrole),
      format('revoke all on function %s from public;', p.oid::regprocedure),
      (select string_agg(format('grant execute on function %s to %s;', p.oid::regprocedure,
          case grantee when 0 then 'public' else grantee::regrole::text end), '' order by grantee)
        from aclexplode(coalesce(proacl, acldefault('f', proowner))))) as rights
    from pg_proc p join pg_namespace n on n.oid = pronamespace where nspname in ('gwen', 'gwen_keys') order by 1`);
  return rows;
}

/** Whether the filled databases could be brought to what the migrations make now. */
export async function refreshFunctions(postgres: Postgres): Promise<boolean> {
  const fresh = { gwen: 'fresh_gwen', gwen_keys: 'fresh_gwen_keys' } as const;
  const drop = async (): Promise<void> =>
    await withClient(postgres.url('postgres'), async (client) => {
      for (const name of Object.values(fresh))
        await client.query(`drop database if exists ${name} with (force)`);
    });
  await drop();
  try {
    await migrate({ databaseUrl: postgres.url(fresh.gwen), keysUrl: postgres.url(fresh.gwen_keys) });
    for (const [filled, made] of Object.entries(fresh)) {
      const [is, should] = await Promise.all([
        describeSchema(postgres.url(filled)),
        describeSchema(postgres.url(made)),
      ]);
      if (withoutFunctions(is) !== withoutFunctions(should)) return false;
    }
    for (const [filled, made] of Object.entries(fresh)) {
      const { functions, applied } = await withClient(postgres.url(made), async (client) => ({
        functions: await functionsOf(client),
        applied: (
          await client.query<{ name: string; sha256: string }>('select name, sha256 from public.migration')
        ).rows,
      }));
      await withClient(postgres.url(filled), async (client) => {
        await client.query('begin');
        await client.query('set local check_function_bodies = off');
        const wanted = new Map(functions.map((one) => [one.name, one]));
        for (const { name, make } of await functionsOf(client)) {
          const known = wanted.get(name);
          if (known?.make === make) continue;
          // triggers hold on to theirs
          if (!make.includes('RETURNS trigger')) await client.query(`drop function ${name}`);
        }
        for (const { make } of functions) await client.query(make);
        for (const { rights } of functions) await client.query(rights);
        await client.query('delete from public.migration');
        for (const { name, sha256 } of applied)
          await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, sha256]);
        await client.query('commit');
      });
    }
    return true;
  } finally {
    await drop();
  }
}
