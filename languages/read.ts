/**
 * The languages there are beside English: one file each in this folder, named by its language code (BCP 47), with every
 * text under its key. Who adds a file adds a language; nothing else names it.
 */
import { readdirSync, readFileSync } from 'node:fs';

export type Texts = Readonly<Record<string, string>>;

const here = new URL('.', import.meta.url);
const known = new Map<string, Texts>();

/** Codes of the languages, without English, in order. */
export const languageCodes = (): readonly string[] =>
  readdirSync(here)
    .flatMap((file) => /^([a-z]{2,3})\.json$/.exec(file)?.[1] ?? [])
    .sort();

/** The texts of a language as its file has them; none for English, whose texts stand beside the code, and for one without. */
export function textsIn(language: string): Texts {
  const found = known.get(language);
  if (found) return found;
  const texts: Texts = languageCodes().includes(language)
    ? JSON.parse(readFileSync(new URL(`${language}.json`, here), 'utf8'))
    : {};
  known.set(language, texts);
  return texts;
}

/** The texts of a locale's language; none also for what is no locale, so that whoever is told is told in English. */
export function textsFor(locale: string): Texts {
  try {
    return textsIn(new Intl.Locale(locale).language);
  } catch {
    return {};
  }
}

/** The public page's texts stand in a language's file under this word: its keys are its own. */
export const pagePrefix = 'page.';

/** The texts of the public page in a language, by the page's own keys; undefined where the language has none. */
export function findPageTexts(language: string): Texts | undefined {
  const own = Object.entries(textsIn(language)).flatMap(([key, text]) =>
    key.startsWith(pagePrefix) ? [[key.slice(pagePrefix.length), text] as const] : [],
  );
  return own.length === 0 ? undefined : Object.fromEntries(own);
}
