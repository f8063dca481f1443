/**
 * What stands in the way of the next stage, reckoned in the browser with the kernel that the server uses: the next step
 * is tried on a copy, and what refuses it is shown.
 */
import { settings } from '../../../domain/index.ts';
import type { Problem } from '../../../domain/kernel/apply.ts';
import { apply } from '../../../domain/kernel/apply.ts';
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import type { Draft } from '../../client/acts.ts';
import { catalogue } from '../../client/catalogue.ts';
import type { SessionBody } from '../../client/types.ts';

/** The stages of the ordinary way, and the one where it is now. */
export function ordinaryStages({ kind: name, state }: Dossier): readonly string[] {
  const kind = catalogue().kinds[name];
  return (kind?.states ?? []).filter(
    (one) =>
      one === state ||
      one === kind?.states[0] ||
      (!kind?.closed.includes(one) &&
        kind?.transitions.some(({ to, reason, aside }) => to === one && !reason && !aside)),
  );
}

/** The stages that can come after this one on the ordinary way, the nearest first; none at its end. */
export function nextStages(dossier: Dossier): readonly string[] {
  const kind = catalogue().kinds[dossier.kind];
  if (!kind) return [];
  const at = kind.states.indexOf(dossier.state);
  return kind.transitions
    .filter(
      (one) =>
        one.from.includes(dossier.state) && kind.states.indexOf(one.to) > at && !one.reason && !one.aside,
    )
    .map((one) => one.to);
}

/** The step that takes a stage back, where the kind has one that asks for no reason and her role takes it. */
export function wayBack(
  dossier: Dossier,
  from: string,
  roles: readonly string[],
): readonly Draft[] | undefined {
  const { kinds, roles: matrix } = catalogue();
  const isThere = kinds[dossier.kind]?.transitions.some(
    (one) => one.from.includes(from) && one.to === dossier.state && !one.reason,
  );
  const isHers = roles.some((role) => matrix[role]?.moves[dossier.kind]?.includes(dossier.state));
  return isThere && isHers ? [{ op: 'transition', dossier: dossier.id, to: dossier.state }] : undefined;
}

/** Why this person cannot move the dossier to a stage now; undefined when she can (the server still decides). */
export function hindrance(
  dossier: Dossier,
  to: string,
  session: SessionBody,
  values: Readonly<Record<string, number>>,
): Problem | undefined {
  const now = new Date();
  const result = apply(
    new Map([[dossier.id, dossier]]),
    {
      id: crypto.randomUUID(),
      act: 'move-on',
      operations: [
        { op: 'transition', id: crypto.randomUUID(), dossier: dossier.id, to, recorded: now.toISOString() },
      ],
    },
    {
      catalogue: catalogue(),
      now,
      actor: {
        account: session.account,
        roles: session.roles,
        parties: session.parties,
        organisation: session.organisation,
      },
      decides: false,
      setting: (id) => values[id] ?? settings.get(id)?.default ?? 0,
      lookup: () => undefined,
      number: () => '',
    },
  );
  return result.ok ? undefined : result.problem;
}
