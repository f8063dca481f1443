import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { CannotDecrypt } from './aead.ts';
import { secretKey } from './keys.ts';
import { acceptTotp, newTotp, openTotp, sealTotp } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

describe('codes', () => {
  test('RFC 6238 appendix B: SHA-1 vectors (their last six digits)', () => {
    const vectors: [seconds: number, code: string][] = [
      [59, '94287082'],
      [1_111_111_109, '07081804'],
      [1_111_111_111, '14050471'],
      [1_234_567_890, '89005924'],
      [2_000_000_000, '69279037'],
      [20_000_000_000, '65353130'],
    ];
    for (const [seconds, code] of vectors) {
      expect(acceptTotp(secret, code.slice(-6), 0, seconds * 1000)).toBe(Math.floor(seconds / 30));
    }
  });

  test('a code counts once, and none before it counts after it', () => {
    const now = 1_111_111_111_000;
    const step = acceptTotp(secret, '050471', 0, now);
    expect(step).toBe(37_037_037);
    expect(acceptTotp(secret, '050471', step ?? 0, now)).toBeUndefined();
    // The code of the step before is still within the window, but a later one was taken already.
    expect(acceptTotp(secret, '081804', 0, now)).toBe(37_037_036);
    expect(acceptTotp(secret, '081804', step ?? 0, now)).toBeUndefined();
  });

  test('clocks may differ by one step', () => {
    const at = (step: number) => step * 30_000;
    const code = '050471';
    for (const step of [37_037_036, 37_037_037, 37_037_038]) {
      expect(acceptTotp(secret, code, 0, at(step))).toBe(37_037_037);
    }
    for (const step of [37_037_035, 37_037_039])
      expect(acceptTotp(secret, code, 0, at(step))).toBeUndefined();
  });

  test('typed with spaces or full-width digits; anything else is wrong', () => {
    const now = 59_000;
    for (const typed of ['287 082', ' 287082\n', '２８７０８２'])
      expect(acceptTotp(secret, typed, 0, now)).toBe(1);
    for (const typed of ['', '28708', '2870820', '287083', '28708a', '94287082']) {
      expect(acceptTotp(secret, typed, 0, now)).toBeUndefined();
    }
  });
});

describe('secrets', () => {
  test('an authenticator app makes codes that are taken', () => {
    const made = newTotp('amina', 'Gwen');
    expect(made.secret).toHaveLength(20);
    expect(newTotp('amina', 'Gwen').secret).not.toEqual(made.secret);
    const uri = new URL(made.uri);
    expect(uri.protocol + uri.host).toBe('otpauth:totp');
    const app = new TOTP({ secret: Secret.fromBase32(uri.searchParams.get('secret') ?? '') });
    expect(acceptTotp(made.secret, app.generate({ timestamp: 90_000 }), 0, 90_000)).toBe(3);
  });

  test('are stored encrypted, each bound to its account', () => {
    const key = secretKey<'totp'>(randomBytes(32));
    const sealed = sealTotp(key, '17', secret);
    expect(sealed.includes(secret)).toBe(false);
    expect(openTotp(key, '17', sealed)).toEqual(secret);
    expect(() => openTotp(key, '18', sealed)).toThrow(CannotDecrypt);
    expect(() => openTotp(secretKey(randomBytes(32)), '17', sealed)).toThrow(CannotDecrypt);
  });
});
