/** What somebody signs in with for the first time: made by whoever makes her account, replaced by herself at once. */
import { newIdentity, recipientOf } from './box.ts';
import type { Scrypt } from './passphrase.ts';
import { splitPassphrase, wrapIdentity } from './passphrase.ts';
import { bytesToNumbers, inGroups, writeSymbols } from './symbols.ts';

/** A first passphrase to read aloud or write down: 100 random bits as five groups of four symbols. */
export function newPassphrase(): string {
  const numbers = bytesToNumbers(crypto.getRandomValues(new Uint8Array(15))).slice(0, 20);
  return inGroups(writeSymbols(numbers), 4);
}

/** What a server keeps of an account's passphrase. */
export interface Credential {
  readonly proof: string;
  readonly wrappedIdentity: string;
  readonly recipient: string;
}

/** What an account starts with under this passphrase: its proof, and a key pair that it unlocks. */
export async function newCredential(
  given: { readonly login: string; readonly installation: string; readonly passphrase: string },
  scrypt?: Scrypt,
): Promise<Credential> {
  const { proof, unlockKey } = await splitPassphrase(given, scrypt);
  const identity = await newIdentity();
  return {
    proof,
    wrappedIdentity: await wrapIdentity(unlockKey, identity),
    recipient: await recipientOf(identity),
  };
}
