/**
 * Asking teams to go [2.5, 2.6]: several at once, of each profession the first who accepts; one that does not answer in its
 * time leads on to the next. Who is near, and what an answer by text message means. R11.
 *
 * Who was first follows from the order in which the dossier was written, never from clocks of devices: two who accept in the
 * same instant are written one after the other, and the second is refused.
 */
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findWritten, saidOf, writes } from '../kernel/inquiry.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import type { AreaParents } from './contactPoints.ts';
import { dispatch } from './entries.ts';

/** A team that has not answered for so long leads on to the next. */
export const answerWithin = setting('R11.answer', 'minutes', 10, 2, 240);

/** Somebody said she goes, and nobody has since said that it could not be done. */
export function isGoing(one: EntryState): boolean {
  const result = saidOf(dispatch, one, 'result');
  return (
    saidOf(dispatch, one, 'acceptedAt') !== undefined &&
    result !== 'could-not-go' &&
    result !== 'not-safe-to-go'
  );
}

const isAlike = (a: EntryState, b: EntryState): boolean =>
  a.id !== b.id &&
  saidOf(dispatch, a, 'discipline') === saidOf(dispatch, b, 'discipline') &&
  saidOf(dispatch, a, 'task') === saidOf(dispatch, b, 'task');

const acceptedIn = (one: EntryState): number => one.heads['acceptedAt']?.[0]?.stamp.seq ?? 0;

/** The team that accepted first what this one was asked too; one asked after it accepted is asked beside it. */
export function findTaker(dossier: Dossier, one: EntryState): EntryState | undefined {
  const own = isGoing(one) ? acceptedIn(one) : Number.POSITIVE_INFINITY;
  return all(dossier, dispatch).find(
    (other) =>
      isAlike(one, other) && isGoing(other) && acceptedIn(other) > one.created && acceptedIn(other) < own,
  );
}

/** Where a team that was asked is on its way. */
export type Standing = 'asked' | 'accepted' | 'arrived' | 'done' | 'taken';

export function standingOf(dossier: Dossier, one: EntryState): Standing {
  if (saidOf(dispatch, one, 'result') !== undefined) return 'done';
  if (saidOf(dispatch, one, 'arrivedAt') !== undefined) return 'arrived';
  if (saidOf(dispatch, one, 'acceptedAt') !== undefined) return 'accepted';
  return findTaker(dossier, one) ? 'taken' : 'asked';
}

/** Asks that nobody has answered. */
export const openAsks = (dossier: Dossier): readonly EntryState[] =>
  all(dossier, dispatch).filter((one) => standingOf(dossier, one) === 'asked');

/** Whether nobody else was asked the same after it: of several asked at once the last leads on, not each of them. */
export const isLastAsked = (dossier: Dossier, one: EntryState): boolean =>
  !all(dossier, dispatch).some((other) => isAlike(one, other) && other.created > one.created);

/** Whether another was asked since, in its place. */
const isReplaced = (dossier: Dossier, one: EntryState): boolean =>
  all(dossier, dispatch).some(
    (other) => isAlike(one, other) && Date.parse(other.accepted) > Date.parse(one.accepted),
  );

/** States of a report in which teams are asked. */
const open = ['received', 'triaged', 'responding', 'answered'];

/** R11: several are asked, one of each profession goes; who does not answer is not waited for. */
export const r11 = safeguard('R11', {
  section: '2.6',
  needs: ['dispatch'],
  settings: [answerWithin],
  texts: ['taken', 'answer'],
  blocks: (operation) => writes(operation, dispatch, 'acceptedAt'),
  check: (dossier, _context, operation) => {
    const one = findWritten(dossier, dispatch, operation);
    return one && isGoing(one) && findTaker(dossier, one) ? fails('taken', 'responder', []) : holds;
  },
  duties: (dossier, context) =>
    open.includes(dossier.state)
      ? openAsks(dossier)
          .filter((one) => !isReplaced(dossier, one))
          .map((one) => ({
            key: `answer-${one.id}`,
            due: after(one.accepted, answerWithin, context),
            role: 'operator',
            remedy: ['dispatch'],
          }))
      : [],
});

/** The smallest area that two places share. */
export const nearness = ['community', 'district', 'region', 'country', 'elsewhere'] as const;
export type Nearness = (typeof nearness)[number];

const chainOf = (area: string, parents: AreaParents): readonly string[] => {
  const chain: string[] = [];
  for (
    let at: string | undefined = area;
    at !== undefined && at !== '' && !chain.includes(at);
    at = parents.get(at)
  )
    chain.push(at);
  return chain;
};

/** How near a team is that serves an area; an empty area is the whole country. */
export function nearnessOf(served: string, area: string, parents: AreaParents): Nearness {
  const [theirs, here] = [chainOf(served, parents), chainOf(area, parents)];
  const shared = here.find((one) => theirs.includes(one));
  const roots = [...parents].filter(([, parent]) => parent === undefined).length;
  // where one area holds all others, it is the country
  const depth = shared === undefined ? 0 : chainOf(shared, parents).length - (roots === 1 ? 1 : 0);
  if (shared === undefined && served !== '') return 'elsewhere';
  return nearness[3 - Math.min(3, depth)] ?? 'country';
}

/** Whether an area lies in what a team serves. */
export const serves = (served: string, area: string, parents: AreaParents): boolean =>
  served === '' || chainOf(area, parents).includes(served);

/** A team that could be asked. */
export interface Ready {
  readonly team: number;
  readonly name: string;
  readonly area: string;
  readonly discipline: string;
  /** Somebody of it is on call and can be called. */
  readonly onCall: boolean;
}

/** Teams for an area, best first: who is awake, then who is nearest. Those who serve elsewhere only where nobody else does. */
export function inOrderFor<T extends Ready>(
  teams: readonly T[],
  area: string,
  parents: AreaParents,
): readonly T[] {
  const here = teams.filter((one) => serves(one.area, area, parents));
  const far = (one: T): number => nearness.indexOf(nearnessOf(one.area, area, parents));
  return [...(here.length > 0 ? here : teams)].sort(
    (a, b) =>
      Number(b.onCall) - Number(a.onCall) || far(a) - far(b) || (a.name < b.name ? -1 : 1) || a.team - b.team,
  );
}

/** Who is asked when a team has not answered: of the same profession, awake, serving the area, not asked for this yet. */
export function nextAfter<T extends Ready>(
  dossier: Dossier,
  one: EntryState,
  {
    teams,
    area,
    parents,
  }: { readonly teams: readonly T[]; readonly area: string; readonly parents: AreaParents },
): readonly T[] {
  const asked = all(dossier, dispatch)
    .filter((other) => other.id === one.id || isAlike(one, other))
    .map((other) => saidOf(dispatch, other, 'team'));
  return inOrderFor(teams, area, parents).filter(
    (team) =>
      team.onCall &&
      team.discipline === saidOf(dispatch, one, 'discipline') &&
      serves(team.area, area, parents) &&
      !asked.includes(team.team),
  );
}

const done: { readonly [task: string]: string } = {
  intercept: 'intercepted',
  'protect-place': 'place-safe',
  accompany: 'accompanied',
};

/**
 * What a digit in a text message says of an ask: 1 we go, 2 we are there, 3 it is done, 0 no. Before anybody went, 3 can only
 * mean no. Undefined where it says nothing new.
 */
export function meaningOf(
  digit: string,
  one: EntryState,
  { at, by }: { readonly at: string; readonly by: number },
): { readonly set: Readonly<Record<string, string | number>>; readonly fact: boolean } | undefined {
  if (saidOf(dispatch, one, 'result') !== undefined) return undefined;
  const hasAccepted = saidOf(dispatch, one, 'acceptedAt') !== undefined;
  const hasArrived = saidOf(dispatch, one, 'arrivedAt') !== undefined;
  const accepted = hasAccepted ? {} : { acceptedAt: at, acceptedBy: by };
  switch (digit) {
    case '1':
      return hasAccepted ? undefined : { set: accepted, fact: false };
    case '2':
      return hasArrived ? undefined : { set: { ...accepted, arrivedAt: at }, fact: true };
    case '3':
      if (hasAccepted)
        return { set: { result: done[saidOf(dispatch, one, 'task') ?? ''] ?? 'child-reached' }, fact: true };
      return { set: { result: 'could-not-go' }, fact: true };
    case '0': {
      const isNotFound = hasArrived && saidOf(dispatch, one, 'task') === 'reach-child';
      return { set: { result: isNotFound ? 'child-not-found' : 'could-not-go' }, fact: true };
    }
    default:
      return undefined;
  }
}
