/** What opening a dossier does besides making it: who answers for it, and who looks after them. */
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import { stewardGroups } from '../../domain/kernel/declare.ts';
import type { Draft } from './acts.ts';
import { newId } from './acts.ts';
import type { KnownNames } from './directory.ts';

export interface NewDossier {
  /** Organisation that answers for it. */
  readonly organisation: number;
  readonly area: string;
  /** The team that carries it; absent: the person who opens it, who holds it anyway. */
  readonly worker?: number;
}

/**
 * Makes a dossier and gives it to whoever carries it and to the supervisors of the organisation that answers for it, so
 * that no child's file is ever known to one person alone.
 */
export function opening(
  dossier: string,
  kind: KindDeclaration,
  wanted: NewDossier,
  known: KnownNames,
): readonly Draft[] {
  const { organisation, area, worker } = wanted;
  const give = (party: number, purpose: 'care' | 'supervision'): Draft => ({
    op: 'grant',
    dossier,
    grant: newId(),
    party,
    // what each person then sees of them, her role decides
    groups: [...stewardGroups(kind)],
    level: 'steward',
    purpose,
    basis: 'assignment',
  });
  const supervisors = known.accounts.filter(
    (one) => one.organisation === organisation && one.roles.includes('supervisor') && !one.ended,
  );
  return [
    { op: 'create', dossier, kind: kind.kind, steward: organisation, area },
    ...(worker === undefined ? [] : [give(worker, 'care')]),
    ...supervisors.map(({ id }) => give(id, 'supervision')),
  ];
}
