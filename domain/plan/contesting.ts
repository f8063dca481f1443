/** Objections of one organisation to what another said, and when they are settled. */
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { findById } from '../kernel/dossier.ts';
import { all, saidOf, writerOf } from '../kernel/inquiry.ts';
import { contest } from './acting.ts';

/** Types that a safeguard must see to judge objections. */
export const contested = ['contest', 'evidence', 'progress', 'indicator-value', 'consultation'] as const;

/**
 * What is said of an objection by somebody who wrote neither it nor what it is about; undefined while nobody has. A second
 * person decides, so that nobody clears her own word.
 */
function verdict(dossier: Dossier, one: EntryState): boolean | undefined {
  const about = findById(dossier, saidOf(contest, one, 'entry') ?? '');
  const judge = writerOf(one, 'upheld');
  return judge === one.by || judge === about?.by ? undefined : saidOf(contest, one, 'upheld');
}

/** Objections that nobody has answered yet. */
export const openContests = (dossier: Dossier): readonly EntryState[] =>
  all(dossier, contest).filter((one) => verdict(dossier, one) === undefined);

/** Does no objection stand against this entry? One that is not answered stands. */
export const isUncontested = (dossier: Dossier, entry: EntryState): boolean =>
  all(dossier, contest).every(
    (one) =>
      findById(dossier, saidOf(contest, one, 'entry') ?? '')?.id !== entry.id ||
      verdict(dossier, one) === false,
  );
