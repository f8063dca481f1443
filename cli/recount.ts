/** `gwen recount`: facts for figures, anew from every dossier, after a version that counts more than the one before. */
import { recountFacts } from '../server/jobs/recount.ts';
import type { Io } from './command.ts';
import { readOptions } from './command.ts';
import { withPlace } from './place.ts';

export async function run(args: readonly string[], io: Io): Promise<void> {
  readOptions(args, {});
  await withPlace(io.config, io.say, async ({ store }) => {
    const count = await recountFacts(store, store.clock());
    io.say(`${count.toLocaleString('en')} dossiers were counted anew. What was released stays as it was.`);
  });
}
