/**
 * Reports of community watches [2.6]: whether a phone belongs to a group, and taking in what it wrote.
 *
 * A member's phone shows her *pass* once in a while and is told the group's *ticket*, which is the same for all phones of the
 * group and another as soon as a code is given out or taken back. Reports come with the ticket: this server knows the group
 * while it looks, and never the member; what it keeps is that a community watch wrote. Which group stands inside the box.
 */
import { groupCode } from '../../domain/groups.ts';
import { findInterval } from '../../domain/kernel/dates.ts';
import { findWay } from '../../domain/report/contactPoints.ts';
import type { Route, Watch, WatchObservation, WatchReport } from '../../domain/report/publicPage.ts';
import type { Involved } from '../../domain/report/sealedMessage.ts';
import { watchMark } from '../../seal/watchCode.ts';
import type { Store } from '../store/store.ts';
import { submit } from '../store/write.ts';
import { passToken } from '../vault/blind.ts';
import { signOf } from '../vault/channels.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import { sameText } from '../vault/tokens.ts';
import type { Areas, SealingPoint } from './reports.ts';
import { contactPoints, takeIn } from './reports.ts';

interface Group {
  readonly dossier: string;
  readonly number: string;
  readonly area: string;
  /** Of members whose codes are good, sorted. */
  readonly marks: readonly string[];
}

interface MarkRow {
  readonly dossier: string;
  readonly number: string;
  readonly area: string;
  /** bigint as text */
  readonly mark: string;
  readonly until: string | null;
}

const dayMs = 86_400_000;

async function findGroup(store: Store, by: { readonly mark?: string; readonly dossier?: string }) {
  const { rows } = await store.app.query<MarkRow>('select * from gwen.find_watch($1, $2, $3)', [
    groupCode('watch-members'),
    by.mark ?? null,
    by.dossier ?? null,
  ]);
  const [first] = rows;
  if (!first) return undefined;
  const today = Math.floor(store.clock().getTime() / dayMs);
  const isOver = (until: string | null): boolean => {
    const interval = findInterval(until ?? '');
    return interval !== undefined && interval.to < today;
  };
  const marks = rows.filter(({ until }) => !isOver(until)).map(({ mark }) => mark);
  const { dossier, number, area } = first;
  return { dossier, number, area, marks: marks.sort() } satisfies Group;
}

const ticketOf = ({ vault }: Store, { dossier, marks }: Group): string =>
  signOf(vault, 'ticket', [dossier, ...marks]).toString('base64url');

const somebody: readonly Involved[] = ['this-service'];

/**
 * What a phone with this pass may know; undefined for a pass of nobody, or of somebody who keeps watch no more. `nobody`: no
 * contact point has a key now.
 */
export async function joinWatch(
  store: Store,
  areas: Areas,
  pass: string,
): Promise<Watch | 'nobody' | undefined> {
  const mark = passToken(store.vault.blind, watchMark(pass));
  const [group, points] = await Promise.all([findGroup(store, { mark }), contactPoints(store)]);
  if (!group?.marks.includes(mark)) return undefined;
  const way = (involved: readonly Involved[]): Route | undefined => {
    const found = findWay(points, areas.parents, group.area, involved);
    return (
      found && {
        epoch: found.point.epoch,
        to: [found.point.recipient, found.point.recovery],
        nobodyElse: found.nobodyElse,
      }
    );
  };
  const [ordinary, round] = [way([]), way(somebody)];
  if (!ordinary || !round) return 'nobody';
  return {
    group: group.number,
    dossier: group.dossier,
    ticket: ticketOf(store, group),
    area: group.area,
    ways: { ordinary, round },
  };
}

/** The contact point that a box was sealed for; where that is no more, the one that answers now, by its recovery key. */
async function pointFor(
  store: Store,
  areas: Areas,
  { epoch, involved }: WatchReport,
): Promise<SealingPoint | undefined> {
  const { rows } = await store.app.query<SealingPoint>('select * from gwen.point_of_key($1)', [epoch]);
  return rows[0] ?? findWay(await contactPoints(store), areas.parents, '', involved)?.point;
}

/** The group of this dossier, if phones of it have this ticket now. */
async function findTicketed(
  store: Store,
  dossier: string | undefined,
  ticket: string,
): Promise<Group | undefined> {
  const group = dossier === undefined ? undefined : await findGroup(store, { dossier });
  const isGood = group !== undefined && group.marks.length > 0 && sameText(ticketOf(store, group), ticket);
  return isGood ? group : undefined;
}

/** Stores a report. `stale`: its ticket is none any more; nothing was stored. `exists` as `takeIn`. */
export async function takeFromWatch(
  store: Store,
  areas: Areas,
  given: WatchReport,
): Promise<'stored' | 'exists' | 'stale' | 'nobody'> {
  const { dossier, ticket, ...report } = given;
  if (dossier !== undefined || ticket !== undefined)
    if (!(await findTicketed(store, dossier, ticket ?? ''))) return 'stale';
  const point = await pointFor(store, areas, given);
  if (!point) return 'nobody';
  const { epoch: _, ...rest } = report;
  return await takeIn(store, {
    ...rest,
    point,
    // where the group lives would tell too much outside the box
    area: '',
    channel: ticket === undefined ? 'web' : 'community-watch',
    sameAs: given.box,
  });
}

/**
 * Stores what a member noted, in her group's dossier: by this service, in the place of whoever answers for the group.
 * `nobody`: nobody does now, or the group's phones noted enough for a day; the phone keeps it. [2.6]
 */
export async function observeFromWatch(
  store: Store,
  { id, on, pattern, place, girls, boys, dossier, ticket }: WatchObservation,
): Promise<'stored' | 'stale' | 'nobody'> {
  const group = await findTicketed(store, dossier, ticket);
  if (!group) return 'stale';
  const { rows } = await store.app.query<{ keeper: number | null }>(
    'select gwen.watch_keeper($1, $2) as keeper',
    [dossier, groupCode('observation')],
  );
  const keeper = rows[0]?.keeper;
  if (!keeper) return 'nobody';
  const now = store.clock();
  const today = now.toISOString().slice(0, 10);
  // a phone's clock may be ahead
  const day = on > today ? today : on;
  const set = {
    pattern,
    ...(place === undefined ? {} : { hub: place }),
    ...(girls === undefined ? {} : { girls }),
    ...(boys === undefined ? {} : { boys }),
    ...(group.area === '' ? {} : { area: group.area }),
    ...{ from: day, to: day, byPhone: true },
  };
  const idOf = (what: string): string => stableUuid(id, `${what}\0${dossier}`);
  // the day, and no moment
  const recorded = `${today}T00:00:00.000Z`;
  const operation = { op: 'set', type: 'observation', entry: idOf('entry'), base: 0, set } as const;
  const session = { account: 0, roles: ['intake'], parties: [keeper], organisation: 0, groups: [] };
  const done = await submit(store, session, {
    id: idOf('act'),
    act: 'observe',
    operations: [{ id: idOf('observation'), dossier, recorded, ...operation }],
  });
  // the problem names fields and ids, never what was written
  if (!done.ok && done.problem.code !== 'exists')
    throw new Error(`What a watch noted was not stored: ${done.problem.code}`);
  return 'stored';
}
