/**
 * Blind tokens: terms as keyed numbers, so that a database finds a person without holding a name.
 *
 * A token is 64 bits of HMAC-SHA-256 as a signed decimal text, for PostgreSQL's bigint: a JavaScript number cannot hold
 * it, and the driver gives and takes bigint as text. Equal terms have equal tokens, so with some known names others can
 * be guessed: tokens are identifying and never leave the server.
 */
import { createHmac } from 'node:crypto';
import type { SecretKey } from './keys.ts';
import { derivedBytes, secretKey } from './keys.ts';
import type { Traits } from './rank.ts';
import type { Succession } from './succession.ts';
import { renewed } from './succession.ts';
import { searchTerms, storedTerms } from './terms.ts';

const TOKEN_BYTES = 8;

/** The tokens to store for a person. */
export function tokensFor(keys: Succession<'blind'>, traits: Traits): string[] {
  return blinded(keys, storedTerms(traits));
}

/** The tokens to search a person with: those that would be stored, and those of the birth years beside. */
export function searchTokensFor(keys: Succession<'blind'>, traits: Traits): string[] {
  return blinded(keys, searchTerms(traits));
}

/** The token by which a device that shows a pass is known: of what follows from its code, never of a person. */
export function passToken(keys: Succession<'blind'>, mark: string): string {
  return blinded(keys, [`pass ${mark}`])[0] ?? '';
}

/** The eight bytes of a token with one key more. */
export const renewedToken = (key: SecretKey<'blind'>, token: Uint8Array): Buffer =>
  renewed(key, token).subarray(0, TOKEN_BYTES);

/** By the key that they follow from: deriving one costs more than all tokens of a name. */
const tokenKeys = new WeakMap<SecretKey<'blind'>, SecretKey<'blind'>>();

function tokenKeyOf(key: SecretKey<'blind'>): SecretKey<'blind'> {
  const tokenKey = tokenKeys.get(key) ?? secretKey<'blind'>(derivedBytes(key, '', 'gwen/blind/1/1'));
  tokenKeys.set(key, tokenKey);
  return tokenKey;
}

function blinded({ first, later }: Succession<'blind'>, terms: readonly string[]): string[] {
  const tokenKey = tokenKeyOf(first);
  return terms.map((term) => {
    const token: Buffer = createHmac('sha256', tokenKey).update(term).digest().subarray(0, TOKEN_BYTES);
    return later
      .reduce<Buffer>((sign, { key }) => renewedToken(key, sign), token)
      .readBigInt64BE()
      .toString();
  });
}
