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
import type pg from 'pg';
import { BackupUnreadable } from '../vault/backupCipher.ts';
import type { VaultKeys } from '../vault/installation.ts';
import { unlock, vaultKeys } from '../vault/installation.ts';
import type { KeyConfig } from '../vault/kek.ts';
import { loadKek } from '../vault/kek.ts';
import { endChange, isInUse, reopenChange, rewrapSubjects } from '../vault/keyChange.ts';
import type { SubjectRef } from '../vault/tombstones.ts';
import { addMissingTombstones, readTombstones } from '../vault/tombstones.ts';
import type { Frame, Manifest } from './backupFile.ts';
import { installationOf, readBackup } from './backupFile.ts';
import { isBehind, renewData, sweepData } from './keyChange.ts';
import type { AdminUrls } from './migrate.ts';
import { migrate, readMigrations, withClient } from './migrate.ts';
import { copyAll, dropReferences, moveNumbersOn, setForced, setTriggers } from './restoreTables.ts';
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
  // one from before the key was changed is opened by a key that lies in the key database
  const data = await openBackup(dataFile, 'gwen', installation, [key]).catch((error: unknown) => {
    if (error instanceof BackupUnreadable) return error;
    throw error;
  });
  const keys =
    keysFile === undefined ? undefined : await openBackup(keysFile, 'gwen_keys', installation, [key]);
  if (keys && !(data instanceof Error)) refuseOlder(keys, data);
  // makes roles and databases where there are none
  await migrate(admin);
  const [owner, keysOwner] = [
    await urlFor(admin.databaseUrl, 'gwen_owner'),
    await urlFor(admin.keysUrl, 'gwen_owner'),
  ];
  return withClient(owner, (client) =>
    withClient(keysOwner, (keysClient) => restoreBoth(options, client, keysClient, installation, data, keys)),
  );
}

function refuseOlder(keys: Opened, data: Opened): void {
  if (keys.manifest.time >= data.manifest.time) return;
  throw new CannotRestore(
    'The backup of the keys is older than that of the data, which would hold people whose keys are missing. Take the newest backup of the keys.',
  );
}

interface Opened {
  readonly manifest: Manifest;
  readonly frames: AsyncGenerator<Frame, void>;
  /** Those of this version of Gwen; the manifest's are the first of them. */
  readonly migrations: Awaited<ReturnType<typeof readMigrations>>;
}

async function openBackup(
  file: string,
  what: Kind,
  installation: string,
  keys: readonly Parameters<typeof readBackup>[1][],
): Promise<Opened> {
  if ((await installationOf(file)) !== installation)
    throw new CannotRestore('The two backups belong to different installations.');
  const { first, frames } = await firstFrame(file, keys);
  if (first?.kind !== 'manifest') throw new BackupUnreadable('This backup does not begin as one.');
  const { manifest } = first;
  if (manifest.what !== what || manifest.installation !== installation) {
    const meant = what === 'gwen' ? 'the data' : 'the keys';
    throw new CannotRestore(`${file} is not a backup of ${meant}.`);
  }
  const migrations = await readMigrations(join(import.meta.dirname, 'migrations', what));
  const known = manifest.migrations.every(
    ({ name, sha256 }, at) => migrations[at]?.name === name && migrations[at]?.digest === sha256,
  );
  if (!known)
    throw new CannotRestore(
      'This backup was made by another or a newer version of Gwen: use that one, or a newer one still.',
    );
  return { manifest, frames, migrations };
}

/** By the first of these keys that opens it. */
async function firstFrame(
  file: string,
  [key, ...others]: readonly Parameters<typeof readBackup>[1][],
): Promise<{ readonly first: Frame | undefined; readonly frames: Opened['frames'] }> {
  if (key === undefined) throw new BackupUnreadable('No key of this installation opens this backup.');
  const frames = readBackup(file, key);
  try {
    return { first: (await frames.next()).value ?? undefined, frames };
  } catch (error) {
    if (!(error instanceof BackupUnreadable) || others.length === 0) throw error;
    return await firstFrame(file, others);
  }
}

async function restoreBoth(
  options: RestoreOptions,
  client: pg.Client,
  keysClient: pg.Client,
  installation: string,
  opened: Opened | BackupUnreadable,
  keys: Opened | undefined,
): Promise<Restored> {
  const { config, dataFile, replace = false, progress = () => {} } = options;
  for (const one of [client, keysClient]) {
    one.on('error', () => {});
    await one.query('begin');
    // one waits while the other is loaded, however long that takes
    await one.query("set local idle_in_transaction_session_timeout = 0; set local lock_timeout = '20s'");
    if (await isInUse(one)) throw new CannotRestore('Gwen is running on this database: stop it first.');
  }
  await setForced(client, 'gwen', false);
  await setForced(keysClient, 'gwen_keys', false);
  await refuseFull(client, ['gwen.dossier', 'gwen.account'], replace);
  if (keys) await refuseFull(keysClient, ['gwen_keys.subject_key', 'gwen_keys.tombstone'], replace);

  const { rows: was } = await client.query<{ epoch: number }>('select epoch from gwen.installation');
  const { rows: destroyed } = await keysClient.query<SubjectRef>(
    'select dossier, subject from gwen_keys.tombstone',
  );
  let rows = keys ? await load(keysClient, keys, progress) : 0;
  const vault = await checkKeys(keysClient, installation, config).catch((error: unknown) => {
    throw opened instanceof Error ? opened : error;
  });
  const data = opened instanceof Error ? await openFormer(options, installation, vault, opened) : opened;
  if (keys) refuseOlder(keys, data);
  rows += await load(client, data, progress);
  const behind = await isBehind(client, vault);
  // until what came back is under the present key too, nothing else opens it
  if (behind) await reopenChange(keysClient);

  const ownList = join(config.dataFolder, 'tombstones.log');
  const listed = [
    ...(await readTombstones(ownList)),
    ...(await readTombstones(join(dirname(dataFile), 'tombstones.log'))),
    ...destroyed,
  ];
  const tombstones = await bury(keysClient, listed);
  await forget(client, tombstones);
  const epoch = await startEpoch(client, was[0]?.epoch ?? 0);
  await client.query("insert into gwen.administration (what, detail) values ('restored', $1)", [
    { backup: data.manifest.time },
  ]);
  await setForced(client, 'gwen', true);
  await setForced(keysClient, 'gwen_keys', true);

  await addMissingTombstones(ownList, tombstones);
  await keysClient.query('commit');
  await client.query('commit');
  if (behind) {
    await renewData(client, vault, { spoolFolder: join(config.dataFolder, 'spool') });
    await sweepData(client);
    await withClient(await urlFor(options.admin.keysUrl, 'gwen_vault'), async (vaultClient) => {
      const { unreadable } = await rewrapSubjects(vaultClient, vault);
      await endChange(vaultClient, vault, unreadable);
    });
  }
  progress('statistics');
  await client.query('analyze');
  return { installation, time: new Date(data.manifest.time), epoch, rows, tombstones: tombstones.length };
}

/** A backup of the data from before the key was changed. */
async function openFormer(
  { dataFile }: RestoreOptions,
  installation: string,
  { former }: VaultKeys,
  why: BackupUnreadable,
): Promise<Opened> {
  if (former.length === 0) throw why;
  const keys = former.toReversed().map(({ backup }) => backup);
  return await openBackup(dataFile, 'gwen', installation, keys);
}

async function refuseFull(client: pg.ClientBase, tables: readonly string[], replace: boolean): Promise<void> {
  if (replace) return;
  for (const table of tables) {
    const { rowCount } = await client.query(`select from ${table} limit 1`);
    if (rowCount) {
      throw new CannotRestore(
        `The database is not empty (${table}). Restore on another one, or say --replace to throw away what is in it.`,
      );
    }
  }
}

/** Makes the schema anew as it was, copies the rows in and brings both forward. Returns how many rows. */
async function load(
  client: pg.Client,
  { manifest, frames, migrations }: Opened,
  progress: (text: string) => void,
): Promise<number> {
  const schema = manifest.what;
  await client.query(`drop schema ${schema} cascade`);
  await client.query('delete from public.migration');
  const apply = async (some: Opened['migrations']): Promise<void> => {
    for (const { name, sql, digest } of some) {
      await client.query(sql);
      await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, digest]);
    }
  };
  await apply(migrations.slice(0, manifest.migrations.length));
  await setForced(client, schema, false);
  const references = await dropReferences(client, schema);
  // what triggers made of these rows comes along; those of the keys destroy what a tombstone names, and always do
  if (schema === 'gwen') await setTriggers(client, schema, false);
  const rows = await copyAll(client, schema, frames, progress);
  if (schema === 'gwen') await setTriggers(client, schema, true);
  await moveNumbersOn(client, schema);
  // checked all at once, which takes far less time and memory than row by row
  for (const add of references) await client.query(add);
  await setForced(client, schema, true);
  await apply(migrations.slice(manifest.migrations.length));
  await setForced(client, schema, false);
  return rows;
}

/** What came back must be opened by this installation's key, or it is worth nothing. */
async function checkKeys(client: pg.ClientBase, installation: string, config: KeyConfig): Promise<VaultKeys> {
  const { rows } = await client.query<{ id: string }>('select id from gwen_keys.installation');
  if (rows[0]?.id !== installation) {
    throw new CannotRestore(
      'The key database does not hold the keys of these data. Give the newest backup of the keys too (--keys).',
    );
  }
  return await unlock(client, installation, config);
}

const batch = 10_000;

/** Destroys again in the key database whoever these lists name; returns everybody destroyed. */
async function bury(client: pg.ClientBase, listed: readonly SubjectRef[]): Promise<SubjectRef[]> {
  for (let at = 0; at < listed.length; at += batch) {
    await client.query(
      `insert into gwen_keys.tombstone (dossier, subject)
       select distinct dossier, subject from unnest($1::uuid[], $2::int[]) as listed (dossier, subject)
       on conflict do nothing`,
      columns(listed.slice(at, at + batch)),
    );
  }
  const { rows } = await client.query<SubjectRef>('select dossier, subject from gwen_keys.tombstone');
  return rows;
}

/** What is left of the destroyed outside the key database: tokens, facts, answers. */
async function forget(client: pg.ClientBase, destroyed: readonly SubjectRef[]): Promise<void> {
  for (let at = 0; at < destroyed.length; at += batch) {
    await client.query(
      `select gwen.forget_subjects(id, subjects) from gwen.dossier join (
         select dossier, array_agg(subject) as subjects from unnest($1::uuid[], $2::int[]) as listed (dossier, subject)
         group by dossier) as destroyed on id = dossier`,
      columns(destroyed.slice(at, at + batch)),
    );
  }
}

const columns = (refs: readonly SubjectRef[]): [string[], number[]] => [
  refs.map(({ dossier }) => dossier),
  refs.map(({ subject }) => subject),
];

/**
 * A new epoch, later than any before. That of the backup plus one would not do: a second restore of the same backup would
 * give the same again, and a device's cursor from between the two would be taken for one of now.
 */
async function startEpoch(client: pg.ClientBase, before: number): Promise<number> {
  await client.query('update gwen.installation set epoch = greatest(epoch, $1, $2)', [
    before,
    Math.floor(Date.now() / 60_000),
  ]);
  const { rows } = await client.query<{ epoch: number }>('select gwen.start_new_epoch() as epoch');
  return rows[0]?.epoch ?? 0;
}
