/** What takes back an act that was just done. */
import type { ActDeclaration } from '../../../domain/kernel/act.ts';
import type { Draft } from '../../client/acts.ts';
import { catalogue } from '../../client/catalogue.ts';
import type { ActAnswer } from '../../client/types.ts';
import { withdrawal } from '../../client/undo.ts';

export interface DeclaredActAnswer extends ActAnswer {
  readonly steps: { readonly [as: string]: { readonly entry?: string } };
}

/** What takes an act back; undefined where it did more than write new entries. */
export function takenBack(act: ActDeclaration, answer: DeclaredActAnswer): readonly Draft[] | undefined {
  const back = answer.changes.flatMap(({ dossier, entry }) => {
    const step = act.steps.find(({ as }) => entry !== undefined && answer.steps[as]?.entry === entry);
    if (step?.step !== 'set' || step.changes || entry === undefined) return [];
    const isMany =
      catalogue().kinds[act.dossiers[step.on] ?? '']?.entries[step.entry]?.cardinality === 'many';
    const base = answer.dossiers.find(({ id }) => id === dossier)?.version ?? 0;
    return isMany ? [withdrawal({ dossier, type: step.entry, entry, base })] : [];
  });
  return back.length === answer.changes.length ? back : undefined;
}
