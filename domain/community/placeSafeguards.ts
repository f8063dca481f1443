/** Who works in a place keeps what is free there up to date, and changes nothing else of it: N9 [2.6]. */
import { findWritten, saidOf, writes } from '../kernel/inquiry.ts';
import type { Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { servicePoint } from './entries.ts';

/** What the staff of a place says of it. */
export const saidByStaff: readonly string[] = ['acceptingNow', 'free', 'freeAt'];
/** Roles that keep the directory. */
const keepers = ['supervisor', 'liaison'];

/** N9: what a place is, and whether strangers find it, is not for those who work there to say; nor what another has free. */
export const n9 = safeguard('N9', {
  section: '2.6',
  needs: ['service-point'],
  texts: ['not-staff', 'more-than-free'],
  blocks: (operation) => writes(operation, servicePoint),
  check: (dossier, { actor }, operation, before): Answer => {
    if (operation?.op !== 'set' || actor.roles.some((role) => keepers.includes(role))) return holds;
    const place = findWritten(dossier, servicePoint, operation);
    const known = before.entries.some(({ id }) => id === place?.id);
    const isOnlyFree = Object.keys(operation.set).every((field) => saidByStaff.includes(field));
    if (!known || !isOnlyFree) return fails('more-than-free', 'supervisor', ['service-point']);
    return saidOf(servicePoint, place, 'organisation') === actor.organisation
      ? holds
      : fails('not-staff', 'supervisor', ['service-point']);
  },
});
