/** What support does to the children: school and work, a registered birth, decent work for the young: H3, H7, H13 [2.1, 2.2]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findReferred, findWritten, saidOf, writes, writtenAt } from '../kernel/inquiry.ts';
import type { Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { findWorkFlaw, workFlaws, workingAgeSettings, youngestAt } from '../shared/workingAge.ts';
import { startOf } from './days.ts';
import { enrolment, job, measurement, member } from './entries.ts';

const officer = 'programme-officer';

const change = setting('H3.change', 'percent', 20, 5, 90);

interface Measured {
  readonly id: string;
  readonly at: number;
  /** Days attended of days possible, from 0 to 1; undefined where there were none. */
  readonly rate: number | undefined;
  readonly hours: number | undefined;
}

/** Measurements since support began, oldest first, by child. */
function measuredSinceSupport(dossier: Dossier): readonly (readonly Measured[])[] {
  const begins = all(dossier, enrolment).flatMap((one) => startOf(saidOf(enrolment, one, 'from')) ?? []);
  const begin = Math.min(...begins);
  const byChild = new Map<string, Measured[]>();
  for (const one of all(dossier, measurement)) {
    const link = saidOf(measurement, one, 'child');
    const at = startOf(saidOf(measurement, one, 'on'));
    if (link === undefined || at === undefined || at < begin) continue;
    const child = findReferred(dossier, member, link)?.id ?? link;
    const possible = saidOf(measurement, one, 'daysPossible');
    const attended = saidOf(measurement, one, 'daysAttended');
    const rate = possible && attended !== undefined ? attended / possible : undefined;
    const hours = saidOf(measurement, one, 'workHours');
    byChild.set(child, [...(byChild.get(child) ?? []), { id: one.id, at, rate, hours }]);
  }
  return [...byChild.values()].map((some) => some.sort((a, b) => a.at - b.at));
}

/** H3: a warning when, with support, a child is less at school or works more than before. */
export const h3 = safeguard('H3', {
  section: '2.1',
  needs: ['measurement', 'enrolment', 'member'],
  settings: [change],
  texts: ['attendance', 'hours'],
  alerts: (dossier, context) => {
    const by = context.setting(change.id) / 100;
    return measuredSinceSupport(dossier).flatMap((child) =>
      child.flatMap((now, index) => {
        const earlier = child.slice(0, index);
        const { rate, hours } = now;
        const fell =
          rate !== undefined &&
          earlier.some((one) => one.rate !== undefined && one.rate > rate && rate <= one.rate * (1 - by));
        const rose =
          hours !== undefined &&
          earlier.some(
            (one) => one.hours !== undefined && hours > one.hours && hours >= one.hours * (1 + by),
          );
        return [...(fell ? ['attendance'] : []), ...(rose ? ['hours'] : [])].map((reason) => ({
          key: `${reason}-${now.id}`,
          reason,
          roles: [officer, 'supervisor'],
        }));
      }),
    );
  },
});

/** The youngest a member can be at a moment; undefined if nothing is known. */
const youngest = (one: EntryState, at: number): number | undefined =>
  youngestAt(saidOf(member, one, 'birth'), saidOf(member, one, 'age'), writtenAt(one, 'age'), at);

const register = setting('H7.register', 'days', 30, 7, 180);
const majority = 18;
const gone: readonly string[] = ['declined', 'moved'];

/** H7: the birth of a child is registered, once that is safe. */
export const h7 = safeguard('H7', {
  section: '2.2',
  needs: ['member'],
  settings: [register],
  texts: ['register'],
  duties: (dossier, context) =>
    gone.includes(dossier.state)
      ? []
      : all(dossier, member)
          .filter(
            (one) =>
              saidOf(member, one, 'birthRegistered') === false &&
              saidOf(member, one, 'safeToRegister') === true &&
              (youngest(one, context.now.getTime()) ?? 0) < majority,
          )
          .map((one) => ({
            key: `register-${one.id}`,
            due: after(writtenAt(one, 'safeToRegister'), register, context),
            role: officer,
            remedy: ['member'],
            climbs: ['supervisor'],
          })),
});

const arranged: readonly string[] = ['applied', 'placed'];

/** H13, as C20: no work is arranged below the minimum age, nor dangerous work for somebody who may be under 18. */
export const h13 = safeguard('H13', {
  section: '2.2',
  needs: ['job', 'member'],
  settings: workingAgeSettings,
  texts: ['no-member', ...workFlaws],
  blocks: (operation, _before, afterwards) =>
    writes(operation, job, 'member', 'state', 'startsOn', 'night', 'hazards', 'noHazards') &&
    arranged.includes(saidOf(job, findWritten(afterwards, job, operation), 'state') ?? ''),
  check: (dossier, context, operation): Answer => {
    const written = findWritten(dossier, job, operation);
    const who = findReferred(dossier, member, saidOf(job, written, 'member'));
    if (!who) return fails('no-member', officer, ['member']);
    const starts = Math.max(context.now.getTime(), startOf(saidOf(job, written, 'startsOn')) ?? 0);
    const found = findWorkFlaw(
      {
        youngest: youngest(who, starts),
        hazards: saidOf(job, written, 'hazards') ?? [],
        night: saidOf(job, written, 'night') === true,
        checked: saidOf(job, written, 'noHazards') === true,
      },
      context,
    );
    if (!found) return holds;
    return fails(found.flaw, officer, [found.flaw === 'age-not-known' ? 'member' : 'job'], {
      age: found.age,
    });
  },
});
