/**
 * Areas, organisations, accounts, teams and contact points of the demonstration, with real keys, as an administrator at
 * the server's console would make them. Run again, it adds what is missing.
 */
import type pg from 'pg';
import { countrySchema } from '../../domain/country.ts';
import { groupCode } from '../../domain/groups.ts';
import { catalogue } from '../../domain/index.ts';
import { groupsOf } from '../../domain/kernel/roles.ts';
import * as people from '../../server/people/accounts.ts';
import { startEpoch } from '../../server/people/contactPoint.ts';
import { putCountry } from '../../server/people/country.ts';
import { readDirectory } from '../../server/people/directory.ts';
import { newCredential, newEpoch } from '../../server/people/firstKeys.ts';
import type { Session } from '../../server/store/session.ts';
import type { Store } from '../../server/store/store.ts';
import { areas, countryCode, liesIn } from './areas.ts';
import { country } from './country.ts';
import { organisations } from './organisations.ts';
import { planOnCall } from './seedRosters.ts';
import type { Staff } from './staff.ts';
import { teams as responseTeams, staff } from './staff.ts';

export interface SeedDeps {
  /** As the schema's owner: the console. */
  readonly owner: pg.Pool;
  readonly store: Store;
  readonly installation: string;
  /** Everybody's; random, and kept by the caller. */
  readonly passphrase: string;
}

interface TeamPlan extends Omit<people.NewTeam, 'organisation'> {
  readonly key: string;
  readonly organisation: string;
  readonly members: readonly string[];
  /** Three people who keep the shares of a contact point's recovery key. */
  readonly shares?: readonly [string, string, string];
}

const [fromEverywhere, river, coast, protection, police] = [
  'contact-point-national',
  'contact-point-river',
  'contact-point-coast',
  'child-protection',
  'police-child-desk',
];
const riverPoint = {
  kind: 'contact-point',
  organisation: river,
  members: ['amina', 'bruno', 'kavya'],
  shares: ['amina', 'bruno', 'kavya'],
} as const;

const plans: readonly TeamPlan[] = [
  { ...riverPoint, key: 'point-XA01', name: 'Contact point, Highlands', area: 'XA01' },
  { ...riverPoint, key: 'point-XA02', name: 'Contact point, Middle River', area: 'XA02' },
  {
    key: 'point-XA03',
    name: 'Contact point, Coast',
    kind: 'contact-point',
    organisation: coast,
    area: 'XA03',
    members: ['ines', 'jabari', 'leila'],
    shares: ['ines', 'jabari', 'leila'],
  },
  {
    key: 'point-XA',
    name: 'National contact point',
    kind: 'contact-point',
    organisation: fromEverywhere,
    area: '',
    members: ['mateo', 'gita'],
    shares: ['mateo', 'gita', 'jamila'],
  },
  ...responseTeams.flatMap(({ name, areas: served, members }) =>
    served.map(
      (area): TeamPlan => ({
        key: `response-${area}`,
        name: served.length > 1 ? `${name}, ${areas.find(({ code }) => code === area)?.name}` : name,
        kind: 'response-team',
        organisation: protection,
        area,
        discipline: 'social-work',
        members,
      }),
    ),
  ),
  ...(
    [
      ['XA01', 'Highlands', 'desta'],
      ['XA02', 'Middle River', 'chidi'],
      ['XA03', 'Coast', 'celso'],
    ] as const
  ).map(
    ([area, name, member]): TeamPlan => ({
      key: `police-${area}`,
      name: `Police child desk, ${name}`,
      kind: 'response-team',
      organisation: police,
      area,
      discipline: 'police',
      members: [member, 'yara'],
    }),
  ),
  ...(
    [
      ['XA01', 'Highlands', ['samir', 'wanjiru']],
      ['XA02', 'Middle River', ['esi', 'dalia', 'grace']],
      ['XA03', 'Coast', ['rosa', 'wanjiru']],
    ] as const
  ).map(
    ([area, name, members]): TeamPlan => ({
      key: `cases-${area}`,
      name: `Case team, ${name}`,
      kind: 'case-team',
      organisation: protection,
      area,
      discipline: 'social-work',
      members,
    }),
  ),
];

/** The people of the demonstration and where they work, by the names that this folder gives them. */
export interface People {
  /** By sign-in name. */
  session(login: string): Session;
  organisation(key: string): number;
  team(key: string): number;
  /** Members of a team who hold a role. */
  members(team: string, role: string): readonly Session[];
  /** The response team nearest to an area, by key. */
  responders(area: string): string;
}

export async function seedPeople(deps: SeedDeps): Promise<People> {
  const { owner, store } = deps;
  const before = await readDirectory(store);
  await store.refresh();
  await putCountry(owner, countrySchema.parse(country), store.country);
  await store.refresh();
  const organisationIds = new Map<string, number>();
  for (const {
    key,
    name,
    gwen,
    areas: [area = ''],
  } of organisations) {
    const known = before.organisations.find((one) => one.name === name)?.id;
    const made = { name, gwen, area: area === countryCode ? '' : area };
    organisationIds.set(key, known ?? (await people.addOrganisation(owner, null, made)));
  }
  await Promise.all(
    staff
      .filter(({ name }) => !before.accounts.some((one) => one.name === name))
      .map((one) => addAccount(deps, one, find(organisationIds, one.organisation))),
  );
  const { accounts } = await readDirectory(store);
  const accountIds = new Map(
    staff.map(({ login, name }) => [login, accounts.find((one) => one.name === name)?.id ?? 0]),
  );
  const teamIds = new Map<string, number>();
  for (const plan of plans) {
    const known = before.teams.find((one) => one.name === plan.name);
    const { key, members, shares: _, ...team } = plan;
    const organisation = find(organisationIds, plan.organisation);
    const id = known?.id ?? (await people.addTeam(owner, null, { ...team, organisation }));
    teamIds.set(key, id);
    for (const login of members.filter((one) => !known?.members.includes(find(accountIds, one)))) {
      await people.setMember(owner, null, id, find(accountIds, login), true);
    }
  }
  await startKeys(deps, accounts, accountIds, teamIds);
  await planOnCall(
    owner,
    (login) => find(accountIds, login),
    plans.map(({ key, kind, members }) => ({ team: find(teamIds, key), key, kind, members })),
  );

  const session = (login: string): Session => {
    const who = staff.find((one) => one.login === login);
    if (!who) throw new Error(`The demonstration has nobody called ${login}.`);
    const teams = plans.filter(({ members }) => members.includes(login)).map(({ key }) => find(teamIds, key));
    const account = find(accountIds, login);
    return {
      account,
      roles: who.roles,
      parties: [account, ...teams],
      organisation: find(organisationIds, who.organisation),
      groups: [...groupsOf(who.roles, catalogue.roles)].map(groupCode),
    };
  };
  const sessions = new Map(staff.map(({ login }) => [login, session(login)]));
  return {
    session: (login) => find(sessions, login),
    organisation: (key) => find(organisationIds, key),
    team: (key) => find(teamIds, key),
    members: (team, role) =>
      plans
        .filter(({ key }) => key === team)
        .flatMap(({ members }) => members.map((login) => find(sessions, login)))
        .filter(({ roles }) => roles.includes(role)),
    responders: (area) => {
      const near = plans.filter(
        ({ key, area: served }) => key.startsWith('response-') && liesIn(area, served),
      );
      const serving = near.sort((a, b) => b.area.length - a.area.length)[0];
      return serving?.key ?? `response-${{ XA01: 'XA01', XA02: 'XA0201' }[area.slice(0, 4)] ?? 'XA03'}`;
    },
  };
}

async function addAccount(deps: SeedDeps, one: Staff, organisation: number): Promise<void> {
  const { login, name, roles } = one;
  const credential = await newCredential(login, deps.installation, deps.passphrase);
  const account = { login, name, roles, organisation, locale: 'en', ...credential };
  const made = await people.addAccount(deps.owner, null, account, false);
  if (made === 'exists') throw new Error(`The login ${login} is taken by somebody else.`);
}

/** A key for each contact point that has none yet. */
async function startKeys(
  { owner, store }: SeedDeps,
  accounts: Awaited<ReturnType<typeof readDirectory>>['accounts'],
  accountIds: ReadonlyMap<string, number>,
  teamIds: ReadonlyMap<string, number>,
): Promise<void> {
  const holder = (login: string) => {
    const account = find(accountIds, login);
    const recipient = accounts.find(({ id }) => id === account)?.recipient;
    if (!recipient) throw new Error(`${login} has no key.`);
    return { account, recipient };
  };
  const { rows: sealed } = await store.app.query<{ team: number }>('select team from gwen.contact_points()');
  for (const { key, members, shares } of plans) {
    const id = find(teamIds, key);
    if (!shares || sealed.some(({ team }) => team === id)) continue;
    const [a, b, c] = shares;
    const epoch = await newEpoch(id, members.map(holder), [holder(a), holder(b), holder(c)]);
    if ((await startEpoch(owner, null, epoch)) === undefined) throw new Error(`No keys for ${key}.`);
  }
}

function find<T>(all: ReadonlyMap<string, T>, key: string): T {
  const found = all.get(key);
  if (found === undefined) throw new Error(`The demonstration has no ${key}.`);
  return found;
}
