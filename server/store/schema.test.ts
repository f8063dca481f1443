import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withClient } from './migrate.ts';
import { describeBoth, describeSchema } from './schema.ts';
import { testDatabase } from './testing.ts';

const database = await testDatabase();
afterAll(() => database.close());

describe('schema.sql', () => {
  it('is what the migrations make (npm run schema writes it anew)', async () => {
    const file = readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8');
    expect(await describeBoth(database.superUrl, database.superKeysUrl)).toBe(file);
  });

  it.each([
    ['a table', 'create table public.probe (a int)', 'create table public.probe'],
    ['a column', 'alter table public.probe add column b text not null default 7', 'b text not null default'],
    ['an index', 'create index probe_a on public.probe (a) where a > 0', 'CREATE INDEX probe_a'],
    [
      'a policy',
      'create policy p on public.probe for select to gwen_app using (a = 1)',
      'for select to gwen_app using',
    ],
    ['row security', 'alter table public.probe force row level security', 'force row level security'],
    ['a right on a table', 'grant select, insert on public.probe to gwen_app', 'grant insert, select on'],
    ['a right on a column', 'grant update (a) on public.probe to gwen_jobs', 'grant update (a)'],
    [
      'a trigger',
      'create trigger t before update on public.probe for each row execute function suppress_redundant_updates_trigger()',
      'CREATE TRIGGER t',
    ],
    ['an owner', 'alter table public.probe owner to gwen_match', 'owner to gwen_match'],
    ['a check', 'alter table public.probe add constraint small check (a < 9)', 'constraint small CHECK'],
    [
      'a function anybody may run',
      'create function public.f(x int) returns int language sql security definer return x',
      'to public',
    ],
    [
      'a view',
      'create view public.v with (security_invoker = true) as select a from public.probe',
      'security_invoker=true',
    ],
  ])('shows %s', async (_what, sql, shown) => {
    const before = new Set((await describeSchema(database.superUrl)).split('\n'));
    await withClient(database.superUrl, (client) => client.query(sql));
    const after = (await describeSchema(database.superUrl)).split('\n');
    expect(after.filter((line) => !before.has(line)).join('\n')).toContain(shown);
  });
});
