import { scrypt as nodeScrypt } from 'node:crypto';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { scrypt as nobleScrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { fromBase64url } from './base64url.ts';
import { newIdentity } from './box.ts';
import type { Scrypt } from './passphrase.ts';
import {
  normaliseLogin,
  passphraseHint,
  splitPassphrase,
  unwrapIdentity,
  wrapIdentity,
} from './passphrase.ts';

const fast: Scrypt = (password, salt, { N, r, p, dkLen }) =>
  new Promise((resolve, reject) => {
    nodeScrypt(password, salt, dkLen, { N, r, p, maxmem: 2 ** 26 }, (error, key) =>
      error === null ? resolve(new Uint8Array(key)) : reject(error),
    );
  });
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const fromHex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const amina = {
  login: 'amina',
  installation: '6f1d9c3e-6d0e-4d3b-9c55-1f0a8c2e7b11',
  passphrase: 'correct horse battery staple',
};

describe('splitting a passphrase', () => {
  test('gives the same keys in the browser as with a faster scrypt, in every year', async () => {
    const here = await splitPassphrase(amina);
    const there = await splitPassphrase(amina, fast);
    expect(here.proof).toBe(there.proof);
    expect(here.proof).toMatchInlineSnapshot(`"uhGCkltxz6BgcD1pUgDm57ralf8pcMJGnym5FiJlKu4"`);
    const identity = await newIdentity();
    expect(await unwrapIdentity(there.unlockKey, await wrapIdentity(here.unlockKey, identity))).toBe(
      identity,
    );
  });

  test('does not mind the keyboard, and minds the login, the installation and the words', async () => {
    const { proof } = await splitPassphrase(amina, fast);
    const same = { ...amina, login: ' ＡMINA ', passphrase: ' correct  horse\u00a0battery staple ' };
    expect((await splitPassphrase(same, fast)).proof).toBe(proof);
    for (const change of [
      { login: 'aminata' },
      { installation: 'other' },
      { passphrase: 'Correct horse battery staple' },
    ]) {
      expect((await splitPassphrase({ ...amina, ...change }, fast)).proof).not.toBe(proof);
    }
    const composed = await splitPassphrase({ ...amina, passphrase: 'caf\u00e9 caf\u00e9 caf\u00e9' }, fast);
    const decomposed = await splitPassphrase(
      { ...amina, passphrase: 'cafe\u0301 cafe\u0301 cafe\u0301' },
      fast,
    );
    expect(composed.proof).toBe(decomposed.proof);
  });

  test('no login and installation run into one another', async () => {
    const one = await splitPassphrase({ ...amina, installation: 'a', login: 'bc' }, fast);
    const two = await splitPassphrase({ ...amina, installation: 'ab', login: 'c' }, fast);
    expect(one.proof).not.toBe(two.proof);
  });

  test('needs all three', async () => {
    for (const missing of [{ login: ' ' }, { installation: '' }, { passphrase: '\t' }]) {
      await expect(splitPassphrase({ ...amina, ...missing }, fast)).rejects.toThrow('needed');
    }
  });

  test('the key that unlocks cannot be read out, and the proof does not unlock', async () => {
    const { proof, unlockKey } = await splitPassphrase(amina, fast);
    expect(unlockKey.extractable).toBe(false);
    expect(JSON.stringify(unlockKey)).toBe('{}');
    const wrapped = await wrapIdentity(unlockKey, await newIdentity());
    const posing = await crypto.subtle.importKey('raw', fromBase64url(proof), 'AES-GCM', false, ['decrypt']);
    expect(await unwrapIdentity(posing, wrapped)).toBeNull();
  });
});

describe('a wrapped secret key', () => {
  test('opens with the right passphrase only, and is never the same text twice', async () => {
    const identity = await newIdentity();
    const { unlockKey } = await splitPassphrase(amina, fast);
    const other = await splitPassphrase({ ...amina, passphrase: 'correct horse battery stapler' }, fast);
    const wrapped = await wrapIdentity(unlockKey, identity);
    expect(await unwrapIdentity(unlockKey, wrapped)).toBe(identity);
    expect(await unwrapIdentity(other.unlockKey, wrapped)).toBeNull();
    expect(await wrapIdentity(unlockKey, identity)).not.toBe(wrapped);
  });

  test('is told from anything else', async () => {
    const { unlockKey } = await splitPassphrase(amina, fast);
    await expect(wrapIdentity(unlockKey, 'AGE-SECRET-KEY-1QQQ')).rejects.toThrow('hybrid');
    for (const text of ['', '2.AAAA', '1.AAAA', '1.*']) {
      await expect(unwrapIdentity(unlockKey, text)).rejects.toThrow();
    }
  });
});

describe('hints', () => {
  test('length counts, composition does not', () => {
    expect(passphraseHint('Tr0ub4dor&3', 'amina')).toBe('short');
    expect(passphraseHint('correct horse battery staple', 'amina')).toBeUndefined();
    expect(passphraseHint('сиреневый туман над', 'amina')).toBeUndefined();
    expect(passphraseHint('कमल नदी पर्वत आकाश', 'amina')).toBeUndefined();
  });

  test('the login, keyboard rows, repetition and series are guessable', () => {
    for (const weak of [
      'amina amina amina',
      'Amina password 1',
      'aaaaaaaaaaaaaa',
      '12345678901234',
      'abcdefghijklmnop',
    ]) {
      expect(passphraseHint(weak, 'Amina'), weak).toBe('guessable');
    }
    expect(passphraseHint('qwertyuiop12', '')).toBe('guessable');
  });
});

test('logins differ by more than case, width and spaces around', () => {
  expect(normaliseLogin(' Ａmina ')).toBe('amina');
});

describe('what it builds on', () => {
  test('RFC 7914 section 12: scrypt vectors, here and there', async () => {
    const cost = { N: 1024, r: 8, p: 16, dkLen: 64 };
    const password = new TextEncoder().encode('password');
    const salt = new TextEncoder().encode('NaCl');
    const expected =
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640';
    expect(hex(nobleScrypt(password, salt, cost))).toBe(expected);
    expect(hex(await fast(password, salt, cost))).toBe(expected);
  });

  test('RFC 5869 appendix A.1: HKDF-SHA256', () => {
    const prk = extract(sha256, fromHex('0b'.repeat(22)), fromHex('000102030405060708090a0b0c'));
    expect(hex(prk)).toBe('077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5');
    expect(hex(expand(sha256, prk, fromHex('f0f1f2f3f4f5f6f7f8f9'), 42))).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    );
  });

  test('RFC 7914 section 11: PBKDF2-HMAC-SHA-256', async () => {
    const key = await crypto.subtle.importKey('raw', new TextEncoder().encode('Password'), 'PBKDF2', false, [
      'deriveBits',
    ]);
    const how = {
      name: 'PBKDF2',
      hash: 'SHA-256',
      salt: new TextEncoder().encode('NaCl'),
      iterations: 80_000,
    };
    expect(hex(new Uint8Array(await crypto.subtle.deriveBits(how, key, 512)))).toBe(
      '4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d',
    );
  });
});
