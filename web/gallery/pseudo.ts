/**
 * Pseudo-locales for tests and pictures: `en-XA` makes every text a third longer with accents, `ar-XB` writes it in
 * Arabic letters from right to left. A text that stays plain English there is not in a catalogue.
 */
export type PseudoLocale = 'en-XA' | 'ar-XB';

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aáeéiíoóuúyýAÁEÉIÍOÓUÚYÝcçnñsšzžCÇNÑSŠZŽ'.matchAll(/(.)(.)/gu)].map(([, from, to]) => [from, to]),
);
const arabic: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aاbبcكdدeيfفgجhهiيjجkكlلmمnنoوpبqقrرsسtتuوvفwوxخyيzز'.matchAll(/([a-z])(.)/gu)].map(([, from, to]) => [
    from,
    to,
  ]),
);

function disguise(text: string, locale: PseudoLocale): string {
  if (locale === 'ar-XB') return [...text].map((letter) => arabic[letter.toLowerCase()] ?? letter).join('');
  return text.replace(/\p{L}+/gu, (word) => {
    const accented = [...word].map((letter) => accents[letter] ?? letter).join('');
    return word.length > 3 ? accented + accented.slice(-Math.ceil(word.length / 3)) : accented;
  });
}

/** The index after the brace that closes the one at `from`. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/** A message with its words disguised and its arguments, also those inside plurals and choices, as they were. */
export function pseudo(message: string, locale: PseudoLocale): string {
  let result = '';
  for (let at = 0; at < message.length; ) {
    const open = message.indexOf('{', at);
    if (open < 0) return result + disguise(message.slice(at), locale);
    result += disguise(message.slice(at, open), locale);
    const end = closing(message, open);
    const argument = message.slice(open, end);
    result += /^\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/.test(argument)
      ? argument
          .replace(/\{/, '\u0001')
          .replace(
            /(=?\w+\s*)\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g,
            (_all, key, inner) => `${key}{${pseudo(inner, locale)}}`,
          )
          .replace('\u0001', '{')
      : argument;
    at = end;
  }
  return result;
}
