/**
 * Objections of one organisation to what another said. They are the voice of whoever does not profit from a good account,
 * so neither side can make one go away: not by answering it, and not by taking back what another wrote.
 */
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { findById, own } from '../kernel/dossier.ts';
import { saidOf, writerOf } from '../kernel/inquiry.ts';
import { contest } from './acting.ts';

/** Types that a safeguard must see to judge objections. */
export const contested = ['contest', 'evidence', 'progress', 'indicator-value', 'consultation'] as const;

/** Objections that were not taken back by their own author. */
const objections = (dossier: Dossier): readonly EntryState[] =>
  dossier.entries.filter(
    (one) =>
      one.type === contest.type && (one.withdrawn === undefined || writerOf(one, own.withdrawal) !== one.by),
  );

const subjectOf = (dossier: Dossier, one: EntryState): EntryState | undefined =>
  findById(dossier, saidOf(contest, one, 'entry') ?? '');

/** Did this account write the objection, or what it is about? */
export const isSide = (dossier: Dossier, one: EntryState, account: number): boolean =>
  account === one.by || account === subjectOf(dossier, one)?.by;

/** What somebody who is neither side has said of an objection; undefined while nobody has. */
function verdict(dossier: Dossier, one: EntryState): boolean | undefined {
  const judge = writerOf(one, 'upheld');
  return judge === undefined || isSide(dossier, one, judge) ? undefined : saidOf(contest, one, 'upheld');
}

/** Objections that nobody has answered yet. */
export const openContests = (dossier: Dossier): readonly EntryState[] =>
  objections(dossier).filter((one) => verdict(dossier, one) === undefined);

export interface Objection {
  readonly entry: EntryState;
  /** Undefined while nobody who is neither side has answered. */
  readonly upheld: boolean | undefined;
}

/** What was objected to an entry, oldest first, answered or not. */
export const objectionsTo = (dossier: Dossier, entry: EntryState): readonly Objection[] =>
  objections(dossier)
    .filter((one) => subjectOf(dossier, one)?.id === entry.id)
    .map((one) => ({ entry: one, upheld: verdict(dossier, one) }));

/** Does no objection stand against this entry? One that is not answered stands. */
export const isUncontested = (dossier: Dossier, entry: EntryState): boolean =>
  objectionsTo(dossier, entry).every(({ upheld }) => upheld === false);
