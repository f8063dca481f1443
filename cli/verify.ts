/** `gwen verify`: has anybody edited, removed, reordered or cut off the history? Exit code 1 when so. */
import { resolve } from 'node:path';
import type { Finding } from '../server/store/verify.ts';
import { verify } from '../server/store/verify.ts';
import type { Io } from './command.ts';
import { readOptions } from './command.ts';
import { withPlace } from './place.ts';

export async function run(args: readonly string[], io: Io): Promise<void> {
  const { roots: given } = readOptions(args, { roots: { type: 'string' } });
  await withPlace(io.config, io.say, async ({ store, rootsFolder }) => {
    const folder = given === undefined ? rootsFolder : resolve(given);
    const { changes, dossiers, roots, findings, found } = await verify(store, folder);
    for (const finding of findings) io.say(wordsOf(finding));
    if (found > findings.length) io.say(`... and ${found - findings.length} more.`);
    const count = (number: number) => number.toLocaleString('en');
    const checked = `${count(changes)} changes of ${count(dossiers)} dossiers and ${count(roots)} signed roots`;
    if (found > 0)
      throw new Error(
        `\n${checked} were checked: ${count(found)} findings. Keep the server as it is, and compare with a backup.`,
      );
    io.say(`${checked} were checked: all is as it was written.`);
    if (roots === 0)
      io.say(`There is no signed root in ${folder} yet: a history cut off at its end would not show.`);
  });
}

function wordsOf({ what, where, seq }: Finding): string {
  const change = `Change ${seq ?? '?'} of dossier ${where}`;
  switch (what) {
    case 'edited':
      return `${change} was edited after it was written.`;
    case 'missing':
      return seq === undefined
        ? `Dossier ${where} is missing: only its changes are there.`
        : `${change} is missing.`;
    case 'reordered':
      return `${change} does not follow the one before it: changes were exchanged.`;
    case 'cut-off':
      return seq === undefined
        ? `History that a signed root saw is gone or changed: ${where}.`
        : `The end of dossier ${where} is cut off: it should reach change ${seq}.`;
    case 'forged':
      return `${change} was not written by this installation.`;
    case 'key':
      return `The key of somebody in dossier ${where} was damaged or exchanged.`;
    case 'payload':
      return `What ${change.toLowerCase()} says was damaged or exchanged.`;
    case 'file':
      return `A file that ${change.toLowerCase()} names is missing, damaged or exchanged.`;
    case 'head':
      return `Dossier ${where} does not end with its last change.`;
    case 'root':
      return `The signed root ${where} was edited, or is not of this installation.`;
  }
}
