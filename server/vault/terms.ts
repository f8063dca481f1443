/**
 * The terms by which a person is found again, before they are blinded (blind.ts): sounds, pieces, years, telephones.
 *
 * A search looks only at its rarest terms, so the terms are such that some rare one survives a wrong letter, another
 * order, a missing part or another script: sounds, pairs of sounds, pieces, and parts and sounds with the birth year.
 */
import { nameParts } from '../../domain/shared/names/parts.ts';
import { soundOf } from '../../domain/shared/names/sounds.ts';
import { phoneEnd, pieces } from './names.ts';
import type { Traits } from './rank.ts';

/** The terms to store for a person. */
export function storedTerms(traits: Traits): string[] {
  return termsOf(traits, traits.years);
}

/** The terms to search with: as stored, and the years beside, because ages are estimated. */
export function searchTerms(traits: Traits): string[] {
  return termsOf(traits, [...new Set(traits.years.flatMap((year) => [year - 1, year, year + 1]))]);
}

function termsOf({ names, phones }: Traits, years: readonly number[]): string[] {
  const terms = new Set<string>();
  for (const name of names) {
    const parts = nameParts(name);
    const sounds = [...new Set(parts.map(soundOf).filter((sound) => sound.length >= 2))].sort();
    for (const part of parts) {
      for (const piece of pieces(part)) terms.add(`piece ${piece}`);
      for (const year of years) terms.add(`word ${part} ${year}`);
    }
    for (const [at, sound] of sounds.entries()) {
      terms.add(`sound ${sound}`);
      for (const other of sounds.slice(at + 1)) terms.add(`sound ${sound} ${other}`);
      for (const year of years) terms.add(`sound ${sound} ${year}`);
    }
  }
  for (const phone of phones) {
    const end = phoneEnd(phone);
    if (end !== undefined) terms.add(`phone ${end}`);
  }
  return [...terms];
}
