/** Nobody is let go of too early: visits, turning 18, and closing for a reason that is true: C18, C29 and C23 [2.8]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { happenedAt } from '../kernel/dossier.ts';
import { all, findReferred, itemsOf, newest, saidOf, writerOf, writtenAt } from '../kernel/inquiry.ts';
import type { Answer, DutySpec, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import type { Setting } from '../kernel/settings.ts';
import { setting, settingMs } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import { turns18 } from './ages.ts';
import { arrivedAt } from './childAge.ts';
import { dayMs, endOf, startOf } from './days.ts';
import {
  closure,
  followUp,
  identification,
  incident,
  intake,
  plan,
  returning,
  service,
  transition,
} from './entries.ts';
import { isOpen } from './guardianSafeguards.ts';
import { closed } from './states.ts';

const role = 'social-worker';
const climbs = ['supervisor'];

const length = (declared: Setting, context: GuardContext): number =>
  settingMs(declared, context.setting(declared.id));

/** Visits so far at which she was seen, alone: when, epoch ms, oldest first. */
const seen = (dossier: Dossier, now: Date): readonly { readonly entry: EntryState; readonly at: number }[] =>
  all(dossier, followUp)
    .flatMap((entry) => {
      const at = startOf(saidOf(followUp, entry, 'visitedOn'));
      const alone = saidOf(followUp, entry, 'seenAlone') === true;
      // a visit that lies ahead has not taken place
      return at !== undefined && at <= now.getTime() && alone ? [{ entry, at }] : [];
    })
    .sort((a, b) => a.at - b.at);

const first = setting('C18.first', 'months', 1, 1, 3);
const steps = [
  first,
  setting('C18.second', 'months', 3, 2, 6),
  setting('C18.third', 'months', 6, 4, 12),
  setting('C18.fourth', 'months', 12, 6, 24),
];
const yearly = setting('C18.yearly', 'months', 12, 3, 12);

/** The first time on the schedule from a beginning that no visit so far has met. One counts for the time nearest to it. */
function nextOnSchedule(start: number, last: number | undefined, context: GuardContext): number {
  const lengths = steps.map((one) => length(one, context)).sort((a, b) => a - b);
  let before = start;
  for (let count = 0; ; count += 1) {
    const due =
      count < lengths.length
        ? start + (lengths[count] ?? 0)
        : before + Math.max(dayMs, length(yearly, context));
    if (last === undefined || last < before + (due - before) / 2) return due;
    before = due;
  }
}

/**
 * When she must next be seen, epoch ms; undefined before she has gone home or begun to settle in. Counted from her return,
 * from when she began to settle in, and from her first visit, so that none of these puts off what another asks for; and
 * no later than the last visit, or an appointment that was made, says.
 */
function nextVisit(dossier: Dossier, context: GuardContext): number | undefined {
  const settles = dossier.state === 'reintegrating' || dossier.state === 'following-up';
  const since = settles ? Date.parse(dossier.stateSince) : undefined;
  const arrivals = all(dossier, returning).map((one) => startOf(saidOf(returning, one, 'arrivedOn')));
  const begun = [since, arrivals.filter((at) => at !== undefined).at(-1)].filter((at) => at !== undefined);
  if (begun.length === 0) return undefined;
  const visits = seen(dossier, context.now);
  const last = visits.at(-1);
  const earliest = Math.min(...begun);
  const visited = visits.find(({ at }) => at > earliest - length(yearly, context));
  const starts = visited ? [...begun, visited.at - length(first, context)] : begun;
  const arranged = all(dossier, followUp)
    .filter((one) => saidOf(followUp, one, 'visitedOn') === undefined)
    .map((one) => endOf(saidOf(followUp, one, 'due')));
  const asked = [...arranged, last && endOf(saidOf(followUp, last.entry, 'nextDue'))].filter(
    (at) => at !== undefined && at > (last?.at ?? 0),
  );
  return Math.min(
    ...starts.map((start) => nextOnSchedule(start, last?.at, context)),
    ...asked.map((at) => at ?? Number.POSITIVE_INFINITY),
  );
}

/** C18: visited on schedule until the case closes, and seen alone; a visit that is missed climbs. */
export const c18 = safeguard('C18', {
  section: '2.8',
  needs: ['follow-up', 'return'],
  settings: [...steps, yearly],
  texts: ['visit'],
  duties: (dossier, context) => {
    const due = isOpen(dossier) ? nextVisit(dossier, context) : undefined;
    if (due === undefined) return [];
    const key = `visit-${seen(dossier, context.now).length + 1}`;
    return [{ key, due: new Date(due), role, remedy: ['follow-up'], climbs }];
  },
});

const ahead = setting('C29.before', 'months', 6, 3, 24);
const settled = setting('C29.settled', 'days', 30, 7, 90);
/** How long before it is due the plan is asked for. */
const noticeMs = 90 * dayMs;

/** C29: half a year before she turns 18 it is planned how she goes on, and no service stops because of a birthday. */
export const c29 = safeguard('C29', {
  section: '2.7',
  needs: ['transition', 'identity', 'intake', 'service'],
  settings: [ahead, settled],
  texts: ['plan', 'service'],
  duties: (dossier, context) => {
    const birthday = turns18(dossier);
    if (!isOpen(dossier) || birthday === undefined) return [];
    const due = Math.max(birthday - length(ahead, context), arrivedAt(dossier) + length(settled, context));
    if (context.now.getTime() < due - noticeMs) return [];
    const made = newest(dossier, transition);
    const remedy = ['transition'];
    if (!made) return [{ key: 'plan', due: new Date(due), role, remedy, climbs }];
    const goesOn = itemsOf(transition, made, 'continues').map((one) => said(one.service));
    return all(dossier, service).flatMap((one): DutySpec[] => {
      const kind = saidOf(service, one, 'kind');
      const end = endOf(saidOf(service, one, 'to'));
      const runs =
        saidOf(service, one, 'answer') === 'accepted' && (end === undefined || end > context.now.getTime());
      if (!runs || kind === undefined || goesOn.includes(kind)) return [];
      return [{ key: `service-${one.id}`, due: new Date(Math.max(due, birthday)), role, remedy, climbs }];
    });
  },
});

const safe = setting('C23.safe', 'months', 6, 3, 24);
const visited = setting('C23.visited', 'days', 60, 14, 180);
const tried = setting('C23.tries', 'count', 3, 1, 10);

const harm: readonly string[] = [
  'missing',
  'threatened',
  'harmed',
  'trafficker-contact',
  'detained',
  'sent-away',
];

/** When something last happened that shows she was not safe, epoch ms. */
const lastHarm = (dossier: Dossier): number =>
  Math.max(
    0,
    ...all(dossier, incident)
      .filter((one) => harm.includes(saidOf(incident, one, 'kind') ?? ''))
      .flatMap((one) => [
        Math.min(Date.parse(saidOf(incident, one, 'at') ?? one.recorded), happenedAt(one)),
        startOf(saidOf(incident, one, 'over')) ?? 0,
      ]),
  );

/** Why it is not true that all goals are met, as a text of C23; undefined if it is. */
function findUnmet(
  dossier: Dossier,
  given: EntryState | undefined,
  context: GuardContext,
): string | undefined {
  const now = context.now.getTime();
  const since = endOf(saidOf(closure, given, 'safeSince'));
  if (since === undefined || now - since < length(safe, context)) return 'not-safe-long';
  if (lastHarm(dossier) > since) return 'harm-since';
  const named = findReferred(dossier, followUp, saidOf(closure, given, 'lastFollowUp'));
  const last = seen(dossier, context.now).at(-1);
  if (!last || (named && named !== last.entry) || now - last.at > length(visited, context)) return 'no-visit';
  const signs = saidOf(followUp, last.entry, 'signs') ?? [];
  if (saidOf(followUp, last.entry, 'safe') !== true || signs.length > 0) return 'unsafe-visit';
  if (saidOf(closure, given, 'household') === undefined) return 'household';
  const open = itemsOf(plan, newest(dossier, plan), 'goals').some((goal) => {
    const state = said(goal.state);
    return state !== 'reached' && state !== 'dropped';
  });
  return open ? 'goals-open' : undefined;
}

/** Why the reason that is given is not true, as a text of C23; undefined if nothing on file speaks against it. */
function findUntruth(
  dossier: Dossier,
  given: EntryState | undefined,
  context: GuardContext,
): string | undefined {
  switch (saidOf(closure, given, 'reason')) {
    case 'goals-met':
      return findUnmet(dossier, given, context);
    case 'handed-over':
      return saidOf(closure, given, 'handedTo') === undefined ? 'to-nobody' : undefined;
    case 'majority':
      return newest(dossier, transition) ? undefined : 'no-transition';
    case 'childs-wish':
      return saidOf(closure, given, 'childsOpinion') === undefined ? 'no-wish' : undefined;
    case 'lost': {
      const tries = itemsOf(closure, given, 'tries').length;
      return tries < context.setting(tried.id) ? 'few-tries' : undefined;
    }
    case 'not-at-risk': {
      const suspected = saidOf(intake, newest(dossier, intake), 'track') === 'suspected-victim';
      const decision = saidOf(identification, newest(dossier, identification), 'decision');
      return suspected && decision !== 'not-a-victim' ? 'still-a-victim' : undefined;
    }
    case 'died':
      return undefined;
    default:
      return 'no-reason';
  }
}

/** A case that another system had closed comes in closed, in one act: a record of what was, and nothing closed here. */
const isBroughtIn = (dossier: Dossier, context: GuardContext): boolean =>
  dossier.created === context.now.toISOString();

/**
 * C23: a case closes when somebody other than the author of the reason looks at it, and the reason is true. A reason given
 * before the case came to where it stands now is spent. Handing it over to somebody outside Gwen closes it, too.
 */
export const c23 = safeguard('C23', {
  section: '2.8',
  needs: ['closure', 'follow-up', 'incident', 'plan', 'transition', 'intake', 'identification'],
  settings: [safe, visited, tried],
  texts: [
    'own-reason',
    'old-reason',
    'not-handed-over',
    'no-reason',
    'not-safe-long',
    'harm-since',
    'no-visit',
    'unsafe-visit',
    'household',
    'goals-open',
    'to-nobody',
    'no-transition',
    'no-wish',
    'few-tries',
    'still-a-victim',
  ],
  blocks: (operation, before, _after, context) =>
    operation.op === 'transition' &&
    closed.some((state) => state === operation.to) &&
    !isBroughtIn(before, context),
  check: (dossier, context, operation, before): Answer => {
    const given = newest(dossier, closure);
    const reason = saidOf(closure, given, 'reason');
    if (writerOf(given, 'reason') === context.actor.account) return fails('own-reason', 'supervisor', []);
    if (given && writtenAt(given, 'reason') < Date.parse(before.stateSince))
      return fails('old-reason', role, ['closure']);
    if (operation?.op === 'transition' && operation.to === 'transferred' && reason !== 'handed-over')
      return fails('not-handed-over', role, ['closure']);
    const untruth = findUntruth(dossier, given, context);
    return untruth === undefined ? holds : fails(untruth, role, ['closure', 'follow-up']);
  },
});
