/**
 * Random tokens that people's browsers show again: sessions, receipts' proofs, and what guards against forged requests.
 *
 * The server keeps digests only, so a stolen table signs nobody in. Tokens are random, so a plain SHA-256 is enough.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SecretKey } from './keys.ts';

/** A new random token, 32 bytes in base64url, and its digest to keep. */
export function newToken(): { token: string; digest: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, digest: tokenDigest(token) };
}

/** What is kept of a token. Looking up by it takes no time that tells anything about the token. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update('gwen/token/1\0').update(token).digest();
}

/** The word a browser must say in `x-gwen-csrf` beside its session cookie: another site cannot know it. */
export function csrfToken(key: SecretKey<'session'>, sessionToken: string): string {
  return createHmac('sha256', key).update('gwen/csrf/1\0').update(sessionToken).digest('base64url');
}

/** Signs a challenge that this installation sets (server/channels/web/flood.ts). */
export function workSign(key: SecretKey<'session'>, challenge: string): string {
  return createHmac('sha256', key).update('gwen/work/1\0').update(challenge).digest('base64url');
}

/** Whether two texts are the same, in a time that tells nothing about where they differ. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(tokenDigest(one), tokenDigest(other));
}

/** Whether two digests are the same, in a time that tells nothing about where they differ. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
