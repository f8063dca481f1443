/**
 * Gives the browser each language in two pieces, so that a first load stays light: `first` is what is needed until
 * somebody has signed in, `rest` everything else. What a language lacks is filled with English here, so that nobody loads
 * both. (English screens bring their own texts, so its `rest` is what is declared.) `virtual:languages` lists the pieces, each a chunk of its own.
 */
import type { Plugin } from 'vite';
import { findPlatformName } from '../domain/codes/names.ts';
import type { English } from './english.ts';
import type { Texts } from './read.ts';
import { languageCodes, textsIn } from './read.ts';

const list = 'virtual:languages';
/** English names, for browsers that do not know them. */
const names = `${list}/en/names`;
const piece = /^\0virtual:languages\/([a-z]{2,3})\/(first|rest|names)$/;

export function languagePieces(): Plugin {
  let english: Promise<English> | undefined;
  return {
    name: 'gwen:languages',
    resolveId: {
      filter: { id: /^virtual:languages/ },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: /^\0virtual:languages/ },
      async handler(id) {
        if (id === `\0${list}`) return listing();
        const [, language = '', which = ''] = piece.exec(id) ?? [];
        // loaded here and not above: whoever reads this file's options need not read every text
        english ??= import('./english.ts').then(({ readEnglish }) => readEnglish());
        return asModule(pieceOf(await english, language, which));
      },
    },
  };
}

const load = (language: string, which: string): string => `() => import('${list}/${language}/${which}')`;

function listing(): string {
  const others = languageCodes().map(
    (language) => `${language}: { first: ${load(language, 'first')}, rest: ${load(language, 'rest')} }`,
  );
  return [
    `export const pieces = { en: { rest: ${load('en', 'rest')} }, ${others.join(', ')} };`,
    `export const loadNames = () => import('${names}');`,
  ].join('\n');
}

function pieceOf({ first, parts, declared, names }: English, language: string, which: string): Texts {
  if (which === 'names') return names;
  if (language === 'en') return { ...declared, ...unlikePlatform(names, 'en') };
  const own = textsIn(language);
  const filled = (english: Texts): Texts =>
    Object.fromEntries(Object.entries(english).map(([key, text]) => [key, own[key] ?? text]));
  if (which === 'first') return filled(first);
  const ownNames = Object.fromEntries(
    Object.entries(names).flatMap(([key]) => (own[key] === undefined ? [] : [[key, own[key]]])),
  );
  return { ...filled({ ...parts, ...declared }), ...unknownToPlatform(names, language), ...ownNames };
}

/** Those that the platform would call otherwise. */
const unlikePlatform = (names: Texts, language: string): Texts =>
  Object.fromEntries(Object.entries(names).filter(([key, text]) => findPlatformName(key, language) !== text));

const unknownToPlatform = (names: Texts, language: string): Texts =>
  Object.fromEntries(Object.entries(names).filter(([key]) => findPlatformName(key, language) === undefined));

/** Parsed as JSON, which is quicker than as code. */
const asModule = (texts: Texts): string =>
  `export default JSON.parse(${JSON.stringify(JSON.stringify(texts))});`;
