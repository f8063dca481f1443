/**
 * Encryption of backups as they are written: any size in constant memory, cut-off and exchanged pieces noticed.
 *
 *     magic "GWENBAK1" | installation (16 bytes) | salt (32 bytes) | chunks
 *     chunk = AES-256-GCM of up to 64 KiB, nonce = 7 zeros, chunk number (4 bytes), 1 for the last and else 0
 *
 * The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizar 2015), as age uses it. Each backup has its own key (HKDF
 * of the vault's backup key and the salt), so counted nonces never repeat. The installation stands in the clear: a
 * restore on an empty machine must know which key to ask for. It is authenticated through the key's derivation.
 */
import type { KeyObject } from 'node:crypto';
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import type { SecretKey } from './keys.ts';
import { KEY_BYTES } from './keys.ts';

/** A backup that cannot be read: another key, damaged, or cut off. */
export class BackupUnreadable extends Error {
  override readonly name = 'BackupUnreadable';
}

const MAGIC = Buffer.from('GWENBAK1');
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const CHUNK = 64 * 1024;
const MOST_CHUNKS = 2 ** 32 - 1;

/** How many bytes of a backup `backupInstallation` needs. */
export const BACKUP_HEADER_BYTES: number = MAGIC.length + 16 + SALT_BYTES;

/** Which installation's key opens a backup that begins with these bytes. */
export function backupInstallation(head: Uint8Array): string {
  const bytes = Buffer.from(head.subarray(0, BACKUP_HEADER_BYTES));
  if (bytes.length < BACKUP_HEADER_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new BackupUnreadable('This is not a backup of Gwen.');
  }
  const hex = bytes.toString('hex', MAGIC.length, MAGIC.length + 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A stream that encrypts what is written to it. */
export function encryptBackup(key: SecretKey<'backup'>, installation: string): Transform {
  const id = Buffer.from(installation.replaceAll('-', ''), 'hex');
  if (id.length !== 16) throw new Error('An installation is named by a UUID.');
  const header = Buffer.concat([MAGIC, id, randomBytes(SALT_BYTES)]);
  const fileKey = keyOf(key, header);
  let count = 0;
  const pieces = new Pieces(CHUNK);
  const seal = (chunk: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonce(count++, last));
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  };
  const stream = new Transform({
    transform(bytes: Buffer, _encoding, done) {
      attempt(done, () => {
        for (const chunk of pieces.add(bytes)) this.push(seal(chunk, false));
      });
    },
    flush(done) {
      attempt(done, () => this.push(seal(pieces.rest(), true)));
    },
  });
  stream.push(header);
  return stream;
}

/**
 * A stream that decrypts a backup written to it. It fails with `BackupUnreadable` at the first wrong byte, or at the
 * end when the backup was cut off: what it gave before is genuine, but use nothing before it has ended well.
 */
export function decryptBackup(key: SecretKey<'backup'>): Transform {
  let head = Buffer.alloc(0);
  const pieces = new Pieces(CHUNK + TAG_BYTES);
  let fileKey: KeyObject | undefined;
  let count = 0;
  const open = (chunk: Buffer, last: boolean): Buffer => {
    if (fileKey === undefined || chunk.length < TAG_BYTES)
      throw new BackupUnreadable('This backup is cut off.');
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce(count++, last), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(chunk.subarray(chunk.length - TAG_BYTES));
    try {
      const bytes = decipher.update(chunk.subarray(0, chunk.length - TAG_BYTES));
      decipher.final();
      return bytes;
    } catch {
      throw new BackupUnreadable(
        'This backup was cut off or changed, or belongs to another key or installation.',
      );
    }
  };
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      attempt(done, () => {
        let body = bytes;
        if (fileKey === undefined) {
          head = Buffer.concat([head, bytes]);
          if (head.length < BACKUP_HEADER_BYTES) return;
          backupInstallation(head);
          fileKey = keyOf(key, head.subarray(0, BACKUP_HEADER_BYTES));
          body = head.subarray(BACKUP_HEADER_BYTES);
        }
        for (const chunk of pieces.add(body)) this.push(open(chunk, false));
      });
    },
    flush(done) {
      attempt(done, () => this.push(open(pieces.rest(), true)));
    },
  });
}

/** Cuts a stream into pieces of one size. The last piece, which may be whole, is given only by `rest`. */
class Pieces {
  readonly #size: number;
  #held: Buffer[] = [];
  #length = 0;

  constructor(size: number) {
    this.#size = size;
  }

  add(bytes: Buffer): Buffer[] {
    this.#held.push(bytes);
    this.#length += bytes.length;
    if (this.#length <= this.#size) return [];
    const all = Buffer.concat(this.#held);
    const cut: Buffer[] = [];
    let at = 0;
    for (; all.length - at > this.#size; at += this.#size) cut.push(all.subarray(at, at + this.#size));
    this.#held = [all.subarray(at)];
    this.#length = all.length - at;
    return cut;
  }

  rest(): Buffer {
    const rest = Buffer.concat(this.#held);
    this.#held = [];
    this.#length = 0;
    return rest;
  }
}

function keyOf(key: SecretKey<'backup'>, header: Buffer): KeyObject {
  const salt = header.subarray(header.length - SALT_BYTES);
  const info = Buffer.concat([Buffer.from('gwen/backup/1/'), header.subarray(0, -SALT_BYTES)]);
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, info, KEY_BYTES)));
}

function nonce(count: number, last: boolean): Buffer {
  if (count > MOST_CHUNKS) throw new Error('A backup holds at most 256 TiB.');
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(count, 7);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

function attempt(done: (error?: Error) => void, act: () => void): void {
  try {
    act();
    done();
  } catch (error) {
    done(error instanceof Error ? error : new Error('The backup cannot go on.'));
  }
}
