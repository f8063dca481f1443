/**
 * Attachments of a mail, fetched one by one as the mailbox's server takes the mail apart: so many, and so many bytes, however
 * large or deep the mail is. Its words are read apart from them (message.ts).
 */
import type { ImapFlow, MessageStructureObject } from 'imapflow';
import type { PlainFile } from '../files.ts';

const mostNodes = 200;
const mostFiles = 20;

export interface Attached {
  readonly files: readonly PlainFile[];
  /** How many there are. */
  readonly all: number;
}

/** @param most bytes of all of them together */
export async function fetchAttachments(client: ImapFlow, uid: number, most: number): Promise<Attached> {
  const mail = await client.fetchOne(String(uid), { bodyStructure: true }, { uid: true });
  const { bodyStructure } = mail || {};
  const found = bodyStructure ? attachmentsIn(bodyStructure) : [];
  const files: PlainFile[] = [];
  let left = most;
  for (const { part, name, type } of found.slice(0, mostFiles)) {
    const bytes = await fetchPart(client, uid, part, left);
    if (!bytes) continue;
    left -= bytes.length;
    files.push({ name, type, bytes });
  }
  return { files, all: found.length };
}

interface Attachment {
  readonly part: string;
  readonly name: string;
  readonly type: string;
}

/** All parts that are not words of the mail itself. */
function attachmentsIn(root: MessageStructureObject): readonly Attachment[] {
  const found: Attachment[] = [];
  const queue = [root];
  for (let count = 0; count < mostNodes; count += 1) {
    const node = queue.shift();
    if (!node) break;
    const { type, childNodes, disposition, dispositionParameters, parameters } = node;
    if (/^multipart\//i.test(type)) {
      queue.push(...(childNodes ?? []));
      continue;
    }
    const isWords = /^text\/(?:plain|html)$/i.test(type) && !/^attachment$/i.test(disposition ?? '');
    if (!isWords) {
      const name = dispositionParameters?.['filename'] ?? parameters?.['name'] ?? '';
      found.push({ part: node.part ?? '1', name, type: type.toLowerCase() });
    }
  }
  return found;
}

/** Decoded; undefined for one that is larger. */
async function fetchPart(
  client: ImapFlow,
  uid: number,
  part: string,
  most: number,
): Promise<Uint8Array | undefined> {
  const { content } = await client.download(String(uid), part, { uid: true, maxBytes: most + 1 });
  if (!content) return undefined;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of content) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    // to its end, or the connection would stand still
    if (size <= most) pieces.push(bytes);
  }
  return size > most || size === 0 ? undefined : Uint8Array.from(Buffer.concat(pieces));
}
