/** Which acts make sense on a dossier as it is, the most pressing first. What is left out could not be done. */
import { acts as declaredActs } from '../../../domain/index.ts';
import type { ActDeclaration, ActStep } from '../../../domain/kernel/act.ts';
import type { DossierBody } from '../../client/types.ts';
import type { PossibleActs } from './possible.ts';

interface Seen {
  readonly body: Pick<DossierBody, 'entries' | 'duties'>;
}

type Allowed = PossibleActs['acts'][number];

/**
 * Acts that her roles allow, without those whose stage cannot come next and those that change an entry of which there is
 * none. First what settles a task of hers, then what leads on, then the rest as declared.
 */
export function actsNow(
  possible: PossibleActs,
  { body }: Seen,
  roles: readonly string[],
): readonly Allowed[] {
  const reachable = new Set(possible.transitions.map(({ to }) => to));
  const there = new Set(body.entries.filter((one) => !one.withdrawn).map(({ type }) => type));
  const wanted = new Set(
    body.duties
      .filter((one) => one.kind === 'duty' && one.done === undefined && roles.includes(one.role))
      .flatMap(({ remedy }) => remedy),
  );
  const isSensible = (act: ActDeclaration, step: ActStep): boolean => {
    if (step.optional || step.on !== Object.keys(act.dossiers)[0]) return true;
    if (step.step === 'move') return reachable.has(step.to);
    return !(step.step === 'set' && step.changes) || there.has(step.entry);
  };
  const rank = (act: ActDeclaration, steps: readonly ActStep[]): number => {
    const [begins] = Object.keys(act.dossiers);
    if (steps.some((one) => one.step === 'set' && one.on === begins && wanted.has(one.entry))) return 0;
    return steps.some((one) => one.step === 'move' && reachable.has(one.to)) ? 1 : 2;
  };
  return possible.acts
    .flatMap((allowed) => {
      const act = declaredActs.find(({ name }) => name === allowed.act);
      const steps = act?.steps.filter(({ as }) => allowed.steps.includes(as)) ?? [];
      return act && steps.every((step) => isSensible(act, step)) ? [{ allowed, rank: rank(act, steps) }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ allowed }) => allowed);
}
