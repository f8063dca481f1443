/** What opening a case does besides making it: who answers for it, and who looks after them. */
import { caseKind } from '../../domain/case/index.ts';
import { stewardGroups } from '../../domain/kernel/declare.ts';
import type { Draft } from './acts.ts';
import { newId } from './acts.ts';
import type { KnownNames } from './directory.ts';

export interface NewCase {
  /** Organisation that answers for it. */
  readonly organisation: number;
  readonly area: string;
  /** The team that carries it; absent: the person who opens it, who holds it anyway. */
  readonly worker?: number;
}

/** The data groups of a case that those who answer for it hold: what each person then sees of them, her role decides. */
export const caseGroups: readonly string[] = stewardGroups(caseKind);

/**
 * Makes a case and gives it to whoever carries it and to the supervisors of the organisation that answers for it, so
 * that no child's file is ever known to one person alone.
 */
export function opening(dossier: string, wanted: NewCase, known: KnownNames): readonly Draft[] {
  const { organisation, area, worker } = wanted;
  const give = (party: number, purpose: 'care' | 'supervision'): Draft => ({
    op: 'grant',
    dossier,
    grant: newId(),
    party,
    groups: [...caseGroups],
    level: 'steward',
    purpose,
    basis: 'assignment',
  });
  const supervisors = known.accounts.filter(
    (one) => one.organisation === organisation && one.roles.includes('supervisor') && !one.ended,
  );
  return [
    { op: 'create', dossier, kind: 'case', steward: organisation, area },
    ...(worker === undefined ? [] : [give(worker, 'care')]),
    ...supervisors.map(({ id }) => give(id, 'supervision')),
  ];
}
