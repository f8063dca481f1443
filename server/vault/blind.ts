/**
 * Blind tokens: terms as keyed numbers, so that a database finds a person without holding a name.
 *
 * A token is 64 bits of HMAC-SHA-256 as a signed decimal text, for PostgreSQL's bigint: a JavaScript number cannot hold
 * it, and the driver gives and takes bigint as text. Equal terms have equal tokens, so with some known names others can
 * be guessed: tokens are identifying and never leave the server. The key belongs to an epoch; a new epoch's tokens are
 * built in the background beside the old ones.
 */
import { createHmac } from 'node:crypto';
import type { SecretKey } from './keys.ts';
import { derivedBytes, secretKey } from './keys.ts';
import type { Traits } from './rank.ts';
import { searchTerms, storedTerms } from './terms.ts';

/** The epoch of the tokens that are written and searched now. */
export const TOKEN_EPOCH = 1;

/** The tokens to store for a person. */
export function tokensFor(key: SecretKey<'blind'>, traits: Traits, epoch = TOKEN_EPOCH): string[] {
  return blinded(key, epoch, storedTerms(traits));
}

/** The tokens to search a person with: those that would be stored, and those of the birth years beside. */
export function searchTokensFor(key: SecretKey<'blind'>, traits: Traits, epoch = TOKEN_EPOCH): string[] {
  return blinded(key, epoch, searchTerms(traits));
}

/** The token by which a device that shows a pass is known: of what follows from its code, never of a person. */
export function passToken(key: SecretKey<'blind'>, mark: string, epoch = TOKEN_EPOCH): string {
  return blinded(key, epoch, [`pass ${mark}`])[0] ?? '';
}

/** Keys of epochs by the key they follow from: deriving one costs more than all tokens of a name. */
const epochKeys = new WeakMap<SecretKey<'blind'>, Map<number, SecretKey<'blind'>>>();

function epochKeyOf(key: SecretKey<'blind'>, epoch: number): SecretKey<'blind'> {
  const known = epochKeys.get(key) ?? new Map<number, SecretKey<'blind'>>();
  epochKeys.set(key, known);
  const epochKey = known.get(epoch) ?? secretKey<'blind'>(derivedBytes(key, '', `gwen/blind/1/${epoch}`));
  known.set(epoch, epochKey);
  return epochKey;
}

function blinded(key: SecretKey<'blind'>, epoch: number, terms: readonly string[]): string[] {
  const epochKey = epochKeyOf(key, epoch);
  return terms.map((term) =>
    createHmac('sha256', epochKey).update(term).digest().readBigInt64BE().toString(),
  );
}
