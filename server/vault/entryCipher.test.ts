import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CannotDecrypt, decryptEntry, encryptEntry } from './entryCipher.ts';
import { secretKey } from './keys.ts';

const key = secretKey<'entry'>(randomBytes(32));
const place = 'c0ffee00-0000-4000-8000-000000000000/entry';

test('bytes come back under their key and in their place', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string(), (bytes, aad) => {
      expect(new Uint8Array(decryptEntry(key, aad, encryptEntry(key, aad, bytes)))).toEqual(bytes);
    }),
  );
});

test('another key, another place, or a changed or missing byte opens nothing', () => {
  const cipher = encryptEntry(key, place, Buffer.from('Amina, 14, Freetown'));
  expect(() => decryptEntry(secretKey(randomBytes(32)), place, cipher)).toThrow(CannotDecrypt);
  expect(() => decryptEntry(key, `${place} `, cipher)).toThrow(CannotDecrypt);
  for (let at = 0; at < cipher.length; at++) {
    const changed = Buffer.from(cipher);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => decryptEntry(key, place, changed), `byte ${at}`).toThrow(CannotDecrypt);
    expect(() => decryptEntry(key, place, cipher.subarray(0, at)), `cut at ${at}`).toThrow(CannotDecrypt);
  }
});

test('the same bytes are never the same ciphertext', () => {
  const many = Array.from({ length: 1000 }, () => encryptEntry(key, place, Buffer.from('x')).toString('hex'));
  expect(new Set(many).size).toBe(1000);
});

test('another implementation of AES-GCM opens it', async () => {
  const bytes = randomBytes(32);
  const cipher = encryptEntry(secretKey(bytes), place, Buffer.from('hello'));
  const subtle = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
  const opened = await crypto.subtle.decrypt(
    {
      name: 'AES-GCM',
      iv: new Uint8Array(cipher.subarray(1, 13)),
      additionalData: Buffer.from(`\x01entry ${place}`),
    },
    subtle,
    new Uint8Array([...cipher.subarray(29), ...cipher.subarray(13, 29)]),
  );
  expect(Buffer.from(opened).toString()).toBe('hello');
});
