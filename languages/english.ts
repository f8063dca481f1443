/**
 * All English texts, gathered from beside the code that says them. What other languages must have follows from these, and
 * in which piece a browser loads it.
 */
import { readdirSync } from 'node:fs';
import { isNameByPlatform } from '../domain/codes/names.ts';
import { messages as domain } from '../domain/messages.en.ts';
import { en as problems } from '../domain/problems/messages.en.ts';
import { en as page } from '../report/messages.en.ts';
import { en as app } from '../web/messages/en.ts';
import type { Texts } from './read.ts';
import { pagePrefix } from './read.ts';

/** Texts of every module in a folder whose name ends so, put together. */
async function gather(folder: string, wanted: RegExp): Promise<Texts> {
  const from = new URL(folder, import.meta.url);
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) => wanted.test(file));
  const modules = await Promise.all(
    files.map(async (file): Promise<Readonly<Record<string, Texts>>> => await import(`${from}${file}`)),
  );
  return Object.assign({}, ...modules.flatMap((module) => Object.values(module)));
}

export interface English {
  /** Of the app's first load: signing in, the frame, forms and what may go wrong. */
  readonly first: Texts;
  /** Those that come with the screens that show them. */
  readonly parts: Texts;
  /** Of what is declared; names of countries, languages, currencies and scripts are apart. */
  readonly declared: Texts;
  /** Names of countries, languages, currencies and scripts, which platforms know in most languages. */
  readonly names: Texts;
  /** What the server says by itself: in files, reminders and public pages. */
  readonly server: Texts;
  /** Of the public page, each with `pagePrefix`. */
  readonly page: Texts;
}

const pick = (texts: Texts, wants: (key: string) => boolean): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => wants(key)));

/** Those that are not of the first load. Throws where a key has two texts: other languages have one place for both. */
function beside(first: Texts, texts: Texts): Texts {
  return pick(texts, (key) => {
    if (first[key] !== undefined && first[key] !== texts[key]) throw new Error(`two texts for ${key}`);
    return first[key] === undefined;
  });
}

export async function readEnglish(): Promise<English> {
  const first = { ...problems, ...app };
  return {
    first,
    parts: beside(first, await gather('../web/messages/parts/', /\.en\.ts$/)),
    declared: pick(domain, (key) => !isNameByPlatform(key)),
    names: pick(domain, isNameByPlatform),
    server: await gather(
      '../server/',
      /^(?:exchange|jobs|channels[\\/](?:public|openrosa))[\\/]messages\.en\.ts$/,
    ),
    page: Object.fromEntries(Object.entries(page).map(([key, text]) => [`${pagePrefix}${key}`, text])),
  };
}
