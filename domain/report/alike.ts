/**
 * Do two reports tell of one thing? Reckoned where their words are in the clear: in the operator's browser, over reports that
 * she may see. Words are compared folded (case, accents, vowel signs, letters that are written now one way and now another),
 * weighed by how rare they are among these reports, so that no list of common words of any language is needed; then places,
 * people suspected, and time. It gives hints with their reasons and decides nothing: a person joins reports, or does not.
 */
import type { joinReason } from '../codes/index.ts';
import { rankName } from '../shared/names/likeness.ts';
import { fold } from '../shared/names/parts.ts';

/** What is known of a report where its words are open. */
export interface Comparable {
  readonly id: string;
  /** When it came, epoch ms. */
  readonly at: number;
  readonly area: string;
  /** Whatever the reporter wrote or said, oldest first. */
  readonly texts: readonly string[];
  /** Places in words, of the reporter or of whoever judged it. */
  readonly places: readonly string[];
  /** Whole names of people suspected. */
  readonly people: readonly string[];
}

/** The same, ready to be compared. */
export interface Fingerprint extends Pick<Comparable, 'id' | 'at' | 'area' | 'people'> {
  /** Folded words in the order in which they stand, and as they were written. */
  readonly words: readonly { readonly folded: string; readonly written: string }[];
  readonly set: ReadonlySet<string>;
  readonly places: readonly ReadonlySet<string>[];
}

export type JoinReason = Exclude<(typeof joinReason.codes)[number], 'somebody-said'>;

/** Another report that may tell of the same thing. */
export interface Alike {
  readonly id: string;
  readonly reasons: readonly JoinReason[];
  /** Share of the words of the shorter one that stand in the other too, weighed by rarity, 0 to 1. */
  readonly words: number;
  /** Hours between the two. */
  readonly hours: number;
  /** What stands in both, the most telling first, as the first report has it. */
  readonly phrases: readonly string[];
}

const hourMs = 3_600_000;
/** So much of the shorter text in both is the same words; with the same place or time less is enough. */
const sameWords = 0.55;
const someWords = 0.3;
const fewestWords = 3;
const samePlace = 0.6;
/** Of two names with all parts alike in spelling or sound; a given name alone against a whole one is less. */
const sameName = 0.895;
const closeHours = 48;
const mostHours = 30 * 24;
const mostHints = 5;
const mostPhrases = 3;

/** Scripts that set no space between words: pieces of two signs stand in for words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2,}/u;

/** Ethiopic letters of one sound, each with seven forms: people write now one, now another. */
const ethiopic: readonly (readonly [from: number, to: number])[] = [
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x1220, 0x1230],
  [0x12d0, 0x12a0],
  [0x1340, 0x1338],
];

function foldEthiopic(text: string): string {
  return text.replace(/[\u1200-\u135a]/g, (letter) => {
    const code = letter.charCodeAt(0);
    for (const [from, to] of ethiopic)
      if (code >= from && code < from + 7) return String.fromCharCode(code - from + to);
    return letter;
  });
}

/** The Arabic article, and what is joined before it ("and", "in", "with"), is written in one with its word. */
const withoutArticle = (word: string): string => word.replace(/^[وفبك]?ال(?=.{3})|^لل(?=.{3})/u, '');

function wordsOf(text: string): Fingerprint['words'] {
  return (text.match(/[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu) ?? []).flatMap((written) => {
    const folded = foldEthiopic(fold(written)).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
    if (folded === '') return [];
    if (!unspaced.test(folded)) return [{ folded: withoutArticle(folded), written }];
    const signs = [...folded];
    return signs
      .slice(1)
      .map((sign, at) => ({ folded: `${signs[at]}${sign}`, written: `${signs[at]}${sign}` }));
  });
}

const setOf = (text: string): ReadonlySet<string> => new Set(wordsOf(text).map(({ folded }) => folded));

/** Makes a report ready to be compared. */
export function fingerprint({ id, at, area, people, texts, places }: Comparable): Fingerprint {
  const words = texts.flatMap(wordsOf);
  return {
    id,
    at,
    area,
    people,
    words,
    set: new Set(words.map(({ folded }) => folded)),
    places: places.map(setOf).filter(({ size }) => size > 0),
  };
}

/** How rare each word is among these reports. Never nothing: two reports that are the same have no rare word. */
function rarity(all: readonly Fingerprint[]): (word: string) => number {
  const seen = new Map<string, number>();
  for (const { set } of all) for (const word of set) seen.set(word, (seen.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + all.length / (seen.get(word) ?? 1));
}

type Weigh = (word: string) => number;
const weightOf = (words: Iterable<string>, weigh: Weigh): number => {
  let sum = 0;
  for (const word of words) sum += weigh(word);
  return sum;
};
const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] =>
  [...one].filter((word) => other.has(word));

/** Share of the lighter set that stands in the other, by weight. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>, weigh: Weigh): number {
  const least = Math.min(weightOf(one, weigh), weightOf(other, weigh));
  return least === 0 ? 0 : weightOf(shared(one, other), weigh) / least;
}

/** A run of words without the common ones at its ends. */
function trimmed(run: Fingerprint['words'], weigh: Weigh): Fingerprint['words'] {
  const weights = run.map(({ folded }) => weigh(folded));
  const least = 0.7 * Math.max(...weights);
  const from = weights.findIndex((weight) => weight >= least);
  return run.slice(from, weights.findLastIndex((weight) => weight >= least) + 1);
}

/** Runs of words that stand in both in the same order, the rarest first. */
function phrasesIn(one: Fingerprint, other: Fingerprint, weigh: Weigh): readonly string[] {
  const follows = new Set(
    other.words.slice(1).map(({ folded }, at) => `${other.words[at]?.folded} ${folded}`),
  );
  const runs: { weight: number; written: string; key: string }[] = [];
  for (let at = 0; at < one.words.length; at += 1) {
    const first = one.words[at];
    if (!first || !other.set.has(first.folded)) continue;
    const run = [first];
    for (let next = one.words[at + run.length]; next && run.length < 6; next = one.words[at + run.length]) {
      if (!follows.has(`${run.at(-1)?.folded} ${next.folded}`)) break;
      run.push(next);
    }
    at += run.length - 1;
    const telling = trimmed(run, weigh);
    runs.push({
      // the mean, raised a little by length: "blue lorry" before "in the", and before "lorry" alone
      weight:
        (weightOf(
          telling.map(({ folded }) => folded),
          weigh,
        ) /
          telling.length) *
        (1 + Math.log(telling.length)),
      written: telling.map(({ written }) => written).join(' '),
      key: telling.map(({ folded }) => folded).join(' '),
    });
  }
  const keys = new Set<string>();
  return runs
    .sort((a, b) => b.weight - a.weight)
    .filter(({ key }) => !keys.has(key) && keys.add(key))
    .slice(0, mostPhrases)
    .map(({ written }) => written);
}

function compare(one: Fingerprint, other: Fingerprint, weigh: Weigh): Alike | undefined {
  const hours = Math.abs(one.at - other.at) / hourMs;
  if (hours > mostHours) return undefined;
  const both = shared(one.set, other.set);
  const words =
    both.length >= Math.min(fewestWords, one.set.size, other.set.size)
      ? overlap(one.set, other.set, weigh)
      : 0;
  const isClose = hours <= closeHours;
  const isNear = one.area === other.area || one.area === '' || other.area === '';
  // a place that the other tells of in its own words is the same place too
  const place = Math.max(
    0,
    ...one.places.flatMap((mine) =>
      [...other.places, other.set].map((theirs) => placeOverlap(mine, theirs, weigh)),
    ),
    ...other.places.map((theirs) => placeOverlap(theirs, one.set, weigh)),
  );
  const isSamePlace = place >= samePlace && isNear;
  const isSamePeople = one.people.some((mine) =>
    other.people.some((theirs) => rankName(mine, theirs) >= sameName),
  );
  const isSameWords = words >= sameWords;
  const isHint =
    isSameWords ||
    isSamePeople ||
    (isSamePlace && (isClose || words >= someWords)) ||
    (isClose && isNear && words >= (sameWords + someWords) / 2);
  if (!isHint) return undefined;
  const reasons: JoinReason[] = [
    ...(words >= someWords ? (['same-words'] as const) : []),
    ...(isSamePlace ? (['same-place'] as const) : []),
    ...(isSamePeople ? (['same-people'] as const) : []),
    ...(isClose ? (['same-time'] as const) : []),
  ];
  return { id: other.id, reasons, words, hours, phrases: words > 0 ? phrasesIn(one, other, weigh) : [] };
}

/** How much of a place's words stand in another place or text; one common word alone is no place. */
function placeOverlap(place: ReadonlySet<string>, other: ReadonlySet<string>, weigh: Weigh): number {
  const both = shared(place, other);
  const all = weightOf(place, weigh);
  return both.length === 0 || all === 0 ? 0 : weightOf(both, weigh) / all;
}

/** Reports among these that may tell of the same thing as one, the likest first. */
export function findAlike(one: Fingerprint, all: readonly Fingerprint[]): readonly Alike[] {
  const others = all.filter(({ id }) => id !== one.id);
  const weigh = rarity([one, ...others]);
  const score = ({ words, reasons }: Alike): number => words + reasons.length / 4;
  return others
    .flatMap((other) => compare(one, other, weigh) ?? [])
    .sort((a, b) => score(b) - score(a) || a.hours - b.hours)
    .slice(0, mostHints);
}
