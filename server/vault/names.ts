/** What names and telephones are found by, beside their parts (domain/shared/names). */
import { digitValue } from '../../seal/symbols.ts';

/** Pieces of three letters with the ends marked; of two in scripts where one sign is a syllable or a word. */
export function pieces(part: string): string[] {
  const letters = ['^', ...part, '$'];
  const size = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(part) ? 2 : 3;
  const found: string[] = [];
  for (let at = 0; at + size <= letters.length; at++) found.push(letters.slice(at, at + size).join(''));
  return found;
}

/** A telephone number as it is compared: its last eight digits, which no prefix or way of writing changes. */
export function phoneEnd(phone: string): string | undefined {
  const digits = phone
    .normalize('NFKD')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replace(/\D/g, '');
  return digits.length >= 6 ? digits.slice(-8) : undefined;
}
