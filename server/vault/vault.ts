/**
 * Opens the vault: the keys of the installation and those of subjects, which the rest of the server works with and
 * which no database holds in the clear.
 */
import { join } from 'node:path';
import pg from 'pg';
import type { VaultKeys } from './installation.ts';
import { unlock } from './installation.ts';
import type { KeyConfig } from './kek.ts';
import { SubjectKeys } from './subjectKeys.ts';

export interface VaultOptions {
  /** The key database, as gwen_vault. It holds a password: never log it. */
  readonly keysUrl: string;
  /** Id of the installation that the data belong to. */
  readonly installation: string;
  readonly config: KeyConfig;
  readonly poolSize?: number;
  /** How many subjects' keys are held in memory. */
  readonly cacheSize?: number;
}

export interface Vault extends VaultKeys {
  readonly installation: string;
  readonly subjects: SubjectKeys;
  /** Forgets all keys of subjects and closes the connections. */
  close(): Promise<void>;
}

/**
 * Opens the vault and destroys again what a restore of the key database may have brought back.
 * @throws KeyProblem when key, key database and data do not belong together; nothing is changed then.
 */
export async function openVault(options: VaultOptions): Promise<Vault> {
  const { keysUrl, installation, config, poolSize = 4, cacheSize = 20_000 } = options;
  const pool = new pg.Pool({
    connectionString: keysUrl,
    max: poolSize,
    keepAlive: true,
    application_name: 'gwen vault',
  });
  // The pool replaces a broken idle connection; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    const keys = await unlock(pool, installation, config);
    const tombstoneFile = join(config.dataFolder, 'tombstones.log');
    const subjects = await SubjectKeys.open({ pool, wrapping: keys, tombstoneFile, cacheSize });
    const close = async (): Promise<void> => {
      subjects.close();
      await pool.end();
    };
    return { ...keys, installation, subjects, close };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
