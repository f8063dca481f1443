/**
 * How much two names are alike: 0 (nothing) to 1 (the same).
 *
 * Parts of names are compared by Jaro-Winkler, the measure made for names in a census (Winkler 1990), or by their sound
 * where scripts or spellings differ, and paired in the best way whatever their order. A part that one side lacks counts
 * little: people give fewer names than papers do.
 */
import { nameParts } from './parts.ts';
import { soundOf } from './sounds.ts';

const ABSENT_PART = 0.25;
const SAME_SOUND = 0.9;
const SAME_SHORT_SOUND = 0.8;

/** How much two names are alike. The order of their parts does not matter, nor which is given first. */
export function rankName(query: string, candidate: string): number {
  const one = nameParts(query);
  const other = nameParts(candidate);
  if (one.length === 0 || other.length === 0) return 0;
  const paired = one.length <= other.length ? pairing(one, other) : pairing(other, one);
  // Abd Allah and Abdallah: the same letters, cut differently.
  const joined = one.length === other.length ? 0 : jaroWinkler(one.join(''), other.join(''));
  return Math.max(paired, joined < 0.9 ? 0 : joined);
}

/** The best pairing of every part of the shorter name with one of the longer, over all of both. */
function pairing(short: readonly string[], long: readonly string[]): number {
  // best[used]: what the parts so far reach with exactly these parts of the longer name taken (bits), and how heavy
  let best = new Map<number, { likeness: number; weight: number }>([[0, { likeness: 0, weight: 0 }]]);
  for (const part of short) {
    const next: typeof best = new Map();
    const likeness = long.map((other) => partLikeness(part, other));
    for (const [used, reached] of best) {
      for (const [at, other] of long.entries()) {
        if ((used & (1 << at)) !== 0) continue;
        const both = weightOf(part) + weightOf(other);
        const found = {
          likeness: reached.likeness + both * (likeness[at] ?? 0),
          weight: reached.weight + both,
        };
        const known = next.get(used | (1 << at));
        if (known === undefined || found.likeness > known.likeness) next.set(used | (1 << at), found);
      }
    }
    best = next;
  }
  const all = [...short, ...long].reduce((sum, part) => sum + weightOf(part), 0);
  const scores = [...best.values()].map(
    ({ likeness, weight }) => likeness / (weight + ABSENT_PART * (all - weight)),
  );
  return Math.max(...scores);
}

function weightOf(part: string): number {
  return Math.min(4, [...part].length);
}

function partLikeness(one: string, other: string): number {
  if (one === other) return 1;
  if ([...one].length === 1 || [...other].length === 1) {
    return [...one][0] === [...other][0] ? 0.8 : 0;
  }
  const spelled = jaroWinkler(one, other);
  if (spelled >= SAME_SOUND) return spelled;
  const sound = soundOf(one);
  if (sound.length < 2 || sound !== soundOf(other)) return spelled;
  return Math.max(spelled, sound.length >= 3 ? SAME_SOUND : SAME_SHORT_SOUND);
}

/** The Jaro-Winkler likeness of two texts, 0 to 1 (prefix weight 0.1, prefix up to four letters). */
export function jaroWinkler(left: string, right: string): number {
  const one = [...left];
  const other = [...right];
  const jaro = jaroOf(one, other);
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return one.length === other.length ? 1 : 0;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Array<boolean>(other.length).fill(false);
  const matched: string[] = [];
  for (const [at, letter] of one.entries()) {
    const end = Math.min(other.length, at + reach + 1);
    for (let there = Math.max(0, at - reach); there < end; there++) {
      if (taken[there] === true || other[there] !== letter) continue;
      taken[there] = true;
      matched.push(letter);
      break;
    }
  }
  if (matched.length === 0) return 0;
  const inOrder = other.filter((_, at) => taken[at]);
  const swapped = Math.floor(matched.filter((letter, at) => letter !== inOrder[at]).length / 2);
  const share = matched.length;
  return (share / one.length + share / other.length + (share - swapped) / share) / 3;
}
