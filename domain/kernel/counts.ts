/**
 * What a kind has counted beside its measured fields: what is looked for in a whole dossier (how long the guardian took to
 * come, the first decision in her best interests), and who the people counted are. Figures are declared over these
 * (figure.ts); facts.ts makes the facts.
 */
import type { Dossier, EntryState } from './dossier.ts';
import { entriesOf, happenedAt } from './dossier.ts';

/** What is said of a person in every figure about her, as far as the kind declares where it is found. */
export const traits = ['sex', 'age-group', 'nationality', 'disability'] as const;
export type Trait = (typeof traits)[number];

/**
 * Where each trait is found: an entry type, the same for all, and fields of it. Of a type with one current entry, whatever
 * is counted in the dossier is about that person; of one with many, what that entry or one that links to it tells.
 */
export type Dimensions = { readonly [T in Trait]?: readonly [entry: string, ...fields: readonly string[]] };

/** Whom figures of a kind are about: how small a number of them may be published (N5). */
export type About = 'children' | 'people' | 'organisations';

/** One thing found by a count. */
export interface Tally {
  /** When it counts, epoch ms. */
  readonly at: number;
  readonly answer?: string;
  /** 1 unless it is an amount. */
  readonly value?: number;
  /** The entry it is found in, where there may be several. */
  readonly entry?: string;
}

/** Something counted that no single field tells. Pure: it looks at the named entries and at nothing else. */
export interface Count {
  readonly measure: string;
  /** Who may read this data group may read the fact. */
  readonly group: string;
  readonly needs: readonly string[];
  /** Code list that labels the answers. */
  readonly list?: string;
  /** Possible answers; absent: there is none, or it is a length of time. */
  readonly answers?: readonly string[];
  readonly of: (dossier: Dossier) => readonly Tally[];
}

interface Looked {
  readonly group: string;
  readonly needs: readonly string[];
}

export function count(
  measure: string,
  options: Looked & Pick<Count, 'of'> & { readonly list?: string; readonly answers?: readonly string[] },
): Count {
  return { measure, ...options };
}

/** Counts a dossier once, when the first entry of a type that fits happened. */
export function first(
  measure: string,
  type: string,
  options: { readonly group: string; readonly needs?: readonly string[]; readonly fits?: (entry: EntryState, dossier: Dossier) => boolean },
): Count {
  return {
    measure,
    group: options.group,
    needs: [type, ...(options.needs ?? [])],
    of: (dossier) => {
      const found = entriesOf(dossier, type).find((entry) => options.fits?.(entry, dossier) ?? true);
      return found ? [{ at: happenedAt(found) }] : [];
    },
  };
}

const [minuteMs, hourMinutes, dayMinutes] = [60_000, 60, 24 * 60];

/**
 * How long it took from one moment of a dossier to another, in minutes (in whole hours beyond a day, which is all that
 * anybody asks). It counts when it ended; until both moments are known there is nothing to count.
 */
export function span(
  measure: string,
  options: Looked & {
    readonly from: (dossier: Dossier) => number | undefined;
    readonly to: (dossier: Dossier) => number | undefined;
  },
): Count {
  return {
    measure,
    group: options.group,
    needs: options.needs,
    of: (dossier) => {
      const [from, to] = [options.from(dossier), options.to(dossier)];
      if (from === undefined || to === undefined) return [];
      return [{ at: to, ...lasting(to - from) }];
    },
  };
}

/** A length of time as an answer: figures take medians of the answers. */
export function lasting(ms: number): { readonly answer: string; readonly value: number } {
  const minutes = Math.max(0, Math.round(ms / minuteMs));
  const value = minutes < dayMinutes ? minutes : Math.round(minutes / hourMinutes) * hourMinutes;
  return { answer: String(value), value };
}
