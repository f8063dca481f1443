/** A first passphrase opens the key pair that was made for it, and no other does. */
import { expect, test } from 'vitest';
import { recipientOf } from './box.ts';
import { newCredential, newPassphrase } from './firstPassphrase.ts';
import { passphraseHint, splitPassphrase, unwrapIdentity } from './passphrase.ts';

test('first passphrases are long, spoken easily, and never the same', () => {
  const made = Array.from({ length: 50 }, newPassphrase);
  expect(new Set(made).size).toBe(50);
  for (const one of made) {
    expect(one).toMatch(/^(?:[0-9A-Z]{4}[ -]){4}[0-9A-Z]{4}$/);
    expect(passphraseHint(one, 'esi')).toBeUndefined();
  }
});

test('the account opens with it alone', async () => {
  const given = { login: 'Esi ', installation: 'here', passphrase: newPassphrase() };
  const { proof, wrappedIdentity, recipient } = await newCredential(given);
  const keys = await splitPassphrase({ ...given, login: 'esi' });
  expect(keys.proof).toBe(proof);
  const identity = await unwrapIdentity(keys.unlockKey, wrappedIdentity);
  expect(identity && (await recipientOf(identity))).toBe(recipient);
  const other = await splitPassphrase({ ...given, passphrase: newPassphrase() });
  expect(await unwrapIdentity(other.unlockKey, wrappedIdentity)).toBeNull();
});
