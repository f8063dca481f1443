/** Keys for other programs, at the server's console. A key is shown once. */
import { groups } from '../domain/groups.ts';
import { kinds } from '../domain/index.ts';
import {
  addKey,
  addMachine,
  listMachines,
  longestDays,
  personalRoles,
  revokeKey,
} from '../server/people/machines.ts';
import type { Io } from './command.ts';
import { CommandProblem, needed, oneOf, readOptions, wholeNumber } from './command.ts';
import { atConsole, getOrganisation, readRoles } from './people.ts';

const text = { type: 'string' } as const;
const keyOptions = {
  for: text,
  kinds: text,
  groups: text,
  write: { type: 'boolean' },
  'per-minute': text,
  days: text,
} as const;

type Given = Partial<Record<'for' | 'kinds' | 'groups' | 'per-minute' | 'days', string>> & {
  write?: boolean;
};

function readKey(given: Given) {
  const days = wholeNumber(given.days ?? '90', 'days');
  if (days > longestDays) throw new CommandProblem(`--days must be at most ${longestDays}.`);
  const perMinute = wholeNumber(given['per-minute'] ?? '60', 'per-minute');
  if (perMinute > 6000) throw new CommandProblem('--per-minute must be at most 6000.');
  const some = <T extends string>(value: string | undefined, all: readonly T[], option: string) =>
    value?.split(',').map((one) => oneOf(one.trim(), all, option));
  return {
    name: needed(given.for, 'for'),
    kinds: some(
      given.kinds,
      kinds.map((one) => one.kind),
      'kinds',
    ),
    groups: some(given.groups, groups, 'groups'),
    writes: given.write ?? false,
    perMinute,
    days,
  };
}

export async function add(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, { name: text, organisation: text, roles: text, ...keyOptions });
  const name = needed(given.name, 'name');
  const roles = readRoles(needed(given.roles, 'roles'));
  const personal = roles.find((role) => personalRoles.includes(role));
  if (personal) throw new CommandProblem(`The role ${personal} is for people alone.`);
  const key = readKey(given);
  await atConsole(io, async ({ owner }, read) => {
    const organisation = await getOrganisation(read, needed(given.organisation, 'organisation'));
    const account = await addMachine(owner, null, { name, organisation, roles });
    io.say(`${name} is account ${account}. It sees what is let in to this account, and nothing else.`);
    tell(io, await addKey(owner, null, account, key));
  });
}

export async function addMore(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, { account: text, ...keyOptions });
  const account = wholeNumber(needed(given.account, 'account'), 'account');
  const key = readKey(given);
  await atConsole(io, async ({ owner }) => tell(io, await addKey(owner, null, account, key)));
}

function tell(io: Io, made: Awaited<ReturnType<typeof addKey>>): void {
  if (!made) throw new CommandProblem('There is no such program. "gwen machine list" shows who there is.');
  io.say(`Key ${made.key}, until ${made.expires.toISOString().slice(0, 10)}: ${made.token}`);
  io.say('It is shown this once. Whoever has it can do what it allows: keep it where passwords are kept.');
}

export async function list(args: readonly string[], io: Io): Promise<void> {
  readOptions(args, {});
  await atConsole(io, async ({ owner }) => {
    const machines = await listMachines(owner, null);
    if (machines.length === 0) io.say('No program has a key yet.');
    for (const { account, name, organisation, roles, ended, keys } of machines) {
      const state = ended ? '; ended' : '';
      io.say(`${account} ${name} (organisation ${organisation}): ${roles.join(', ')}${state}`);
      for (const key of keys) {
        const scope = [
          key.writes ? 'reads and writes' : 'reads',
          key.kinds && `kinds: ${key.kinds.join(', ')}`,
          key.groups && `groups: ${key.groups.join(', ')}`,
          `${key.perMinute} a minute`,
          key.revoked ? `revoked ${day(key.revoked)}` : `until ${day(key.expires)}`,
          key.used ? `last used ${day(key.used)}` : 'never used',
        ];
        io.say(`  key ${key.id} ${key.name}: ${scope.filter(Boolean).join('; ')}`);
      }
    }
  });
}

const day = (at: Date): string => at.toISOString().slice(0, 10);

export async function revoke(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, { key: text });
  const key = wholeNumber(needed(given.key, 'key'), 'key');
  await atConsole(io, async ({ owner }) => {
    if (!(await revokeKey(owner, null, key)))
      throw new CommandProblem(`There is no key ${key}, or it was revoked before.`);
    io.say(`Key ${key} opens nothing any more.`);
  });
}
