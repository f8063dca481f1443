/**
 * The keys of one installation: checks that key and data belong together, then derives the key of each use.
 *
 * Every key follows from the installation's key by HKDF, so one file is all there is to keep. The key database holds a
 * check value: a server with another key stops before it writes anything that the right key could not read. Keys that the
 * installation had before (keyChange.ts) lie there too, each encrypted under the present one.
 */
import type { KeyObject } from 'node:crypto';
import { createPublicKey, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { decrypt, encrypt } from './aead.ts';
import type { KeyConfig } from './kek.ts';
import { KeyProblem, loadKek } from './kek.ts';
import type { KeyUse, SecretKey } from './keys.ts';
import { derivedBytes, secretKey, signingKey } from './keys.ts';
import type { RootKey } from './roots.ts';
import type { Succession } from './succession.ts';

/** The keys that follow from one key of the installation alone. */
interface OwnKeys {
  /** Which of the installation's keys this is, from 1. */
  readonly epoch: number;
  /** Wraps subjects' keys. */
  readonly wrap: SecretKey<'wrap'>;
  /** Encrypts backups. */
  readonly backup: SecretKey<'backup'>;
  /** Encrypts the secrets of one-time passwords. */
  readonly totp: SecretKey<'totp'>;
  /** Encrypts where people are reminded. */
  readonly reach: SecretKey<'reach'>;
  /** Makes tokens that belong to sessions. */
  readonly session: SecretKey<'session'>;
  /** Encrypts the secrets of channels and what waits in the spool. */
  readonly channel: SecretKey<'channel'>;
  /** Signs roots (Ed25519). */
  readonly rootSigning: KeyObject;
}

/** A key that the installation had, and what follows from it. */
export interface FormerKeys extends OwnKeys {
  readonly key: SecretKey<'installation'>;
  readonly ended: Date;
}

/** The keys that follow from the installation's key, and from those before it. */
export interface VaultKeys extends OwnKeys {
  /** Authenticates changes. */
  readonly mac: Succession<'mac'>;
  /** Makes blind tokens. */
  readonly blind: Succession<'blind'>;
  /** Makes signs of senders and messages, which tell nothing of them. */
  readonly sender: Succession<'sender'>;
  /** Verify roots; anybody may have them. */
  readonly rootKeys: readonly RootKey[];
  /** Oldest first. */
  readonly former: readonly FormerKeys[];
}

type Former = Pick<FormerKeys, 'key' | 'ended'>;

/**
 * Derives the keys of all uses. The same keys and id give the same keys for ever.
 * @param before keys that the installation had, oldest first
 */
export function vaultKeys(
  kek: SecretKey<'installation'>,
  installation: string,
  before: readonly Former[] = [],
): VaultKeys {
  const own = ownKeys(kek, installation, before.length + 1);
  const former = before.map(({ key, ended }, at) => ({
    ...ownKeys(key, installation, at + 1),
    key,
    ended,
  }));
  const succession = <Use extends KeyUse>(use: Use): Succession<Use> => ({
    first: derived(before[0]?.key ?? kek, installation, use),
    later: before.map(({ ended }, at) => ({
      key: derived(before[at + 1]?.key ?? kek, installation, use),
      since: ended,
    })),
  });
  const rootKeys = [...former, { ...own, ended: undefined }].map(({ rootSigning, ended }) => ({
    key: createPublicKey(rootSigning),
    until: ended,
  }));
  return {
    ...own,
    mac: succession('mac'),
    blind: succession('blind'),
    sender: succession('sender'),
    rootKeys,
    former,
  };
}

function ownKeys(kek: SecretKey<'installation'>, installation: string, epoch: number): OwnKeys {
  return {
    epoch,
    wrap: derived(kek, installation, 'wrap'),
    backup: derived(kek, installation, 'backup'),
    totp: derived(kek, installation, 'totp'),
    reach: derived(kek, installation, 'reach'),
    session: derived(kek, installation, 'session'),
    channel: derived(kek, installation, 'channel'),
    rootSigning: signingKey(bytesFor(kek, installation, 'root-signing')),
  };
}

/**
 * Loads the installation's key (making it at the very first start), proves that it is the one this key database was
 * written with, and derives the keys of all uses.
 * @param db connected to the key database as gwen_vault.
 * @param installation id of the installation that the data belong to.
 * @throws KeyProblem when key, key database and data do not belong together, or the key is being changed; nothing is
 *   changed then.
 */
export async function unlock(
  db: pg.Pool | pg.ClientBase,
  installation: string,
  config: KeyConfig,
): Promise<VaultKeys> {
  const known = await findLock(db);
  if (known?.changing) throw new KeyChanging();
  checkInstallation(known, installation);
  const kek = await loadKek(config, installation, known === undefined);
  if (known === undefined) {
    await db.query(
      'insert into gwen_keys.installation (id, key_check) values ($1, $2) on conflict do nothing',
      [installation, checkOf(kek, installation)],
    );
  }
  const lock = known ?? (await findLock(db));
  if (lock?.changing) throw new KeyChanging();
  return await openWith(db, lock, installation, kek);
}

/** A change of the key was begun and not ended: only what ends it may go on. */
export class KeyChanging extends KeyProblem {
  constructor() {
    super(
      'The key of this installation is being changed, and Gwen is closed until that is done. Wait for "gwen key change", or run it again if it was stopped: it goes on where it was.',
    );
  }
}

/** What the key database says of the installation's key. */
interface Lock {
  readonly installation: string;
  readonly check: Buffer;
  readonly epoch: number;
  /** When the present key came in the place of another; null for the first. */
  readonly changed: Date | null;
  readonly changing: boolean;
}

export async function findLock(db: pg.Pool | pg.ClientBase): Promise<Lock | undefined> {
  const { rows } = await db.query<Lock>(
    'select id as installation, key_check as check, epoch, changed, changing from gwen_keys.installation',
  );
  return rows[0];
}

/** Throws KeyProblem when the key database is another installation's. */
export function checkInstallation(lock: Pick<Lock, 'installation'> | undefined, installation: string): void {
  if (lock === undefined || lock.installation === installation) return;
  throw new KeyProblem(
    'The key database belongs to another installation than the data. Nothing was changed. Check GWEN_DATABASE_URL and GWEN_KEYS_URL, and restore both from backups of one installation.',
  );
}

/** All keys, by the one that is said to be the present one. Throws KeyProblem when it is not. */
export async function openWith(
  db: pg.Pool | pg.ClientBase,
  lock: Lock | undefined,
  installation: string,
  kek: SecretKey<'installation'>,
): Promise<VaultKeys> {
  if (
    lock === undefined ||
    lock.installation !== installation ||
    !timingSafeEqual(lock.check, checkOf(kek, installation))
  ) {
    throw new KeyProblem(
      'This is not the key that the data were written with. Nothing was changed. Put back the right key file, command or passphrase.',
    );
  }
  const { rows } = await db.query<{ epoch: number; wrapped: Buffer; ended: Date }>(
    'select epoch, wrapped, ended from gwen_keys.former_key order by epoch',
  );
  const wrap = derived(kek, installation, 'wrap');
  const former = rows.map(({ epoch, wrapped, ended }) => ({
    key: secretKey<'installation'>(decrypt(wrap, formerFor(epoch), wrapped)),
    ended,
  }));
  return vaultKeys(kek, installation, former);
}

/** A key that the installation had, as it is kept under the one that follows. */
export const sealedFormer = (
  wrap: SecretKey<'wrap'>,
  epoch: number,
  key: SecretKey<'installation'>,
): Buffer => encrypt(wrap, formerFor(epoch), key.export());

const formerFor = (epoch: number): string => `former key ${epoch}`;

/** By what a key is known again. */
export const checkOf = (kek: SecretKey<'installation'>, installation: string): Buffer =>
  bytesFor(kek, installation, 'check');

const derived = <Use extends KeyUse>(
  kek: SecretKey<'installation'>,
  installation: string,
  use: Use,
): SecretKey<Use> => secretKey(bytesFor(kek, installation, use));

function bytesFor(kek: SecretKey<'installation'>, installation: string, use: KeyUse | 'check'): Buffer {
  return derivedBytes(kek, installation, `gwen/key/1/${use}`);
}
