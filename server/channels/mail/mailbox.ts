/**
 * Mailboxes of contact points: each mail is taken in like any message that cannot seal itself, and then removed from the
 * mailbox, where it lies in the clear. While the database is away mails stay where they are.
 */
import { ImapFlow } from 'imapflow';
import type { Store } from '../../store/store.ts';
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

/** Looks into every mailbox. Returns how many mails were taken; one that cannot be reached holds up no other. */
export async function fetchMails(store: Store, intake: Intake): Promise<number> {
  let taken = 0;
  for (const { channel } of await openChannels(store.jobs, store.vault)) {
    if (channel.kind !== 'email') continue;
    taken += await fetchFrom(channel, intake, largestFile(store)).catch(() => 0);
  }
  return taken;
}

async function fetchFrom(channel: Channel<'email'>, intake: Intake, most: number): Promise<number> {
  return await inMailbox(channel, (client) =>
    fetchAll(client, channel.settings.folder, channel, intake, most),
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
  const client = new ImapFlow({
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
  most: number,
): Promise<number> {
  const lock = await client.getMailboxLock(folder);
  try {
    const found = await client.search({ deleted: false }, { uid: true });
    const validity = client.mailbox ? String(client.mailbox.uidValidity) : '';
    let taken = 0;
    for (const uid of (found || []).slice(0, mostMails)) {
      const mail = await client.fetchOne(
        String(uid),
        { size: true, source: { start: 0, maxLength: readBytes } },
        { uid: true },
      );
      if (!mail || mail.source === undefined) continue;
      const given = {
        bytes: mail.source,
        isCut: (mail.size ?? 0) > mail.source.length,
        place: `${validity} ${uid}`,
        attached: () => fetchAttachments(client, uid, most),
      };
      if (await takeMail(given, channel, intake)) taken += 1;
      // only now: what was not stored stays, and is taken the next time
      await client.messageDelete(String(uid), { uid: true });
    }
    return taken;
  } finally {
    lock.release();
  }
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
