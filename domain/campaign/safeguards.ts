/** All safeguards of a campaign: measured, tried, without fear, with something to do instead: H10 and H12 [2.1, 2.2]. */

import type { Dossier } from '../kernel/dossier.ts';
import { all, newest, saidOf } from '../kernel/inquiry.ts';
import type { AlertSpec, Safeguard } from '../kernel/safeguard.ts';
import { safeguard } from '../kernel/safeguard.ts';
import { measure, preTest, profile } from './entries.ts';

const told = ['programme-officer', 'supervisor'];
const alert = (reason: string): AlertSpec => ({ key: reason, reason, roles: told });

/** Was it tried with some of those whom it is for, and did the latest trial work? */
function worksFor(dossier: Dossier, audience: readonly string[]): boolean {
  const test = newest(dossier, preTest);
  const heard = saidOf(preTest, test, 'audience') ?? [];
  const outcome = saidOf(preTest, test, 'outcome');
  return (
    heard.some((one) => audience.includes(one)) && (outcome === 'works' || outcome === 'works-after-changes')
  );
}

/** H10: a warning when nothing shows whether it works, its audience was not asked, it frightens, or shows a victim. */
export const h10 = safeguard('H10', {
  section: '2.2',
  needs: ['profile', 'pre-test', 'measure'],
  texts: ['no-baseline', 'no-endline', 'not-tried', 'frightens', 'recognisable', 'harm-not-known'],
  alerts: (dossier) => {
    const begun = dossier.state !== 'planned';
    const measured = (point: string): boolean =>
      all(dossier, measure).some((one) => saidOf(measure, one, 'point') === point);
    const about = newest(dossier, profile);
    const fear = [
      saidOf(profile, about, 'frightening'),
      saidOf(preTest, newest(dossier, preTest), 'frightened') ?? false,
    ];
    const shown = saidOf(profile, about, 'victimRecognisable');
    return [
      ...(begun && !measured('baseline') ? ['no-baseline'] : []),
      ...(dossier.state === 'ended' && !measured('endline') ? ['no-endline'] : []),
      ...(begun && !worksFor(dossier, saidOf(profile, about, 'audience') ?? []) ? ['not-tried'] : []),
      ...(fear.includes(true) ? ['frightens'] : []),
      ...(shown === true ? ['recognisable'] : []),
      ...(begun && (fear.includes(undefined) || shown === undefined) ? ['harm-not-known'] : []),
    ].map(alert);
  },
});

/** H12: a warning when a campaign that runs says what to fear and not what can be done instead. */
export const h12 = safeguard('H12', {
  section: '2.1',
  needs: ['profile'],
  texts: ['risks-only'],
  alerts: (dossier) => {
    const about = newest(dossier, profile);
    const offers = (saidOf(profile, about, 'alternatives') ?? []).length > 0;
    return dossier.state === 'running' && about && !offers ? [alert('risks-only')] : [];
  },
});

export const safeguards: readonly Safeguard[] = [h10, h12];
