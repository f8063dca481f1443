/**
 * Numbers that people say aloud, write on a folder and type: `C-26-7F3KQ2-M` is a case of 2026. Six symbols that are
 * hard to mistake for each other, and a check symbol over the whole that no single wrong symbol and no exchange of two
 * symbols passes (a pure check system after ISO/IEC 7064, radix 10, modulus 29).
 *
 * A number gives no right and says nothing of the child; it is drawn at random, not counted up.
 */

/** 29 symbols, a prime: digits and capitals without 0 and O, 1, I and L, S (like 5), U (like V). */
const symbols = '23456789ABCDEFGHJKMNPQRTVWXYZ';
const modulus = symbols.length;
const radix = 10;
const digits = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Values for the check: of the symbols their place among them, and of what only a letter or a year can hold those of
 * symbols that it cannot. So a sign has one value everywhere, and all that can stand in one place differ.
 */
const valued = `${symbols}ILOSU---01`;
const worth = (sign: string): number => valued.indexOf(sign) % modulus;

/** What each place of the number holds, without dashes and check symbol. */
const places = [letters, digits, digits, symbols, symbols, symbols, symbols, symbols, symbols];
const randomPlaces = 6;

/**
 * A spoken number.
 * @param letter the kind's letter, A to Z
 * @param year full or two-digit year; the last two digits are used
 * @param random at least 8 random bytes
 */
export function formatNumber(letter: string, year: number, random: Uint8Array): string {
  if (letter.length !== 1 || !letters.includes(letter))
    throw new RangeError('the letter must be one of A to Z');
  if (!Number.isInteger(year) || year < 0) throw new RangeError('the year must be a whole number');
  if (random.length < 8) throw new RangeError('at least 8 random bytes are needed');
  let left = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let drawn = '';
  for (let place = 0; place < randomPlaces; place += 1) {
    drawn += symbols.charAt(Number(left % BigInt(modulus)));
    left /= BigInt(modulus);
  }
  const body = `${letter}${String(year % 100).padStart(2, '0')}${drawn}`;
  return withDashes(body + checkSymbol(body));
}

export type ParsedNumber =
  | { readonly number: string; readonly letter: string; readonly year: number }
  | { readonly problem: 'length' | 'symbol' | 'check' };

/**
 * Reads a number as people type it: small letters, spaces, any or no dashes, and O for 0, I or L for 1 in the year.
 * `length`: too many or too few symbols; `symbol`: one that cannot stand there; `check`: mistyped or misheard somewhere.
 */
export function parseNumber(text: string): ParsedNumber {
  const typed = text
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_./]/gu, '');
  if (typed.length !== places.length + 1) return { problem: 'length' };
  const year = typed.slice(1, 3).replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const number = typed.charAt(0) + year + typed.slice(3);
  const body = number.slice(0, -1);
  const check = number.slice(-1);
  if (!symbols.includes(check) || !places.every((allowed, at) => allowed.includes(body.charAt(at)))) {
    return { problem: 'symbol' };
  }
  if (check !== checkSymbol(body)) return { problem: 'check' };
  return { number: withDashes(number), letter: number.charAt(0), year: Number(year) };
}

/** The symbol that makes the weighted sum of all symbols, itself with weight 1, a multiple of the modulus. */
function checkSymbol(body: string): string {
  const sum = [...body].reduce((total, sign) => (total + worth(sign)) * radix, 0);
  return symbols.charAt((modulus - (sum % modulus)) % modulus);
}

const withDashes = (number: string): string =>
  [number.slice(0, 1), number.slice(1, 3), number.slice(3, -1), number.slice(-1)].join('-');
