/** An organisation is told that its policy on the protection of children is missing or old, and what follows: N4 [2.2]. */
import { dayOf } from '../kernel/dates.ts';
import { all, newest, saidOf } from '../kernel/inquiry.ts';
import type { AlertSpec } from '../kernel/safeguard.ts';
import { safeguard } from '../kernel/safeguard.ts';
import { days, grace, lastReview, review } from '../shared/policies.ts';
import { policy, profile } from './entries.ts';

/** N4 in the dossier of an organisation: warns that its policy on the protection of children is missing or old. */
export const n4 = safeguard('N4', {
  section: '2.2',
  needs: ['profile', 'policy'],
  settings: [review, grace],
  texts: ['no-policy', 'policy-old', 'stopped'],
  alerts: (dossier, context): readonly AlertSpec[] => {
    const about = newest(dossier, profile);
    if (dossier.state !== 'active' || !about || saidOf(profile, about, 'childrensData') === false) return [];
    const today = dayOf(context.now);
    const dates = all(dossier, policy)
      .filter((one) => saidOf(policy, one, 'kind') === 'child-protection')
      .flatMap((one) => [saidOf(policy, one, 'adoptedOn'), saidOf(policy, one, 'reviewedOn')]);
    const last = lastReview(dates, today);
    const started = dayOf(dossier.created);
    const roles = ['focal-point', 'supervisor'];
    const due = last && last.from + days(review, context);
    if (due !== undefined && today <= due) return [];
    // numbered by the review that ran out, so that the next one is told of again
    const alerts: AlertSpec[] = [
      due === undefined
        ? { key: 'no-policy', reason: 'no-policy', roles }
        : { key: `policy-old-${last?.from ?? 0}`, reason: 'policy-old', roles },
    ];
    const stop = (due ?? started) + days(grace, context);
    if (today > stop) alerts.push({ key: `stopped-${last?.from ?? 0}`, reason: 'stopped', roles });
    return alerts;
  },
});
