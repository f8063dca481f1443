/** `gwen keys`: where the installation's key comes from, whether it fits, and what is lost without it. */
import type { Config } from '../server/config.ts';
import { keyFileOf } from '../server/vault/kek.ts';
import type { Io } from './command.ts';
import { readOptions } from './command.ts';
import { withPlace } from './place.ts';

export async function run(args: readonly string[], io: Io): Promise<void> {
  readOptions(args, {});
  await withPlace(io.config, io.say, async ({ installation, vault }) => {
    io.say(`Installation ${installation}.`);
    io.say(`Its key ${sourceOf(io.config, installation)}. It fits these data.`);
    const changed = vault.former.at(-1)?.ended;
    io.say(
      changed
        ? `It was changed on ${changed.toISOString().slice(0, 10)}, and is number ${vault.epoch}.`
        : 'It was never changed (gwen key change).',
    );
    io.say(
      'Without it nobody reads a name, a backup or a report any more. Keep a copy apart from every backup.',
    );
  });
}

function sourceOf(config: Config, installation: string): string {
  if (config.keyCommand !== undefined) return 'is printed by GWEN_KEY_COMMAND';
  if (config.keyPassphrase !== undefined) return 'follows from GWEN_KEY_PASSPHRASE';
  return `lies in ${keyFileOf(config, installation)}`;
}
