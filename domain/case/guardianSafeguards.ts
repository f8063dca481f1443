/** A guardian from the first day, and one who is free to be one: C3 and C4 [2.7]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findWritten, saidOf, writes, writtenAt } from '../kernel/inquiry.ts';
import type { AlertSpec, Answer, DutySpec } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { adultSince, arrivedAt } from './childAge.ts';
import { guardian } from './entries.ts';
import {
  activeGuardians,
  childrenElsewhere,
  guardianships,
  isActive,
  isSuspended,
  stoppedAt,
} from './guarding.ts';
import { closed } from './states.ts';

const provisional = setting('C3.provisional', 'hours', 24, 1, 72);
const vetted = setting('C3.vetted', 'days', 14, 1, 60);

export const isOpen = (dossier: Dossier): boolean => !closed.some((state) => state === dossier.state);

/** The guardian who stopped last, and when. */
function lastStopped(
  dossier: Dossier,
  now: Date,
): { readonly one: EntryState; readonly at: number } | undefined {
  return all(dossier, guardian)
    .map((one) => ({ one, at: stoppedAt(one) ?? Number.POSITIVE_INFINITY }))
    .filter(({ at }) => at <= now.getTime())
    .sort((a, b) => a.at - b.at)
    .at(-1);
}

const climbs = ['supervisor'];
const role = 'social-worker';
const remedy = ['guardian'];

/** C3: a provisional guardian within a day, a vetted one within two weeks, no gap, and an end when it is time. */
export const c3 = safeguard('C3', {
  section: '2.7',
  needs: ['intake', 'identity', 'age-decision', 'guardian'],
  settings: [provisional, vetted],
  texts: ['provisional', 'vetted', 'substitute', 'suspend', 'end', 'gap'],
  duties: (dossier, context) => {
    const active = activeGuardians(dossier, context.now);
    const adult = adultSince(dossier, context.now);
    const over = isOpen(dossier) ? adult : Date.parse(dossier.stateSince);
    if (over !== undefined) {
      return active.map(({ id }) => ({ key: `end-${id}`, due: new Date(over), role, remedy, climbs }));
    }
    const duties: DutySpec[] = all(dossier, guardian)
      .filter(
        (one) =>
          saidOf(guardian, one, 'suspected') === true &&
          saidOf(guardian, one, 'suspendedOn') === undefined &&
          saidOf(guardian, one, 'endsOn') === undefined,
      )
      .map((one) => ({
        key: `suspend-${one.id}`,
        due: new Date(writtenAt(one, 'suspected')),
        role: 'supervisor',
        remedy,
      }));
    const start = arrivedAt(dossier);
    const gap = active.length === 0 ? lastStopped(dossier, context.now) : undefined;
    if (gap) {
      const due = isSuspended(gap.one) ? new Date(gap.at) : after(gap.at, provisional, context);
      duties.push({ key: `substitute-${gap.one.id}`, due, role, remedy, climbs });
    } else if (active.length === 0) {
      duties.push({ key: 'provisional', due: after(start, provisional, context), role, remedy, climbs });
    }
    if (!active.some((one) => saidOf(guardian, one, 'standing') === 'vetted')) {
      const from = lastStopped(dossier, context.now)?.at ?? start;
      duties.push({ key: 'vetted', due: after(from, vetted, context), role, remedy, climbs });
    }
    return duties;
  },
  alerts: (dossier, context) => {
    if (!isOpen(dossier) || adultSince(dossier, context.now) !== undefined) return [];
    const gap =
      activeGuardians(dossier, context.now).length === 0 ? lastStopped(dossier, context.now) : undefined;
    return gap ? [{ key: `gap-${gap.one.id}`, reason: 'gap', roles: ['supervisor', role] }] : [];
  },
});

const named = ['person', 'account', 'kind', 'organisation'] as const;

/** Did somebody else than who named her write how she stands, and after all of it? */
function isSeconded(one: EntryState): boolean {
  const second = one.heads['standing']?.[0]?.stamp;
  return named.every((field) => {
    const first = one.heads[field]?.[0]?.stamp;
    return !first || (second !== undefined && first.by !== second.by && first.seq <= second.seq);
  });
}

const children = setting('C4.children', 'count', 20, 1, 100);

/**
 * C4: no guardian who is suspected, works for an agency or employs the child; none is vetted on the word of the one who
 * named her. Warn of one whom nobody else has looked at, of shelter staff and of too many children.
 */
export const c4 = safeguard('C4', {
  section: '2.7',
  needs: ['guardian'],
  lookups: [guardianships.name],
  settings: [children],
  texts: [
    'suspected',
    'works-for-agency',
    'employs-child',
    'not-checked',
    'own-vetting',
    'one-person',
    'conflict',
    'works-for-shelter',
    'too-many',
  ],
  // appointing is blocked; learning later that she is suspected is recorded, and C3 suspends her
  blocks: (operation, _before, afterwards) => {
    const one = findWritten(afterwards, guardian, operation);
    return (
      writes(operation, guardian, 'person', 'account', 'kind', 'standing', 'appointedOn', 'acceptedOn') &&
      saidOf(guardian, one, 'suspendedOn') === undefined &&
      saidOf(guardian, one, 'endsOn') === undefined
    );
  },
  check: (dossier, _context, operation): Answer => {
    const one = findWritten(dossier, guardian, operation);
    if (saidOf(guardian, one, 'suspected') === true) return fails('suspected', 'supervisor', remedy);
    if (saidOf(guardian, one, 'worksForAgency') === true)
      return fails('works-for-agency', 'supervisor', remedy);
    if (saidOf(guardian, one, 'employsChild') === true) return fails('employs-child', 'supervisor', remedy);
    if (saidOf(guardian, one, 'conflictsChecked') !== true) return fails('not-checked', role, remedy);
    return one && saidOf(guardian, one, 'standing') === 'vetted' && !isSeconded(one)
      ? fails('own-vetting', 'supervisor', remedy)
      : holds;
  },
  alerts: (dossier, context) =>
    all(dossier, guardian)
      .filter((one) => isActive(one, context.now))
      .flatMap((one) => {
        const found: string[] = [];
        if (!isSeconded(one)) found.push('one-person');
        if (saidOf(guardian, one, 'worksForAgency') || saidOf(guardian, one, 'employsChild'))
          found.push('conflict');
        if (saidOf(guardian, one, 'worksForShelter')) found.push('works-for-shelter');
        const account = saidOf(guardian, one, 'account');
        const others = account === undefined ? 0 : childrenElsewhere(context, dossier, account);
        if (others + 1 > context.setting(children.id)) found.push('too-many');
        return found.map(
          (reason): AlertSpec => ({ key: `${reason}-${one.id}`, reason, roles: ['supervisor'] }),
        );
      }),
});
