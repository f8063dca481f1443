/** What a language's file lacks beside the English texts, and what stands in it for nothing. */
import { findPlatformName } from '../domain/codes/names.ts';
import type { English } from './english.ts';
import type { Texts } from './read.ts';
import { textsIn } from './read.ts';

/** All that is said in English but names that platforms know. */
export const saidInEnglish = ({ names: _names, ...groups }: English): Texts =>
  Object.assign({}, ...Object.values(groups));

/** Names that a file has to say: those that the platform lacks, uses for two, or that stand for no real place. */
function namesToSay(names: Texts, language: string): readonly string[] {
  const lists = Map.groupBy(Object.keys(names), (key) => key.split('.')[1]);
  return [...lists.values()].flatMap((keys) => {
    const said = new Map(keys.map((key) => [key, findPlatformName(key, language)]));
    const times = Map.groupBy(said.values(), (name) => name);
    return keys.filter((key) => {
      const name = said.get(key);
      return name === undefined || (times.get(name)?.length ?? 0) > 1 || /^code\.country\.X[A-C]$/.test(key);
    });
  });
}

/** Each missing key with its English text. */
export function missingIn(language: string, english: English): Texts {
  const own = textsIn(language);
  const all: Texts = { ...english.names, ...saidInEnglish(english) };
  const wanted = [...Object.keys(saidInEnglish(english)), ...namesToSay(english.names, language)];
  return Object.fromEntries(wanted.filter((key) => !own[key]).map((key) => [key, all[key] ?? '']));
}

/** Keys in the file that no English text has. */
export function unusedIn(language: string, english: English): readonly string[] {
  const known = new Set([...Object.keys(saidInEnglish(english)), ...Object.keys(english.names)]);
  return Object.keys(textsIn(language)).filter((key) => !known.has(key));
}
