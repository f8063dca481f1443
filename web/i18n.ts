/**
 * Language, direction and formats of the whole app, from one place.
 *
 * Texts are ICU messages. English ones stand beside the code; another language is one file in `languages/`, which comes in
 * two pieces: what is needed until somebody has signed in, and the rest. What is added later, such as a country's own
 * words, wins. A text missing in a language is shown in English, and one missing everywhere as its key. The locale
 * decides numbers, dates and digits; the language decides the catalogue; the script the direction.
 */

import { loadNames, pieces } from 'virtual:languages';
import { useSyncExternalStore } from 'react';
import { findPlatformName, isNameByPlatform } from '../domain/codes/names.ts';
import type { CalendarId } from '../domain/kernel/dates.ts';
import { dateFormat, listFormat, numberFormat } from './formats.ts';
import type { Direction, MessageValues, Text } from './message.ts';
import { compileText } from './message.ts';
import { en } from './messages/en.ts';
import type { MessageKey } from './messages/keys.ts';

export type Messages = { readonly [key: string]: string };
export type { Direction } from './message.ts';

const fallback = 'en';
/** Texts that belong to the app, as far as they are loaded, and those added to them; both by language. */
const built = new Map<string, Messages>([[fallback, en]]);
const added = new Map<string, Messages>();

/** The languages there are texts in, as BCP 47 language codes; a new file in `languages/` adds one. */
export const languages: readonly string[] = Object.keys(pieces).sort();

const rtlScripts: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/** Writing direction of a script (ISO 15924). */
export const directionOfScript = (script: string): Direction => (rtlScripts.has(script) ? 'rtl' : 'ltr');

/** Writing direction of a locale. `XB` is the region of the right-to-left pseudo-locale. */
export function directionOf(locale: string): Direction {
  const { script, region } = new Intl.Locale(locale).maximize();
  return region === 'XB' ? 'rtl' : directionOfScript(script ?? 'Latn');
}

export interface I18n {
  /** BCP 47, such as `ar-EG`. */
  readonly locale: string;
  readonly direction: Direction;
  /** One of our own texts. */
  readonly t: (key: MessageKey, values?: MessageValues) => string;
  /** A text whose key comes from a declaration, such as the label of a field or code. */
  readonly declared: (key: string, values?: MessageValues) => string;
  /** As `declared`, or undefined when no catalogue has it. */
  readonly findDeclared: (key: string, values?: MessageValues) => string | undefined;
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** "Monday, Tuesday and Friday". */
  readonly list: (items: readonly string[]) => string;
  readonly instant: (at: Date | string, options?: Intl.DateTimeFormatOptions) => string;
}

const compiled = new Map<string, Text>();

const sourceIn = (tag: string, key: string): string | undefined =>
  added.get(tag)?.[key] ?? built.get(tag)?.[key];

/** The text of a key in a locale, or else in its language; the platform's word for a name; English last. */
function find(locale: string, key: string): Text | undefined {
  const own = sourceIn(locale, key) ?? sourceIn(new Intl.Locale(locale).language, key);
  if (own !== undefined) return compileText(own, locale, directionOf(locale));
  const name = isNameByPlatform(key) ? findPlatformName(key, locale) : undefined;
  if (name !== undefined) return () => name;
  const english = sourceIn(fallback, key);
  if (english !== undefined) return compileText(english, fallback, 'ltr');
  if (isNameByPlatform(key)) askForNames();
  return undefined;
}

let asksForNames = false;

/** Fetches the English names of countries, languages, currencies and scripts for a browser that lacks one. */
function askForNames(): void {
  if (asksForNames) return;
  asksForNames = true;
  void loadNames().then(
    ({ default: names }) => {
      built.set(fallback, { ...names, ...built.get(fallback) });
      publish(current.locale);
    },
    // no network: asked again when one is next shown
    () => {
      asksForNames = false;
    },
  );
}

function compile(locale: string, key: string): Text | undefined {
  const id = `${locale} ${key}`;
  const text = compiled.get(id) ?? find(locale, key);
  if (text) compiled.set(id, text);
  return text;
}

const calendars: readonly string[] = ['gregory', 'ethiopic', 'persian'] satisfies readonly CalendarId[];

/** Where a locale would count by a calendar that no date here can be written in, it counts by the Gregorian. */
function datesIn(locale: string): string {
  const { calendar } = new Intl.DateTimeFormat(locale).resolvedOptions();
  return calendars.includes(calendar) ? locale : new Intl.Locale(locale, { calendar: 'gregory' }).toString();
}

function build(locale: string): I18n {
  const findDeclared: I18n['findDeclared'] = (key, values) => compile(locale, key)?.(values);
  const declared: I18n['declared'] = (key, values) => findDeclared(key, values) ?? key;
  const dates = datesIn(locale);
  return {
    locale,
    direction: directionOf(locale),
    t: declared,
    declared,
    findDeclared,
    number: (value, options) => numberFormat(locale, options).format(value),
    list: (items) => listFormat(locale, { type: 'conjunction' }).format(items),
    instant: (at, options = { dateStyle: 'medium', timeStyle: 'short' }) =>
      // morning or evening never stands alone on the next line
      dateFormat(dates, options)
        .format(new Date(at))
        .replace(/(:\d\d) /g, '$1\u00a0'),
  };
}

let current: I18n = build(fallback);
const listeners = new Set<() => void>();

function publish(locale: string): void {
  compiled.clear();
  current = build(locale);
  if (typeof document !== 'undefined') {
    document.documentElement.lang = locale;
    document.documentElement.dir = current.direction;
  }
  for (const listener of listeners) listener();
}

/** Adds more texts to a language, such as a country's own; later ones win. */
export function addMessages(language: string, messages: Messages): void {
  added.set(language, { ...added.get(language), ...messages });
  publish(current.locale);
}

/** The best locale we have a catalogue for, of those a person prefers, in her order. */
export function chooseLocale(preferred: readonly string[]): string {
  return preferred.find((tag) => languages.includes(new Intl.Locale(tag).language)) ?? fallback;
}

let isWhole = false;
const loaded = new Set<string>();

async function load(locale: string): Promise<void> {
  const { language } = new Intl.Locale(locale);
  const { first, rest } = pieces[language] ?? {};
  const wanted = isWhole ? { first, rest } : { first };
  await Promise.all(
    Object.entries(wanted).map(async ([name, fetchPiece]) => {
      const id = `${language} ${name}`;
      if (!fetchPiece || loaded.has(id)) return;
      const { default: texts } = await fetchPiece();
      loaded.add(id);
      built.set(language, { ...texts, ...built.get(language) });
    }),
  );
}

/** Changes language, direction and formats of everything on the page, after loading the texts if needed. */
export async function setLocale(locale: string): Promise<void> {
  await load(locale);
  publish(locale);
}

/** Texts, numbers and dates of another language than the page's: for papers that somebody else reads. */
export async function i18nIn(locale: string): Promise<I18n> {
  await load(locale);
  return build(locale);
}

/** Our own texts of a language, whole: what a country may say otherwise. */
export async function textsIn(language: string): Promise<Messages> {
  await load(language);
  return built.get(language) ?? {};
}

/** From now on all texts of the language that is spoken, not only those of the first load. */
export async function loadAllTexts(): Promise<void> {
  isWhole = true;
  await setLocale(current.locale);
}

/** The current language for code outside components; what it returns does not follow a later change. */
export const i18n = (): I18n => current;

/**
 * What stands between small pieces of one line, for `join`. Where texts run from right to left each piece is kept together by
 * Unicode isolates: a date after a Latin name would else be torn apart.
 */
export const dot = (): string => (current.direction === 'rtl' ? '\u2069 · \u2068' : ' · ');

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The current language for a component, which is drawn again when it changes. */
export const useI18n = (): I18n => useSyncExternalStore(subscribe, i18n, i18n);
