/** Our own words to a reporter, before they leave as a text message or mail: what of them could give somebody away [R7]. */
import type { Dossier } from '../kernel/dossier.ts';
import { all, itemsOf, saidOf } from '../kernel/inquiry.ts';
import { said } from '../kernel/values.ts';
import { wholeNames } from '../kernel/wholeNames.ts';
import { nameParts } from '../shared/names/parts.ts';
import { triage } from './entries.ts';

/** Parts of a name that short are words of many languages. */
const shortest = 3;

/** Names that the report tells: of the child, of suspects, of agencies and workplaces. */
export function namesKnown(dossier: Dossier): readonly string[] {
  return all(dossier, triage).flatMap((judged) => [
    ...wholeNames(saidOf(triage, judged, 'childName') ?? []),
    ...itemsOf(triage, judged, 'suspects').flatMap(({ name }) => wholeNames(said(name) ?? [])),
    ...[...itemsOf(triage, judged, 'agencies'), ...itemsOf(triage, judged, 'workplaces')].flatMap(
      ({ name }) => said(name) ?? [],
    ),
  ]);
}

/** Of these names, those of which a part stands in the words: in any case, with or without accents. */
export function namesIn(words: string, names: readonly string[]): readonly string[] {
  const there = new Set(words.split(/\s+/u).flatMap(nameParts));
  return [
    ...new Set(
      names.filter((name) => nameParts(name).some((part) => [...part].length >= shortest && there.has(part))),
    ),
  ];
}
