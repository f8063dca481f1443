/** A server of channels as a process of its own (crashReceiver.ts), for tests that kill it or look into its memory. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReceiverSetup } from './crashReceiver.ts';
import type { TestChannels } from './testChannels.ts';

export interface Receiver {
  readonly child: ChildProcess;
  readonly url: string;
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL('./crashReceiver.ts', import.meta.url));

/**
 * Writes down what such a server works on, and gives what starts one.
 * @param folder for the spool and the setup
 * @param pages the built public page
 */
export async function receivers(
  { world }: TestChannels,
  folder: string,
  pages: string,
): Promise<{ readonly spool: string; start(): Promise<Receiver> }> {
  const spool = join(folder, 'spool');
  const file = join(folder, 'setup.json');
  const setup: ReceiverSetup = {
    urls: world.database,
    installation: world.vault.installation,
    dataFolder: join(world.folder, 'data'),
    configFolder: join(world.folder, 'config'),
    spool,
    pages,
  };
  await writeFile(file, JSON.stringify(setup), { mode: 0o600 });
  return {
    spool,
    /** The database must be there. */
    async start() {
      const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = await once(child.stdout, 'data');
      return {
        child,
        url: String(line).trim(),
        async kill() {
          const gone = once(child, 'exit');
          child.kill('SIGKILL');
          await gone;
        },
      };
    },
  };
}
