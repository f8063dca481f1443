/**
 * Sending what waits: oldest first, each until the server says that it has it. Sent again it is the same box under the same
 * name, so it stays one report. Runs in the page and, where browsers wake it when there is a network, in the page's worker;
 * one at a time.
 */
import type { Watch } from '../domain/report/publicPage.ts';
import { post } from './net.ts';
import type { Member } from './watchKeep.ts';
import { dropWaiting, findMember, findWaiting, forgetMember, renewMember, waitingIds } from './watchKeep.ts';

/** How it went: what still waits, and what of it the server does not take as it is. */
export interface Sent {
  readonly left: readonly IDBValidKey[];
  readonly refused: readonly IDBValidKey[];
}

/**
 * Asks anew what this phone needs to know of its group. `ended`: its code was taken back, and that it was of the group is
 * forgotten here; `later`: no answer, and what was known stays.
 */
export async function askAgain({ pass }: Member): Promise<Member | 'ended' | 'later'> {
  const { code, value } = await post<Watch>('watch/join', { pass });
  if (value) {
    const member = { pass, watch: value };
    await renewMember(member);
    return member;
  }
  // something before the server, as while it is being renewed, may answer 404 too
  if (code !== 'not-found') return 'later';
  await forgetMember();
  return 'ended';
}

/** One at a time in this browser; where it cannot be seen to, the server sees that nothing is doubled. */
export const flush = (): Promise<Sent> =>
  navigator.locks ? navigator.locks.request('notes', sendAll) : sendAll();

async function sendAll(): Promise<Sent> {
  const refused: IDBValidKey[] = [];
  for (const id of await waitingIds()) {
    const went = await sendOne(id);
    if (went === 'later') break;
    // what is not taken stays, and holds up nothing behind it
    if (went === 'refused') refused.push(id);
  }
  return { left: await waitingIds(), refused };
}

/** Its body is too large, or does not read: sent again it would be the same. */
const refusals = [400, 413, 415, 422];

async function sendOne(id: IDBValidKey): Promise<'sent' | 'later' | 'held' | 'refused'> {
  const waiting = await findWaiting(id);
  if (!waiting) return 'sent';
  const hand = async (member: Member | undefined): Promise<number> => {
    const group = member ? { dossier: member.watch.dossier, ticket: member.watch.ticket } : {};
    if (!('observed' in waiting)) return (await post('watch/send', { ...waiting, ...group })).status;
    // what was noted for a group that this phone is not of any more is for nobody
    if (!member) return 201;
    return (await post('watch/observe', { ...waiting.observed, ...group })).status;
  };
  let member = await findMember();
  let status = await hand(member);
  if (status === 409 && member) {
    // codes were given out or taken back since: is this one still good?
    const now = await askAgain(member);
    if (now === 'later') return 'later';
    member = now === 'ended' ? undefined : now;
    status = await hand(member);
  }
  // what the server has under this name already is this
  if (status !== 201 && (status !== 409 || member)) {
    if (refusals.includes(status)) return 'refused';
    // nobody may answer for the group for long: reports do not wait for that
    return 'observed' in waiting ? 'held' : 'later';
  }
  await dropWaiting(id);
  return 'sent';
}
