/**
 * Whose keys somebody is given who is about to write a sealed field, held against an oracle that knows only the rule in
 * words: she may write it; keys are of those who may read it now, with a key, and whom the entry names where it names any.
 * Random people, teams, roles, keys and grants. GWEN_SEED repeats a run.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupCode } from '../../domain/groups.ts';
import { catalogue, kinds } from '../../domain/index.ts';
import type { Level } from '../../domain/kernel/operations.ts';
import { levelRank, levels } from '../../domain/kernel/operations.ts';
import { findSession, startSession } from '../people/session.ts';
import type { Recipients } from './sealing.ts';
import { findRecipients } from './sealing.ts';
import type { Session } from './session.ts';
import { newId, testActs } from './testActs.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';

const seed = Number(process.env['GWEN_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`recipients: seed ${seed}\n`);

interface Person {
  readonly account: number;
  readonly roles: readonly string[];
  readonly teams: readonly number[];
  readonly organisation: number;
  readonly token: string;
}
interface Given {
  readonly holder: number;
  readonly groups: readonly string[];
  readonly level: Level;
  /** When it ends: never, later, or before now. */
  readonly ends: 'never' | 'later' | 'before';
}

let world: TestStore;
let elsewhere: number;
const people: Person[] = [];
const teams: number[] = [];
const dossiers = new Map<string, string>();
const keyless = new Set<number>();
const ended = new Set<number>();
const keyOf = (account: number): string => `key of ${account}`;

const roleSets: readonly (readonly string[])[] = [
  ['counsellor'],
  ['counsellor', 'social-worker'],
  ['social-worker'],
  ['guardian'],
  ['supervisor'],
  ['lawyer'],
  ['carer'],
  ['complaints-officer'],
  ['complaints-officer', 'supervisor'],
  ['prosecution-liaison'],
  ['prosecution-liaison', 'counsellor'],
  ['administrator'],
];
/** Each kind with sealed fields that accounts open. */
const sealedFields = kinds.flatMap((kind) =>
  Object.values(kind.entries).flatMap((entry) =>
    Object.entries(entry.fields).flatMap(([field, { spec }]) =>
      spec.sealedTo === undefined || spec.sealedTo === 'contact-point'
        ? []
        : [{ kind, entry, field, isNamed: typeof spec.sealedTo === 'object' }],
    ),
  ),
);
const kindsUsed = [...new Set(sealedFields.map(({ kind }) => kind))];

beforeAll(async () => {
  world = await testStore();
  const founder = await world.person('founder', Object.keys(catalogue.roles));
  const one = async (text: string, values: unknown[] = []): Promise<number> =>
    (await world.admin.query(text, values)).rows[0].id;
  elsewhere = await one("select gwen.add_organisation(null, 'Others', 'ngo', '') as id");
  for (const name of ['a', 'b', 'over']) {
    teams.push(
      await one("select gwen.add_team(null, $1, 'case-team', $2, '', null) as id", [
        name,
        world.organisation,
      ]),
    );
  }
  for (const [index, roles] of roleSets.entries()) {
    for (const organisation of [world.organisation, elsewhere]) {
      const { account } = await world.person(`person-${people.length}`, roles, organisation);
      const own = teams.filter((_, at) => ((index * 5 + people.length) >> at) % 2 === 1);
      for (const team of own)
        await world.admin.query('select gwen.set_member(null, $1, $2, true)', [team, account]);
      people.push({
        account,
        roles,
        teams: own,
        organisation,
        token: (await startSession(world.store, account)) ?? '',
      });
    }
  }
  // a team that is over lets nobody in
  await world.admin.query('update gwen.team set ended = now() where id = $1', [teams[2]]);
  for (const { kind } of kindsUsed) dossiers.set(kind, await testActs(world).create(founder, kind));
}, 60_000);
afterAll(() => world.close());

// ── the oracle: nothing of the code under test ──
const holds = (person: Person, { holder, ends }: Given): boolean =>
  ends !== 'before' && (holder === person.account || (holder !== teams[2] && person.teams.includes(holder)));
const may = (person: Person, given: readonly Given[], least: Level, group?: string): boolean =>
  given.some(
    (one) =>
      holds(person, one) &&
      levelRank(one.level) >= levelRank(least) &&
      (group === undefined || one.groups.includes(group)),
  );
function expected(
  person: Person,
  given: readonly Given[],
  { kind, entry, isNamed }: (typeof sealedFields)[number],
  named: readonly number[],
): Omit<Recipients, 'tooMany'> | undefined {
  const writes =
    may(person, given, 'work', entry.group) && person.roles.some((role) => entry.writers.includes(role));
  const tells = may(person, given, 'work') && person.roles.some((role) => entry.tellers.includes(role));
  if (!writes && !tells) return undefined;
  const couldRead = people.filter(
    ({ account, roles }) =>
      !keyless.has(account) &&
      !ended.has(account) &&
      roles.some((role) => catalogue.roles[role]?.reads.includes(entry.group)),
  );
  const readers = couldRead.filter(
    (one) => may(one, given, 'read', entry.group) && (!isNamed || named.includes(one.account)),
  );
  const later = couldRead.filter(
    (one) => !kind.apart.includes(entry.group) || one.organisation !== world.organisation,
  );
  const able = (!writes && readers.length === 0 ? later : readers).map(({ account }) => account);
  return {
    recipients: able.map(keyOf).sort(),
    lacking: isNamed ? named.filter((account) => !able.includes(account)) : [],
  };
}

/** Puts rights straight into the tables: here also those that safeguards would never let anybody give. */
async function give(dossier: string, given: readonly Given[]): Promise<void> {
  await world.admin.query('delete from gwen.access_grant where dossier_id = $1', [dossier]);
  for (const { holder, groups, level, ends } of given) {
    let party = holder;
    const until = ends === 'never' ? null : new Date(Date.now() + (ends === 'later' ? 1 : -1) * 3_600_000);
    if (until) {
      const made = await world.admin.query(
        "insert into gwen.party (kind, holder, until) values ('grant', $1, $2) returning id",
        [holder, until],
      );
      party = made.rows[0].id;
    }
    await world.admin.query(
      `insert into gwen.access_grant (dossier_id, id, party, groups, level, purpose, basis, since, until, account)
       values ($1, $2, $3, $4, $5, 'care', 'assignment', now(), $6, $7)`,
      [dossier, newId(), party, groups.map(groupCode), levelRank(level), until, people[0]?.account],
    );
  }
  await world.admin.query('select gwen.refresh_readers($1)', [dossier]);
}

const sessionOf = async ({ token }: Person): Promise<Session> => {
  const session = await findSession(world.store, token);
  if (!session) throw new Error('session ended');
  return session;
};

const scenario = fc.record({
  kind: fc.nat(kindsUsed.length - 1),
  given: fc.array(
    fc.record({
      holder: fc.nat(),
      groups: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      level: fc.constantFrom(...levels, 'work' as const),
      ends: fc.constantFrom('never' as const, 'never' as const, 'later' as const, 'before' as const),
    }),
    { minLength: 1, maxLength: 10 },
  ),
  keyless: fc.array(fc.nat(), { maxLength: 5 }),
  ended: fc.array(fc.nat(), { maxLength: 3 }),
  named: fc.array(fc.nat(), { maxLength: 6 }),
});

test('keys of those who may read it, for those who may write it', { timeout: 120_000 }, async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(scenario, async (drawn) => {
      const kind = kindsUsed[drawn.kind];
      const dossier = dossiers.get(kind?.kind ?? '') ?? '';
      const fields = sealedFields.filter((one) => one.kind === kind);
      const groups = [...new Set(fields.map(({ entry }) => entry.group)), 'intake', 'proceeding'];
      const person = (at: number): Person => people[at % people.length] as Person;
      const holders = [...people.map(({ account }) => account), ...teams];
      const given = drawn.given.map((one) => ({
        ...one,
        holder: holders[one.holder % holders.length] ?? 0,
        groups: [...new Set(one.groups.map((at) => groups[at % groups.length] ?? ''))],
      }));
      keyless.clear();
      for (const at of drawn.keyless) keyless.add(person(at).account);
      ended.clear();
      await world.admin.query("update gwen.account set ended = null, recipient = 'key of ' || id");
      await world.admin.query('update gwen.account set recipient = null where id = any ($1)', [[...keyless]]);
      await give(dossier, given);
      const sessions = await Promise.all(people.map(sessionOf));
      // somebody who ended afterwards asks no more, and nothing is sealed to her
      for (const at of drawn.ended) ended.add(person(at).account);
      await world.admin.query('update gwen.account set ended = now() where id = any ($1)', [[...ended]]);
      const named = [...new Set(drawn.named.map((at) => person(at).account))];
      for (const [at, session] of sessions.entries()) {
        for (const one of fields) {
          const { entry, field } = one;
          const about = `${person(at).roles} ${entry.type}.${field}`;
          const asked = { dossier, type: entry.type, field, named };
          const answer = await findRecipients(world.store, session, asked);
          const want = expected(person(at), given, one, named);
          expect(answer, about).toEqual(want && { ...want, tooMany: false });
          reached.add(
            `${entry.type} ${want === undefined ? 'not hers' : want.recipients.length > 0 ? 'keys' : 'nobody'}`,
          );
        }
      }
    }),
    { seed, numRuns: 25, interruptAfterTimeLimit: 60_000 },
  );
  for (const { entry } of sealedFields)
    expect(reached, [...reached].join(', ')).toContain(`${entry.type} not hers`);
  expect(reached).toContain('complaint keys');
  expect([...reached].some((one) => one.endsWith(' nobody'))).toBe(true);
});

test('programs, unknown places and other fields get nothing; keys are asked for by nobody else', async () => {
  const [counsellor] = people;
  const dossier = dossiers.get('case') ?? '';
  const { account } = counsellor as Person;
  await world.admin.query("update gwen.account set ended = null, recipient = 'key of ' || id");
  await give(dossier, [{ holder: account, groups: ['sessions'], level: 'work', ends: 'never' }]);
  const session = await sessionOf(counsellor as Person);
  const ask = (more: object) =>
    findRecipients(world.store, session, {
      dossier,
      type: 'session',
      field: 'notes',
      named: [account],
      ...more,
    });
  expect(await ask({})).toEqual({ recipients: [keyOf(account)], lacking: [], tooMany: false });
  expect(await ask({ named: [] })).toEqual({ recipients: [], lacking: [], tooMany: false });
  for (const wrong of [
    { dossier: newId() },
    { type: 'nothing' },
    { type: 'constructor' },
    { field: 'progress' },
    { field: 'constructor' },
  ]) {
    expect(await ask(wrong)).toBeUndefined();
  }
  await world.admin.query('update gwen.account set machine = true where id = $1', [account]);
  expect(await ask({})).toEqual({ recipients: [], lacking: [account], tooMany: false });
  await world.admin.query('update gwen.account set machine = false where id = $1', [account]);
});

test('more readers than a box can hold give no keys at all, so that nobody is left out unseen', async () => {
  const [counsellor] = people;
  const dossier = dossiers.get('case') ?? '';
  const [team = 0] = teams;
  for (let at = 0; at < 70; at++) {
    const { account } = await world.person(`crowd-${at}`, ['social-worker']);
    await world.admin.query('select gwen.set_member(null, $1, $2, true)', [team, account]);
  }
  await world.admin.query("update gwen.account set recipient = 'key of ' || id");
  const worker = people.find(({ roles }) => roles.join() === 'social-worker') ?? (counsellor as Person);
  await give(dossier, [
    { holder: team, groups: ['best-interests'], level: 'read', ends: 'never' },
    { holder: worker.account, groups: ['best-interests'], level: 'work', ends: 'never' },
  ]);
  const asked = { dossier, type: 'views', field: 'said' };
  expect(await findRecipients(world.store, await sessionOf(worker), asked)).toEqual({
    recipients: [],
    lacking: [],
    tooMany: true,
  });
});
