/**
 * Whoever a report names loses it with the same act, in every way of reading, and cannot tell that it is there (R8); a second
 * person may lift it. Held against an oracle that knows only the rule in words, over random people, names and orders.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../domain/index.ts';
import { stewardGroups } from '../../domain/kernel/declare.ts';
import { budget } from '../../scripts/thorough.ts';
import { findSession, startSession } from '../people/session.ts';
import { feedStart, findDossier } from './read.ts';
import type { Session } from './session.ts';
import type { Hint } from './store.ts';
import type { TestActs } from './testActs.ts';
import { newId, put, refusalsOf, takeBack, testActs } from './testActs.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import { nothing, sees, waysOfKnowing } from './testWays.ts';

const report = catalogue.kinds['report'];
if (!report) throw new Error('no reports');
const groups = stewardGroups(report);
const judgement = { moment: 'exploitation', urgency: 'going-on', area: 'XA' };
const suspect = (name: string) => ({
  ...judgement,
  suspects: { add: { [newId()]: { name: [{ part: 'full', text: name }] } } },
});

let world: TestStore;
let send: TestActs['send'];
let must: TestActs['must'];
let elsewhere: number;
let operators: Record<'amina' | 'bilal' | 'karim', string>;
let supervisor: string;
let stranger: Session;

/** As she is now, with all that she acts as. */
const sessionOf = async (token: string): Promise<Session> => {
  const session = await findSession(world.store, token);
  if (!session) throw new Error('session ended');
  return session;
};

const amina = (): Promise<Session> => sessionOf(operators.amina);

async function person(login: string, name: string, roles: readonly string[], at?: number): Promise<string> {
  const { account } = await world.person(login, roles, at);
  await world.admin.query('update gwen.account set name = $2 where id = $1', [account, name]);
  return (await startSession(world.store, account)) ?? '';
}

beforeAll(async () => {
  world = await testStore();
  ({ send, must } = testActs(world));
  const { rows } = await world.admin.query(
    "select gwen.add_organisation(null, 'Sunrise Overseas Recruiters', 'employers', '') as id",
  );
  elsewhere = rows[0].id;
  operators = {
    amina: await person('amina', 'Amina Yusuf', ['operator']),
    bilal: await person('bilal', 'Bilal Rahman', ['operator']),
    karim: await person('karim', 'Karim Soltani', ['operator']),
  };
  supervisor = await person('sana', 'Sana Idris', ['supervisor']);
  stranger = await sessionOf(await person('zuri', 'Zuri Okafor', ['responder'], elsewhere));
}, 30_000);
afterAll(() => world.close());

/** A report held by the contact point, and by these beside it. */
async function newReport(...also: readonly number[]): Promise<string> {
  const dossier = newId();
  const share = { op: 'grant', dossier, level: 'steward', purpose: 'response', basis: 'assignment' };
  await must(
    await amina(),
    { op: 'create', dossier, kind: 'report' },
    { ...share, grant: newId(), party: world.team, groups },
  );
  const work = groups.filter((one) => !['report-message', 'report-answer', 'reporter'].includes(one));
  for (const party of also)
    await must(await amina(), { ...share, level: 'work', grant: newId(), party, groups: work });
  return dossier;
}

const ways = (session: Session, dossier: string, start: Awaited<ReturnType<typeof feedStart>>) =>
  waysOfKnowing({ store: world.store, send, organisation: elsewhere }, session, dossier, start);

describe('a name in the judgement', () => {
  test('keeps out whoever bears it, with the same act, and nobody else', async () => {
    const start = await feedStart(world.store);
    const dossier = await newReport(stranger.account);
    const karim = await sessionOf(operators.karim);
    expect(await ways(karim, dossier, start)).toMatchObject(sees);
    await must(await amina(), put(dossier, 'triage', suspect('Kareem Soltani')));
    expect(await ways(await sessionOf(operators.karim), dossier, start)).toEqual(nothing);
    // and with what she acted as a moment ago
    expect(await ways(karim, dossier, start)).toEqual(nothing);
    expect(await ways(await sessionOf(operators.bilal), dossier, start)).toMatchObject(sees);
    const view = await findDossier(world.store, await sessionOf(operators.bilal), dossier);
    const shut = view?.entries.filter(({ type }) => type === 'exclusion') ?? [];
    expect(shut.map(({ heads }) => [heads['account']?.[0]?.value, heads['namedBy']?.[0]?.value])).toEqual([
      [karim.account, 'name'],
    ]);
  });

  test('keeps her out of what she is given anew, and out of a team that she joins', async () => {
    const dossier = await newReport();
    await must(await amina(), put(dossier, 'triage', suspect('Karim Soltani')));
    const { account } = await sessionOf(operators.karim);
    const share = { op: 'grant', dossier, groups: ['report-response'], level: 'work', purpose: 'response' };
    const direct = await send(await amina(), {
      ...share,
      basis: 'assignment',
      grant: newId(),
      party: account,
    });
    expect(refusalsOf(direct)).toEqual(['R8.named']);
    const { rows } = await world.admin.query(
      "select gwen.add_team(null, 'Called', 'response-team', $1, '', 'police') as id",
      [world.organisation],
    );
    await must(await amina(), { ...share, basis: 'assignment', grant: newId(), party: rows[0].id });
    await world.admin.query('select gwen.set_member(null, $1, $2, true)', [rows[0].id, account]);
    const karim = await sessionOf(operators.karim);
    expect(karim.parties).toContain(rows[0].id);
    expect(await findDossier(world.store, karim, dossier)).toBeUndefined();
    await world.admin.query('select gwen.set_member(null, $1, $2, false)', [rows[0].id, account]);
  });

  test('keeps out of a report that is made and judged at once, as by telephone', async () => {
    const dossier = newId();
    const share = { level: 'steward', purpose: 'response', basis: 'assignment' };
    await must(
      await amina(),
      { op: 'create', dossier, kind: 'report' },
      put(dossier, 'triage', suspect('Karim Soltani')),
      { op: 'grant', dossier, ...share, grant: newId(), party: world.team, groups },
    );
    expect(await findDossier(world.store, await sessionOf(operators.karim), dossier)).toBeUndefined();
    expect(await findDossier(world.store, await sessionOf(operators.bilal), dossier)).toBeDefined();
  });

  test('keeps out her who writes it, if it is her own', async () => {
    const dossier = await newReport();
    await must(await amina(), put(dossier, 'triage', suspect('Amina Yusuf')));
    expect(await findDossier(world.store, await amina(), dossier)).toBeUndefined();
    expect(await findDossier(world.store, await sessionOf(operators.bilal), dossier)).toBeDefined();
  });

  test.each(['Karim', 'Soltani Brothers Transport', 'Nadia Haddad'])(
    'keeps nobody out for %s, which is nobody’s',
    async (name) => {
      const dossier = await newReport();
      await must(await amina(), put(dossier, 'triage', suspect(name)));
      expect(await findDossier(world.store, await sessionOf(operators.karim), dossier)).toBeDefined();
    },
  );
});

describe('an organisation', () => {
  const named = (name: string) => ({ ...judgement, agencies: { add: { [newId()]: { name } } } });

  test('that is named keeps out everybody who works there', async () => {
    const dossier = await newReport(stranger.account);
    expect(await findDossier(world.store, stranger, dossier)).toBeDefined();
    await must(await amina(), put(dossier, 'triage', named('Sunrise Overseas Recruiter')));
    expect(await findDossier(world.store, stranger, dossier)).toBeUndefined();
    expect(await findDossier(world.store, await sessionOf(operators.karim), dossier)).toBeDefined();
  });

  test('is known by its other names too, and by an agency that it stands behind', async () => {
    const coordinator = await world.person('coordinator', ['plan-coordinator', 'licensing-officer']);
    const own = newId();
    await must(
      coordinator,
      { op: 'create', dossier: own, kind: 'organisation' },
      put(own, 'profile', {
        organisation: elsewhere,
        actor: 'employers',
        kind: 'company',
        otherNames: { add: { [newId()]: { name: 'Golden Palm Travels' } } },
      }),
    );
    const dossier = await newReport(stranger.account);
    await must(await amina(), put(dossier, 'triage', named('Golden Palm Travel')));
    expect(await findDossier(world.store, stranger, dossier)).toBeUndefined();

    const agency = newId();
    await must(
      coordinator,
      { op: 'create', dossier: agency, kind: 'agency' },
      put(agency, 'registration', {
        name: 'Rising Sun',
        kind: 'recruiter',
        organisation: elsewhere,
        handlesUnder18: false,
        appliedOn: '2025-01-01',
      }),
    );
    const another = await newReport(stranger.account);
    await must(
      await amina(),
      put(another, 'triage', { ...judgement, agencies: { add: { [newId()]: { agency } } } }),
    );
    expect(await findDossier(world.store, stranger, another)).toBeUndefined();
  });

  test('that runs the only contact point with the report keeps it there, and everybody else of it out', async () => {
    const inesToken = await person('ines', 'Ines Duarte', ['responder', 'supervisor']);
    const outside = await sessionOf(inesToken);
    const dossier = await newReport(outside.account);
    await must(
      await amina(),
      put(dossier, 'exclusion', { organisation: world.organisation, reason: 'said so' }),
    );
    expect(await findDossier(world.store, await sessionOf(operators.bilal), dossier)).toBeDefined();
    expect(await findDossier(world.store, outside, dossier)).toBeUndefined();
    await world.admin.query('select gwen.set_member(null, $1, $2, true)', [world.team, outside.account]);
    expect(await findDossier(world.store, await sessionOf(inesToken), dossier)).toBeUndefined();
    const { rows } = await world.admin.query(
      "select gwen.add_team(null, 'National', 'contact-point', $1, '', null) as id",
      [elsewhere],
    );
    const share = { level: 'steward', purpose: 'response', basis: 'assignment' };
    await must(await amina(), { op: 'grant', dossier, ...share, grant: newId(), party: rows[0].id, groups });
    expect(await findDossier(world.store, await sessionOf(operators.bilal), dossier)).toBeUndefined();
  });
});

describe('a false match', () => {
  const shutOf = async (dossier: string): Promise<string> =>
    (
      await world.admin.query(
        "select id from gwen.entry where dossier_id = $1 and type = 'exclusion' order by created",
        [dossier],
      )
    ).rows[0].id;
  const isSeen = async (dossier: string): Promise<boolean> =>
    (await findDossier(world.store, await sessionOf(operators.karim), dossier)) !== undefined;

  test('is set right by a second person who says why, and not by whoever wrote it', async () => {
    const { account } = await sessionOf(supervisor);
    const dossier = await newReport(account);
    await must(await amina(), put(dossier, 'triage', suspect('Karim Soltani')));
    const entry = await shutOf(dossier);
    await must(await amina(), put(dossier, 'exclusion', { upheld: false, reviewNote: 'no' }, entry));
    expect(await isSeen(dossier)).toBe(false);
    await must(await amina(), takeBack(dossier, 'exclusion', entry));
    expect(await isSeen(dossier)).toBe(false);
    const other = await send(await amina(), put(dossier, 'exclusion', { account }, entry));
    expect(refusalsOf(other)).toEqual(['R8.another']);

    const again = await newReport(account);
    await must(await amina(), put(again, 'triage', suspect('Karim Soltani')));
    const second = await shutOf(again);
    const sana = (): Promise<Session> => sessionOf(supervisor);
    await must(await sana(), put(again, 'exclusion', { upheld: false }, second));
    expect(await isSeen(again)).toBe(false);
    await must(await sana(), put(again, 'exclusion', { reviewNote: 'the driver is another man' }, second));
    expect(await isSeen(again)).toBe(true);
    // the same name written again shuts nobody out anew; another name does
    await must(await amina(), put(again, 'triage', suspect('Karim Soltani')));
    expect(await isSeen(again)).toBe(true);
    await must(await amina(), put(again, 'triage', suspect('Abdul Karim Soltani')));
    expect(await isSeen(again)).toBe(false);
  });
});

test('live screens: who loses it hears that something changed and not what, others hear on', async () => {
  const hints: Hint[] = [];
  const hear = (hint: Hint): void => void hints.push(hint);
  const dossier = await newReport();
  const karim = await sessionOf(operators.karim);
  await new Promise((done) => setTimeout(done, 200));
  world.store.hints.on('hint', hear);
  await must(await amina(), put(dossier, 'triage', suspect('Karim Soltani')));
  await expect.poll(() => hints.length).toBe(1);
  expect(hints[0]).toMatchObject({
    dossier,
    lost: { accounts: [karim.account] },
    holders: expect.arrayContaining([world.team]),
  });
  expect(hints[0]?.parties.some((one) => karim.parties.includes(one))).toBe(false);
  await must(
    await sessionOf(operators.bilal),
    put(dossier, 'need', { service: 'health', organisation: elsewhere }),
  );
  await expect.poll(() => hints.length).toBe(2);
  expect(hints[1]?.lost).toBeUndefined();
  expect(hints[1]?.parties.some((one) => karim.parties.includes(one))).toBe(false);
  const bilal = await sessionOf(operators.bilal);
  expect(hints[1]?.parties.some((one) => bilal.parties.includes(one))).toBe(true);
  world.store.hints.off('hint', hear);
});

test('no reminder goes to who is kept out', async () => {
  const dossier = await newReport();
  await must(await amina(), put(dossier, 'triage', suspect('Karim Soltani')));
  for (const token of Object.values(operators))
    await world.admin.query(
      "insert into gwen.reach (account, address) values ($1, 'x') on conflict (account) do update set waiting = null",
      [(await sessionOf(token)).account],
    );
  await world.admin.query('delete from gwen.duty where dossier_id <> $1', [dossier]);
  await world.store.jobs.query("select gwen.remind(now() + interval '4 days', interval '1 hour')");
  const { rows } = await world.admin.query(
    'select a.login from gwen.reach r join gwen.account a on a.id = r.account where r.waiting is not null order by 1',
  );
  expect(rows.map(({ login }) => login)).toEqual(['amina', 'bilal']);
});

test('whoever is kept out learns nothing, over random orders of naming, lifting, giving and joining', {
  timeout: 120_000,
}, async () => {
  const names = ['amina', 'bilal', 'karim'] as const;
  const step = fc.oneof(
    fc.record({ do: fc.constant('name' as const), who: fc.constantFrom(...names.slice(1)) }),
    fc.record({ do: fc.constant('lift' as const), who: fc.constantFrom(...names.slice(1)) }),
    fc.record({ do: fc.constant('give' as const), who: fc.constantFrom(...names) }),
    fc.record({ do: fc.constant('write' as const), who: fc.constantFrom(...names) }),
  );
  const whole = { amina: 'Amina Yusuf', bilal: 'Bilal Rahman', karim: 'Karim Soltani' };
  const { account: reviewer } = await sessionOf(supervisor);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
      const dossier = await newReport(reviewer);
      const [out, lifted] = [new Set<string>(), new Set<string>()];
      for (const { do: what, who } of steps) {
        const { account } = await sessionOf(operators[who]);
        if (what === 'name') {
          await must(await amina(), put(dossier, 'triage', suspect(whole[who])));
          if (!lifted.has(who)) out.add(who);
        } else if (what === 'lift') {
          const { rows } = await world.admin.query(
            "select id from gwen.entry where dossier_id = $1 and type = 'exclusion' and (open->>'account')::int = $2",
            [dossier, account],
          );
          for (const { id } of rows)
            await must(
              await sessionOf(supervisor),
              put(dossier, 'exclusion', { upheld: false, reviewNote: 'another man' }, id),
            );
          if (rows.length > 0) {
            out.delete(who);
            lifted.add(who);
          }
        } else if (what === 'give') {
          const given = await send(await amina(), {
            ...{ op: 'grant', dossier, grant: newId(), party: account, groups: ['report-response'] },
            ...{ level: 'work', purpose: 'response', basis: 'assignment' },
          });
          expect(refusalsOf(given)).toEqual(out.has(who) ? ['R8.named'] : []);
        }
        const start = await feedStart(world.store);
        const missing = newId();
        for (const one of names) {
          const session = await sessionOf(operators[one]);
          const there = await ways(session, dossier, start);
          if (out.has(one)) {
            expect(there, one).toEqual(nothing);
            // as of one that does not exist
            expect(await ways(session, missing, start)).toEqual(there);
          } else expect(there.opened && there.listed && there.history && there.written, one).toBe(true);
        }
      }
    }),
    { interruptAfterTimeLimit: budget(8000, 60_000), numRuns: budget(20, 600), endOnFailure: true },
  );
});
