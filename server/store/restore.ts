/**
 * `gwen restore`: brings back what `gwen backup` wrote, all of it or nothing.
 *
 * The schema is made as it was at the time of the backup, the rows are copied in, and the migrations made since run over
 * them as they did over the living data: an old backup is as good as a new one. A new epoch starts, so that no device
 * takes a number from before the restore for one after it. Whoever was destroyed, before the backup or since, is forgotten
 * again, by every list of tombstones that can be found.
 *
 * Both databases are loaded in one open transaction each. They are committed only when both files proved whole to the end.
 */
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BackupUnreadable } from '../vault/backupCipher.ts';
import { unlock, vaultKeys } from '../vault/installation.ts';
import type { KeyConfig } from '../vault/kek.ts';
import { loadKek } from '../vault/kek.ts';
import type { SubjectRef } from '../vault/tombstones.ts';
import { addMissingTombstones, readTombstones } from '../vault/tombstones.ts';
import type { Frame, Manifest } from './backupFile.ts';
import { installationOf, readBackup } from './backupFile.ts';
import type { AdminUrls, Migration } from './migrate.ts';
import { migrate, readOwnMigrations, withClient } from './migrate.ts';
import type { Kind } from './roles.ts';
import { urlFor } from './roles.ts';

export interface RestoreOptions {
  readonly admin: AdminUrls;
  /** Where the installation's key is; `dataFolder` holds tombstones.log. */
  readonly config: KeyConfig;
  readonly dataFile: string;
  /** Without it, the key database stays as it is. */
  readonly keysFile?: string | undefined;
  /** Throw away what the databases hold. */
  readonly replace?: boolean;
  readonly progress?: (text: string) => void;
}

export interface Restored {
  readonly installation: string;
  /** When the backup was made. */
  readonly time: Date;
  readonly epoch: number;
  readonly rows: number;
  /** How many subjects are destroyed, and were destroyed again in what came back. */
  readonly tombstones: number;
}

/** Something that a person has to put right. Nothing was changed. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore';
  constructor(why: string) {
    super(`${why} Nothing was changed.`);
  }
}

/**
 * Restores. Works on a server that has nothing yet, on empty databases, and on full ones with `replace`.
 * @throws CannotRestore, BackupUnreadable, KeyProblem: what was there is as it was.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { admin, config, dataFile, keysFile } = options;
  const installation = await installationOf(dataFile);
  const { backup: key } = vaultKeys(await loadKek(config, installation, false), installation);
  const data = await openBackup(dataFile, 'gwen', installation, key);
  const keys = keysFile === undefined ? undefined : await openBackup(keysFile, 'gwen_keys', installation, key);
  if (keys && keys.manifest.time < data.manifest.time) {
    throw new CannotRestore(
      'The backup of the keys is older than that of the data, which would hold people whose keys are missing. Take the newest backup of the keys.',
    );
  }
  // makes roles and databases where there are none
  await migrate(admin);
  const [owner, keysOwner] = [
    await urlFor(admin.databaseUrl, 'gwen_owner'),
    await urlFor(admin.keysUrl, 'gwen_owner'),
  ];
  return withClient(owner, (client) =>
    withClient(keysOwner, (keysClient) => restoreBoth(options, client, keysClient, data, keys)),
  );
}

interface Opened {
  readonly manifest: Manifest;
  readonly frames: AsyncGenerator<Frame>;
  readonly migrations: readonly Migration[];
}

async function openBackup(
  file: string,
  what: Kind,
  installation: string,
  key: Parameters<typeof readBackup>[1],
): Promise<Opened> {
  if ((await installationOf(file)) !== installation)
    throw new CannotRestore('The two backups belong to different installations.');
  const frames = readBackup(file, key);
  const { value: first } = await frames.next();
  if (first?.kind !== 'manifest') throw new BackupUnreadable('This backup does not begin as one.');
  const { manifest } = first;
  if (manifest.what !== what || manifest.installation !== installation) {
    const meant = what === 'gwen' ? 'the data' : 'the keys';
    throw new CannotRestore(`${file} is not a backup of ${meant}.`);
  }
  const migrations = await readOwnMigrations(what);
  const known = manifest.migrations.every(
    ({ name, sha256 }, at) => migrations[at]?.name === name && migrations[at]?.digest === sha256,
  );
  if (!known)
    throw new CannotRestore(
      'This backup was made by another or a newer version of Gwen: use that one, or a newer one still.',
    );
  return { manifest, frames, migrations };
}

async function restoreBoth(
  options: RestoreOptions,
  client: pg.Client,
  keysClient: pg.Client,
  data: Opened,
  keys: Opened | undefined,
): Promise<Restored> {
  const { config, dataFile, replace = false, progress = () => {} } = options;
  const { installation } = data.manifest;
  for (const one of [client, keysClient]) {
    one.on('error', () => {});
    await one.query('begin');
    await one.query("set local lock_timeout = '20s'");
    await refuseInUse(one);
  }
  await setForced(client, 'gwen', false);
  await setForced(keysClient, 'gwen_keys', false);
  await refuseFull(client, ['gwen.dossier', 'gwen.account'], replace);
  if (keys) await refuseFull(keysClient, ['gwen_keys.subject_key', 'gwen_keys.tombstone'], replace);

  const { rows: was } = await client.query<{ epoch: number }>('select epoch from gwen.installation');
  const { rows: destroyed } = await keysClient.query<SubjectRef>(
    'select dossier, subject from gwen_keys.tombstone',
  );
  let rows = await load(client, data, progress);
  if (keys) rows += await load(keysClient, keys, progress);
  await checkKeys(keysClient, installation, config);

  const ownList = join(config.dataFolder, 'tombstones.log');
  const listed = [
    ...(await readTombstones(ownList)),
    ...(await readTombstones(join(dirname(dataFile), 'tombstones.log'))),
    ...destroyed,
  ];
  const tombstones = await bury(keysClient, listed);
  await forget(client, tombstones);
  await client.query('delete from gwen.session');
  const epoch = await startEpoch(client, was[0]?.epoch ?? 0);
  await setForced(client, 'gwen', true);
  await setForced(keysClient, 'gwen_keys', true);

  await addMissingTombstones(ownList, tombstones);
  await keysClient.query('commit');
  await client.query('commit');
  progress('statistics');
  await client.query('analyze');
  return { installation, time: new Date(data.manifest.time), epoch, rows, tombstones: tombstones.length };
}
