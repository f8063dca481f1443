/** Which offers fit what was typed: by the beginnings of words, in any order, without regard to case and accents. */

/** One line that can be chosen. */
export interface Offer {
  readonly key: string;
  readonly label: string;
  /** What tells it from others of the same label; looked through too. */
  readonly detail?: string;
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string): readonly string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * Offers of which every typed word begins a word; those whose label begins as typed come first, else the order stays.
 * Nothing typed: the first ones.
 */
export function matching<O extends Offer>(offers: readonly O[], typed: string, most: number): readonly O[] {
  const asked = wordsOf(typed);
  const start = plain(typed.trim());
  const rank = ({ label }: O): number => (plain(label).startsWith(start) ? 0 : 1);
  return offers
    .filter(({ label, detail = '' }) => {
      const there = wordsOf(`${label} ${detail}`);
      return asked.every((word) => there.some((one) => one.startsWith(word)));
    })
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, most);
}
