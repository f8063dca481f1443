/**
 * One-time passwords of an authenticator app, the second step of signing in (RFC 6238: SHA-1, 6 digits, 30 seconds).
 *
 * Secrets are stored encrypted, bound to their account. A code counts once: whoever verifies keeps the step of the last
 * code taken and gives it the next time, so that a code read over a shoulder is worth nothing.
 */
import { Secret, TOTP } from 'otpauth';
import { decrypt, encrypt } from './aead.ts';
import type { SecretKey } from './keys.ts';

const PERIOD = 30;
const DIGITS = 6;
// One step before and after: clocks differ, and typing takes time (RFC 6238 section 5.2).
const WINDOW = 1;

/** A new secret (20 bytes) and the address that an authenticator app reads as a QR code. */
export function newTotp(login: string, issuer: string): { secret: Buffer; uri: string } {
  const secret = new Secret({ size: 20 });
  const uri = new TOTP({ issuer, label: login, secret, digits: DIGITS, period: PERIOD }).toString();
  return { secret: Buffer.from(secret.bytes), uri };
}

/** A secret as it is stored. `account` is whose it is. */
export function sealTotp(key: SecretKey<'totp'>, account: string, secret: Uint8Array): Buffer {
  return encrypt(key, `totp ${account}`, secret);
}

/** A stored secret. Throws `CannotDecrypt` when it is not this account's. */
export function openTotp(key: SecretKey<'totp'>, account: string, sealed: Uint8Array): Buffer {
  return decrypt(key, `totp ${account}`, sealed);
}

/**
 * Checks a code: the step to keep as the last one taken, or undefined when the code is wrong, too old or used.
 * @param lastStep the step kept at the last success, 0 at first
 * @param now milliseconds since 1970
 */
export function acceptTotp(
  secret: Uint8Array,
  typed: string,
  lastStep: number,
  now: number = Date.now(),
): number | undefined {
  const token = typed.normalize('NFKC').replace(/\s/gu, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = TOTP.validate({
    token,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    digits: DIGITS,
    period: PERIOD,
    timestamp: now,
    window: WINDOW,
  });
  if (delta === null) return undefined;
  const step = TOTP.counter({ period: PERIOD, timestamp: now }) + delta;
  return step > lastStep ? step : undefined;
}
