/**
 * Sending what waits: oldest first, each until the server says that it has it. Sent again it is the same box under the same
 * name, so it stays one report. Runs in the page and, where browsers wake it when there is a network, in the page's worker;
 * one at a time.
 */
import type { Watch } from '../domain/report/publicPage.ts';
import { post } from './net.ts';
import type { Member } from './watchKeep.ts';
import { dropWaiting, findMember, findWaiting, forgetMember, renewMember, waitingIds } from './watchKeep.ts';

/** How it went: all of it is sent, or something has to wait. */
export interface Sent {
  readonly left: number;
}

/**
 * Asks anew what this phone needs to know of its group. `ended`: its code was taken back, and that it was of the group is
 * forgotten here; `later`: no answer, and what was known stays.
 */
export async function askAgain({ pass }: Member): Promise<Member | 'ended' | 'later'> {
  const { status, value } = await post<Watch>('watch/join', { pass });
  if (value) {
    const member = { pass, watch: value };
    await renewMember(member);
    return member;
  }
  if (status !== 404) return 'later';
  await forgetMember();
  return 'ended';
}

/** One at a time in this browser; where it cannot be seen to, the server sees that nothing is doubled. */
export const flush = (): Promise<Sent> =>
  navigator.locks ? navigator.locks.request('notes', sendAll) : sendAll();

async function sendAll(): Promise<Sent> {
  const ids = await waitingIds();
  let left = ids.length;
  for (const id of ids) {
    if (!(await sendOne(id))) break;
    left -= 1;
  }
  return { left };
}

/** True once the server has it. */
async function sendOne(id: IDBValidKey): Promise<boolean> {
  const report = await findWaiting(id);
  if (!report) return true;
  const hand = async (member: Member | undefined): Promise<number> => {
    const group = member ? { dossier: member.watch.dossier, ticket: member.watch.ticket } : {};
    return (await post('watch/send', { ...report, ...group })).status;
  };
  let member = await findMember();
  let status = await hand(member);
  if (status === 409 && member) {
    // codes were given out or taken back since: is this one still good?
    const now = await askAgain(member);
    if (now === 'later') return false;
    member = now === 'ended' ? undefined : now;
    status = await hand(member);
  }
  // what the server has under this name already is this
  if (status !== 201 && (status !== 409 || member)) return false;
  await dropWaiting(id);
  return true;
}
