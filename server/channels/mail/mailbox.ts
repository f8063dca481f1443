/**
 * Mailboxes of contact points: each mail is taken in like any message that cannot seal itself, and then removed from the
 * mailbox, where it lies in the clear. While the database is away mails stay where they are.
 */
import type { ImapFlow } from 'imapflow';
import type { Store } from '../../store/store.ts';
import { inRotation } from '../fairly.ts';
import { largestFile } from '../files.ts';
import type { Intake } from '../intake.ts';
import type { Channel } from '../kinds.ts';
import { openChannels } from '../registered.ts';
import type { Attached } from './attachments.ts';
import { fetchAttachments } from './attachments.ts';
import { readBytes, readMail } from './message.ts';

const patienceMs = 20_000;
/** Mails of one round: the next is a minute later. */
const mostMails = 200;
/** So many are looked at, the oldest and the newest, to find whose turn it is where more lie there than are taken. */
const mostLooked = 1000;
/** Of each, so much: enough for whom it is from. */
const lookBytes = 4096;
/** Attachments that could not be fetched so often are counted, and the words taken without them. */
const mostFailures = 5;
/** How often attachments of each mail could not be fetched since this server began, at least 1 for one that failed: whatever fails must not stand before the others. */
const failed = new Map<string, number>();

/**
 * Looks into every mailbox. Returns how many mails were taken; one that cannot be reached holds up no other.
 * @param atOnce mails of one round: where more lie there, each sender has her turn, so that a flood holds up nobody else
 */
export async function fetchMails(store: Store, intake: Intake, atOnce = mostMails): Promise<number> {
  let taken = 0;
  for (const { channel } of await openChannels(store.jobs, store.vault)) {
    if (channel.kind !== 'email') continue;
    taken += await fetchFrom(channel, intake, largestFile(store), atOnce).catch(() => 0);
  }
  return taken;
}

async function fetchFrom(
  channel: Channel<'email'>,
  intake: Intake,
  most: number,
  atOnce: number,
): Promise<number> {
  return await inMailbox(channel, (client) =>
    fetchAll(client, channel.settings.folder, channel, intake, { most, atOnce }),
  );
}

/** Whether a mailbox lets us in and has its folder. */
export async function canRead(channel: Channel<'email'>): Promise<boolean> {
  try {
    await inMailbox(channel, async (client) => {
      const lock = await client.getMailboxLock(channel.settings.folder);
      lock.release();
    });
    return true;
  } catch {
    return false;
  }
}

async function inMailbox<T>(channel: Channel<'email'>, act: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { imap, imapPort, imapSecure, login } = channel.settings;
  // ten megabytes of memory, which installations without a mailbox do without
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    host: imap,
    port: imapPort,
    secure: imapSecure,
    doSTARTTLS: false,
    auth: { user: login, pass: channel.secrets.password },
    logger: false,
    disableAutoIdle: true,
    clientInfo: { name: 'mail' },
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    maxLiteralSize: 2 * readBytes,
    maxResponseSize: 4 * readBytes,
    maxLineLength: 4 * readBytes,
  });
  // a connection that breaks is said by what waits for it; without a listener it would end the process
  client.on('error', () => {});
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function fetchAll(
  client: ImapFlow,
  folder: string,
  channel: Channel<'email'>,
  intake: Intake,
  { most, atOnce }: { readonly most: number; readonly atOnce: number },
): Promise<number> {
  const lock = await client.getMailboxLock(folder);
  try {
    const found = await client.search({ deleted: false }, { uid: true });
    const validity = client.mailbox ? String(client.mailbox.uidValidity) : '';
    const placeOf = (uid: number): string => `${validity} ${uid}`;
    const failures = (uid: number): number => failed.get(`${channel.id} ${placeOf(uid)}`) ?? 0;
    const noteFailures = (uid: number, count: number): void =>
      void failed.set(`${channel.id} ${placeOf(uid)}`, count);
    const takeOne = async (uid: number): Promise<boolean> => {
      const mail = await client.fetchOne(
        String(uid),
        { size: true, source: { start: 0, maxLength: readBytes } },
        { uid: true },
      );
      if (!mail || mail.source === undefined) return false;
      const given = {
        bytes: mail.source,
        isCut: (mail.size ?? 0) > mail.source.length,
        place: placeOf(uid),
        // its words must not wait for ever for what cannot be fetched
        attached: async () => {
          if (failures(uid) >= mostFailures) return { files: [], all: 0 };
          return await fetchAttachments(client, uid, most).catch((error) => {
            noteFailures(uid, failures(uid) + 1);
            throw error;
          });
        },
      };
      const isTaken = await takeMail(given, channel, intake);
      // only now: what was not stored stays, and is taken the next time
      await client.messageDelete(String(uid), { uid: true });
      failed.delete(`${channel.id} ${placeOf(uid)}`);
      return isTaken;
    };
    let taken = 0;
    const inOrder = [...(await inTurns(client, found || [], atOnce))];
    for (const uid of inOrder.sort((a, b) => failures(a) - failures(b)))
      try {
        if (await takeOne(uid)) taken += 1;
      } catch {
        noteFailures(uid, Math.max(1, failures(uid)));
        // what comes behind it is taken over a connection of its own, and before it
        if (!client.usable) break;
      }
    return taken;
  } finally {
    lock.release();
  }
}

/** Which mails are taken in this round. */
async function inTurns(
  client: ImapFlow,
  uids: readonly number[],
  atOnce: number,
): Promise<readonly number[]> {
  if (uids.length <= atOnce) return uids;
  const half = mostLooked / 2;
  const looked = uids.length <= mostLooked ? uids : [...uids.slice(0, half), ...uids.slice(-half)];
  const found: { readonly uid: number; readonly sender: string }[] = [];
  const what = { source: { start: 0, maxLength: lookBytes } };
  for (const uid of looked) {
    const mail = await client.fetchOne(String(uid), what, { uid: true });
    if (mail) found.push({ uid, sender: senderIn(mail.source) });
  }
  return inRotation(found, ({ sender }) => sender)
    .slice(0, atOnce)
    .map(({ uid }) => uid);
}

/** Whom a mail says that it is from, as far as that decides whose turn it is: nothing is kept of it. */
function senderIn(source: Buffer | undefined): string {
  const said = /^from:[^\r\n]*?([^\s<>"]+@[^\s<>"]+)/im.exec(source?.toString('latin1') ?? '');
  return said?.[1]?.toLowerCase() ?? '';
}

interface GivenMail {
  /** Its beginning. */
  readonly bytes: Buffer;
  readonly isCut: boolean;
  /** Where it lies, which names it if it does not name itself. */
  readonly place: string;
  readonly attached: () => Promise<Attached>;
}

async function takeMail(
  { bytes, isCut, place, attached }: GivenMail,
  channel: Channel<'email'>,
  intake: Intake,
): Promise<boolean> {
  const read = await readMail(bytes, isCut);
  if (read.is !== 'mail') return false;
  const { sender, text } = read;
  // one's own answers that come back would be reports of oneself
  if (sender.toLowerCase() === channel.settings.address.toLowerCase()) return false;
  // an id that somebody else made up for her own mail must not hide this one
  const id = read.id === undefined ? place : `${read.id} ${sender}`;
  const { files, all } = read.leftOut > 0 ? await attached() : { files: [], all: 0 };
  const leftOut = Math.max(0, Math.max(read.leftOut, all) - files.length);
  await intake.take({ channel, id, sender, text, files, leftOut });
  return true;
}
