/**
 * Language, direction and formats of the whole app, from one place.
 *
 * Texts are ICU messages in catalogues: one file a language in web/messages, and those of the domain, added when the
 * screens that need them load. A text missing in a language is shown in English, and one missing everywhere as its
 * key. The locale decides numbers, dates and digits; the language decides the catalogue; the script the direction.
 */
import IntlMessageFormat from 'intl-messageformat';
import { useSyncExternalStore } from 'react';
import { en } from './messages/en.ts';
import type { MessageKey } from './messages/keys.ts';

export type Messages = { readonly [key: string]: string };
export type MessageValues = { readonly [name: string]: string | number | Date };
export type Direction = 'ltr' | 'rtl';

const fallback = 'en';
const catalogues = new Map<string, Messages>([[fallback, en]]);
const loaders = import.meta.glob<{ readonly [language: string]: Messages }>([
  './messages/*.ts',
  '!./messages/en.ts',
  '!./messages/keys.ts',
  '!./messages/*.test.ts',
]);

/** Languages with a catalogue of their own, as BCP 47 language codes; a new file in web/messages adds one. */
export const languages: readonly string[] = [
  fallback,
  ...Object.keys(loaders).map((path) => path.slice('./messages/'.length, -'.ts'.length)),
];

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

const compiled = new Map<string, IntlMessageFormat>();

function compile(locale: string, key: string): IntlMessageFormat | undefined {
  const id = `${locale} ${key}`;
  const known = compiled.get(id);
  if (known) return known;
  const language = new Intl.Locale(locale).language;
  for (const [tag, at] of [
    [locale, locale],
    [language, locale],
    [fallback, fallback],
  ] as const) {
    const source = catalogues.get(tag)?.[key];
    if (source === undefined) continue;
    const format = new IntlMessageFormat(source, at);
    compiled.set(id, format);
    return format;
  }
  return undefined;
}

function build(locale: string): I18n {
  const findDeclared: I18n['findDeclared'] = (key, values) => {
    const text = compile(locale, key)?.format(values);
    return text === undefined ? undefined : String(text);
  };
  const declared: I18n['declared'] = (key, values) => findDeclared(key, values) ?? key;
  return {
    locale,
    direction: directionOf(locale),
    t: declared,
    declared,
    findDeclared,
    number: (value, options) => new Intl.NumberFormat(locale, options).format(value),
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
    instant: (at, options = { dateStyle: 'medium', timeStyle: 'short' }) =>
      new Intl.DateTimeFormat(locale, options).format(new Date(at)),
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

/** Merges more texts into a language, such as those of the domain; later ones win. */
export function addMessages(language: string, messages: Messages): void {
  catalogues.set(language, { ...catalogues.get(language), ...messages });
  publish(current.locale);
}

/** The best locale we have a catalogue for, of those a person prefers, in her order. */
export function chooseLocale(preferred: readonly string[]): string {
  return preferred.find((tag) => languages.includes(new Intl.Locale(tag).language)) ?? fallback;
}

/** Changes language, direction and formats of everything on the page, after loading the catalogue if needed. */
export async function setLocale(locale: string): Promise<void> {
  const { language } = new Intl.Locale(locale);
  const load = loaders[`./messages/${language}.ts`];
  if (load && !catalogues.has(language)) {
    const messages = (await load())[language];
    if (messages) catalogues.set(language, messages);
  }
  publish(locale);
}

/** The current language for code outside components; what it returns does not follow a later change. */
export const i18n = (): I18n => current;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The current language for a component, which is drawn again when it changes. */
export const useI18n = (): I18n => useSyncExternalStore(subscribe, i18n, i18n);
