/** Words for files: labels of declarations, codes and answers in a person's language, and names from the directory. */
import { findPlatformName } from '../../domain/codes/names.ts';
import { messages } from '../../domain/index.ts';
import { additionTexts, noAdditions } from '../../domain/kernel/additions.ts';
import { textsIn } from '../../languages/read.ts';
import { readAreas, readDirectory } from '../people/directory.ts';
import type { Store } from '../store/store.ts';
import { en } from './messages.en.ts';

/** The text of a message key, its `{values}` filled in; the key itself where there is none. */
export type Label = (key: string, values?: Readonly<Record<string, string>>) => string;

/** Labels in a locale (BCP 47): the country's words first, then ours, English where a language lacks them. */
export function labelsIn({ country }: Pick<Store, 'country'>, locale: string): Label {
  const { additions = noAdditions, texts = {} } = country.set;
  const { language } = new Intl.Locale(locale);
  const english: Readonly<Record<string, string>> = {
    ...messages.en,
    ...en,
    ...additionTexts(additions, 'en'),
    ...texts['en'],
  };
  const own: Readonly<Record<string, string>> =
    language === 'en'
      ? {}
      : { ...textsIn(language), ...additionTexts(additions, language), ...texts[language] };
  const find = (key: string): string | undefined => {
    if (Object.hasOwn(own, key)) return own[key];
    const name = language === 'en' ? undefined : findPlatformName(key, language);
    return name ?? (Object.hasOwn(english, key) ? english[key] : undefined);
  };
  return (key, values = {}) => {
    const text = find(key) ?? key;
    return Object.entries(values).reduce(
      (all, [name, value]) => all.replaceAll(`{${name}}`, () => value),
      text,
    );
  };
}

/** Names by their numbers and codes; a number that stands for nobody stays a number. */
export interface Names {
  organisation(id: number): string;
  team(id: number): string;
  account(id: number): string;
  area(code: string): string;
  /** An account or team: whoever a grant names. */
  party(id: number): string;
}

export async function namesIn(store: Store): Promise<Names> {
  const [{ organisations, teams, accounts }, areas] = await Promise.all([
    readDirectory(store),
    readAreas(store),
  ]);
  const named =
    <K extends string | number>(all: ReadonlyMap<K, string>) =>
    (one: K): string =>
      all.get(one) ?? String(one);
  const byId = (all: readonly { readonly id: number; readonly name: string }[]) =>
    named(new Map(all.map(({ id, name }) => [id, name])));
  return {
    party: byId([...teams, ...accounts]),
    organisation: byId(organisations),
    team: byId(teams),
    account: byId(accounts),
    area: named(new Map(areas.map(({ code, name }) => [code, name]))),
  };
}
