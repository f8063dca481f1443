/** How far the result of a proceeding is on its way to the public [E3]. */
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import { newest, saidOf } from '../../../domain/kernel/inquiry.ts';
import { publication } from '../../../domain/proceeding/entries.ts';

/** `write`, `check` by somebody else, `publish`; `done`; `not-yet` while somebody can still appeal. */
export function publishing(dossier: Dossier): 'not-yet' | 'write' | 'check' | 'publish' | 'done' {
  const notice = newest(dossier, publication);
  if (saidOf(publication, notice, 'publishedOn') !== undefined) return 'done';
  if (dossier.state !== 'final') return 'not-yet';
  if (!notice) return 'write';
  return saidOf(publication, notice, 'nobodyRecognisable') === true ? 'publish' : 'check';
}

/** The day by which it is told: so many days after nobody could appeal any more. @returns ISO instant */
export const publishBy = (dossier: Dossier, days: number): string =>
  new Date(Date.parse(dossier.stateSince) + days * 86_400_000).toISOString();
