/**
 * Who may see and do what, over the whole catalogue: every kind, entry type, data group, class and role, those who only tell
 * included, held against an oracle (permissionOracle.ts). Random people, teams, grants, expiries and operations; every way of
 * reading must agree. GWEN_SEED repeats a run; the soak goes on for minutes.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue, kinds } from '../../domain/index.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import { shownValues } from '../../domain/kernel/dossier.ts';
import { levels } from '../../domain/kernel/operations.ts';
import type { Draw } from '../../domain/randomly.ts';
import { budget, seed } from '../../scripts/thorough.ts';
import { findSession, startSession } from '../people/session.ts';
import type { ModelDossier, ModelGrant, Person } from './permissionOracle.ts';
import { knows, mayTell, mayWrite, sees } from './permissionOracle.ts';
import type { DossierView } from './read.ts';
import * as read from './read.ts';
import { searchPeople } from './search.ts';
import type { Session } from './session.ts';
import type { TestActs } from './testActs.ts';
import { newId, put, refusalsOf, testActs } from './testActs.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import { entryValues } from './testValues.ts';
import { submit } from './write.ts';

process.stdout.write(`permissions: seed ${seed}\n`);

let world: TestStore;
let send: TestActs['send'];
let must: TestActs['must'];
const roleNames = Object.keys(catalogue.roles);
const people: Person[] = [];
const teams: number[] = [];
let founder: Session;
const tokens = new Map<number, string>();
/** What she acts as may change with what is written, as for everybody. */
const asNow = ({ account }: Session): Promise<Session> => sessionOf({ token: tokens.get(account) ?? '' });
/** Of another organisation: holds what the makers of a dossier are kept from. */
let outsider: Session;
beforeAll(async () => {
  world = await testStore();
  ({ send, must } = testActs(world));
  founder = await world.person('founder', roleNames);
  const added = await world.admin.query("select gwen.add_organisation(null, 'Others', 'ngo', '') as id");
  outsider = await world.person('outsider', roleNames, added.rows[0].id);
  for (const { account } of [founder, outsider])
    tokens.set(account, (await startSession(world.store, account)) ?? '');
  for (const name of ['team-a', 'team-b', 'team-c']) {
    const { rows } = await world.admin.query('select gwen.add_team(null, $1, $2, $3, $4, null) as id', [
      name,
      'case-team',
      world.organisation,
      '',
    ]);
    teams.push(rows[0].id);
  }
  const pairs = roleNames.map((one, at) => [one, roleNames[(at * 7 + 3) % roleNames.length] ?? one]);
  for (const [index, roles] of [...roleNames.map((one) => [one]), ...pairs.slice(0, 6), []].entries()) {
    const { account } = await world.person(`person-${index}`, roles);
    const own = teams.filter((_, at) => (index >> at) % 2 === 1);
    for (const team of own)
      await world.admin.query('select gwen.set_member(null, $1, $2, true)', [team, account]);
    const inContactPoint = roles.includes('operator') ? [world.team] : [];
    const token = (await startSession(world.store, account)) ?? '';
    people.push({ account, roles, teams: [...own, ...inContactPoint], token });
  }
}, 30_000);
afterAll(() => world.close());

// ── what is done ──
/** Values for an entry of this type. */
const filled = (kind: KindDeclaration, type: string, draw: Draw): object =>
  entryValues(kind, type, { accounts: people.map(({ account }) => account), teams }, draw);

const groupsOf = (kind: KindDeclaration): string[] => [
  ...new Set(Object.values(kind.entries).map(({ group }) => group)),
];
/** Data groups that the roles of an account, or of a team's members, read. */
const readBy = (holder: number): readonly string[] =>
  people
    .filter(({ account, teams: own }) => account === holder || own.includes(holder))
    .flatMap(({ roles }) => roles.flatMap((role) => catalogue.roles[role]?.reads ?? []));
const [told, seen] = [new Set<string>(), new Set<string>()];

const sessionOf = async (person: Pick<Person, 'token'>): Promise<Session> => {
  const session = await findSession(world.store, person.token);
  if (!session) throw new Error('session ended');
  return session;
};

/** A dossier with one entry of each of these types, as far as safeguards let it be. */
async function newDossier(kind: KindDeclaration, sets: ReadonlyMap<string, object>): Promise<ModelDossier> {
  const id = newId();
  await must(founder, { op: 'create', dossier: id, kind: kind.kind });
  if (kind.apart.length > 0) {
    const share = { level: 'steward', purpose: 'supervision', basis: 'assignment', groups: kind.apart };
    await must(founder, { op: 'grant', dossier: id, grant: newId(), party: outsider.account, ...share });
  }
  const entries = [];
  for (const [type, set] of sets) {
    const entry = newId();
    const author = kind.apart.includes(kind.entries[type]?.group ?? '') ? outsider : founder;
    const done = await send(await asNow(author), { ...put(id, type, set, entry), fact: true });
    const codes = refusalsOf(done);
    expect(
      codes.filter((code) => /not-your-role|exists/.test(code)),
      type,
    ).toEqual([]);
    // some entries end the right of who wrote them: a case that is handed over
    if (codes.includes('not-found')) expect(await inForce(id, author.account), type).toBe(false);
    if (done.ok) entries.push({ id: entry, type });
  }
  return { id, kind, grants: [], entries, shutOut: [] };
}

const grantsOf = async (dossier: string): Promise<readonly { id: string; party: number }[]> =>
  (await world.admin.query('select id, party from gwen.access_grant where dossier_id = $1', [dossier])).rows;
const inForce = async (dossier: string, party: number): Promise<boolean> =>
  (await grantsOf(dossier)).some((grant) => grant.party === party);

/**
 * Some entries end rights of others (a consent withdrawn, a complaint about who hears it): which are still there? Others
 * shut somebody out, or were written because somebody is called like a suspect.
 */
async function takeStock(dossier: ModelDossier): Promise<void> {
  const { rows } = await world.admin.query(
    "select id, type, (open->>'account')::int as account, (open->>'team')::int as team from gwen.entry where dossier_id = $1 and type = 'exclusion'",
    [dossier.id],
  );
  for (const { id, type, account, team } of rows) {
    dossier.shutOut.push(account, team);
    if (!dossier.entries.some((one) => one.id === id)) dossier.entries.push({ id, type });
  }
  const left = await grantsOf(dossier.id);
  for (const grant of dossier.grants) grant.revoked ||= !left.some(({ id }) => id === grant.id);
}

/** Gives, unless a safeguard objects. */
async function give(dossier: ModelDossier, grant: Omit<ModelGrant, 'id' | 'revoked'>): Promise<void> {
  const id = newId();
  const result = await send(await asNow(founder), {
    op: 'grant',
    dossier: dossier.id,
    grant: id,
    party: grant.holder,
    groups: grant.groups,
    level: grant.level,
    purpose: 'care',
    basis: 'assignment',
    ...(grant.expired ? { until: new Date(Date.now() + 3_600_000).toISOString() } : {}),
  });
  if (result.ok) dossier.grants.push({ ...grant, id, revoked: false });
  else if (await inForce(dossier.id, founder.account))
    expect(result.problem.code, JSON.stringify(result)).toBe('refused');
}

/** One person tries to add an entry. */
async function attempt(person: Person, dossier: ModelDossier, type: string, set: object): Promise<void> {
  await takeStock(dossier);
  const entry = newId();
  const operation = { id: newId(), recorded: new Date().toISOString(), op: 'set', dossier: dossier.id };
  const result = await submit(world.store, await sessionOf(person), {
    id: newId(),
    act: 'plain',
    operations: [{ ...operation, type, entry, base: 1, set, fact: true }],
  });
  const code = result.ok ? 'ok' : result.problem.code;
  if (!knows(person, dossier)) expect(code).toBe('not-found');
  else if (!mayWrite(person, dossier, type) && !mayTell(person, dossier, type))
    expect(code, `${person.roles} ${dossier.kind.kind}.${type}`).toBe('not-your-role');
  else expect(['not-found', 'not-your-role'], `${person.roles} ${type}`).not.toContain(code);
  if (!result.ok) return;
  if (!mayWrite(person, dossier, type)) told.add(type);
  // of a type with one current entry it went to that one
  const landed = result.changes[0]?.entry ?? entry;
  if (!dossier.entries.some(({ id }) => id === landed)) dossier.entries.push({ id: landed, type });
}

const shown = (view: DossierView | undefined): Map<string, string> =>
  new Map((view?.entries ?? []).map((entry) => [entry.id, JSON.stringify(shownValues(entry))]));
const shownTo = async (session: Session, { id }: ModelDossier): Promise<Map<string, string>> =>
  shown(await read.findDossier(world.store, session, id));

/** Every way of reading, as one person. */
async function readAll(
  person: Person,
  dossier: ModelDossier,
  whole: ReadonlyMap<string, string>,
  start: Awaited<ReturnType<typeof read.feedStart>>,
): Promise<void> {
  const session = await sessionOf(person);
  const known = knows(person, dossier);
  const visible = dossier.entries.filter((one) => sees(person, dossier, one.type));
  const expected = visible.map(({ id }) => id).sort();
  const about = `${person.roles} ${dossier.kind.kind}`;
  const view = await read.findDossier(world.store, session, dossier.id);
  expect(view !== undefined, about).toBe(known);
  const values = shown(view);
  expect([...values.keys()].sort(), about).toEqual(expected);
  // each value of each class, and as its maker sees it
  for (const [id, text] of values) if (whole.has(id)) expect(text).toBe(whole.get(id));
  for (const { type } of visible) seen.add(`${dossier.kind.kind}.${type}`);

  const { code: kind } = dossier.kind;
  const isListed = (rows: readonly { readonly id: string }[]): boolean =>
    rows.some(({ id }) => id === dossier.id);
  expect(isListed(await read.listDossiers(world.store, session, { kind, most: 500 })), about).toBe(known);
  expect(isListed(await read.soonestDossiers(world.store, session, { kind, most: 500 })), about).toBe(known);
  const query = { kind, answers: [], sort: 'created', down: true, most: 500 } as const;
  expect(isListed(await read.findDossiers(world.store, session, query)), about).toBe(known);
  const duties = await read.dutiesFor(world.store, session);
  if (!known) expect(duties.filter((one) => one.dossier_id === dossier.id)).toEqual([]);

  const history = await read.historyOf(world.store, session, dossier.id);
  expect([...new Set(history.flatMap((line) => line.entry ?? []))].sort(), about).toEqual(expected);
  if (!known) expect(history).toEqual([]);
  const page = await read.feed(world.store, session, start);
  expect(page?.dossiers.some((one) => one.id === dossier.id) ?? false, about).toBe(history.length > 0);
}

let runs = 0;
const scenario = fc.record({
  kind: fc.nat(kinds.length - 1),
  grants: fc.array(
    fc.record({
      holder: fc.nat(),
      groups: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
      level: fc.constantFrom(...levels, 'work' as const),
      expired: fc.nat(3).map((one) => one === 0),
      revoke: fc.nat(3).map((one) => one === 0),
      fitting: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
  writes: fc.array(fc.record({ person: fc.nat(), type: fc.nat(), telling: fc.boolean() }), { maxLength: 6 }),
});

test('every way of reading and writing agrees with the rule in words', { timeout: 400_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(scenario, fc.gen(), async ({ kind: which, grants, writes }, g) => {
      const kind = kinds[which] as KindDeclaration;
      runs += 1;
      const draw = (min: number, max: number): number => g(fc.integer, { min, max });
      const start = await read.feedStart(world.store);
      const types = Object.keys(kind.entries);
      const fill = (type: string): object => filled(kind, type, draw);
      const chosen = types
        .filter(() => draw(0, 2) > 0)
        .map((type) => ({ type, at: draw(0, 1000) }))
        .sort((a, b) => a.at - b.at)
        .map(({ type }) => type);
      const dossier = await newDossier(kind, new Map(chosen.map((type) => [type, fill(type)])));
      const holders = [...people.map((one) => one.account), ...teams];
      const groups = groupsOf(kind);
      for (const { holder, groups: picked, level, expired, revoke, fitting } of grants) {
        const to = holders[holder % holders.length] ?? 0;
        // what her role reads anyway is given more often: else hardly anybody would see anything
        const hers = readBy(to).filter((group) => groups.includes(group));
        const among = fitting && hers.length > 0 ? hers : groups;
        const given = [...new Set(picked.map((at) => among[at % among.length] ?? ''))];
        await give(dossier, { holder: to, groups: given, level, expired });
        const last = dossier.grants.at(-1);
        if (!revoke || !last || last.revoked) continue;
        await send(await asNow(founder), {
          op: 'revoke',
          dossier: dossier.id,
          grant: last.id,
          reason: 'no longer needed',
        });
        await takeStock(dossier);
      }
      await world.admin.query(
        "update gwen.party set until = now() - interval '1 second' where id in (select party from gwen.access_grant where dossier_id = $1 and until is not null)",
        [dossier.id],
      );
      for (const { person, type, telling } of writes) {
        const tellable = types.filter((one) => (kind.entries[one]?.tellers.length ?? 0) > 0);
        const among = telling && tellable.length > 0 ? tellable : types;
        const wanted = among[type % among.length] ?? '';
        await attempt(people[person % people.length] as Person, dossier, wanted, fill(wanted));
      }
      await takeStock(dossier);
      const whole = new Map([
        ...(await shownTo(await asNow(founder), dossier)),
        ...(await shownTo(await asNow(outsider), dossier)),
      ]);
      const strangers = Array.from({ length: 5 }, () => people[draw(0, people.length - 1)] as Person);
      const involved = people.filter((one) =>
        dossier.grants.some(({ holder }) => holder === one.account || one.teams.includes(holder)),
      );
      for (const person of new Set([...involved, ...strangers])) await readAll(person, dossier, whole, start);
    }),
    {
      seed,
      interruptAfterTimeLimit: budget(30_000, 150_000),
      numRuns: budget(100, 4000),
      endOnFailure: true,
    },
  );
  // it looked at much of what there is, or the time was too short to say anything
  process.stdout.write(`permissions: entries of ${seen.size} types were seen in ${runs} runs\n`);
  expect(seen.size).toBeGreaterThan(Math.min(60, runs / 3));
});

test('who only tells, tells and does not see it', async () => {
  const telling = kinds.flatMap((kind) =>
    Object.values(kind.entries)
      .filter(({ tellers }) => tellers.length > 0)
      .map((declared) => ({ kind, declared })),
  );
  expect(telling.length).toBeGreaterThan(2);
  for (const { kind, declared } of telling) {
    const draw = (min: number, max: number): number => min + Math.floor((max - min) / 2);
    const start = await read.feedStart(world.store);
    const dossier = await newDossier(kind, new Map());
    const [other] = groupsOf(kind).filter((group) => group !== declared.group);
    const teller = people.find(
      ({ roles }) =>
        roles.length === 1 &&
        declared.tellers.includes(roles[0] ?? '') &&
        !declared.writers.includes(roles[0] ?? ''),
    );
    if (!teller || other === undefined) continue;
    await give(dossier, { holder: teller.account, groups: [other], level: 'work', expired: false });
    if (dossier.grants.length === 0) continue;
    await attempt(teller, dossier, declared.type, filled(kind, declared.type, draw));
    await takeStock(dossier);
    await readAll(teller, dossier, new Map(), start);
  }
  expect(told.size).toBeGreaterThan(0);
});

test('people are found by those alone who may read what names them', async () => {
  const child = kinds.find(({ kind }) => kind === 'case');
  if (!child) throw new Error('no cases');
  const name = 'Zorvina Quelthin';
  const identity = {
    names: [{ part: 'full', text: name }],
    sex: 'female',
    ageBasis: { unsaid: 'not-asked' },
  };
  const dossier = await newDossier(child, new Map([['identity', identity]]));
  for (const [at, { account: holder }] of people.entries()) {
    const groups = [groupsOf(child)[at % groupsOf(child).length] ?? '', ...(at % 2 ? ['identity'] : [])];
    await give(dossier, { holder, groups, level: levels[at % levels.length] ?? 'read', expired: false });
  }
  for (const person of people) {
    const found = await searchPeople(world.store, await sessionOf(person), {
      names: [name],
      years: [],
      phones: [],
    });
    expect(found.some((one) => one.dossier === dossier.id)).toBe(sees(person, dossier, 'identity'));
  }
});
