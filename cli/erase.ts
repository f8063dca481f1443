/** `gwen person destroy`: what two people decided to destroy is destroyed now, not within minutes; and what holds it up is said. */
import { eraseWaiting } from '../server/jobs/erase.ts';
import type { Io } from './command.ts';
import { readOptions } from './command.ts';
import { withPlace } from './place.ts';

const why: { readonly [reason: string]: string } = {
  'no-request': 'nobody asks for it any more, or the request was refused',
  'one-person': 'one person asked and decided',
  changed: 'the request was changed since, or people disagree on it',
  'no-member': 'the member that it is about is not there',
  'still-open': 'the case, or the household, was opened again',
  'legal-hold': 'a proceeding that the child has a part in is not over',
  unknown: 'it cannot be told whether a proceeding is open',
};

export async function run(args: readonly string[], io: Io): Promise<void> {
  readOptions(args, {});
  await withPlace(io.config, io.say, async ({ store }) => {
    const { done, heldUp } = await eraseWaiting(store, store.clock());
    for (const number of done)
      io.say(`${number}: destroyed, in every copy. Backups of keys made before must go too.`);
    for (const { number, reason } of heldUp) io.say(`${number}: not destroyed: ${why[reason] ?? reason}.`);
    if (done.length + heldUp.length === 0)
      io.say(
        'Nothing waits. It is decided in the case or household, by a second person, on a request of whom it is about or for her.',
      );
  });
}
