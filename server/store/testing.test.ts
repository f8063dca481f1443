import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { withClient } from './migrate.ts';
import { testDatabase } from './testing.ts';

describe('testDatabase', async () => {
  const start = performance.now();
  const database = await testDatabase();
  const took = performance.now() - start;
  afterAll(() => database.close());

  it('takes a fraction of a second on an idle machine', () => {
    expect(took).toBeLessThan(3000);
  });

  it.each([
    ['appUrl', 'gwen_app', 'gwen'],
    ['publicUrl', 'gwen_public', 'gwen'],
    ['jobsUrl', 'gwen_jobs', 'gwen'],
    ['ownerUrl', 'gwen_owner', 'gwen'],
    ['keysUrl', 'gwen_vault', 'keys'],
  ] as const)('signs in with %s as %s', async (name, role, suffix) => {
    const { rows } = await withClient(database[name], (client) =>
      client.query(
        `select current_user as who, current_database() as where,
           (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as mighty`,
      ),
    );
    expect(rows[0]).toEqual({ who: role, where: expect.stringMatching(`_${suffix}$`), mighty: false });
  });

  it('keeps everybody but the vault and the owner away from the keys', async () => {
    const url = new URL(database.appUrl);
    url.pathname = new URL(database.keysUrl).pathname;
    const client = new pg.Client({ connectionString: url.href });
    await expect(client.connect()).rejects.toThrow(/permission denied for database/);
  });

  it('gives each caller databases of its own', async () => {
    const other = await testDatabase();
    try {
      await withClient(database.ownerUrl, (client) => client.query('create table public.only_here (id int)'));
      const { rows } = await withClient(other.ownerUrl, (client) =>
        client.query("select to_regclass('public.only_here') as it"),
      );
      expect(rows[0]?.it).toBeNull();
    } finally {
      await other.close();
    }
    const gone = new pg.Client({ connectionString: other.superUrl });
    await expect(gone.connect()).rejects.toThrow(/does not exist/);
  });
});
