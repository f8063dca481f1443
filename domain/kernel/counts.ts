/**
 * What a kind has counted beside its measured fields: what is looked for in a whole dossier (how long the guardian took to
 * come, whether a decision in her best interests followed), and who the people counted are. facts.ts makes facts of it,
 * figure.ts figures of the facts.
 */
import type { Dossier, EntryState } from './dossier.ts';
import { entriesOf, happenedAt, saidIn } from './dossier.ts';
import type { Json } from './values.ts';

/** What figures say of a person, as far as her kind declares where it is found. */
export const traits = ['sex', 'age-group', 'nationality', 'disability'] as const;
export type Trait = (typeof traits)[number];

/**
 * Where each trait is found: in fields of one entry type, the first that is answered. Of a type with one current entry,
 * whatever is counted in the dossier is about that person; of one with many, what that entry, or one that links to it, says.
 */
export interface Counted {
  readonly entry: string;
  readonly traits: { readonly [T in Trait]?: readonly string[] };
}

/** Whom figures of a kind are about: how small a number of them may be released (N5). */
export type About = 'children' | 'people' | 'organisations';

/** One thing found by a count. */
export interface Tally {
  /** When it counts, epoch ms. */
  readonly at: number;
  readonly answer?: string;
  /** 1 unless it is an amount. */
  readonly value?: number;
  /** The entry it is found in, where there may be several in a dossier. */
  readonly entry?: EntryState;
}

/** Something counted that no single field tells. Pure: it looks at the named entries and at nothing else. */
export interface Count {
  readonly measure: string;
  /** Who may read this data group may read the fact. */
  readonly group: string;
  readonly needs: readonly string[];
  /** Possible answers, and what the keys of their labels begin with; absent: an amount or a length of time. */
  readonly answers?: readonly string[];
  readonly labels?: string;
  readonly of: (dossier: Dossier) => readonly Tally[];
}

type Options = Omit<Count, 'measure' | 'of'>;

export const count = (measure: string, options: Options & Pick<Count, 'of'>): Count => ({
  measure,
  ...options,
});

const answersIn = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** Counts a dossier once for each answer that a field of an entry type gives in it, when it was first given. */
export function once(
  measure: string,
  [type, field]: readonly [type: string, field: string],
  options: Omit<Options, 'needs'>,
): Count {
  return {
    measure,
    needs: [type],
    ...options,
    of: (dossier) => {
      const found = new Map<string, Tally>();
      for (const entry of entriesOf(dossier, type)) {
        for (const answer of answersIn(saidIn(entry, field)))
          if (!found.has(answer)) found.set(answer, { at: happenedAt(entry), answer });
      }
      return [...found.values()];
    },
  };
}

type Moment = (dossier: Dossier) => number | undefined;

/** When the first entry of a type that fits happened. */
export const firstOf =
  (type: string, fits: (entry: EntryState) => boolean = () => true): Moment =>
  (dossier) => {
    const found = entriesOf(dossier, type).find(fits);
    return found && happenedAt(found);
  };

const [minuteMs, hour, day] = [60_000, 60, 24 * 60];

/**
 * How long it took from one moment of a dossier to another, in minutes; beyond a day in whole hours, which is all that
 * anybody asks. It counts when it ended; until both moments are known there is nothing to count. The length is the answer,
 * so that facts added up still have a median.
 */
export function span(
  measure: string,
  options: Options & { readonly from: Moment; readonly to: Moment },
): Count {
  const { from, to, ...rest } = options;
  return {
    measure,
    ...rest,
    of: (dossier) => {
      const [began, ended] = [from(dossier), to(dossier)];
      if (began === undefined || ended === undefined) return [];
      const minutes = Math.max(0, Math.round((ended - began) / minuteMs));
      const value = minutes < day ? minutes : Math.round(minutes / hour) * hour;
      return [{ at: ended, answer: String(value), value }];
    },
  };
}
