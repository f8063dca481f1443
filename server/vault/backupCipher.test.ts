import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BACKUP_HEADER_BYTES,
  BackupUnreadable,
  backupInstallation,
  decryptBackup,
  encryptBackup,
} from './backupCipher.ts';
import { secretKey } from './keys.ts';

const key = secretKey<'backup'>(randomBytes(32));
const installation = '6f1d9c3e-6d0e-4d3b-9c55-1f0a8c2e7b11';
const CHUNK = 64 * 1024;
const SEALED = CHUNK + 16;

async function through(
  stream: NodeJS.ReadWriteStream,
  bytes: Buffer,
  step = bytes.length || 1,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += step) pieces.push(bytes.subarray(at, at + step));
  const out: Buffer[] = [];
  await pipeline(Readable.from(pieces), stream, async (source) => {
    for await (const piece of source) out.push(Buffer.from(piece));
  });
  return Buffer.concat(out);
}

const encrypted = (bytes: Buffer) => through(encryptBackup(key, installation), bytes);

describe('a backup', () => {
  test('of any size comes back, however it is cut into pieces on the way', async () => {
    const sizes = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sizes),
        fc.integer({ min: 7, max: 200_000 }),
        fc.integer({ min: 7, max: 200_000 }),
        async (size, stepIn, stepOut) => {
          const bytes = randomBytes(size);
          const sealed = await through(encryptBackup(key, installation), bytes, stepIn);
          const chunks = Math.max(1, Math.ceil(size / CHUNK));
          expect(sealed.length).toBe(BACKUP_HEADER_BYTES + size + 16 * chunks);
          expect((await through(decryptBackup(key), sealed, stepOut)).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('byte by byte', async () => {
    const bytes = randomBytes(300);
    const sealed = await through(encryptBackup(key, installation), bytes, 1);
    expect(await through(decryptBackup(key), sealed, 1)).toEqual(bytes);
  });

  test('says which installation it belongs to, and nothing else', async () => {
    const sealed = await encrypted(Buffer.from('Amina'.repeat(1000)));
    expect(backupInstallation(sealed)).toBe(installation);
    expect(sealed.includes('Amina')).toBe(false);
    expect(() => backupInstallation(Buffer.from('PK\x03\x04'.repeat(20)))).toThrow(BackupUnreadable);
    expect(() => backupInstallation(sealed.subarray(0, 40))).toThrow(BackupUnreadable);
    expect((await encrypted(Buffer.alloc(10))).equals(await encrypted(Buffer.alloc(10)))).toBe(false);
  });
});

describe('is refused', () => {
  const bytes = randomBytes(3 * CHUNK);
  const refuse = (sealed: Buffer, by = key) =>
    expect(through(decryptBackup(by), sealed)).rejects.toThrow(BackupUnreadable);

  test('when cut off anywhere, also between two chunks', async () => {
    const sealed = await encrypted(bytes);
    for (const length of [
      0,
      10,
      BACKUP_HEADER_BYTES,
      BACKUP_HEADER_BYTES + 5,
      BACKUP_HEADER_BYTES + SEALED,
      BACKUP_HEADER_BYTES + 2 * SEALED,
      sealed.length - 1,
    ]) {
      await refuse(sealed.subarray(0, length));
    }
  });

  test('when anything is added, exchanged or changed', async () => {
    const sealed = await encrypted(bytes);
    await refuse(Buffer.concat([sealed, Buffer.of(0)]));
    await refuse(Buffer.concat([sealed, sealed.subarray(BACKUP_HEADER_BYTES)]));
    const chunk = (at: number) =>
      sealed.subarray(BACKUP_HEADER_BYTES + at * SEALED, BACKUP_HEADER_BYTES + (at + 1) * SEALED);
    const header = sealed.subarray(0, BACKUP_HEADER_BYTES);
    await refuse(Buffer.concat([header, chunk(1), chunk(0), chunk(2)]));
    await refuse(Buffer.concat([header, chunk(0), chunk(2)]));
    for (const at of [0, 8, 30, 60, BACKUP_HEADER_BYTES + SEALED + 5, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await refuse(changed);
    }
  });

  test('under another key', async () => {
    await refuse(await encrypted(bytes), secretKey(randomBytes(32)));
  });

  test('and nothing is encrypted for what is no installation', () => {
    expect(() => encryptBackup(key, 'here')).toThrow('UUID');
  });
});
