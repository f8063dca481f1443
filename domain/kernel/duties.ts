/**
 * Duties: tasks with a deadline that safeguards set, alerts that are told once, and reviews that an emergency leaves.
 * The stored ones are brought in line with the dossier after each act, and by a job when only time has passed.
 */
import type { KindDeclaration } from './declare.ts';
import type { Dossier, Duty } from './dossier.ts';
import { dutyId } from './dossier.ts';
import { alertsOf, dutiesOf } from './guard.ts';
import type { Operation } from './operations.ts';
import type { GuardContext, Safeguard } from './safeguard.ts';
import type { Setting } from './settings.ts';
import { setting, settingMs } from './settings.ts';

export function addMark(marks: Map<string, Duty[]>, dossier: string, duty: Duty): void {
  marks.set(dossier, [...(marks.get(dossier) ?? []), duty]);
}

export function reviewDuty(guard: Safeguard, operation: Operation, context: GuardContext): Duty {
  const within = guard.settings.find((one) => one.id === guard.emergency);
  const ms = within ? settingMs(within, context.setting(within.id)) : 0;
  return {
    safeguard: guard.id,
    key: `emergency-${operation.id}`,
    kind: 'review',
    reason: 'emergency',
    due: new Date(context.now.getTime() + ms).toISOString(),
    role: 'supervisor',
    remedy: [],
    climbs: [],
    since: context.now.toISOString(),
    by: context.actor.account,
  };
}

/** Hours within which a second person looks at an emergency grant (law 2; C7: shared on vital interest). */
export const emergencyGrantReview: Setting = setting('emergency-grant-review', 'hours', 24, 1, 168);

/** Minutes between one who is told that something is late and the next. */
export const climbStep: Setting = setting('climb-step', 'minutes', 15, 5, 240);

/** What a grant on the basis of an emergency leaves: a review by another person. */
export function grantReview(grant: string, context: GuardContext): Duty {
  const within = settingMs(emergencyGrantReview, context.setting(emergencyGrantReview.id));
  return {
    safeguard: 'emergency-grant',
    key: grant,
    kind: 'review',
    reason: 'given',
    due: new Date(context.now.getTime() + within).toISOString(),
    role: 'supervisor',
    remedy: [],
    climbs: [],
    since: context.now.toISOString(),
    by: context.actor.account,
  };
}

const isSameTask = (a: Duty, b: Duty): boolean =>
  a.due === b.due &&
  a.role === b.role &&
  a.account === b.account &&
  a.remedy.join() === b.remedy.join() &&
  a.climbs.join() === b.climbs.join();

export function breachAlert(id: string, entry: string, context: GuardContext): Duty {
  const at = context.now.toISOString();
  return {
    safeguard: id,
    key: `breach-${entry}`,
    kind: 'alert',
    reason: 'breach',
    due: at,
    role: 'supervisor',
    remedy: [],
    climbs: [],
    since: at,
    by: context.actor.account,
  };
}

/** Brings the stored duties in line with what the safeguards now want; also what a job does when only time has passed. */
export function settleDuties(
  dossier: Dossier,
  kind: KindDeclaration | undefined,
  context: GuardContext,
  marks: readonly Duty[] = [],
): { readonly dossier: Dossier; readonly changed: readonly Duty[] } {
  const at = context.now.toISOString();
  const known = new Map(dossier.duties.map((duty) => [dutyId(duty), duty]));
  const changed = new Map<string, Duty>();
  const put = (duty: Duty): void => {
    changed.set(dutyId(duty), duty);
    known.set(dutyId(duty), duty);
  };
  for (const mark of marks) if (!known.has(dutyId(mark))) put(mark);
  for (const guard of kind?.safeguards ?? []) {
    if (!guard.needs.every((type) => dossier.loaded.has(type))) continue;
    const wanted = new Set<string>();
    for (const spec of dutiesOf(guard, dossier, context)) {
      const id = `${guard.id}:${spec.key}`;
      wanted.add(id);
      const old = known.get(id);
      const due = spec.due.toISOString();
      const duty: Duty = {
        safeguard: guard.id,
        key: spec.key,
        kind: 'duty',
        due,
        role: spec.role,
        ...(spec.account === undefined ? {} : { account: spec.account }),
        remedy: spec.remedy,
        climbs: spec.climbs ?? [],
        since: old && old.done === undefined ? old.since : at,
        by: context.actor.account,
      };
      if (!old || old.done !== undefined || !isSameTask(old, duty)) put(duty);
    }
    // what a look-up would say may be why it is not wanted: then it stays until that is known. Asked last: it may cost a way
    const isSure = (): boolean => guard.lookups.every((name) => context.lookup(name) !== undefined);
    for (const duty of known.values()) {
      if (
        duty.safeguard === guard.id &&
        duty.kind === 'duty' &&
        duty.done === undefined &&
        !wanted.has(dutyId(duty)) &&
        isSure()
      ) {
        put({ ...duty, done: at });
      }
    }
    for (const spec of alertsOf(guard, dossier, context)) {
      const role = spec.roles[0] ?? 'supervisor';
      const told: readonly Pick<Duty, 'key' | 'role' | 'account'>[] = [
        ...spec.roles.map((one) => ({ key: `${spec.key}@${one}`, role: one })),
        ...(spec.accounts ?? []).map((account) => ({ key: `${spec.key}@${account}`, role, account })),
      ];
      for (const one of told) {
        if (known.has(`${guard.id}:${one.key}`)) continue;
        put({
          safeguard: guard.id,
          ...one,
          kind: 'alert',
          reason: spec.reason,
          due: at,
          remedy: [],
          climbs: [],
          since: at,
          by: context.actor.account,
        });
      }
    }
  }
  const settledIds = dossier.duties
    .filter((duty) => duty.done === at)
    .map((duty) => [dutyId(duty), duty] as const);
  for (const [id, duty] of settledIds) if (!changed.has(id)) changed.set(id, duty);
  return { dossier: { ...dossier, duties: [...known.values()] }, changed: [...changed.values()] };
}
