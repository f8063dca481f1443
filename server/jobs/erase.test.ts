/** A child who asks for it is forgotten: nothing opens what was known of her, and what stands in the way holds it up. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { QueryConfig } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDossier, historyOf } from '../store/read.ts';
import { searchPeople } from '../store/search.ts';
import type { Session } from '../store/session.ts';
import type { TestActs } from '../store/testActs.ts';
import { newId, put, refusalsOf, testActs } from '../store/testActs.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { verify } from '../store/verify.ts';
import { eraseWaiting } from './erase.ts';

let world: TestStore;
let acts: TestActs;
let esi: Session;
let sana: Session;
const name = 'Zorvina Quelthin';

beforeAll(async () => {
  world = await testStore();
  acts = testActs(world);
  esi = await world.person('esi', ['social-worker']);
  sana = await world.person('sana', ['supervisor']);
}, 30_000);
afterAll(() => world.close());

async function closedCase(): Promise<{ readonly child: string; readonly request: string }> {
  const child = await acts.create(esi, 'case');
  const request = newId();
  const share = {
    level: 'work',
    purpose: 'supervision',
    basis: 'assignment',
    groups: ['sharing', 'identity'],
  };
  await acts.must(
    esi,
    put(child, 'identity', {
      names: [{ part: 'full', text: name }],
      sex: 'female',
      ageBasis: { unsaid: 'not-asked' },
    }),
    put(child, 'note', { text: 'KANARIENVOGEL sleeps badly.', on: '2026-01-02' }),
    put(
      child,
      'data-request',
      { by: 'child', kind: 'delete', askedOn: '2026-03-01', what: 'All of it.' },
      request,
    ),
    { op: 'grant', dossier: child, grant: newId(), party: sana.account, ...share },
  );
  await world.admin.query("update gwen.dossier set state = 'closed' where id = $1", [child]);
  return { child, request };
}
const decide = (child: string, request: string) =>
  acts.send(sana, put(child, 'erasure', { request, childTold: true, reason: 'She asks for it.' }));
const search = async (): Promise<boolean> =>
  (await searchPeople(world.store, esi, { names: [name], years: [], phones: [] })).length > 0;
const words = async (child: string): Promise<string> =>
  JSON.stringify([await findDossier(world.store, esi, child), await historyOf(world.store, esi, child)]);

test('two people decide it; then nothing opens what was known, and codes are left', async () => {
  const { child, request } = await closedCase();
  expect(await search()).toBe(true);
  expect(await words(child)).toMatch(/KANARIENVOGEL.*Zorvina|Zorvina.*KANARIENVOGEL/s);
  expect(
    refusalsOf(await acts.send(esi, put(child, 'erasure', { request, childTold: true, reason: 'me' }))),
  ).not.toEqual([]);
  expect(await eraseWaiting(world.store, new Date())).toEqual({ done: [], heldUp: [] });
  expect(refusalsOf(await decide(child, request))).toEqual([]);
  const { done } = await eraseWaiting(world.store, new Date());
  expect(done).toHaveLength(1);

  expect(await search()).toBe(false);
  expect(await words(child)).not.toMatch(/KANARIENVOGEL|Zorvina|All of it|asks for it/);
  const view = await findDossier(world.store, esi, child);
  expect(view?.entries.find(({ type }) => type === 'identity')?.heads['sex']?.[0]?.value).toBe('female');
  const { rows } = await world.admin.query(
    'select (select count(*)::int from gwen.token where dossier_id = $1) as tokens, (select count(*)::int from gwen.entry where dossier_id = $1 and cipher is not null) as ciphers',
    [child],
  );
  expect(rows).toEqual([{ tokens: 0, ciphers: 0 }]);
  const keys = await world.vault.subjects.getKeys(
    [0, 1, 10, 11].map((subject) => ({ dossier: child, subject })),
  );
  expect(keys.size).toBe(0);
  // a restored backup destroys them again by this list (restore.test.ts)
  const list = await readFile(join(world.folder, 'data', 'tombstones.log'), 'utf8');
  for (const subject of [0, 1]) expect(list).toContain(`${child} ${subject} `);
  // nothing more is written of her, the chain of changes stays whole, and it is done once
  expect(refusalsOf(await acts.send(esi, put(child, 'note', { text: 'again', on: '2026-01-02' })))).toEqual([
    'erased',
  ]);
  expect(await eraseWaiting(world.store, new Date())).toEqual({ done: [], heldUp: [] });
  const { findings } = await verify(world.store, join(world.folder, 'roots'));
  expect(findings).toEqual([]);
});

test('who was writing her name just then leaves no trace to find her by', async () => {
  const { child, request } = await closedCase();
  const [identity] =
    (await findDossier(world.store, esi, child))?.entries.filter(({ type }) => type === 'identity') ?? [];
  await decide(child, request);
  const { app } = world.store;
  const query = async (statement: QueryConfig) => {
    // what she writes was read before, and is written after
    if (statement.name === 'commit')
      expect((await eraseWaiting(world.store, new Date())).done).toHaveLength(1);
    return await app.query(statement);
  };
  const late = { ...world.store, app: Object.create(app, { query: { value: query } }) };
  const names = [{ part: 'full', text: 'Quorvina Zelthorp' }];
  await testActs({ ...world, store: late }).must(esi, put(child, 'identity', { names }, identity?.id));
  expect(
    await searchPeople(world.store, esi, { names: ['Quorvina Zelthorp'], years: [], phones: [] }),
  ).toEqual([]);
  const { rows } = await world.admin.query(
    'select count(*)::int as tokens from gwen.token where dossier_id = $1',
    [child],
  );
  expect(rows).toEqual([{ tokens: 0 }]);
});

test('an open proceeding holds it up, when it is decided and when it is done', async () => {
  const { child, request } = await closedCase();
  const prosecutor = await world.person('marta', ['prosecution-liaison', 'social-worker']);
  const proceeding = newId();
  const begin = (): Promise<void> =>
    acts.must(
      prosecutor,
      { op: 'create', dossier: proceeding, kind: 'proceeding' },
      put(proceeding, 'child', { case: child, role: 'witness' }),
    );
  expect(refusalsOf(await decide(child, request))).toEqual([]);
  await begin();
  expect(await eraseWaiting(world.store, new Date())).toMatchObject({
    done: [],
    heldUp: [{ reason: 'legal-hold' }],
  });
  expect(await search()).toBe(true);
  const other = await decide(child, request);
  expect(refusalsOf(other)).toEqual(['C33.legal-hold']);
  await world.admin.query("update gwen.dossier set state = 'final' where id = $1", [proceeding]);
  expect((await eraseWaiting(world.store, new Date())).done).toHaveLength(1);
  expect(await search()).toBe(false);
});

test('one who lives in a household is forgotten, and nobody else there; all are once it has ended', async () => {
  const home = await acts.create(esi, 'household');
  const [gone, kept] = [newId(), newId()];
  const born = { relation: 'own-child', sex: 'female', age: { from: 12, to: 13 } };
  const asked = { kind: 'delete', askedOn: '2026-03-01', what: 'Nimet asks for it.' };
  const share = { level: 'work', purpose: 'supervision', basis: 'assignment' };
  const named = (text: string) => ({ ...born, name: [{ part: 'full', text }] });
  await acts.must(
    esi,
    put(home, 'member', { ...named('Nimet Quorvanel'), note: 'SINGDROSSEL' }, gone),
    put(home, 'member', { ...named('Ruvane Quorvanel'), note: 'HAUBENMEISE' }, kept),
    {
      op: 'grant',
      dossier: home,
      grant: newId(),
      party: sana.account,
      groups: ['household-members'],
      ...share,
    },
  );
  const found = async (text: string): Promise<boolean> =>
    (await searchPeople(world.store, esi, { names: [text], years: [], phones: [] })).some(
      ({ dossier }) => dossier === home,
    );
  expect([await found('Nimet Quorvanel'), await found('Ruvane Quorvanel')]).toEqual([true, true]);
  const forget = async (member?: string): Promise<readonly string[]> => {
    const request = newId();
    await acts.must(esi, put(home, 'data-request', { ...asked, ...(member ? { member } : {}) }, request));
    const set = { request, told: true, reason: 'Nimet knows.' };
    expect(refusalsOf(await acts.send(esi, put(home, 'erasure', set)))).not.toEqual([]);
    return refusalsOf(await acts.send(sana, put(home, 'erasure', set)));
  };
  expect(await forget(gone)).toEqual([]);
  expect((await eraseWaiting(world.store, new Date())).done).toHaveLength(1);
  expect(await eraseWaiting(world.store, new Date())).toEqual({ done: [], heldUp: [] });
  expect(await words(home)).not.toMatch(/SINGDROSSEL|Nimet/);
  expect(await words(home)).toMatch(/HAUBENMEISE/);
  expect(await found('Ruvane Quorvanel')).toBe(true);
  const { rows } = await world.admin.query(
    'select subject, (select count(*)::int from gwen.token t where t.dossier_id = e.dossier_id and t.subject = e.subject) as tokens, open from gwen.entry e where id = $1',
    [gone],
  );
  const [{ subject, tokens, open }] = rows;
  expect([tokens, open['sex']]).toEqual([0, 'female']);
  expect((await world.vault.subjects.getKeys([{ dossier: home, subject }])).size).toBe(0);
  const list = () => readFile(join(world.folder, 'data', 'tombstones.log'), 'utf8');
  expect(await list()).toContain(`${home} ${subject} `);

  expect(await forget()).toEqual(['H14.still-open']);
  await world.admin.query("update gwen.dossier set state = 'moved' where id = $1", [home]);
  expect(await forget()).toEqual([]);
  expect((await eraseWaiting(world.store, new Date())).done).toHaveLength(1);
  expect(await words(home)).not.toMatch(/HAUBENMEISE|Ruvane|Nimet/);
  expect(await found('Ruvane Quorvanel')).toBe(false);
  expect(await list()).toContain(`${home} 1 `);
  expect((await verify(world.store, join(world.folder, 'roots'))).findings).toEqual([]);
});

test('a file that cannot be read holds up no other, and is said', async () => {
  const [broken, whole] = [await closedCase(), await closedCase()];
  for (const { child, request } of [broken, whole])
    expect(refusalsOf(await decide(child, request))).toEqual([]);
  await world.admin.query("update gwen.entry set cipher = '\\x00' where dossier_id = $1 and type = 'note'", [
    broken.child,
  ]);
  await expect(eraseWaiting(world.store, new Date())).rejects.toThrow('1 of 2 failed');
  expect(await words(whole.child)).not.toMatch(/KANARIENVOGEL/);
  // it is there still, and comes again with each run
  const { rows } = await world.admin.query(
    "select 1 from gwen.entry where dossier_id = $1 and type = 'erasure' and cipher is not null",
    [broken.child],
  );
  expect(rows).toHaveLength(1);
});
