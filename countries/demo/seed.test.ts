import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kinds } from '../../domain/index.ts';
import { findSealedMessage } from '../../domain/report/sealedMessage.ts';
import { budget } from '../../scripts/thorough.ts';
import { fromBase64url } from '../../seal/base64url.ts';
import { openBox } from '../../seal/box.ts';
import { splitPassphrase, unwrapIdentity } from '../../seal/passphrase.ts';
import { contactPoints } from '../../server/channels/reports.ts';
import { keysOf } from '../../server/people/contactPoint.ts';
import { dutiesFor, findDossier, listDossiers } from '../../server/store/read.ts';
import type { TestStore } from '../../server/store/testStore.ts';
import { testStore } from '../../server/store/testStore.ts';
import { verify } from '../../server/store/verify.ts';
import { nodeScrypt } from '../../server/vault/scrypt.ts';
import { planCases } from './cases.ts';
import { planReports } from './reports.ts';
import type { Seeded } from './seed.ts';
import { seedDemo } from './seed.ts';
import type { People, SeedDeps } from './seedPeople.ts';
import { seedPeople } from './seedPeople.ts';
import { nonReportsAPoint } from './seedReports.ts';

const now = new Date();
/** The soak makes all of it. */
const share = budget(0.5, 1);
const reports = planReports(now, [], share).length;
const cases = planCases(now, share).length;
let world: TestStore;
let owner: pg.Pool;
let deps: SeedDeps;
let seeded: Seeded;
let people: People;

beforeAll(async () => {
  world = await testStore();
  owner = new pg.Pool({ connectionString: world.database.ownerUrl, max: 2 });
  deps = {
    owner,
    store: world.store,
    installation: world.vault.installation,
    passphrase: 'A1B2-C3D4-E5F6-G7H8-J9K0',
  };
  // the first run breaks off in the middle, as when the machine is switched off
  const stop = new Error('switched off');
  const cut = seedDemo(
    deps,
    (text) => {
      if (text.startsWith('100 ')) throw stop;
    },
    now,
    share,
  );
  await expect(cut).rejects.toBe(stop);
  seeded = await seedDemo(deps, () => {}, now, share);
  people = await seedPeople(deps);
}, 600_000);
afterAll(async () => {
  await owner.end();
  await world.close();
});

const rowsOf = async <T extends object>(text: string): Promise<T[]> =>
  (await world.admin.query<T>(text)).rows;

it('plans 300 reports and 200 cases', () => {
  expect([planReports(now, []).length, planCases(now).length]).toEqual([300, 200]);
});

it('goes on after a cut and has each report and case once, in every state, over two years', async () => {
  expect(seeded).toMatchObject({
    reports,
    cases,
    households: 60,
    programmes: 4,
    campaigns: 3,
    agencies: 25,
    enterprises: 40,
  });
  const rows = await rowsOf<{ kind: number; state: string; count: number }>(
    'select kind, state, count(*)::int from gwen.dossier group by 1, 2',
  );
  for (const kind of kinds.slice(0, 2)) {
    const own = rows.filter((row) => row.kind === kind.code);
    expect(own.map((row) => row.state).sort()).toEqual([...kind.states].sort());
    const noReports = nonReportsAPoint * (await contactPoints(world.store)).length;
    expect(own.reduce((sum, row) => sum + row.count, 0)).toBe(
      kind.kind === 'report' ? reports + noReports : cases,
    );
  }
  const [span] = await rowsOf<{ days: number; future: number }>(
    `select extract(day from max(accepted) - min(accepted))::int as days,
       count(*) filter (where accepted > now() + interval '15 minutes')::int as future from gwen.change`,
  );
  expect(span?.days).toBeGreaterThan(600);
  expect(span?.future).toBe(0);
  const [linked] = await rowsOf<{ count: number }>(
    "select count(*)::int from gwen.link where relation = 'led-to'",
  );
  expect(linked?.count).toBeGreaterThanOrEqual(50 * share);
  const [home] = await rowsOf<{ count: number }>(
    `select count(*)::int from gwen.link l join gwen.dossier d on d.id = l.to_id
     where relation = 'led-to' and d.kind = ${kinds.find(({ kind }) => kind === 'household')?.code}`,
  );
  expect(home?.count).toBeGreaterThanOrEqual(3);
});

it('leaves a history that verifies', async () => {
  const checked = await verify(world.store, world.folder);
  expect(checked.findings).toEqual([]);
  const [kept] = await rowsOf<{ count: number }>('select count(*)::int from gwen.dossier');
  expect(checked.dossiers).toBe(kept?.count);
  expect(checked.dossiers).toBeGreaterThan(67 + reports + cases);
});

it('gives everybody her work', async () => {
  const seen = async (login: string, kind: number) =>
    (await listDossiers(world.store, people.session(login), { kind })).length;
  for (const login of ['amina', 'ines', 'mateo', 'chidi', 'kavya', 'nadia'])
    expect(await seen(login, 1), login).toBeGreaterThan(0);
  for (const login of [
    'esi',
    'dalia',
    'samir',
    'rosa',
    'grace',
    'wanjiru',
    'farid',
    'umar',
    'vera',
    'vikram',
  ]) {
    expect(await seen(login, 2), login).toBeGreaterThan(0);
  }
  expect(await seen('hugo', 2)).toBe(0);
  for (const login of ['amina', 'esi', 'grace', 'farid']) {
    expect((await dutiesFor(world.store, people.session(login))).length, login).toBeGreaterThan(0);
  }
  const [conflicts] = await rowsOf<{ count: number }>('select count(*)::int from gwen.conflict');
  expect(conflicts?.count).toBeGreaterThan(0);
});

it('carries proceedings to judgment, about children of its cases', async () => {
  expect(seeded.proceedings).toBe(12);
  const found = await listDossiers(world.store, people.session('ximena'), { kind: 10 });
  expect(new Set(found.map(({ state }) => state))).toEqual(
    new Set(['investigation', 'charged', 'trial', 'judged', 'appeal', 'final', 'dropped']),
  );
  expect(found).toHaveLength(seeded.proceedings);
  const rows = await rowsOf<{ id: string }>('select id from gwen.dossier where kind = 2');
  const cases = new Set(rows.map(({ id }) => id));
  const childrenIn = async (login: string): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (const { id } of await listDossiers(world.store, people.session(login), { kind: 10 })) {
      const dossier = await findDossier(world.store, people.session(login), id);
      for (const { type, heads } of dossier?.entries ?? [])
        if (type === 'child') ids.push(String(heads['case']?.[0]?.value));
    }
    return ids;
  };
  // supervisors may open the cases; for the prosecution a child in it leads nowhere
  const known = [...(await childrenIn('grace')), ...(await childrenIn('wanjiru'))];
  expect(new Set(known.filter((id) => cases.has(id))).size).toBe(found.length);
  const hidden = await childrenIn('ximena');
  expect(hidden).toHaveLength(found.length);
  expect(hidden.filter((id) => cases.has(id))).toEqual([]);
});

it('leaves something to see to in proceedings, plan, organisations and watches', async () => {
  const openFor = async (login: string): Promise<string> =>
    (await dutiesFor(world.store, people.session(login)))
      .map(({ safeguard, key }) => `${safeguard}:${key}`)
      .join(' ');
  const prosecution = await openFor('ximena');
  for (const one of ['E1:no-guardian', 'E1:no-lawyer', 'E3:publish']) expect(prosecution).toContain(one);
  const plan = await openFor('jamila');
  for (const one of ['N1:late-', 'N1:contested-', 'N2:send-', 'N2:employers-not-asked-', 'N3:no-breakdown-'])
    expect(plan).toContain(one);
  expect(await openFor('gita')).toContain('N4:no-policy');
  expect(await openFor('quentin')).toContain('N6:inspect-');
});

it('lets an operator open what was sealed, with her passphrase alone', async () => {
  const amina = seeded.signIns.find((one) => one.login === 'amina');
  const { unlockKey } = await splitPassphrase(
    { login: 'amina', installation: deps.installation, passphrase: amina?.passphrase ?? '' },
    nodeScrypt,
  );
  const [credential] = await rowsOf<{ wrapped_identity: string }>(
    "select wrapped_identity from gwen.credential c join gwen.account a on a.id = c.account where a.login = 'amina'",
  );
  const identity = await unwrapIdentity(unlockKey, credential?.wrapped_identity ?? '');
  const keys = await keysOf(world.store, people.session('amina').account);
  const team = people.team('point-XA02');
  const box = keys.epochs.find((epoch) => epoch.team === team)?.box;
  const opened = await openBox(identity ?? '', new Uint8Array(box ?? []));
  const epoch = new TextDecoder().decode(opened ?? new Uint8Array());
  expect((await contactPoints(world.store)).map((point) => point.team)).toContain(team);
  const texts: string[] = [];
  for (const { id } of await listDossiers(world.store, people.session('amina'), {
    kind: 1,
    states: ['received', 'responding'],
  })) {
    const dossier = await findDossier(world.store, people.session('amina'), id);
    for (const entry of dossier?.entries.filter(({ type }) => type === 'message') ?? []) {
      const sealed = entry.heads['box']?.[0]?.value;
      const words = await openBox(epoch, fromBase64url(String(sealed)));
      if (words) texts.push(findSealedMessage(words)?.text ?? '');
    }
  }
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text.length).toBeGreaterThan(20);
});

it('leaves nobody with alerts that everybody would have seen long ago', async () => {
  const rows = await rowsOf<{ safeguard: string; role: string }>(
    `select safeguard, role from gwen.duty where done is null and kind <> 'duty' and due < now() - interval '60 days'
      and role in ('supervisor', 'licensing-officer', 'inspector', 'supply-chain-lead') and safeguard !~ '^N'`,
  );
  // only what nobody of that role may look into
  expect(rows.length).toBeLessThan(20);
});
