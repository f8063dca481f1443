/**
 * Changing the installation's key, as far as the key database goes. What it does to the data is in store/keyChange.ts.
 *
 *     beginChange      the new key is the present one; the old one lies under it; nobody else may open the databases
 *     rewrapSubjects   subjects' keys are wrapped anew, in batches; run again, it goes on
 *     endChange        everybody may open the databases again
 *
 * Nothing needs the old key once the first has happened: whoever goes on after a kill needs the new one alone.
 */
import type pg from 'pg';
import { CannotDecrypt } from './entryCipher.ts';
import type { VaultKeys } from './installation.ts';
import { checkInstallation, checkOf, findLock, openWith, sealedFormer, vaultKeys } from './installation.ts';
import { KeyProblem } from './kek.ts';
import type { SecretKey } from './keys.ts';
import { rewrapped } from './subjectKeys.ts';

const batch = 2_000;
const nil = '00000000-0000-0000-0000-000000000000';

/** Who else works with the database that a client is connected to. */
export async function isInUse(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and usename in ('gwen_app', 'gwen_public', 'gwen_jobs', 'gwen_vault')`,
  );
  return rowCount !== null && rowCount > 0;
}

/** Somebody works with the databases: the key cannot be changed. */
export const inUse = (): KeyProblem =>
  new KeyProblem('Gwen is running on this database: stop it first. Nothing was changed.');

/**
 * Puts the new key in the place of the old, in one transaction, while nobody else is connected.
 * @param db connected to the key database as gwen_vault
 * @throws KeyProblem, and nothing was changed
 */
export async function beginChange(
  db: pg.ClientBase,
  installation: string,
  old: SecretKey<'installation'>,
  next: SecretKey<'installation'>,
): Promise<void> {
  if (old.equals(next)) throw new KeyProblem('The new key is the old one. Nothing was changed.');
  await db.query('begin');
  try {
    // whoever opens the databases reads this table first: before this, and is seen, or after it, and is refused
    await db.query("set local lock_timeout = '20s'");
    await db.query('lock table gwen_keys.installation in access exclusive mode');
    if (await isInUse(db)) throw inUse();
    const lock = await findLock(db);
    checkInstallation(lock, installation);
    const keys = await openWith(db, lock, installation, old);
    const { wrap } = vaultKeys(next, installation);
    for (const { epoch, key } of keys.former) {
      await db.query('update gwen_keys.former_key set wrapped = $2 where epoch = $1', [
        epoch,
        sealedFormer(wrap, epoch, key),
      ]);
    }
    await db.query('insert into gwen_keys.former_key (epoch, wrapped, ended) values ($1, $2, $3)', [
      keys.epoch,
      sealedFormer(wrap, keys.epoch, old),
      new Date(),
    ]);
    await db.query(
      `update gwen_keys.installation set key_check = $1, epoch = epoch + 1, changed = now(), changing = true`,
      [checkOf(next, installation)],
    );
    await db.query('commit');
  } catch (error) {
    await db.query('rollback').catch(() => {});
    throw error;
  }
}

/** How it went with the keys of subjects. */
export interface Rewrapped {
  readonly count: number;
  /** How many no key of this installation opens: they were damaged or exchanged, open nothing, and stay as they were. */
  readonly unreadable: number;
}

/** Wraps under the present key whatever a former one wraps. Each batch is one statement, whole or not at all. */
export async function rewrapSubjects(db: pg.ClientBase, keys: VaultKeys): Promise<Rewrapped> {
  let [count, unreadable] = [0, 0];
  let after = { dossier: nil, subject: -1 };
  for (;;) {
    const { rows } = await db.query<Wrapped>(
      `select dossier, subject, epoch, wrapped from gwen_keys.subject_key
       where (dossier, subject) > ($1::uuid, $2::int) and epoch <> $3 order by dossier, subject limit $4`,
      [after.dossier, after.subject, keys.epoch, batch],
    );
    const last = rows.at(-1);
    if (!last) return { count, unreadable };
    const anew = rows.flatMap((row) => {
      const wrapped = findRewrapped(row, keys);
      return wrapped ? [{ ...row, wrapped }] : [];
    });
    await db.query(
      `update gwen_keys.subject_key k set epoch = $3, wrapped = n.wrapped
       from unnest($1::uuid[], $2::int[], $4::bytea[]) as n (dossier, subject, wrapped)
       where k.dossier = n.dossier and k.subject = n.subject and k.epoch <> $3`,
      [
        anew.map(({ dossier }) => dossier),
        anew.map(({ subject }) => subject),
        keys.epoch,
        anew.map(({ wrapped }) => wrapped),
      ],
    );
    count += anew.length;
    unreadable += rows.length - anew.length;
    after = last;
  }
}

interface Wrapped {
  readonly dossier: string;
  readonly subject: number;
  readonly epoch: number;
  readonly wrapped: Buffer;
}

/** One that never opens holds up nothing: Gwen would stay closed for everybody. */
function findRewrapped(row: Wrapped, keys: VaultKeys): Buffer | undefined {
  const from = keys.former.find(({ epoch }) => epoch === row.epoch);
  try {
    return from && rewrapped(row, row.wrapped, from, keys);
  } catch (error) {
    if (error instanceof CannotDecrypt) return undefined;
    throw error;
  }
}

/**
 * Opens the databases again for everybody. Throws when not all keys are under the present one.
 * @param unreadable how many are known to open with none
 */
export async function endChange(db: pg.ClientBase, { epoch }: VaultKeys, unreadable: number): Promise<void> {
  const { rowCount } = await db.query(
    `update gwen_keys.installation set changing = false
     where epoch = $1 and (select count(*) from gwen_keys.subject_key k where k.epoch <> $1) = $2`,
    [epoch, unreadable],
  );
  if (rowCount !== 1) throw new Error('Not all keys of subjects are under the present key.');
}

/** Closes the databases until what came back from a backup is under the present key. */
export async function reopenChange(db: pg.ClientBase): Promise<void> {
  await db.query('update gwen_keys.installation set changing = true');
}
