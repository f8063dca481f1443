/**
 * `gwen health`: what runs here and how it fares. The digest of the pages is the same for everybody who built them from the
 * same source: compare it with the one that was published.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listChannels } from '../server/channels/registered.ts';
import { findBuilt } from '../server/http/built.ts';
import { readHealth } from '../server/people/directory.ts';
import type { Io } from './command.ts';
import { readOptions } from './command.ts';
import { withPlace } from './place.ts';

const root = join(import.meta.dirname, '..');

export async function run(args: readonly string[], io: Io): Promise<void> {
  const { files } = readOptions(args, { files: { type: 'boolean', default: false } });
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const built = findBuilt(root);
  io.say(`Gwen ${version}`);
  io.say(built ? `Pages: sha256 ${built.digest}` : 'Pages: not built yet; "npm start" builds them.');
  if (files) for (const line of built?.lines ?? []) io.say(`  ${line}`);
  await withPlace(io.config, io.say, async ({ owner, store }) => {
    const { backup, root: signed, dossiers, points, jobs, wrongCodes, outOfSight } = await readHealth(store);
    io.say(`Dossiers: about ${dossiers}`);
    io.say(`Last backup: ${backup ?? 'never'}`);
    io.say(`Last signed root: ${signed ?? 'never'}`);
    const lacking = points.filter(({ since }) => since === null).map(({ team }) => team);
    io.say(`Contact points: ${points.length}, without keys: ${lacking.join(', ') || 'none'}`);
    io.say(`Waiting to be done: ${jobs.waiting}, failed: ${jobs.failing}`);
    if (wrongCodes.count > 0)
      io.say(`Wrong codes of responders this week: ${wrongCodes.count}, in names: ${wrongCodes.names}`);
    if (outOfSight.dossiers > 0)
      io.say(
        `Dossiers on which nobody can work: ${outOfSight.dossiers}, of: ${outOfSight.parties.join(', ')}`,
      );
    const open = (await listChannels(owner, null)).filter(({ ended }) => ended === null);
    const sum = (of: 'waiting' | 'failed'): number => open.reduce((all, one) => all + one[of], 0);
    io.say(`Channels: ${open.length}; answers that wait: ${sum('waiting')}, that failed: ${sum('failed')}`);
  });
}
