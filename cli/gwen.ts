#!/usr/bin/env node
/** The command `gwen`: one table of commands, each in a file of its own that is loaded when it runs. */
import { readConfig } from '../server/config.ts';
import type { Command, Io } from './command.ts';
import { CommandProblem } from './command.ts';

const commands: Readonly<Record<string, Command>> = {
  start: {
    usage: '[--no-demo] [--log]',
    summary: 'serve; the first start makes a demonstration country, unless told not to',
    load: () => import('./start.ts'),
  },
  country: {
    usage: 'FILE.json',
    summary:
      'take a country in: areas, settings, benchmarks, own fields and texts; run again, it changes what changed',
    load: () => import('./country.ts'),
  },
  'org add': {
    usage: '--name NAME --gwen government|workers|employers|ngo [--area CODE]',
    summary: 'add an organisation',
    load: async () => ({ run: (await import('./people.ts')).addOrganisation }),
  },
  'account list': {
    usage: '',
    summary: 'who has an account, in which organisation and teams',
    load: async () => ({ run: (await import('./people.ts')).listAccounts }),
  },
  'account add': {
    usage: '--login LOGIN --name NAME --organisation ID --roles A,B [--locale en]',
    summary: 'add an account; prints its first passphrase',
    load: async () => ({ run: (await import('./people.ts')).addAccount }),
  },
  'account passphrase': {
    usage: '--login LOGIN',
    summary: 'a new first passphrase for somebody who lost hers',
    load: async () => ({ run: (await import('./people.ts')).replacePassphrase }),
  },
  'account roles': {
    usage: '--login LOGIN --roles A,B',
    summary: 'change what somebody does',
    load: async () => ({ run: (await import('./people.ts')).setRoles }),
  },
  'account end': {
    usage: '--login LOGIN',
    summary: 'end an account; her name stays in the history',
    load: async () => ({ run: (await import('./people.ts')).endAccount }),
  },
  'team add': {
    usage:
      '--name NAME --kind contact-point|response-team|case-team --organisation ID [--area CODE] [--discipline D]',
    summary: 'add a team',
    load: async () => ({ run: (await import('./people.ts')).addTeam }),
  },
  'team join': {
    usage: '--team ID --login LOGIN',
    summary: 'put somebody into a team: she gets what the team was given',
    load: async () => ({ run: (await import('./people.ts')).joinTeam }),
  },
  'team leave': {
    usage: '--team ID --login LOGIN',
    summary: 'take somebody out of a team',
    load: async () => ({ run: (await import('./people.ts')).leaveTeam }),
  },
  'contact-point keys': {
    usage: '--team ID --shares LOGIN,LOGIN,LOGIN',
    summary: 'new keys for the reports of a contact point (better done by an operator in her browser)',
    load: async () => ({ run: (await import('./people.ts')).startKeys }),
  },
  'machine list': {
    usage: '',
    summary: 'programs with an account, and their keys',
    load: async () => ({ run: (await import('./machines.ts')).list }),
  },
  'machine add': {
    usage:
      '--name NAME --organisation ID --roles A,B --for PURPOSE [--kinds A,B] [--groups A,B] [--write] [--per-minute 60] [--days 90]',
    summary: 'an account for another program, and its key, shown once',
    load: async () => ({ run: (await import('./machines.ts')).add }),
  },
  'machine key': {
    usage: '--account ID --for PURPOSE [--kinds A,B] [--groups A,B] [--write] [--per-minute 60] [--days 90]',
    summary: 'another key for a program, such as the one after this',
    load: async () => ({ run: (await import('./machines.ts')).addMore }),
  },
  'machine revoke': {
    usage: '--key ID',
    summary: 'end a key at once',
    load: async () => ({ run: (await import('./machines.ts')).revoke }),
  },
  'channel list': {
    usage: '',
    summary: 'ways in beside the web: gateways of text messages, mailboxes, forms on phones',
    load: async () => ({ run: (await import('./channels.ts')).list }),
  },
  'channel add': {
    usage: '[openrosa --at https://HOST] --name NAME --team ID [--settings FILE.json|-] [--language en]',
    summary: 'set up a gateway, a mailbox or forms on phones (docs/channels.md); shows where it hands in',
    load: async () => ({ run: (await import('./channels.ts')).add }),
  },
  'channel end': {
    usage: '--channel ID',
    summary: 'end a channel and destroy its secrets; reports that came by it stay',
    load: async () => ({ run: (await import('./channels.ts')).end }),
  },
  'person destroy': {
    usage: '',
    summary: 'destroy now what two people decided to destroy of children, and say what holds it up',
    load: () => import('./erase.ts'),
  },
  backup: {
    usage: '[--to FOLDER] [--keys-to FOLDER] [--keep-keys DAYS]',
    summary: 'back up data and keys, encrypted, while people go on working',
    load: () => import('./backup.ts'),
  },
  restore: {
    usage: '--data FILE [--keys FILE] [--replace]',
    summary: 'bring back a backup; whoever was destroyed since stays destroyed',
    load: () => import('./restore.ts'),
  },
  'import htcds': {
    usage: 'FILE.csv --as LOGIN --system NAME [--area CODE] [--team ID] [--encoding NAME] [--id HEADING]',
    summary: 'take cases over from another system; run again, it enters nothing twice',
    load: () => import('./import.ts'),
  },
  recount: {
    usage: '',
    summary:
      'count all dossiers anew for figures, after a version that counts more; releases stay as they are',
    load: () => import('./recount.ts'),
  },
  'export list': {
    usage: 'KIND FILE.csv|FILE.xlsx --as LOGIN [--area CODE]',
    summary: 'write a list of dossiers as somebody may see it, in codes and words, without who anybody is',
    load: async () => ({ run: (await import('./export.ts')).exportList }),
  },
  'export dossier': {
    usage: 'NUMBER FILE.json --as LOGIN',
    summary: 'write a dossier as somebody may see it, for another system',
    load: async () => ({ run: (await import('./export.ts')).exportDossier }),
  },
  'export htcds': {
    usage: 'FILE.csv --as LOGIN [--area CODE]',
    summary:
      'write cases in the columns of HTCDS 2.0 as somebody may see them; names what the standard cannot hold',
    load: async () => ({ run: (await import('./export.ts')).exportHtcds }),
  },
  verify: {
    usage: '[--roots FOLDER]',
    summary: 'check the whole history against its chain and the exported roots',
    load: () => import('./verify.ts'),
  },
  health: {
    usage: '[--files]',
    summary:
      'what runs here and how it fares; the digest of its pages, to be compared with the published one',
    load: () => import('./health.ts'),
  },
  'key change': {
    usage: '[--again] [--anyway]',
    summary:
      'another key for this installation, when somebody may have seen the one there is; Gwen must be stopped (docs/keys.md)',
    load: () => import('./keyChange.ts'),
  },
  keys: {
    usage: '',
    summary: 'where the key of this installation lies, and what depends on it',
    load: () => import('./keys.ts'),
  },
};

function help(): string {
  const lines = Object.entries(commands).map(
    ([name, { usage, summary }]) => `  gwen ${name}${usage && ` ${usage}`}\n      ${summary}`,
  );
  return `Gwen, the working system of a response to child trafficking.\n\n${lines.join('\n')}`;
}

/** Runs a command line; the exit code. */
export async function main(
  args: readonly string[],
  io: Omit<Io, 'config'>,
  environment?: Parameters<typeof readConfig>[0],
): Promise<number> {
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((one) => Object.hasOwn(commands, one));
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || command === undefined) {
    io.say(help());
    return args.length === 0 || args.includes('--help') || args[0] === 'help' ? 0 : 2;
  }
  if (args.includes('--help')) {
    io.say(`gwen ${name} ${command.usage}\n    ${command.summary}`);
    return 0;
  }
  try {
    const { run } = await command.load();
    await run(args.slice(name.split(' ').length), { ...io, config: readConfig(environment) });
    return 0;
  } catch (error) {
    io.say(wordsOf(error, `gwen ${name} ${command.usage}`));
    return 1;
  }
}

/** What went wrong, for a person; the stack only of what nobody foresaw. */
function wordsOf(error: unknown, usage: string): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof CommandProblem) return `${error.message}\n${usage}`;
  return error.constructor === Error || error.name === 'KeyProblem'
    ? error.message
    : (error.stack ?? error.message);
}

if (import.meta.main)
  process.exitCode = await main(process.argv.slice(2), { say: (text) => console.log(text) });
