/**
 * The emergency way in: a child needs help now, and whoever could open her dossier cannot be reached. One person with a
 * fitting role opens it for a few hours, with a reason, in place of its stewards. She gets only what her role ever reads;
 * it stands in the chain of changes and the access log, and leaves a review to the supervisors of the steward (law 2: a
 * power has a second person). Textbook section 2.7: help is not delayed by who holds the file.
 *
 * Not for reports: who reported stays with the contact point in any case, and reports go another way round (R2, R8). Nor for
 * proceedings: no child's safety hangs on them, and informants are named there (E4).
 */
import { emergencyMinimum } from '../../domain/case/sharingSafeguards.ts';
import { groupName } from '../../domain/groups.ts';
import { parseNumber } from '../../domain/kernel/numbers.ts';
import type { Act, OperationOf } from '../../domain/kernel/operations.ts';
import { settingMs } from '../../domain/kernel/settings.ts';
import type { Session } from '../store/session.ts';
import { intArray } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import { submitAct } from '../store/write.ts';
import { getSetting, peopleSettings } from './settings.ts';

/** The role that the write path sees: it may give, and reads and writes nothing. */
const emergencyRole = 'emergency';
const closedKinds: readonly string[] = ['report', 'proceeding'];
/** How long the reviewers may see the dossier: time for a weekend and a review. */
const reviewersMs = 7 * 86_400_000;

export type BrokenGlass =
  | { readonly ok: true; readonly dossier: string; readonly until: Date }
  /** No such number, nothing in it that this person's role ever sees, or she is kept out of it: the same answer. */
  | { readonly ok: false; readonly why: 'not-found' | 'busy' };

interface Stewards {
  dossier_id: string;
  kind: number;
  steward: number;
  /** Who holds it, and by what readers know these rights. */
  parties: number[];
  groups: number[];
  /** Supervisors of the steward who may know of it. */
  reviewers: number[];
}

export async function breakGlass(
  store: Store,
  session: Session,
  given: { readonly number: string; readonly reason: string },
): Promise<BrokenGlass> {
  const parsed = parseNumber(given.number);
  if ('problem' in parsed) return { ok: false, why: 'not-found' };
  const { rows } = await store.app.query<Stewards>('select * from gwen.stewards_of($1, $2)', [
    parsed.number,
    session.account,
  ]);
  const found = rows[0];
  // whoever is not of the steward's own people gets the least that helps (C7)
  const outside = found?.steward !== session.organisation;
  const groups =
    found?.groups
      .filter((group) => session.groups.includes(group))
      .map(groupName)
      .filter((group) => !outside || emergencyMinimum.includes(group)) ?? [];
  if (!found || groups.length === 0 || closedKinds.includes(store.kindOf(found.kind).kind)) {
    return { ok: false, why: 'not-found' };
  }
  const now = new Date();
  const until = new Date(
    now.getTime() +
      settingMs(peopleSettings.emergencyAccess, getSetting(store, peopleSettings.emergencyAccess)),
  );
  const { reason } = given;
  const give = (
    party: number,
    more: Pick<OperationOf<'grant'>, 'groups' | 'level' | 'purpose' | 'basis'>,
    end: Date,
  ): OperationOf<'grant'> => ({
    op: 'grant',
    id: crypto.randomUUID(),
    dossier: found.dossier_id,
    recorded: now.toISOString(),
    grant: crypto.randomUUID(),
    party,
    until: end.toISOString(),
    reason,
    ...more,
  });
  const act: Act = {
    id: crypto.randomUUID(),
    act: 'break-glass',
    operations: [
      give(session.account, { groups, level: 'work', purpose: 'protection', basis: 'emergency' }, until),
      // the reviewers must be able to know of it
      ...found.reviewers.map((account) =>
        give(
          account,
          {
            groups: [groups.includes('sharing') ? 'sharing' : (groups[0] ?? '')],
            level: 'read',
            purpose: 'supervision',
            basis: 'assignment',
          },
          new Date(now.getTime() + reviewersMs),
        ),
      ),
    ],
    emergency: { reason },
  };
  const inTheirPlace = { ...session, parties: found.parties, roles: [emergencyRole] };
  const submitted = await submitAct(store, inTheirPlace, act);
  if (!submitted.ok) {
    if (submitted.problem.code === 'busy') return { ok: false, why: 'busy' };
    // what a safeguard keeps from her (C32) is to her as if it were not there
    if (['not-found', 'refused'].includes(submitted.problem.code)) return { ok: false, why: 'not-found' };
    throw new Error(`The emergency way in was refused: ${submitted.problem.code}.`);
  }
  await store.app.query('select gwen.log_access($1, $2, $3, $4)', [
    found.dossier_id,
    session.account,
    'break-glass',
    intArray(session.groups),
  ]);
  return { ok: true, dossier: found.dossier_id, until };
}
