/**
 * Who may see and do what, held against an oracle that knows only the rule in words: a person sees an entry when a grant
 * in force, to her or a team of hers, covers its data group at level read, and one of her roles ever reads that group; she
 * knows of a dossier when any grant in force names her. Random people, roles, teams, grants, expiries and operations;
 * every way of reading must agree.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../domain/index.ts';
import type { Level } from '../../domain/kernel/operations.ts';
import { levels } from '../../domain/kernel/operations.ts';
import { findSession, startSession } from '../people/session.ts';
import { feed, feedStart, findDossier, historyOf, listDossiers } from './read.ts';
import { searchPeople } from './search.ts';
import type { Session } from './session.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import { submit } from './write.ts';

let world: TestStore;
const roleNames = ['operator', 'responder', 'social-worker', 'guardian', 'supervisor', 'administrator'];
const entryTypes = ['intake', 'identity', 'note', 'risk-assessment', 'incident'] as const;
const groupOfType = (type: string): string => catalogue.kinds['case']?.entries[type]?.group ?? '';
const groupNames = [...new Set(entryTypes.map(groupOfType))];

interface Person {
  readonly account: number;
  readonly roles: readonly string[];
  readonly teams: readonly number[];
  readonly token: string;
}
interface ModelGrant {
  readonly id: string;
  readonly holder: number;
  readonly groups: readonly string[];
  readonly level: Level;
  expired: boolean;
  revoked: boolean;
}
interface ModelDossier {
  readonly id: string;
  readonly name: string;
  readonly grants: ModelGrant[];
  readonly entries: { readonly id: string; readonly type: string }[];
}

const people: Person[] = [];
const teams: number[] = [];
let founder: Session;
beforeAll(async () => {
  world = await testStore();
  founder = await world.person('founder', [
    'social-worker',
    'supervisor',
    'operator',
    'guardian',
    'responder',
  ]);
  for (const name of ['team-a', 'team-b']) {
    const { rows } = await world.admin.query('select gwen.add_team(null, $1, $2, $3, $4, null) as id', [
      name,
      'case-team',
      world.organisation,
      '',
    ]);
    teams.push(rows[0].id);
  }
  const roleSets = [
    ...roleNames.map((one) => [one]),
    ['guardian', 'responder'],
    ['social-worker', 'administrator'],
  ];
  for (const [index, roles] of roleSets.entries()) {
    const { account } = await world.person(`person-${index}`, roles);
    const own = teams.filter((_, at) => (index >> at) % 2 === 1);
    for (const team of own)
      await world.admin.query('select gwen.set_member(null, $1, $2, true)', [team, account]);
    const inContactPoint = roles.includes('operator') ? [world.team] : [];
    const token = (await startSession(world.store, account)) ?? '';
    people.push({ account, roles, teams: [...own, ...inContactPoint], token });
  }
});
afterAll(() => world.close());

// ── the oracle: nothing of the code under test ──
const holds = (person: Person, grant: ModelGrant): boolean =>
  !grant.expired &&
  !grant.revoked &&
  (grant.holder === person.account || person.teams.includes(grant.holder));
const knows = (person: Person, dossier: ModelDossier): boolean =>
  dossier.grants.some((grant) => holds(person, grant));
const roleReads = (person: Person, group: string): boolean =>
  person.roles.some((role) => catalogue.roles[role]?.reads.includes(group) ?? false);
const sees = (person: Person, dossier: ModelDossier, type: string): boolean =>
  roleReads(person, groupOfType(type)) &&
  dossier.grants.some(
    (grant) => holds(person, grant) && grant.level !== 'know-of' && grant.groups.includes(groupOfType(type)),
  );
const mayWrite = (person: Person, dossier: ModelDossier, type: string): boolean =>
  person.roles.some((role) => catalogue.roles[role]?.writes['case']?.includes(type) ?? false) &&
  dossier.grants.some(
    (grant) =>
      holds(person, grant) &&
      ['work', 'steward'].includes(grant.level) &&
      grant.groups.includes(groupOfType(type)),
  );

const id = (): string => crypto.randomUUID();
const operation = (one: object) => ({ id: id(), recorded: new Date().toISOString(), ...one });
const act = (...operations: object[]) => ({ id: id(), act: 'plain', operations: operations.map(operation) });

const valuesFor: Record<string, object> = {
  note: { text: 'asked for her brother' },
  incident: { kind: 'threatened', what: 'by a man at the gate' },
};

async function newDossier(name: string): Promise<ModelDossier> {
  const dossier = id();
  const entries = [
    { id: id(), type: 'identity' },
    { id: id(), type: 'note' },
  ];
  const made = await submit(
    world.store,
    founder,
    act(
      { op: 'create', dossier, kind: 'case' },
      {
        op: 'set',
        dossier,
        type: 'identity',
        entry: entries[0]?.id,
        base: 0,
        set: { names: [{ part: 'full', text: name }], sex: 'female', ageBasis: { unsaid: 'not-asked' } },
      },
      { op: 'set', dossier, type: 'note', entry: entries[1]?.id, base: 0, set: valuesFor['note'] },
    ),
  );
  expect(made, JSON.stringify(made)).toMatchObject({ ok: true });
  return { id: dossier, name, grants: [], entries };
}

async function give(dossier: ModelDossier, grant: Omit<ModelGrant, 'id' | 'revoked'>): Promise<void> {
  const grantId = id();
  const until = grant.expired ? { until: new Date(Date.now() + 3_600_000).toISOString() } : {};
  const result = await submit(
    world.store,
    founder,
    act({
      op: 'grant',
      dossier: dossier.id,
      grant: grantId,
      party: grant.holder,
      groups: grant.groups,
      level: grant.level,
      purpose: 'care',
      basis: 'assignment',
      ...until,
    }),
  );
  expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
  dossier.grants.push({ ...grant, id: grantId, revoked: false });
}

const sessionOf = async (person: Person): Promise<Session> => {
  const session = await findSession(world.store, person.token);
  if (!session) throw new Error('session ended');
  return session;
};

const scenario = fc.record({
  grants: fc.array(
    fc.record({
      holder: fc.nat(30),
      groups: fc.subarray(groupNames, { minLength: 1 }),
      level: fc.constantFrom(...levels),
      expired: fc.boolean(),
      revoke: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  writes: fc.array(fc.record({ person: fc.nat(30), type: fc.constantFrom('note', 'incident') }), {
    maxLength: 3,
  }),
});

let counter = 0;
test('every way of reading and writing agrees with the rule in words', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ grants, writes }) => {
      const start = await feedStart(world.store);
      const name = `Zorvina Quelt${'abcdefghij'[counter % 10]}${'klmnopqrst'[Math.floor(counter / 10) % 10]}`;
      counter += 1;
      const dossier = await newDossier(name);
      const holders = [...people.map((one) => one.account), ...teams];
      for (const { holder, groups, level, expired, revoke } of grants) {
        await give(dossier, { holder: holders[holder % holders.length] ?? 0, groups, level, expired });
        const last = dossier.grants.at(-1);
        if (!revoke || !last) continue;
        const ended = await submit(
          world.store,
          founder,
          act({ op: 'revoke', dossier: dossier.id, grant: last.id, reason: 'no longer needed' }),
        );
        expect(ended).toMatchObject({ ok: true });
        last.revoked = true;
      }
      await world.admin.query(
        "update gwen.party set until = now() - interval '1 second' where id in (select party from gwen.access_grant where dossier_id = $1 and until is not null)",
        [dossier.id],
      );
      for (const { person: at, type } of writes) {
        const person = people[at % people.length] as Person;
        const entry = id();
        const result = await submit(
          world.store,
          await sessionOf(person),
          act({ op: 'set', dossier: dossier.id, type, entry, base: 3, set: valuesFor[type] }),
        );
        const code = result.ok ? 'ok' : result.problem.code;
        if (!knows(person, dossier)) expect(code).toBe('not-found');
        else if (!mayWrite(person, dossier, type)) expect(code).toBe('not-your-role');
        else {
          expect(['not-found', 'not-your-role']).not.toContain(code);
          if (result.ok) dossier.entries.push({ id: entry, type });
        }
      }
      for (const person of people) {
        const session = await sessionOf(person);
        const expected = dossier.entries
          .filter((one) => sees(person, dossier, one.type))
          .map((one) => one.id)
          .sort();
        const view = await findDossier(world.store, session, dossier.id);
        expect(view !== undefined, 'knows of it').toBe(knows(person, dossier));
        expect((view?.entries ?? []).map((one) => one.id).sort()).toEqual(expected);

        const listed = await listDossiers(world.store, session, { kind: 2, most: 500 });
        expect(listed.some((row) => row.id === dossier.id)).toBe(knows(person, dossier));

        const history = await historyOf(world.store, session, dossier.id);
        expect([...new Set(history.flatMap((line) => line.entry ?? []))].sort()).toEqual(expected);
        if (!knows(person, dossier)) expect(history).toEqual([]);

        const page = await feed(world.store, session, start);
        const fed = page?.dossiers.some((one) => one.id === dossier.id) ?? false;
        expect(fed).toBe(history.length > 0);

        const found = await searchPeople(world.store, session, { names: [name], years: [], phones: [] });
        expect(found.some((one) => one.dossier === dossier.id)).toBe(sees(person, dossier, 'identity'));
      }
    }),
    { interruptAfterTimeLimit: 45_000, numRuns: 60 },
  );
});

test('no read function gives anything to a session without parties or groups', async () => {
  const dossier = await newDossier('Nobody Herself');
  const nobody: Session = { account: 0, roles: [], parties: [], groups: [], organisation: 0 };
  const noGroups: Session = { ...founder, groups: [] };
  expect(await findDossier(world.store, nobody, dossier.id)).toBeUndefined();
  expect((await findDossier(world.store, noGroups, dossier.id))?.entries).toEqual([]);
  expect(await listDossiers(world.store, nobody, { kind: 2 })).toEqual([]);
  expect(
    await searchPeople(world.store, nobody, { names: ['Nobody Herself'], years: [], phones: [] }),
  ).toEqual([]);
});

test('without session settings, row security shows no row of any dossier', async () => {
  for (const table of [
    'dossier',
    'entry',
    'conflict',
    'change',
    'fact',
    'duty',
    'link',
    'listing',
    'access_grant',
  ]) {
    const { rows } = await world.store.app.query(`select count(*)::int as n from gwen.${table}`);
    expect(rows[0].n, table).toBe(0);
  }
  for (const table of ['token', 'credential', 'session', 'receipt', 'access_log', 'root', 'party']) {
    await expect(world.store.app.query(`select 1 from gwen.${table}`), table).rejects.toThrow(
      'permission denied',
    );
  }
});
