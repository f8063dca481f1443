/**
 * Channels beside the web, at the server's console: gateways of text messages, mailboxes and forms on phones. Secrets come
 * from a file or from what is piped in, never from the command line, where other users of the machine could read them.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { channelForm } from '../server/channels/kinds.ts';
import { absoluteAddress, onboardingInTerminal } from '../server/channels/openrosa/onboarding.ts';
import { addChannel, endChannel, listChannels } from '../server/channels/registered.ts';
import type { Io } from './command.ts';
import { CommandProblem, needed, readOptions, wholeNumber } from './command.ts';
import { withPlace } from './place.ts';

const text = { type: 'string' } as const;

/** A channel as its file has it; `-` reads what is piped in. */
function readForm(file: string) {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch {
    throw new CommandProblem(
      `${file} cannot be read, or is no JSON. docs/channels.md shows what stands in it.`,
    );
  }
  const form = channelForm.safeParse(content);
  if (!form.success) throw new CommandProblem(`${file} does not fit:\n${z.prettifyError(form.error)}`);
  return form.data;
}

/** Name of the server as phones reach it, with its port. */
function hostOf(address: string): string {
  if (!URL.canParse(address))
    throw new CommandProblem('--at must be an address such as https://gwen.example.org.');
  return new URL(address).host;
}

/** `openrosa` needs no settings: with it, the command shows the code that phones read. */
export async function add(args: readonly string[], io: Io): Promise<void> {
  const isForPhones = args[0] === 'openrosa';
  const options = { name: text, team: text, language: text, settings: text, at: text };
  const given = readOptions(isForPhones ? args.slice(1) : args, options);
  const name = needed(given.name, 'name');
  const team = wholeNumber(needed(given.team, 'team'), 'team');
  const form = isForPhones
    ? channelForm.parse({ kind: 'openrosa' })
    : readForm(needed(given.settings, 'settings'));
  const host = isForPhones ? hostOf(needed(given.at, 'at')) : undefined;
  await withPlace(io.config, io.say, async ({ owner, vault }) => {
    const made = await addChannel(owner, vault, null, { name, team, language: given.language ?? 'en', form });
    if (!made) throw new CommandProblem(`Team ${team} is no contact point.`);
    io.say(`${name} is channel ${made.id}.`);
    if (made.address === undefined) return;
    if (host !== undefined) {
      const address = absoluteAddress(host, made.address);
      io.say(`Let the app on the phone read this code, or enter ${address} as its server:`);
      io.say(onboardingInTerminal(address));
      io.say('This is shown this once. Whoever has it can send forms, and read none.');
      return;
    }
    io.say(`It hands in at https://YOUR-SERVER${made.address}`);
    io.say('This is shown this once. docs/channels.md says where to enter it.');
  });
}

export async function list(args: readonly string[], io: Io): Promise<void> {
  readOptions(args, {});
  await withPlace(io.config, io.say, async ({ owner }) => {
    const all = await listChannels(owner, null);
    if (all.length === 0) io.say('There is no channel beside the web yet.');
    for (const { id, kind, name, team, language, ended, waiting, failed } of all) {
      const state = [
        ended && 'ended',
        waiting > 0 && `${waiting} answers wait`,
        failed > 0 && `${failed} failed`,
      ];
      io.say([`${id} ${name} (${kind}, team ${team}, ${language})`, ...state].filter(Boolean).join('; '));
    }
  });
}

export async function end(args: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, { channel: text });
  const id = wholeNumber(needed(given.channel, 'channel'), 'channel');
  await withPlace(io.config, io.say, async ({ owner }) => {
    if (!(await endChannel(owner, null, id)))
      throw new CommandProblem(`There is no channel ${id}, or it ended before.`);
    io.say(`Channel ${id} takes nothing any more, and its secrets are gone.`);
  });
}
