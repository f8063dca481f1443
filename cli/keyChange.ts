/**
 * `gwen key change`: another key for the installation, when somebody may have seen the one there is. See docs/keys.md.
 *
 * Gwen is closed meanwhile: what is stopped on the way, even by force, goes on when the command is run again. The history is
 * verified before and after.
 */
import { access, open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Config } from '../server/config.ts';
import { exportRoot } from '../server/store/exportedRoots.ts';
import { renewData, sweepData, sweepKeys } from '../server/store/keyChange.ts';
import { withClient } from '../server/store/migrate.ts';
import { urlFor } from '../server/store/roles.ts';
import { openStore } from '../server/store/store.ts';
import { verify } from '../server/store/verify.ts';
import { findLock, openWith } from '../server/vault/installation.ts';
import type { KeyConfig } from '../server/vault/kek.ts';
import { KeyProblem, keyFileOf, loadKek } from '../server/vault/kek.ts';
import { beginChange, endChange, inUse, isInUse, rewrapSubjects } from '../server/vault/keyChange.ts';
import { openVault } from '../server/vault/vault.ts';
import type { Io } from './command.ts';
import { CommandProblem, readOptions } from './command.ts';
import type { Databases } from './place.ts';
import { openDatabases } from './place.ts';

/** Where the new key comes from, and the file that it takes the place of, if that is how it comes. */
interface Next {
  readonly config: KeyConfig;
  readonly replaces: string | undefined;
}

const hourMs = 3_600_000;
const patience = 25;

export async function run(args: readonly string[], io: Io): Promise<void> {
  const options = readOptions(args, {
    again: { type: 'boolean', default: false },
    anyway: { type: 'boolean', default: false },
  });
  const { config, say } = io;
  const databases = await openDatabases(config, say);
  try {
    const { urls, installation } = databases;
    const next = nextKey(config, installation);
    const epoch = await withClient(urls.keysUrl, async (keysDb) => {
      keysDb.on('error', () => {});
      const lock = await findLock(keysDb);
      if (lock?.changing) say('A change of the key was begun before and goes on.');
      else {
        if (!options.again && lock?.changed && Date.now() - lock.changed.getTime() < hourMs)
          throw new CommandProblem(
            `The key was changed at ${lock.changed.toISOString()}, and that is done. Say --again to change it once more.`,
          );
        await begin(databases, keysDb, next, io, options.anyway);
      }
      return await finish(databases, keysDb, next, io);
    });
    const after = { ...databases, config: placed(next) };
    const { roots, changes } = await checked(after, io, options.anyway);
    say(
      `${changes.toLocaleString('en')} changes and ${roots} signed roots were checked: all is as it was written.`,
    );
    for (const line of whatNow(config, next, installation, epoch)) say(line);
  } finally {
    await databases.close();
  }
}

function nextKey(config: Config, installation: string): Next {
  const { dataFolder, configFolder, newKey } = config;
  if (newKey) return { config: { dataFolder, configFolder, ...newKey }, replaces: undefined };
  if (config.keyCommand !== undefined || config.keyPassphrase !== undefined) {
    throw new CommandProblem(
      'The key of this installation does not come from a file. Say where the new one comes from, in GWEN_NEW_KEY_FILE, GWEN_NEW_KEY_COMMAND or GWEN_NEW_KEY_PASSPHRASE.',
    );
  }
  const replaces = keyFileOf(config, installation);
  return { config: { dataFolder, configFolder, keyFile: `${replaces}.new` }, replaces };
}

/** All that can speak against it is looked at before anything is changed. */
async function begin(
  databases: Databases,
  keysDb: pg.Client,
  next: Next,
  { config, say }: Io,
  anyway: boolean,
): Promise<void> {
  const { installation, owner } = databases;
  const old = await loadKek(config, installation, false);
  const client = await owner.connect();
  try {
    await refuseInUse(client);
    await refuseInUse(keysDb);
    const waiting = (await readdir(join(config.dataFolder, 'spool')).catch(() => [])).filter((name) =>
      name.endsWith('.sealed'),
    );
    if (waiting.length > 0)
      throw new CommandProblem(
        `${waiting.length} messages that came while the database was away wait to be taken in. Start Gwen for a minute, so that they are taken in, stop it, and change the key then.`,
      );
    say('Checking the history before the change ...');
    await checked({ ...databases, config }, { say }, anyway);
    const key = await loadKek(next.config, installation, true);
    // what was just closed may not be gone yet
    await refuseInUse(client);
    await refuseInUse(keysDb);
    await beginChange(keysDb, installation, old, key);
    say('The new key is made. From here on, only it opens the databases.');
  } finally {
    client.release();
  }
}

async function refuseInUse(client: pg.ClientBase): Promise<void> {
  for (let tries = 0; await isInUse(client); tries += 1) {
    if (tries >= patience) throw inUse();
    await sleep(200);
  }
}

/** Brings everything under the new key; goes on after a kill. Gives the number of the new key. */
async function finish(
  { admin, urls, installation }: Databases,
  keysDb: pg.Client,
  next: Next,
  { config, say }: Io,
): Promise<number> {
  await placeKey(keysDb, next, installation);
  const keys = await openWith(
    keysDb,
    await findLock(keysDb),
    installation,
    await loadKek(placed(next), installation, false),
  );
  const { count, unreadable: lost } = await rewrapSubjects(keysDb, keys);
  say(`${count.toLocaleString('en')} keys of people are wrapped anew.`);
  if (lost > 0) say(`${lost} keys of people opened with no key of this installation, and stay as they were.`);
  await withClient(urls.ownerUrl, async (client) => {
    client.on('error', () => {});
    const unreadable = await renewData(client, keys, {
      spoolFolder: join(config.dataFolder, 'spool'),
      progress: (dossiers) => say(`${dossiers.toLocaleString('en')} dossiers`),
    });
    if (unreadable > 0)
      say(`${unreadable} values could not be opened with the old key either, and stay as they were.`);
    await sweepData(client);
  });
  await withClient(await urlFor(admin.keysUrl, 'gwen_owner'), sweepKeys);
  await endChange(keysDb, keys, lost);
  return keys.epoch;
}

/** The new key file takes the place of the old one, which stays beside it under another name. */
async function placeKey(keysDb: pg.Client, next: Next, installation: string): Promise<void> {
  const { replaces } = next;
  if (replaces === undefined || !(await exists(`${replaces}.new`))) return;
  const lock = await findLock(keysDb);
  // throws, and moves nothing, unless it is the key that was begun with
  await openWith(keysDb, lock, installation, await loadKek(next.config, installation, false));
  if (await exists(replaces)) await rename(replaces, oldName(replaces, (lock?.epoch ?? 1) - 1));
  await rename(`${replaces}.new`, replaces);
  if (process.platform === 'win32') return;
  const folder = await open(dirname(replaces), 'r');
  await folder.sync();
  await folder.close();
}

const oldName = (file: string, epoch: number): string => `${file}.old-${epoch}`;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Where the new key comes from once it is in its place. */
const placed = ({ config, replaces }: Next): KeyConfig =>
  replaces === undefined ? config : { ...config, keyFile: replaces };

/** Verifies the history and signs a root over it. Throws when it is not as it was written, unless `anyway`. */
async function checked(
  { urls, installation, config }: Databases & { readonly config: KeyConfig },
  { say }: Pick<Io, 'say'>,
  anyway: boolean,
): Promise<{ readonly changes: number; readonly roots: number }> {
  const vault = await openVault({ keysUrl: urls.keysUrl, installation, config });
  try {
    const store = await openStore(urls, vault);
    try {
      const folder = join(config.dataFolder, 'roots');
      const { found, changes, roots } = await verify(store, folder);
      if (found > 0 && !anyway)
        throw new KeyProblem(
          `The history is not as it was written: ${found} findings. "gwen verify" tells them. Say --anyway to change the key all the same: what is found now is found afterwards too.`,
        );
      if (found > 0) say(`The history is not as it was written: ${found} findings.`);
      else await exportRoot(store, folder);
      return { changes, roots };
    } finally {
      await store.close();
    }
  } finally {
    await vault.close();
  }
}

function whatNow(
  config: Config,
  { config: next, replaces }: Next,
  installation: string,
  epoch: number,
): string[] {
  const source =
    next.keyFile !== undefined
      ? `GWEN_KEY_FILE=${next.keyFile}`
      : next.keyCommand !== undefined
        ? 'GWEN_KEY_COMMAND to what GWEN_NEW_KEY_COMMAND is'
        : 'GWEN_KEY_PASSPHRASE to what GWEN_NEW_KEY_PASSPHRASE is';
  const old =
    config.keyCommand || config.keyPassphrase
      ? 'the old key'
      : `the old key, ${replaces ? oldName(replaces, epoch - 1) : keyFileOf(config, installation)},`;
  return [
    '\nThe key of this installation is changed.',
    replaces === undefined
      ? `Before the next start set ${source}, and take GWEN_NEW_KEY_... away.`
      : `The new key lies in ${replaces}. Put a copy where the copy of the old one lies.`,
    'Start Gwen. Everybody signs in anew. Make a backup now (gwen backup).',
    `Keep ${old} until the last backup of the keys from before this change is gone (a week, with the defaults): those open with it alone. Then destroy it and every copy of it.`,
    'Backups of the data from before are restored with the new key, together with a backup of the keys from after this change.',
  ];
}
