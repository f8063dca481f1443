/**
 * What is late climbs: operator, deputy, supervisor, liaison official, by the roster; each step once, one after the other also
 * after hours in which nothing ran (R3).
 */

import { groupCode } from '../../domain/groups.ts';
import { catalogue } from '../../domain/index.ts';
import { climbStep } from '../../domain/kernel/duties.ts';
import { groupsOf } from '../../domain/kernel/roles.ts';
import { getSetting, peopleSettings } from '../people/settings.ts';
import type { Session } from '../store/session.ts';
import { defaultSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { submit } from '../store/write.ts';
import { stableUuid } from '../vault/stableUuid.ts';

/** Gwen itself at the desk of a contact point: it does there what the roster says, and every safeguard holds for it too. */
export async function deskOf(store: Store, team: number, organisation: number, now: Date): Promise<Session> {
  const { rows } = await store.jobs.query<{ parties: number[] }>(
    'select gwen.desk_parties($1, $2) as parties',
    [team, now],
  );
  return {
    account: 0,
    roles: ['operator'],
    parties: rows[0]?.parties ?? [],
    organisation,
    groups: [...groupsOf(['operator'], catalogue.roles)].map(groupCode),
  };
}

interface Risen {
  readonly dossier_id: string;
  readonly kind: number;
  readonly told: string;
  readonly readers: readonly number[];
}

/** Late duties climb to who is next. Returns how many did. */
export async function climb(store: Store, now: Date): Promise<number> {
  await store.jobs.query('select gwen.keep_watch($1)', [now]);
  const step = store.findSetting(climbStep.id) ?? defaultSetting(climbStep.id);
  const { rows } = await store.jobs.query<Risen>('select * from gwen.climb_duties($1, $2)', [
    now,
    `${step} minutes`,
  ]);
  await letLiaisonsIn(store, now);
  store.notify(
    rows.map((row) => ({ dossier: row.dossier_id, kind: store.kindOf(row.kind).kind, parties: row.readers })),
  );
  return rows.length;
}

/** What was said at handing over goes in time, also where nobody takes over; who could is reminded before. */
export async function lookAfterNotes(store: Store, now: Date): Promise<void> {
  const kept = `${getSetting(store, peopleSettings.noteKept)} hours`;
  await store.jobs.query('select gwen.remind_of_notes($1, $2)', [now, kept]);
  await store.jobs.query('select gwen.forget_notes($1, $2)', [now, kept]);
}

/** What a liaison official reads of a report: that it is there, where, and who was asked to go. */
const liaisonGroups = ['report-opening', 'report-response', 'report-routing'];

/**
 * A liaison official works in no contact point: who is on call is let into the report that came up to her, as an operator
 * would let her in, unless the report names her (R8).
 */
async function letLiaisonsIn(store: Store, now: Date): Promise<void> {
  const { rows } = await store.jobs.query<{
    dossier_id: string;
    account: number;
    point: number;
    organisation: number;
  }>('select * from gwen.liaisons_outside($1, $2)', [store.catalogue.kinds['report']?.code ?? 0, now]);
  for (const { dossier_id: dossier, account, point, organisation } of rows) {
    const grant = stableUuid(dossier, `liaison ${account}`);
    await submit(store, await deskOf(store, point, organisation, now), {
      id: stableUuid(grant, 'act'),
      act: 'tell-liaison',
      operations: [
        {
          op: 'grant',
          id: stableUuid(grant, 'operation'),
          dossier,
          recorded: now.toISOString(),
          grant,
          party: account,
          groups: liaisonGroups,
          level: 'read',
          purpose: 'response',
          basis: 'assignment',
        },
      ],
    });
  }
}
