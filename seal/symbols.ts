/**
 * The thirty-two symbols people read aloud, write down and type: receipts and recovery shares.
 *
 * Crockford's base 32: digits and capital letters without I, L, O and U. Reading forgives what people and keyboards do:
 * small letters, spaces and dashes, O for 0, I and L for 1, accents, full-width letters, and the digits of every script.
 */

export const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The numbers 0-31 of a typed text, or undefined where a symbol is none of ours. Separators are skipped. */
export function readSymbols(text: string): number[] | undefined {
  const numbers: number[] = [];
  for (const typed of text.normalize('NFKD').toUpperCase()) {
    if (/[\s\p{P}\p{Cf}\p{Mn}]/u.test(typed)) continue;
    const number = SYMBOLS.indexOf(meant(typed));
    if (number < 0) return undefined;
    numbers.push(number);
  }
  return numbers;
}

/** The symbols of numbers 0-31. */
export function writeSymbols(numbers: readonly number[]): string {
  return numbers.map((number) => SYMBOLS.charAt(number)).join('');
}

/** A text in groups, for reading aloud: `inGroups('ABCDEF', 3)` is `ABC-DEF`. */
export function inGroups(text: string, size: number): string {
  return (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join('-');
}

/** Bytes as numbers 0-31, most significant bit first; zero bits fill up the last. */
export function bytesToNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) numbers.push((held >> (bits - 5)) & 31);
  }
  if (bits > 0) numbers.push((held << (5 - bits)) & 31);
  return numbers;
}

/** The reverse of `bytesToNumbers`: whole bytes only; throws when the bits that fill up are not zero. */
export function numbersToBytes(numbers: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((numbers.length * 5) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const number of numbers) {
    held = ((held << 5) | number) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  if ((held & ((1 << bits) - 1)) !== 0) throw new Error('The last symbol holds more than it may.');
  return bytes;
}

function meant(typed: string): string {
  if (typed === 'O') return '0';
  if (typed === 'I' || typed === 'L') return '1';
  return /\p{Nd}/u.test(typed) ? String(digitValue(typed)) : typed;
}

/** The value of a decimal digit of any script: Unicode keeps each script's ten in a row, apart from the next. */
export function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return value;
}
