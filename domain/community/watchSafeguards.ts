/** Places where children stay are inspected without warning, and no watch is forgotten: N6 and N8 [2.6, 2.7]. */
import { findInterval } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { happenedAt, isCalled } from '../kernel/dossier.ts';
import { after, all, newest, saidOf } from '../kernel/inquiry.ts';
import type { AlertSpec, DutySpec } from '../kernel/safeguard.ts';
import { safeguard } from '../kernel/safeguard.ts';
import { setting, settingMs } from '../kernel/settings.ts';
import { inspection, meeting, observation, profile, servicePoint } from './entries.ts';

const dayMs = 86_400_000;
const every = setting('N6.every', 'months', 6, 1, 24);

/** First day of a partial date as epoch ms. */
const startOf = (date: string | undefined): number | undefined => {
  const found = findInterval(date ?? '');
  return found && found.from * dayMs;
};

/** Did anybody of the place know, or listen in? Then it was no inspection in the sense of N6. */
const counts = (one: EntryState): boolean =>
  saidOf(inspection, one, 'unannounced') === true &&
  ['alone', 'none-there'].includes(saidOf(inspection, one, 'childrenHeard') ?? '');

/** When a place was last inspected as it should be, epoch ms; never after it was recorded. */
function lastInspected(dossier: Dossier, place: EntryState): number | undefined {
  const times = all(dossier, inspection)
    .filter((one) => counts(one) && isCalled(place, saidOf(inspection, one, 'servicePoint') ?? ''))
    .map((one) => Math.min(startOf(saidOf(inspection, one, 'on')) ?? 0, Date.parse(one.accepted)));
  return times.length > 0 ? Math.max(...times) : undefined;
}

/** N6: a place of stay is inspected unannounced, the children heard alone; what was ordered is looked after. */
export const n6 = safeguard('N6', {
  section: '2.7',
  needs: ['service-point', 'inspection'],
  settings: [every],
  texts: ['inspect', 'mend', 'in-danger'],
  duties: (dossier, context): readonly DutySpec[] => {
    if (dossier.state !== 'active') return [];
    const remedy = ['inspection'];
    const inspect = all(dossier, servicePoint)
      .filter((one) => saidOf(servicePoint, one, 'kind') === 'shelter')
      .map((one) => ({
        key: `inspect-${one.id}`,
        due: after(lastInspected(dossier, one) ?? happenedAt(one), every, context),
        role: 'inspector',
        remedy,
        climbs: ['supervisor', 'liaison'],
      }));
    const mend = all(dossier, inspection).flatMap((one) => {
      const by = startOf(saidOf(inspection, one, 'mendBy'));
      if (by === undefined || saidOf(inspection, one, 'mendedOn') !== undefined) return [];
      return [
        { key: `mend-${one.id}`, due: new Date(by), role: 'inspector', remedy, climbs: ['supervisor'] },
      ];
    });
    return [...inspect, ...mend];
  },
  alerts: (dossier) =>
    all(dossier, inspection)
      .filter((one) => saidOf(inspection, one, 'childInDanger') === true)
      .map(({ id }) => ({ key: `in-danger-${id}`, reason: 'in-danger', roles: ['supervisor', 'liaison'] })),
});

const silence = setting('N8.silence', 'months', 6, 1, 24);
const notice = setting('N8.notice', 'days', 60, 7, 365);

/** N8: a watch that has fallen silent, or whose support ends. */
export const n8 = safeguard('N8', {
  section: '2.6',
  needs: ['profile', 'meeting', 'observation'],
  settings: [silence, notice],
  texts: ['silent', 'support-ends'],
  alerts: (dossier, context): readonly AlertSpec[] => {
    const about = newest(dossier, profile);
    if (dossier.state !== 'active' || !about) return [];
    const alerts: AlertSpec[] = [];
    const roles = ['liaison', 'supervisor'];
    const signs = [...all(dossier, meeting), ...all(dossier, observation)].map((one) => ({
      id: one.id,
      at: one.type === meeting.type ? metAt(one) : happenedAt(one),
    }));
    const last = signs.sort((a, b) => a.at - b.at).at(-1) ?? { id: about.id, at: happenedAt(about) };
    if (context.now > after(last.at, silence, context))
      alerts.push({ key: `silent-${last.id}`, reason: 'silent', roles });
    const ends = startOf(saidOf(profile, about, 'supportedUntil'));
    if (ends !== undefined && context.now.getTime() > ends - settingMs(notice, context.setting(notice.id)))
      alerts.push({ key: `support-ends-${ends / dayMs}`, reason: 'support-ends', roles });
    return alerts;
  },
});

const metAt = (one: EntryState): number =>
  Math.min(startOf(saidOf(meeting, one, 'on')) ?? happenedAt(one), Date.parse(one.accepted));
