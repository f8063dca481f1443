/** Response teams for a report: profession, how near, who is awake, and how it stands with what each was asked (R11). */

import type { Dossier } from '../../domain/kernel/dossier.ts';
import { all, newest, saidOf } from '../../domain/kernel/inquiry.ts';
import type { Nearness, Ready, Standing } from '../../domain/report/asking.ts';
import { inOrderFor, nearnessOf, standingOf } from '../../domain/report/asking.ts';
import type { AreaParents } from '../../domain/report/contactPoints.ts';
import { dispatch, triage } from '../../domain/report/entries.ts';
import type { Store } from '../store/store.ts';
import type { Database } from './accounts.ts';

/** A team as it stands at a moment. */
export interface ReadyTeam extends Ready {
  readonly organisation: number;
  /** Who of it is on call. */
  readonly called: readonly number[];
  /** All of it said that they cannot be called. */
  readonly away: boolean;
  /** When somebody of it last did anything here. */
  readonly seen: Date | null;
}

export async function readyTeams(db: Database, at: Date): Promise<readonly ReadyTeam[]> {
  const { rows } = await db.query<Omit<ReadyTeam, 'onCall'> & { on_call: boolean }>(
    'select * from gwen.teams_ready($1)',
    [at],
  );
  return rows.map(({ on_call, ...row }) => ({ ...row, onCall: on_call }));
}

export async function areaParents(db: Database): Promise<AreaParents> {
  const { rows } = await db.query<{ code: string; parent: string | null }>(
    'select code, parent from gwen.area',
  );
  return new Map(rows.map(({ code, parent }) => [code, parent ?? undefined]));
}

/** Where a report is: where its judgement says, else where it came from. */
export const areaOf = (dossier: Dossier): string =>
  saidOf(triage, newest(dossier, triage), 'area') ?? dossier.area;

export interface TeamLine {
  readonly team: number;
  readonly discipline: string;
  readonly near: Nearness;
  readonly onCall: boolean;
  readonly called: readonly number[];
  readonly away: boolean;
  /** Whole minutes since somebody of it was last here. */
  readonly seenMinutes: number | null;
  /** What it was asked last in this report and has not told the result of. */
  readonly asked: {
    readonly entry: string;
    readonly standing: Standing;
    readonly minutes: number | null;
    /** Whose answers by text message are not taken now, because wrong codes came in her name: how many within a week, and when. */
    readonly notHeard: readonly { readonly account: number; readonly count: number; readonly last: Date }[];
  } | null;
}

interface NotHeard {
  readonly entry_id: string;
  readonly account: number;
  readonly count: number;
  readonly last: Date;
}

const minuteMs = 60_000;

/** Teams that can be asked about a report, best first; never what they were told. */
export async function teamsFor(store: Store, dossier: Dossier): Promise<readonly TeamLine[]> {
  const at = store.clock();
  const area = areaOf(dossier);
  const [teams, parents, asks, unheard] = await Promise.all([
    readyTeams(store.app, at),
    areaParents(store.app),
    store.app.query<{ entry_id: string; asked: Date }>('select * from gwen.asks_of($1)', [dossier.id]),
    store.app.query<NotHeard>('select * from gwen.not_heard($1, $2)', [dossier.id, at]),
  ]);
  const since = (time: Date): number => Math.max(0, Math.floor((at.getTime() - time.getTime()) / minuteMs));
  return inOrderFor(teams, area, parents).map((one) => {
    const last = all(dossier, dispatch)
      .filter((entry) => saidOf(dispatch, entry, 'team') === one.team)
      .filter((entry) => saidOf(dispatch, entry, 'result') === undefined)
      .toSorted((a, b) => b.created - a.created)[0];
    const time = asks.rows.find(({ entry_id }) => entry_id === last?.id)?.asked;
    return {
      ...{
        team: one.team,
        discipline: one.discipline,
        onCall: one.onCall,
        called: one.called,
        away: one.away,
      },
      near: nearnessOf(one.area, area, parents),
      seenMinutes: one.seen && since(one.seen),
      asked: last
        ? {
            ...{ entry: last.id, standing: standingOf(dossier, last), minutes: time ? since(time) : null },
            notHeard: unheard.rows
              .filter(({ entry_id }) => entry_id === last.id)
              .map((row) => ({ account: row.account, count: row.count, last: row.last })),
          }
        : null,
    };
  });
}
