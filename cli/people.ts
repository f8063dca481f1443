/** Organisations, accounts and teams at the server's console: for the first administrator, and when nobody can sign in. */

import pg from 'pg';
import { discipline, gwenKind, role } from '../domain/codes/index.ts';
import { newPassphrase } from '../seal/firstPassphrase.ts';
import { normaliseLogin } from '../seal/passphrase.ts';
import * as people from '../server/people/accounts.ts';
import { startEpoch } from '../server/people/contactPoint.ts';
import { newCredential, newEpoch } from '../server/people/firstKeys.ts';
import type { Io } from './command.ts';
import { CommandProblem, needed, oneOf, readOptions, wholeNumber } from './command.ts';
import type { Databases } from './place.ts';
import { openDatabases } from './place.ts';

const text = { type: 'string' } as const;

interface Account {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly recipient: string | null;
  readonly organisation: number;
  readonly ended: boolean;
}

/** The databases, and a connection of the application's, which reads the directory. */
export async function atConsole<T>(
  io: Io,
  act: (databases: Databases, read: pg.Pool) => Promise<T>,
): Promise<T> {
  const databases = await openDatabases(io.config, io.say);
  const read = new pg.Pool({ connectionString: databases.urls.appUrl, max: 1 });
  try {
    return await act(databases, read);
  } finally {
    await read.end();
    await databases.close();
  }
}

async function getAccount(read: pg.Pool, login: string): Promise<Account> {
  const { rows } = await read.query<Account>(
    'select id, login, name, roles, recipient, organisation, ended is not null as ended from gwen.account where login = $1',
    [normaliseLogin(login)],
  );
  const account = rows[0];
  if (!account)
    throw new CommandProblem(`Nobody has the login ${login}. "gwen account list" shows who there is.`);
  return account;
}

export async function getOrganisation(read: pg.Pool, value: string): Promise<number> {
  const id = wholeNumber(value, 'organisation');
  const { rowCount } = await read.query('select from gwen.organisation where id = $1', [id]);
  if (rowCount === 0) throw new CommandProblem(`There is no organisation ${id}. "gwen org add" adds one.`);
  return id;
}

export function readRoles(value: string): string[] {
  return value.split(',').map((one) => oneOf(one.trim(), role.codes, 'roles'));
}

export async function addOrganisation(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, { name: text, gwen: text, area: text });
  const name = needed(given.name, 'name');
  const gwen = oneOf(needed(given.gwen, 'gwen'), gwenKind.codes, 'gwen');
  await atConsole(io, async ({ owner }) => {
    const id = await people.addOrganisation(owner, null, { name, gwen, area: given.area ?? '' });
    io.say(`${name} is organisation ${id}.`);
  });
}

export async function listAccounts(args: readonly string[], io: Io): Promise<void> {
  readOptions(args, {});
  await atConsole(io, async (_, read) => {
    const { rows } = await read.query(
      `select a.login, a.name, a.roles, o.id, o.name as organisation, a.ended is not null as ended,
         (select string_agg(t.id || ' ' || t.name, ', ' order by t.id) from gwen.membership m
          join gwen.team t on t.id = m.team where m.account = a.id) as teams
       from gwen.account a join gwen.organisation o on o.id = a.organisation order by o.id, a.login`,
    );
    if (rows.length === 0) io.say('Nobody has an account yet.');
    let shown: number | undefined;
    for (const row of rows) {
      if (row.id !== shown) io.say(`\nOrganisation ${row.id}: ${row.organisation}`);
      shown = row.id;
      const more = [
        row.roles.join(', ') || 'no role',
        row.teams && `teams: ${row.teams}`,
        row.ended && 'ended',
      ];
      io.say(`  ${row.login} (${row.name}): ${more.filter(Boolean).join('; ')}`);
    }
  });
}

export async function addAccount(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, { login: text, name: text, organisation: text, roles: text, locale: text });
  const login = normaliseLogin(needed(given.login, 'login'));
  const name = needed(given.name, 'name');
  const roles = readRoles(needed(given.roles, 'roles'));
  await atConsole(io, async ({ owner, installation }, read) => {
    const organisation = await getOrganisation(read, needed(given.organisation, 'organisation'));
    const passphrase = newPassphrase();
    const made = await people.addAccount(owner, null, {
      login,
      name,
      organisation,
      roles,
      locale: given.locale ?? 'en',
      ...(await newCredential(login, installation, passphrase)),
    });
    if (made === 'exists') throw new CommandProblem(`The login ${login} is taken. Nothing was changed.`);
    io.say(`${name} signs in as ${login}. ${firstPassphrase(passphrase)}`);
  });
}

export async function replacePassphrase(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, { login: text });
  await atConsole(io, async ({ owner, installation }, read) => {
    const account = await getAccount(read, needed(given.login, 'login'));
    const passphrase = newPassphrase();
    const credential = await newCredential(account.login, installation, passphrase);
    await people.replaceCredential(owner, null, account.id, credential);
    io.say(
      `${account.name} is signed out everywhere and signs in as ${account.login}. ${firstPassphrase(passphrase)}`,
    );
    io.say('If she opens sealed reports, a colleague of her contact point wraps the keys for her again.');
  });
}

const firstPassphrase = (passphrase: string): string =>
  `First passphrase: ${passphrase}\nTell it only to her. She chooses her own when she signs in.`;

export async function setRoles(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, { login: text, roles: text });
  const roles = readRoles(needed(given.roles, 'roles'));
  await atConsole(io, async ({ owner }, read) => {
    const account = await getAccount(read, needed(given.login, 'login'));
    await people.changeAccount(owner, null, account.id, { roles });
    io.say(`${account.name} is now ${roles.join(', ')} (was ${account.roles.join(', ') || 'nothing'}).`);
  });
}

export async function endAccount(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, { login: text });
  await atConsole(io, async ({ owner }, read) => {
    const account = await getAccount(read, needed(given.login, 'login'));
    await people.changeAccount(owner, null, account.id, { ended: true });
    io.say(`${account.name} can no longer sign in. Whatever she did keeps her name.`);
  });
}

export async function addTeam(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, {
    name: text,
    kind: text,
    organisation: text,
    area: text,
    discipline: text,
  });
  const name = needed(given.name, 'name');
  const kind = oneOf(needed(given.kind, 'kind'), people.teamKinds, 'kind');
  const skill = given.discipline && oneOf(given.discipline, discipline.codes, 'discipline');
  await atConsole(io, async ({ owner }, read) => {
    const organisation = await getOrganisation(read, needed(given.organisation, 'organisation'));
    const team = {
      name,
      kind,
      organisation,
      area: given.area ?? '',
      ...(skill ? { discipline: skill } : {}),
    };
    io.say(`${name} is team ${await people.addTeam(owner, null, team)}.`);
  });
}

export const joinTeam = (args: readonly string[], io: Io): Promise<void> => setMember(args, io, true);
export const leaveTeam = (args: readonly string[], io: Io): Promise<void> => setMember(args, io, false);

async function setMember(args: readonly string[], io: Io, joining: boolean): Promise<void> {
  const given = readOptions(args, { team: text, login: text });
  const team = wholeNumber(needed(given.team, 'team'), 'team');
  await atConsole(io, async ({ owner }, read) => {
    const account = await getAccount(read, needed(given.login, 'login'));
    if (!(await people.setMember(owner, null, team, account.id, joining))) {
      throw new CommandProblem(`There is no team ${team}, or ${account.name} has no account any more.`);
    }
    io.say(`${account.name} ${joining ? 'is in' : 'has left'} team ${team}.`);
    if (!joining) io.say('If it is a contact point, start new keys: "gwen contact-point keys".');
  });
}

export async function startKeys(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, { team: text, shares: text });
  const team = wholeNumber(needed(given.team, 'team'), 'team');
  const logins = needed(given.shares, 'shares').split(',');
  await atConsole(io, async ({ owner }, read) => {
    const withKey = (account: Account) => {
      const { id, recipient } = account;
      if (recipient === null || account.ended) throw new CommandProblem(`${account.name} has no key.`);
      return { account: id, recipient };
    };
    const accounts = await Promise.all(logins.map(async (login) => withKey(await getAccount(read, login))));
    const [first, second, third, ...more] = accounts;
    if (
      !first ||
      !second ||
      !third ||
      more.length > 0 ||
      new Set(accounts.map((one) => one.account)).size < 3
    ) {
      throw new CommandProblem('--shares needs the logins of three different people.');
    }
    const { rows } = await read.query<Account>(
      `select a.id, a.name, a.recipient, false as ended from gwen.membership m join gwen.account a on a.id = m.account
       where m.team = $1 and a.ended is null and a.recipient is not null`,
      [team],
    );
    if (rows.length === 0) throw new CommandProblem(`Team ${team} has nobody who could open reports.`);
    const made = await startEpoch(
      owner,
      null,
      await newEpoch(team, rows.map(withKey), [first, second, third]),
    );
    if (made === undefined) throw new CommandProblem(`Team ${team} is no contact point.`);
    io.say(
      `Reports to team ${team} are sealed to new keys from now on; ${rows.length} people can open them.`,
    );
    io.say('Each of the three sees her share of the recovery key when she signs in, and writes it down.');
    io.say(
      'Somebody who still has her first passphrase gets her key again from a colleague after she chose her own.',
    );
  });
}
