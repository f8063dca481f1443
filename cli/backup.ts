/** `gwen backup`: both databases into encrypted files, while people go on working. See docs/backup.md. */
import { join, resolve } from 'node:path';
import { backUp } from '../server/store/backup.ts';
import { withClient } from '../server/store/migrate.ts';
import { unlock } from '../server/vault/installation.ts';
import type { Io } from './command.ts';
import { readOptions, wholeNumber } from './command.ts';
import { openDatabases } from './place.ts';

export async function run(args: readonly string[], io: Io): Promise<void> {
  const options = readOptions(args, {
    to: { type: 'string' },
    'keys-to': { type: 'string' },
    'keep-keys': { type: 'string', default: '7' },
  });
  const { dataFolder } = io.config;
  const folder = resolve(options.to ?? join(dataFolder, 'backups'));
  const keysFolder = resolve(options['keys-to'] ?? join(folder, 'keys'));
  const keepKeysDays = wholeNumber(options['keep-keys'], 'keep-keys');
  const { admin, urls, installation, owner, close } = await openDatabases(io.config, io.say);
  try {
    const { backup: key } = await withClient(urls.keysUrl, (client) =>
      unlock(client, installation, io.config),
    );
    const made = await backUp({
      admin,
      installation,
      key,
      folder,
      keysFolder,
      tombstoneFile: join(dataFolder, 'tombstones.log'),
      keepKeysDays,
      progress: io.say,
    });
    await owner.query('select gwen.note_backup($1)', [made.bytes]);
    io.say(`\nData: ${made.dataFile}\nKeys: ${made.keysFile}`);
    io.say(`${made.rows.toLocaleString('en')} rows, ${megabytes(made.bytes)} MB, encrypted.`);
    if (made.pruned.length > 0) io.say(`Removed backups of keys that had their time: ${made.pruned.length}.`);
    io.say(
      'Copy the data and tombstones.log to another place. Keep the keys elsewhere, for days only: a destroyed person is gone for good when the last backup of keys that held theirs is gone. Neither opens without the key of this installation (gwen keys).',
    );
  } finally {
    await close();
  }
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
