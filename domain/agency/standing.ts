/** Whether a recruiter may place people on a day, as safeguards, boards and the public register all read it [2.3]. */
import { dayOf } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, saidOf } from '../kernel/inquiry.ts';
import { isSurelyWithin, latest, mayBeWithin } from '../shared/periods.ts';
import { licence, sanction } from './entries.ts';

const stopping: readonly (string | undefined)[] = ['suspension', 'revocation', 'closing'];

/** Was placing people forbidden on that day by a sanction? It ends with an appeal, or when the agency is licensed anew. */
export function isStopped(dossier: Dossier, day: number): boolean {
  const since = dayOf(dossier.stateSince);
  return all(dossier, sanction).some((one) => {
    const from = saidOf(sanction, one, 'from');
    const isLifted = dossier.state === 'licensed' && since <= day && (latest(from) ?? since) < since;
    return (
      stopping.includes(saidOf(sanction, one, 'kind')) &&
      saidOf(sanction, one, 'appeal') !== 'upheld' &&
      !isLifted &&
      mayBeWithin(day, from, saidOf(sanction, one, 'to'))
    );
  });
}

/** Licences that surely hold on a day, as far as their dates tell. */
export const licencesOn = (dossier: Dossier, day: number): readonly EntryState[] =>
  all(dossier, licence).filter((paper) =>
    isSurelyWithin(day, saidOf(licence, paper, 'from'), saidOf(licence, paper, 'to')),
  );

/** In one word, what its licence is worth. All but `in-force` mean: it may place nobody. */
export type Standing =
  | 'in-force'
  | 'not-yet'
  | 'suspended'
  | 'revoked'
  | 'expired'
  | 'applied'
  | 'refused'
  | 'unlicensed';
export const standings: readonly Standing[] = [
  'in-force',
  'not-yet',
  'suspended',
  'revoked',
  'expired',
  'applied',
  'refused',
  'unlicensed',
];

const isStanding = (state: string): state is Standing => (standings as readonly string[]).includes(state);

/** What the licence is worth on a day. In doubt it is worth nothing. */
export function standingOn(dossier: Dossier, day: number): Standing {
  if (dossier.state !== 'licensed') return isStanding(dossier.state) ? dossier.state : 'unlicensed';
  if (isStopped(dossier, day)) return 'suspended';
  if (licencesOn(dossier, day).length > 0) return 'in-force';
  const isToCome = all(dossier, licence).some(
    (paper) => (latest(saidOf(licence, paper, 'from')) ?? day) > day,
  );
  return isToCome ? 'not-yet' : 'expired';
}
