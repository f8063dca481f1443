import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { secretKey } from './keys.ts';
import { csrfToken, newToken, sameBytes, sameText, tokenDigest } from './tokens.ts';

test('tokens are random, and only their digest is kept', () => {
  const { token, digest } = newToken();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(tokenDigest(token)).toEqual(digest);
  expect(digest).toHaveLength(32);
  expect(digest.toString('base64url')).not.toBe(token);
  expect(new Set(Array.from({ length: 500 }, () => newToken().token)).size).toBe(500);
});

test('the guard against forged requests follows from session and key, and from nothing else', () => {
  const key = secretKey<'session'>(randomBytes(32));
  const { token } = newToken();
  expect(csrfToken(key, token)).toBe(csrfToken(key, token));
  expect(csrfToken(key, newToken().token)).not.toBe(csrfToken(key, token));
  expect(csrfToken(secretKey(randomBytes(32)), token)).not.toBe(csrfToken(key, token));
  expect(csrfToken(key, token)).not.toBe(token);
});

test('comparing', () => {
  expect(sameText('a', 'a')).toBe(true);
  expect(sameText('a', 'ab')).toBe(false);
  expect(sameText('', '')).toBe(true);
  expect(sameBytes(Buffer.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(sameBytes(Buffer.of(1, 2), Buffer.of(1, 3))).toBe(false);
  expect(sameBytes(Buffer.of(1), Buffer.of(1, 2))).toBe(false);
});
