import { createPublicKey, createSecretKey, sign } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { derivedBytes, secretKey, signingKey } from './keys.ts';

const fromHex = (text: string) => Buffer.from(text, 'hex');

test('RFC 5869 appendix A.3: HKDF-SHA256 without salt and information (its first 32 bytes)', () => {
  const key = createSecretKey(fromHex('0b'.repeat(22)));
  expect(derivedBytes(key, '', '').toString('hex')).toBe(
    '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
  );
});

test('salt and information give other bytes', () => {
  const key = secretKey<'installation'>(Buffer.alloc(32, 7));
  const all = [derivedBytes(key, 'a', 'b'), derivedBytes(key, 'ab', ''), derivedBytes(key, '', 'ab')];
  expect(new Set(all.map((bytes) => bytes.toString('hex'))).size).toBe(3);
});

test('RFC 8032 section 7.1, test 1: Ed25519 from its seed', () => {
  const key = signingKey(fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'));
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  expect(spki.subarray(-32).toString('hex')).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  );
  expect(sign(null, Buffer.alloc(0), key).toString('hex')).toBe(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  );
});

test('a key shows nothing of itself when logged or sent', () => {
  const key = secretKey<'mac'>(Buffer.from('secret, thirty-two bytes of it !'));
  for (const shown of [JSON.stringify({ key }), inspect(key, { depth: 9, showHidden: true }), `${key}`]) {
    expect(shown).not.toContain('secret, thirty');
    expect(shown).not.toContain('73 65 63 72 65 74');
  }
});

test('a key has 32 bytes', () => {
  expect(() => secretKey(Buffer.alloc(16))).toThrow('32 bytes');
});
