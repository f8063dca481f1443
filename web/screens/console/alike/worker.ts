/**
 * Opens the words of reports and compares them, beside the page, so that the screen never waits for it. What it opens it keeps
 * as folded words in memory, and ends with the console: when she locks, leaves or signs out.
 */
import type { Fingerprint } from '../../../../domain/report/alike.ts';
import { findAlike, fingerprint } from '../../../../domain/report/alike.ts';
import type { EpochKey } from '../../../client/epochKeys.ts';
import { openEpochs, openWith } from '../../../client/epochKeys.ts';
import type { Closed, FromWorker, ToWorker } from './messages.ts';

let keys: readonly EpochKey[] = [];
const known = new Map<string, Fingerprint>();

async function open({ id, at, area, boxes, places, people }: Closed): Promise<void> {
  const texts: string[] = [];
  const near = [...places];
  for (const box of boxes) {
    // one that is broken or not for her is no reason to know nothing of the others
    const message = await openWith(keys, box).catch(() => undefined);
    if (!message) continue;
    texts.push(message.text);
    if (message.place) near.push(message.place);
  }
  known.set(id, fingerprint({ id, at, area, texts, places: near, people }));
}

async function take(said: ToWorker): Promise<void> {
  if (said.is === 'keys') keys = await openEpochs(said.identity, said.epochs);
  else if (said.is === 'put') for (const one of said.reports) await open(one);
  else {
    const one = known.get(said.id);
    const found = one ? findAlike(one, [...known.values()]) : [];
    postMessage({ id: said.id, turn: said.turn, found } satisfies FromWorker);
  }
}

// in the order in which it was told, so that an answer knows of all that was put before
let line = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  line = line.then(() => take(data)).catch(() => undefined);
});
