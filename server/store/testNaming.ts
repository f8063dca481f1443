/**
 * People who work on reports and cases, one of whom works for an organisation that a report may name: for tests of who is kept
 * out (R8) and of what.
 */
import { expect } from 'vitest';
import { catalogue } from '../../domain/index.ts';
import { stewardGroups } from '../../domain/kernel/declare.ts';
import { findSession, startSession } from '../people/session.ts';
import { dutiesFor, findDossier, historyOf, listDossiers } from './read.ts';
import type { Session } from './session.ts';
import { newId, put, testActs } from './testActs.ts';
import { testStore } from './testStore.ts';

const stewarding = (kind: string): readonly string[] => {
  const declared = catalogue.kinds[kind];
  if (!declared) throw new Error(`no ${kind}`);
  return stewardGroups(declared);
};
/** Of a report whose words name nobody yet. */
export const judgement = { moment: 'exploitation', urgency: 'going-on', area: 'XA' };
/** A judgement that names one suspect. */
export const suspect = (name: string) => ({
  ...judgement,
  suspects: { add: { [newId()]: { name: [{ part: 'full', text: name }] } } },
});

export const [amina, karim, bilal, sana, ines] = [
  'Amina Yusuf',
  'Karim Soltani',
  'Bilal Rahman',
  'Sana Idris',
  'Ines Duarte',
] as const;
export const share = { op: 'grant', level: 'steward', purpose: 'response', basis: 'assignment' } as const;
/** A right to all of a dossier. */
export const give = (dossier: string, kind: string, party: number) => ({
  ...share,
  dossier,
  grant: newId(),
  party,
  groups: stewarding(kind),
});

/** Says that a case follows from a report, in one of two ways. */
export const following = (dossier: string, from: string, by: 'link' | 'intake') =>
  by === 'link'
    ? [{ op: 'link', dossier: from, to: dossier, relation: 'led-to' }]
    : [
        put(dossier, 'intake', {
          ...{ report: from, cameBy: 'report', track: 'suspected-victim' },
          ...{ date: '2026-03-02', firstLanguage: 'en' },
        }),
      ];

/** Two reports of one thing. */
export const join = (one: string, other: string) => [
  put(one, 'joined', { report: other, role: 'follows' }),
  put(other, 'joined', { report: one, role: 'answers' }),
];

/** Everybody but Ines works for the service that runs the contact point. */
export async function namingWorld() {
  const world = await testStore();
  const { send, must } = testActs(world);
  const tokens = new Map<string, string>();
  const ids = new Map<string, number>();
  const idOf = (name: string): number => ids.get(name) ?? 0;
  const as = async (name: string): Promise<Session> => {
    const session = await findSession(world.store, tokens.get(name) ?? '');
    if (!session) throw new Error(`no session of ${name}`);
    return session;
  };
  async function person(name: string, roles: readonly string[], at?: number): Promise<number> {
    const { account } = await world.person(name.split(' ')[0]?.toLowerCase() ?? name, roles, at);
    await world.admin.query('update gwen.account set name = $2 where id = $1', [account, name]);
    ids.set(name, account);
    tokens.set(name, (await startSession(world.store, account)) ?? '');
    return account;
  }
  const joinTeam = (team: number, account: number, joining = true): Promise<unknown> =>
    world.admin.query('select gwen.set_member(null, $1, $2, $3)', [team, account, joining]);
  const { rows } = await world.admin.query(
    "select gwen.add_organisation(null, 'Sunrise Overseas Recruiters', 'employers', '') as id, gwen.add_team(null, 'Care', 'case-team', $1, '', null) as team",
    [world.organisation],
  );
  const elsewhere: number = rows[0].id;
  const caseTeam: number = rows[0].team;
  const worker = ['operator', 'social-worker', 'responder', 'supervisor'];
  for (const name of [amina, karim, bilal]) await person(name, worker);
  await person(sana, ['supervisor']);
  await person(
    ines,
    worker.filter((role) => role !== 'operator'),
    elsewhere,
  );
  for (const name of [karim, bilal]) await joinTeam(caseTeam, idOf(name));
  async function newReport(...also: readonly number[]): Promise<string> {
    const dossier = newId();
    await must(
      await as(amina),
      { op: 'create', dossier, kind: 'report' },
      give(dossier, 'report', world.team),
      {
        ...give(dossier, 'report', idOf(sana)),
        groups: ['report-routing', 'report-triage', 'report-response'],
      },
    );
    for (const party of also)
      await must(await as(amina), {
        ...give(dossier, 'report', party),
        level: 'work',
        groups: ['report-response', 'report-need'],
      });
    return dossier;
  }

  /** A case, opened from a report or by itself, which this team and these work on. */
  async function newCase(
    from: string | undefined,
    by: 'link' | 'intake' = 'link',
    ...also: number[]
  ): Promise<string> {
    const dossier = newId();
    const follows = from === undefined ? [] : following(dossier, from, by);
    await must(
      await as(amina),
      { op: 'create', dossier, kind: 'case' },
      give(dossier, 'case', caseTeam),
      ...follows,
    );
    for (const party of also) await must(await as(amina), give(dossier, 'case', party));
    return dossier;
  }
  async function knows(name: string, dossier: string): Promise<boolean> {
    const session = await as(name);
    const kind = (await world.admin.query('select kind from gwen.dossier where id = $1', [dossier])).rows[0]
      .kind;
    const found = await findDossier(world.store, session, dossier);
    const ways = [
      (await listDossiers(world.store, session, { kind, most: 500 })).some(({ id }) => id === dossier),
      (await historyOf(world.store, session, dossier)).length > 0,
    ];
    const also = [
      (await dutiesFor(world.store, session)).some((one) => one.dossier_id === dossier),
      (
        await world.admin.query('select 1 from gwen.dossier d where d.id = $1 and d.readers && $2', [
          dossier,
          session.parties,
        ])
      ).rows.length > 0,
    ];
    if (found) expect(ways, `${name} finds it everywhere`).toEqual([true, true]);
    else expect([...ways, ...also], `${name} finds it nowhere`).toEqual([false, false, false, false]);
    return found !== undefined;
  }

  return { world, send, must, as, person, joinTeam, idOf, elsewhere, caseTeam, newReport, newCase, knows };
}
