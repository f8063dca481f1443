/**
 * Who is on call at a contact point and in a response team: the week's plan and single days, handing over, being away. What
 * climbs, who is reminded and who is asked to go follows from it in the database (migration of people on call).
 */

import type { Session } from '../store/session.ts';
import { intArray } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import { openNote, sealNote } from '../vault/reach.ts';
import type { By, Database } from './accounts.ts';

/** Places of a roster: the four that a late report climbs through, and those of a team that is asked to go. */
export const places = ['operator', 'deputy', 'supervisor', 'liaison', 'responder'] as const;
export type Place = (typeof places)[number];

export interface NewShift {
  readonly team: number;
  readonly place: Place;
  /** Null: nobody, on that day. */
  readonly account: number | null;
  /** Monday is 1, Sunday 7; or one day (`2026-03-01`) in place of the week's plan. */
  readonly weekdays?: readonly number[] | undefined;
  readonly day?: string | undefined;
  /** `08:00`, by the country's clock. */
  readonly starts: string;
  readonly minutes: number;
}

export interface Shift extends Omit<NewShift, 'weekdays' | 'day'> {
  readonly id: number;
  readonly weekdays: readonly number[] | null;
  readonly day: string | null;
}

export async function listShifts(db: Database, by: By): Promise<readonly Shift[]> {
  const { rows } = await db.query<Shift>('select * from gwen.shifts($1)', [by]);
  return rows;
}

/** Undefined: there is no such team or person, or she has not the role that the place needs. */
export async function addShift(db: Database, by: By, shift: NewShift): Promise<number | undefined> {
  const { team, place, account, weekdays, day, starts, minutes } = shift;
  const { rows } = await db.query<{ id: number | null }>(
    'select gwen.add_shift($1, $2, $3, $4, $5, $6, $7, $8) as id',
    [by, team, place, account, weekdays ?? null, day ?? null, starts, minutes],
  );
  return rows[0]?.id ?? undefined;
}

/** False when there is no such shift. */
export async function endShift(db: Database, by: By, shift: number): Promise<boolean> {
  const { rows } = await db.query<{ done: boolean }>('select gwen.end_shift($1, $2) as done', [by, shift]);
  return rows[0]?.done ?? false;
}

export interface OnCall {
  readonly team: number;
  readonly place: Place;
  readonly account: number;
  readonly since: Date;
  /** Null: her shift is over, and nobody has taken over yet. */
  readonly until: Date | null;
  /** She holds the place; else she is planned for it and somebody else may hold it still. */
  readonly took: boolean;
  readonly away: boolean;
}

export async function onCallAt(db: Database, at: Date): Promise<readonly OnCall[]> {
  const { rows } = await db.query<OnCall>(
    'select * from gwen.on_call($1) order by team, place, took desc, account',
    [at],
  );
  return rows;
}

export interface HandOver {
  readonly id: string;
  readonly team: number;
  readonly place: Place;
  readonly giver: number;
  /** What is open. */
  readonly note: string | null;
  readonly given: Date;
  readonly taker: number | null;
  readonly taken: Date | null;
}

export interface Climbed {
  readonly dossier: string;
  readonly kind: string;
  readonly number: string;
  readonly area: string;
  readonly safeguard: string;
  readonly key: string;
  /** The place or role that it came up to. */
  readonly step: string;
  readonly due: Date;
}

export interface Standing {
  /** Of her teams, and of places that she is planned for elsewhere. */
  readonly onCall: readonly OnCall[];
  readonly handOvers: readonly HandOver[];
  readonly awayUntil: Date | null;
  readonly climbed: readonly Climbed[];
}

/** How it stands with somebody: who is on call beside her, what is handed over to her, which reports came up to her unanswered. */
export async function standingOf(
  store: Store,
  session: Session & { readonly teams: readonly number[] },
): Promise<Standing> {
  const at = store.clock();
  const { account } = session;
  const [all, handed, away, climbed] = await Promise.all([
    onCallAt(store.app, at),
    store.app.query<Omit<HandOver, 'note'> & { note: Buffer | null }>(
      'select * from gwen.hand_overs($1, $2)',
      [account, at],
    ),
    store.app.query<{ until: Date | null }>('select gwen.away_of($1, $2) as until', [account, at]),
    // what else is late stands among late tasks: on call is for those who wait for an answer
    store.app.query<Omit<Climbed, 'dossier' | 'kind'> & { dossier_id: string }>(
      'select * from gwen.climbed_to($1, $2, $3, $4, $5, $6)',
      [
        ...[intArray(session.parties), intArray(session.groups), session.roles, account, at],
        store.catalogue.kinds['report']?.code,
      ],
    ),
  ]);
  const near = new Set([
    ...session.teams,
    ...all.flatMap((one) => (one.account === account ? [one.team] : [])),
  ]);
  return {
    onCall: all.filter(({ team }) => near.has(team)),
    handOvers: handed.rows.map((row) => ({
      ...row,
      note: row.note && openNote(store.vault.reach, row.id, row.note),
    })),
    awayUntil: away.rows[0]?.until ?? null,
    climbed: climbed.rows.map(({ dossier_id, ...row }) => ({ ...row, dossier: dossier_id, kind: 'report' })),
  };
}

interface OfPlace {
  readonly team: number;
  readonly place: Place;
}

/** She leaves and says what is open; she keeps the place until somebody takes it. False: it is not hers to give. */
export async function giveOver(
  store: Store,
  account: number,
  { team, place, note }: OfPlace & { readonly note?: string | undefined },
): Promise<boolean> {
  const id = crypto.randomUUID();
  const sealed = note === undefined ? null : sealNote(store.vault.reach, id, note);
  const { rows } = await store.app.query<{ done: boolean }>(
    'select gwen.give_watch($1, $2, $3, $4, $5, $6) as done',
    [account, team, place, id, sealed, store.clock()],
  );
  return rows[0]?.done ?? false;
}

/** She comes and takes it. False: she is not planned here now. */
export async function takeOver(store: Store, account: number, { team, place }: OfPlace): Promise<boolean> {
  const { rows } = await store.app.query<{ done: boolean }>(
    'select gwen.take_watch($1, $2, $3, $4) as done',
    [account, team, place, store.clock()],
  );
  return rows[0]?.done ?? false;
}

/** She cannot be called for so long; null: she can again. */
export async function setAway(store: Store, account: number, minutes: number | null): Promise<void> {
  const until = minutes === null ? null : new Date(store.clock().getTime() + minutes * 60_000);
  await store.app.query('select gwen.set_away($1, $2)', [account, until]);
}
