/**
 * Names as they are compared: in any script, written by many hands.
 *
 * Case, accents, joining marks and the variants of Arabic letters are folded away; what is left is cut into parts. No
 * order of parts is assumed: who comes first, family or person, differs from place to place and from form to form.
 */

/** Letters that Unicode does not take apart although people do. */
const FOLDED: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
  ə: 'e',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ٱ: 'ا',
  ء: '',
};

/** Words that go with a name and are often left out. */
const PARTICLES = new Set(['al', 'el', 'ul', 'bin', 'ibn', 'bint', 'binti']);
const MOST_PARTS = 6;

/** A text without what people write now one way and now another: case, accents, vowel signs, variants of letters. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    // Accents and Arabic and Hebrew vowels; apostrophes, which mostly join; invisible and lengthening marks; nukta.
    .replace(
      /[\p{Script=Inherited}\u0591-\u05c7'’‘ʻʼ`´\p{Cf}\u0640\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]/gu,
      '',
    )
    .replace(/\p{L}/gu, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFC');

/** The parts of a name in the order written, folded; at most six. Empty when there is no letter in it. */
export function nameParts(name: string): string[] {
  const parts = (fold(name).match(/[\p{L}\p{M}]+/gu) ?? []).map(withoutArticle).slice(0, MOST_PARTS);
  const telling = parts.filter((part) => !PARTICLES.has(part));
  return telling.length >= 2 ? telling : parts;
}

/** The Arabic article is written in one with its word, and often not at all. */
function withoutArticle(part: string): string {
  return part.startsWith('ال') && part.length >= 5 ? part.slice(2) : part;
}
