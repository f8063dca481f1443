import { createHash, createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeDigest, contentDigest, isMacOf, macOf, NO_CHANGE, newSalt } from './chain.ts';
import { secretKey } from './keys.ts';
import type { Succession } from './succession.ts';
import { renewed } from './succession.ts';

const digest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const hex = (text: string) => Buffer.from(text, 'hex');

test('digests are made as described', () => {
  const salt = hex('000102030405060708090a0b0c0d0e0f');
  const content = contentDigest(salt, Buffer.from('{"a":1}'));
  expect(content).toEqual(
    createHash('sha256')
      .update(Buffer.concat([Buffer.from('gwen/content/1\0'), salt, Buffer.from('{"a":1}')]))
      .digest(),
  );
  const parts = [Buffer.from('gwen/change/1\0'), hex('00000006'), Buffer.from('é1\nab'), NO_CHANGE, content];
  expect(changeDigest('é1\nab', NO_CHANGE, content)).toEqual(
    createHash('sha256').update(Buffer.concat(parts)).digest(),
  );
});

test('every part counts, and nothing moves between parts', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), digest, digest, digest, (one, other, prev, content, third) => {
      fc.pre(one !== other && !prev.equals(content) && !third.equals(prev) && !third.equals(content));
      const all = [
        changeDigest(one, prev, content),
        changeDigest(other, prev, content),
        changeDigest(one, content, prev),
        changeDigest(one, third, content),
        changeDigest(one, prev, third),
      ];
      expect(new Set(all.map(String)).size).toBe(5);
    }),
  );
});

test('a salt hides what can be guessed, and is never the same', () => {
  const bytes = Buffer.from('yes');
  const salts = Array.from({ length: 100 }, newSalt);
  expect(new Set(salts.map((salt) => contentDigest(salt, bytes).toString('hex'))).size).toBe(100);
  expect(() => contentDigest(Buffer.alloc(15), bytes)).toThrow('16 bytes');
  expect(() => changeDigest('', Buffer.alloc(0), NO_CHANGE)).toThrow('32 bytes');
});

test('an edited, removed, reordered or cut-off change shows', () => {
  const contents = Array.from({ length: 6 }, () => randomBytes(32));
  const headOf = (chain: readonly Buffer[]) =>
    chain.reduce((prev, content, seq) => changeDigest(`${seq}`, prev, content), NO_CHANGE).toString('hex');
  const [a, b, ...rest] = contents;
  if (a === undefined || b === undefined) throw new Error('no contents');
  const chains = [
    contents,
    [b, a, ...rest],
    [a, ...rest],
    contents.slice(0, -1),
    [a, randomBytes(32), ...rest],
  ];
  expect(new Set(chains.map(headOf)).size).toBe(chains.length);
});

test('only the key makes the MAC', () => {
  const bytes = randomBytes(32);
  const key: Succession<'mac'> = { first: secretKey(bytes), later: [] };
  const other = secretKey<'mac'>(randomBytes(32));
  const change = randomBytes(32);
  const mac = macOf(key, change);
  expect(mac).toEqual(createHmac('sha256', bytes).update('gwen/mac/1\0').update(change).digest());
  expect(isMacOf(key, change, mac)).toBe(true);
  expect(isMacOf({ first: other, later: [] }, change, mac)).toBe(false);
  const changed = { ...key, later: [{ key: other, since: new Date() }] };
  expect(isMacOf(changed, change, mac)).toBe(false);
  expect(isMacOf(changed, change, renewed(other, mac))).toBe(true);
  expect(isMacOf(key, randomBytes(32), mac)).toBe(false);
  expect(isMacOf(key, change, mac.subarray(1))).toBe(false);
  expect(isMacOf(key, change, Buffer.alloc(0))).toBe(false);
});
