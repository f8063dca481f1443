/**
 * Reading the values of cells: answers such as "unknown", partial dates in the forms that files hold, codes by name,
 * label or number of the standard, countries and languages by code or name.
 */
import * as codes from '../../../domain/codes/index.ts';
import { messages } from '../../../domain/codes/messages.en.ts';
import type { CodeList } from '../../../domain/kernel/codes.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { findInterval, getInterval } from '../../../domain/kernel/dates.ts';
import type { UnsaidReason } from '../../../domain/kernel/values.ts';
import { fold } from './headings.ts';
import { countryNames, languageNames, sectorNames } from './names.ts';

const unsaidWords: Readonly<Record<string, UnsaidReason>> = {
  unknown: 'not-known',
  notknown: 'not-known',
  dontknow: 'not-known',
  unk: 'not-known',
  notspecified: 'not-known',
  notspecifiedunknown: 'not-known',
  nonspecifiedunknown: 'not-known',
  na: 'not-known',
  notavailable: 'not-known',
  nodata: 'not-known',
  null: 'not-known',
  inconnu: 'not-known',
  desconocido: 'not-known',
  notasked: 'not-asked',
  refused: 'refused',
  declined: 'refused',
  prefernottosay: 'refused',
};

/** The answer in a cell that says there is none: a word, a dash, or the -99 of statistical files. */
export function findUnsaid(cell: string): UnsaidReason | undefined {
  if (/^(?:-9+|[\s?.*/_\-–—]+)$/.test(cell)) return 'not-known';
  const word = cell.length > 40 ? cell : fold(cell);
  return Object.hasOwn(unsaidWords, word) ? unsaidWords[word] : undefined;
}

const yes = new Set(['true', 'yes', 'y', '1', 'x', 'checked', 'oui', 'si']);
const no = new Set(['false', 'no', 'n', '0', 'unchecked', 'non']);

export function findYesNo(cell: string): boolean | undefined {
  const word = fold(cell);
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** In which order a file writes dates such as 03/04/2012. */
export type DateOrder = 'dmy' | 'mdy';

/** `whole` is false where only part of the text could be told (03/04/2012 without a known order is just 2012). */
export interface ReadDate {
  readonly date: string;
  readonly whole: boolean;
}

const monthNames =
  'january february march april may june july august september october november december'.split(' ');
const two = (value: string | number): string => String(value).padStart(2, '0');

/** A partial date (see domain/kernel/dates.ts) from ISO 8601, numeric and English forms. */
export function findDate(cell: string, order?: DateOrder): ReadDate | undefined {
  const text = cell.trim();
  if (isOurs.test(text)) return inLivingDays(text) ? { date: text, whole: true } : undefined;
  const read = findDateText(text, order);
  return read && findInterval(read.date) && inLivingMemory(read.date) ? read : undefined;
}

/** In another calendar, or "about": only our own files write dates so. */
const isOurs = /^[a-z]+:|~$/;

function inLivingDays(date: string): boolean {
  const interval = findInterval(date);
  return interval !== undefined && interval.from > firstDay && interval.to < lastDay;
}
const [firstDay, lastDay] = [getInterval('1900-01-01').to, getInterval('2100-01-01').from];

// 1900-01-01 and the like are how systems write "no date", and 2-digit years cannot be told apart.
const inLivingMemory = (date: string): boolean => date > '1900-01-01' && date < '2100';

function findDateText(text: string, order: DateOrder | undefined): ReadDate | undefined {
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?)?)?$/.exec(text);
  if (iso?.[1]) {
    const parts = [iso[1], ...[iso[2], iso[3]].flatMap((part) => (part === undefined ? [] : [two(part)]))];
    return { date: parts.join('-'), whole: true };
  }
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: \d{1,2}:\d{2}.*)?$/.exec(text);
  if (numeric?.[1] && numeric[2] && numeric[3]) return fromNumbers(numeric[1], numeric[2], numeric[3], order);
  const monthYear = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (monthYear?.[1] && monthYear[2]) return { date: `${monthYear[2]}-${two(monthYear[1])}`, whole: true };
  const dayFirst = /^(\d{1,2})?(?:st|nd|rd|th)?[ -]*(\p{L}{3,9})\.?,?[ -]*(\d{4})$/u.exec(text);
  const monthFirst = /^(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  const [day, name, year] = dayFirst?.slice(1) ?? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = monthNames.findIndex((full) => name !== undefined && full.startsWith(name.toLowerCase())) + 1;
  if (month === 0) return undefined;
  const start = `${year}-${two(month)}`;
  return { date: day === undefined ? start : `${start}-${two(day)}`, whole: true };
}

function fromNumbers(first: string, second: string, year: string, order: DateOrder | undefined): ReadDate {
  const known = Number(first) > 12 || first === second ? 'dmy' : Number(second) > 12 ? 'mdy' : order;
  if (known === undefined) return { date: year, whole: false };
  const [day, month] = known === 'dmy' ? [first, second] : [second, first];
  return { date: `${year}-${two(month)}-${two(day)}`, whole: true };
}

/** Finds the code that a text names. */
export type FindCode<C extends string> = (text: string) => C | undefined;

/** By folded spelling; a spelling of two different codes finds neither ("Mon" is a language and Mongolian's code). */
function makeFinder<C extends string>(spellings: Iterable<readonly [string, C]>): FindCode<C> {
  const found = new Map<string, C | undefined>();
  for (const [spelling, code] of spellings) {
    const key = fold(spelling);
    found.set(key, found.has(key) && found.get(key) !== code ? undefined : code);
  }
  return (text) => found.get(fold(text));
}

const labels: Readonly<Record<string, string>> = messages;

/** By code, HTCDS value name, our English label, and the other spellings given. */
export function finderOf<C extends string>(
  list: CodeList<C>,
  others: { readonly [spelling: string]: C } = {},
): FindCode<C> {
  const byName = list.codes.flatMap((code): [string, C][] => {
    const name = list.htcdsName(code);
    return name !== undefined && list.findByHtcds(name) === code ? [[name, code]] : [];
  });
  const taken = new Set([...byName.map(([name]) => name), ...Object.keys(others)].map(fold));
  const ours = list.codes
    .flatMap((code): [string, C][] => [
      [code, code],
      [labels[codeLabelKey(list, code)] ?? code, code],
    ])
    .filter(([spelling]) => !taken.has(fold(spelling)));
  return makeFinder([...byName, ...(Object.entries(others) as [string, C][]), ...ours]);
}

export const findCountry: FindCode<codes.Country> = makeFinder([
  ...(Object.entries(codes.countryAlpha3) as [codes.Country, string][]).flatMap(
    ([code, long]): [string, codes.Country][] => [
      [code, code],
      [long, code],
      [labels[codeLabelKey(codes.country, code)] ?? code, code],
    ],
  ),
  ...(Object.entries(countryNames) as [string, codes.Country][]),
]);

export const findLanguage: FindCode<codes.Language> = makeFinder([
  ...(Object.entries(codes.languageAlpha3) as [codes.Language, string][]).flatMap(
    ([code, long]): [string, codes.Language][] => [
      [code, code],
      [long, code],
      [labels[codeLabelKey(codes.language, code)] ?? code, code],
    ],
  ),
  ...(Object.entries(languageNames) as [string, codes.Language][]),
]);

/** Industries also by the letter of their ISIC section, and by their name without it. */
export const findSector: FindCode<(typeof codes.sector.codes)[number]> = finderOf(codes.sector, {
  ...Object.fromEntries(
    codes.sector.codes.flatMap((code) =>
      (codes.sector.htcdsName(code) ?? '').split('_').map((part) => [part, code]),
    ),
  ),
  ...sectorNames,
});

/** A multiselect picklist told apart: what could be read, and the rest word for word. */
export interface ReadCodes<C extends string> {
  readonly found: readonly C[];
  readonly rest: readonly string[];
}

/** Splits at semicolons, bars and line breaks; at commas only where that makes values of all parts (labels hold commas). */
export function readCodes<C extends string>(cell: string, find: FindCode<C>): ReadCodes<C> {
  const whole = find(cell);
  if (whole !== undefined) return { found: [whole], rest: [] };
  const found = new Set<C>();
  const rest: string[] = [];
  for (const part of cell.split(/[;|\n]/).map((one) => one.trim())) {
    if (part === '') continue;
    const one = find(part);
    const several = one === undefined ? part.split(',').flatMap((piece) => find(piece) ?? []) : [one];
    if (one !== undefined || several.length === part.split(',').length)
      for (const code of several) found.add(code);
    else rest.push(part);
  }
  return { found: [...found], rest };
}

const scripts = codes.script.codes
  .filter((code) => !['Hans', 'Hant', 'Jpan', 'Kore'].includes(code)) // mixtures, not scripts of Unicode
  .map((code) => ({ code, all: new RegExp(`^[\\p{sc=${code}}\\p{sc=Common}\\p{sc=Inherited}]+$`, 'u') }));
const latin = scripts.find(({ code }) => code === 'Latn');

/** The script a name is written in (ISO 15924), where it is one. */
export function findScript(name: string): string | undefined {
  if (latin?.all.test(name)) return /\p{L}/u.test(name) ? latin.code : undefined;
  return scripts.find(({ all }) => all.test(name))?.code;
}
