/** People for the benchmarks, the same for the same number: names as unevenly spread as names are. */
import type { NamePart } from '../domain/kernel/fields.ts';

/** A stream of numbers from 0 to 1 that follows from a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const onsets = [
  'b',
  'd',
  'f',
  'g',
  'h',
  'j',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'z',
  'sh',
  'ch',
  'am',
  'el',
];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ia'];
const ends = ['', '', 'n', 'r', 's', 'm', 'l', 'd'];

const made = (random: () => number, syllables: number): string => {
  let name = '';
  const pick = (all: readonly string[]): string => all[Math.floor(random() * all.length)] ?? '';
  for (let at = 0; at < syllables; at += 1) name += pick(onsets) + pick(vowels);
  name += pick(ends);
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const poolOf = (seed: number, size: number): string[] => {
  const random = randomOf(seed);
  const pool = new Set<string>();
  while (pool.size < size) pool.add(made(random, 2 + Math.floor(random() * 2)));
  return [...pool];
};

/** Where a random number falls among ranks whose shares fall as rank^-s (Zipf): the cumulative shares. */
function zipf(size: number, s: number): Float64Array {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) {
    sum += (rank + 1) ** -s;
    sums[rank] = sum;
  }
  return sums.map((one) => one / sum);
}

function rankAt(shares: Float64Array, at: number): number {
  let [low, high] = [0, shares.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shares[middle] ?? 1) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The commonest given name is borne by about 8 %, the commonest family name by about 2 %. */
const given = poolOf(11, 3_000);
const family = poolOf(12, 20_000);
const givenShares = zipf(given.length, 0.9);
const familyShares = zipf(family.length, 0.8);

/** The commonest given name of all. */
export const commonest = given[0] ?? '';

export function nameOf(random: () => number): NamePart[] {
  return [
    { part: 'given', text: given[rankAt(givenShares, random())] ?? '' },
    { part: 'family', text: family[rankAt(familyShares, random())] ?? '' },
  ];
}

/** The same name with one letter changed, left out or doubled. */
export function misspelt(name: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (name.length - 1));
  const way = Math.floor(random() * 3);
  const letter = name.charAt(at);
  const wrong = way === 0 ? '' : way === 1 ? letter + letter : 'aeioustmnr'.charAt(Math.floor(random() * 10));
  return name.slice(0, at) + wrong + name.slice(at + 1);
}
