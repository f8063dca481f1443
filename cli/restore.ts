/** `gwen restore`: brings back what `gwen backup` wrote, all of it or nothing. See docs/backup.md. */
import { resolve } from 'node:path';
import { CannotRestore, restore } from '../server/store/restore.ts';
import { BackupUnreadable } from '../server/vault/backupCipher.ts';
import type { Io } from './command.ts';
import { CommandProblem, needed, readOptions } from './command.ts';
import { withServer } from './place.ts';

export async function run(args: readonly string[], io: Io): Promise<void> {
  const options = readOptions(args, {
    data: { type: 'string' },
    keys: { type: 'string' },
    replace: { type: 'boolean', default: false },
  });
  const dataFile = resolve(needed(options.data, 'data'));
  const keysFile = options.keys === undefined ? undefined : resolve(needed(options.keys, 'keys'));
  const { config, say } = io;
  await withServer(config, say, async (admin) => {
    const restored = await restore({
      admin,
      config,
      dataFile,
      keysFile,
      replace: options.replace,
      progress: say,
    }).catch((error: unknown) => {
      if (error instanceof CannotRestore) throw new CommandProblem(error.message);
      if (error instanceof BackupUnreadable)
        throw new CommandProblem(
          `${error.message} Nothing was changed. Take another backup; for one from before the key was changed see docs/keys.md.`,
        );
      throw error;
    });
    say(
      `\nRestored as of ${restored.time.toISOString()}: ${restored.rows.toLocaleString('en')} rows. Everybody signs in anew; devices compare what they hold.`,
    );
    say(`${restored.tombstones.toLocaleString('en')} destroyed subjects stay destroyed.`);
    say('Run gwen verify: it tells what signed roots saw after this backup and is lost.');
  });
}
