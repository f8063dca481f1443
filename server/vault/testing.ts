/** A real vault for tests: a key file and tombstones in a temporary folder, keys in the test's own database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Vault } from './vault.ts';
import { openVault } from './vault.ts';

export interface TestVault {
  readonly vault: Vault;
  /** GWEN_DATA of the test. */
  readonly dataFolder: string;
  /** Opens another one on the same keys and folders, as a second server or a restart would. */
  again(): Promise<Vault>;
  /** Closes the vaults and removes the folders. */
  close(): Promise<void>;
}

/** Opens a vault on a test's key database (`(await testDatabase()).keysUrl`). */
export async function testVault(
  keysUrl: string,
  installation: string = crypto.randomUUID(),
): Promise<TestVault> {
  const folder = await mkdtemp(join(tmpdir(), 'gwen-vault-'));
  const dataFolder = await mkdtemp(join(tmpdir(), 'gwen-data-'));
  const opened: Vault[] = [];
  const again = async (): Promise<Vault> => {
    const vault = await openVault({ keysUrl, installation, config: { dataFolder, configFolder: folder } });
    opened.push(vault);
    return vault;
  };
  return {
    vault: await again(),
    dataFolder,
    again,
    close: async () => {
      await Promise.all(opened.map((vault) => vault.close()));
      await rm(folder, { recursive: true });
      await rm(dataFolder, { recursive: true });
    },
  };
}
