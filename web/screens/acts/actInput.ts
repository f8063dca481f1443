/**
 * What a person gives for a declared act, before it is sent: which steps there are to fill in, what of them is missing,
 * and the body of the request. Draws nothing.
 */
import type { ActDeclaration, ActStep } from '../../../domain/kernel/act.ts';
import type { Catalogue } from '../../../domain/kernel/apply.ts';
import type { EntryDeclaration, KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import type { DraftValues } from '../../forms/drafts.ts';
import type { TypedEntry } from '../../forms/EntryFields.tsx';
import { withoutUnsealed } from '../../forms/EntryFields.tsx';
import type { FormProblem, FormValues } from '../../forms/logic.ts';
import { changesOf, findProblems } from '../../forms/logic.ts';

/** What was typed for a step. */
export interface TypedStep extends TypedEntry {
  /** What was stored of its entry when she began. */
  readonly seen: FormValues;
  /** An optional step that is done too. */
  readonly isOn: boolean;
  /** The entry that is changed. */
  readonly entry: string | null;
  readonly party: number | null;
  /** Of a grant that hands over. */
  readonly steward: number | null;
  readonly groups: readonly string[] | null;
  /** Last moment of a grant, ISO. */
  readonly until: string | null;
  readonly reason: string | null;
  readonly area: string | null;
}

export interface TypedAct extends DraftValues {
  /** Version of the dossier where it begins that she has seen: what was written since is kept beside hers. */
  readonly base: number;
  readonly steps: { readonly [as: string]: TypedStep };
  /** Dossiers of the slots that the person names. */
  readonly dossiers: { readonly [slot: string]: string };
}

export const blankStep: TypedStep = {
  values: {},
  seen: {},
  occurred: null,
  fact: false,
  isOn: false,
  entry: null,
  party: null,
  steward: null,
  groups: null,
  until: null,
  reason: null,
  area: null,
};

export const typedStep = (typed: TypedAct, as: string): TypedStep => typed.steps[as] ?? blankStep;

/** Slots whose dossier the person names: not the one where it begins, nor those that a step makes. */
export function namedSlots(act: ActDeclaration, steps: readonly ActStep[]): readonly string[] {
  const [begins] = Object.keys(act.dossiers);
  const made = new Set(steps.flatMap((step) => (step.step === 'create' ? [step.on] : [])));
  const used = new Set(steps.flatMap((step) => (step.step === 'link' ? [step.on, step.to] : [step.on])));
  return Object.keys(act.dossiers).filter((slot) => slot !== begins && !made.has(slot) && used.has(slot));
}

/** The entry of a set step with only the fields that are asked in it; undefined for another step. */
export function askedOf(
  act: ActDeclaration,
  step: ActStep,
  { kinds }: Catalogue,
): { readonly kind: KindDeclaration; readonly declaration: EntryDeclaration } | undefined {
  const kind = kinds[act.dossiers[step.on] ?? ''];
  const entry = step.step === 'set' ? kind?.entries[step.entry] : undefined;
  if (step.step !== 'set' || !kind || !entry) return undefined;
  const fields = Object.fromEntries(
    Object.entries(entry.fields).filter(
      ([name]) => (step.fields?.includes(name) ?? true) && !Object.hasOwn(step.fixed ?? {}, name),
    ),
  );
  return { kind, declaration: { ...entry, fields } };
}

/** Does the step ask anything of the person? */
export function asks(act: ActDeclaration, step: ActStep, catalogue: Catalogue): boolean {
  switch (step.step) {
    case 'set': {
      const asked = askedOf(act, step, catalogue);
      return step.changes === true || Object.keys(asked?.declaration.fields ?? {}).length > 0;
    }
    case 'create':
    case 'grant':
      return true;
    case 'move':
      return reasonNeeded(act, step, catalogue);
    case 'link':
      return false;
  }
}

export const reasonNeeded = (
  act: ActDeclaration,
  step: ActStep & { readonly step: 'move' },
  { kinds }: Catalogue,
): boolean =>
  kinds[act.dossiers[step.on] ?? '']?.transitions.some(({ to, reason }) => to === step.to && reason) ?? false;

/** Steps that are done: all that must be, and those optional ones that she wants. */
export const doneSteps = (steps: readonly ActStep[], typed: TypedAct): readonly ActStep[] =>
  steps.filter((step) => !step.optional || typedStep(typed, step.as).isOn);

export interface StepProblem {
  readonly as: string;
  /** A field of its entry, or what else is missing. */
  readonly field: FormProblem | undefined;
  readonly lacks: 'party' | 'steward' | 'entry' | 'reason' | 'groups' | 'dossier' | undefined;
}

type Existing = (step: ActStep) => EntryState | undefined;

/** Everything that keeps the act from being done, in the order of its steps. */
export function findActProblems(
  act: ActDeclaration,
  steps: readonly ActStep[],
  typed: TypedAct,
  catalogue: Catalogue,
  existing: Existing,
): readonly StepProblem[] {
  const lack = (as: string, lacks: StepProblem['lacks']): StepProblem => ({ as, lacks, field: undefined });
  const slots = namedSlots(act, doneSteps(steps, typed))
    .filter((slot) => typed.dossiers[slot] === undefined)
    .map((slot) => lack(slot, 'dossier'));
  const inSteps = doneSteps(steps, typed).flatMap((step): readonly StepProblem[] => {
    const own = typedStep(typed, step.as);
    switch (step.step) {
      case 'set': {
        const asked = askedOf(act, step, catalogue);
        if (!asked) return [];
        if (step.changes && own.entry === null) return [lack(step.as, 'entry')];
        return findProblems(asked.declaration, existing(step), withoutUnsealed(own.values), own.seen).map(
          (field) => ({
            as: step.as,
            field,
            lacks: undefined,
          }),
        );
      }
      case 'grant':
        return [
          ...(own.party === null ? [lack(step.as, 'party')] : []),
          ...(step.handsOver && own.steward === null ? [lack(step.as, 'steward')] : []),
          ...(!step.groups && !own.groups?.length ? [lack(step.as, 'groups')] : []),
        ];
      case 'move':
        return reasonNeeded(act, step, catalogue) && !own.reason ? [lack(step.as, 'reason')] : [];
      default:
        return [];
    }
  });
  return [...slots, ...inSteps];
}

/** What is sent for a step; undefined: nothing need be said of it. */
export function stepBody(
  act: ActDeclaration,
  step: ActStep,
  own: TypedStep,
  sealed: FormValues,
  catalogue: Catalogue,
  existing: EntryState | undefined,
): Record<string, unknown> | undefined {
  switch (step.step) {
    case 'set': {
      const asked = askedOf(act, step, catalogue);
      if (!asked) return undefined;
      const entry = own.entry ?? existing?.id;
      return {
        set: changesOf(asked.declaration, existing, sealed, own.seen),
        ...(entry === undefined ? {} : { entry }),
        ...(own.occurred === null ? {} : { occurred: own.occurred }),
        ...(own.fact ? { fact: true } : {}),
      };
    }
    case 'create':
      return own.area === null ? {} : { area: own.area };
    case 'move':
      return own.reason ? { reason: own.reason } : {};
    case 'grant':
      return {
        party: own.party,
        ...(own.steward === null ? {} : { steward: own.steward }),
        ...(step.groups ? {} : { groups: own.groups ?? [] }),
        ...(own.until === null ? {} : { until: own.until }),
        ...(own.reason ? { reason: own.reason } : {}),
      };
    case 'link':
      return {};
  }
}
