/**
 * The keys of one installation: checks that key and data belong together, then derives the key of each use.
 *
 * Every key follows from the installation's key by HKDF, so one file is all there is to keep. The key database holds a
 * check value: a server with another key stops before it writes anything that the right key could not read.
 */
import type { KeyObject } from 'node:crypto';
import { createPublicKey, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { KeyConfig } from './kek.ts';
import { KeyProblem, loadKek } from './kek.ts';
import type { KeyUse, SecretKey } from './keys.ts';
import { derivedBytes, secretKey, signingKey } from './keys.ts';

/** The keys that follow from the installation's key. */
export interface VaultKeys {
  /** Wraps subjects' keys. */
  readonly wrap: SecretKey<'wrap'>;
  /** Authenticates changes. */
  readonly mac: SecretKey<'mac'>;
  /** Makes blind tokens. */
  readonly blind: SecretKey<'blind'>;
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
  /** Makes signs of senders and messages, which tell nothing of them. */
  readonly sender: SecretKey<'sender'>;
  /** Signs roots (Ed25519). */
  readonly rootSigning: KeyObject;
  /** Verifies roots; anybody may have it. */
  readonly rootVerifying: KeyObject;
}

/** Derives the keys of all uses. The same installation's key and id give the same keys for ever. */
export function vaultKeys(kek: SecretKey<'installation'>, installation: string): VaultKeys {
  const derive = <Use extends KeyUse>(use: Use): SecretKey<Use> =>
    secretKey(bytesFor(kek, installation, use));
  const rootSigning = signingKey(bytesFor(kek, installation, 'root-signing'));
  return {
    wrap: derive('wrap'),
    mac: derive('mac'),
    blind: derive('blind'),
    backup: derive('backup'),
    totp: derive('totp'),
    reach: derive('reach'),
    session: derive('session'),
    channel: derive('channel'),
    sender: derive('sender'),
    rootSigning,
    rootVerifying: createPublicKey(rootSigning),
  };
}

/**
 * Loads the installation's key (making it at the very first start), proves that it is the one this key database was
 * written with, and derives the keys of all uses.
 * @param db connected to the key database as gwen_vault.
 * @param installation id of the installation that the data belong to.
 * @throws KeyProblem when key, key database and data do not belong together; nothing is changed then.
 */
export async function unlock(
  db: pg.Pool | pg.ClientBase,
  installation: string,
  config: KeyConfig,
): Promise<VaultKeys> {
  const known = await findCheck(db);
  if (known !== undefined && known.installation !== installation) {
    throw new KeyProblem(
      'The key database belongs to another installation than the data. Nothing was changed. Check GWEN_DATABASE_URL and GWEN_KEYS_URL, and restore both from backups of one installation.',
    );
  }
  const kek = await loadKek(config, installation, known === undefined);
  const check = bytesFor(kek, installation, 'check');
  if (known === undefined) {
    await db.query(
      'insert into gwen_keys.installation (id, key_check) values ($1, $2) on conflict do nothing',
      [installation, check],
    );
  }
  const stored = known ?? (await findCheck(db));
  if (stored === undefined || stored.installation !== installation || !timingSafeEqual(stored.check, check)) {
    throw new KeyProblem(
      'This is not the key that the data were written with. Nothing was changed. Put back the right key file, command or passphrase.',
    );
  }
  return vaultKeys(kek, installation);
}

async function findCheck(
  db: pg.Pool | pg.ClientBase,
): Promise<{ installation: string; check: Buffer } | undefined> {
  const { rows } = await db.query<{ installation: string; check: Buffer }>(
    'select id as installation, key_check as check from gwen_keys.installation',
  );
  return rows[0];
}

function bytesFor(kek: SecretKey<'installation'>, installation: string, use: KeyUse | 'check'): Buffer {
  return derivedBytes(kek, installation, `gwen/key/1/${use}`);
}
