/**
 * Declared acts as a program or a screen asks for them by name: what must be given, what comes of it, and which of them one
 * may do on a dossier. An act adds no right and no rule: it becomes a list of operations that the one write path judges.
 */
import { z } from 'zod';
import type { ActDeclaration, ActInput, ActStep } from '../../domain/kernel/act.ts';
import { operationsOf } from '../../domain/kernel/act.ts';
import type { Catalogue } from '../../domain/kernel/apply.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Dossier } from '../../domain/kernel/dossier.ts';
import type { Act, Operation } from '../../domain/kernel/operations.ts';
import { actSchema, operationSchema } from '../../domain/kernel/operations.ts';
import { findDenial } from '../../domain/kernel/roles.ts';
import type { Actor } from '../../domain/kernel/safeguard.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import { parse, uuid } from './parse.ts';
import { HttpProblem } from './problems.ts';

const setShape = operationSchema.options[1].shape;
const grantShape = operationSchema.options[4].shape;
const { reason } = grantShape;

/** Slots of dossiers that there are already when it begins; `perhaps` for one that a step may make instead. */
export function givenSlots(act: ActDeclaration): ReadonlyMap<string, 'always' | 'perhaps'> {
  const makers = new Map(act.steps.flatMap((step) => (step.step === 'create' ? [[step.on, step]] : [])));
  return new Map(
    Object.keys(act.dossiers).flatMap((slot) => {
      const maker = makers.get(slot);
      return maker && !maker.optional ? [] : [[slot, maker ? 'perhaps' : 'always']];
    }),
  );
}

/** Fields that follow from the act in any case: not from a step that may be left out. */
function sureFields(act: ActDeclaration, step: ActStep & { step: 'set' }): ReadonlySet<string> {
  const optional = new Set(act.steps.flatMap((one) => (one.optional ? [one.as] : [])));
  const isSure = (value: unknown): boolean =>
    !(
      typeof value === 'object' &&
      value !== null &&
      'entryOf' in value &&
      optional.has(String(value.entryOf))
    );
  return new Set(Object.entries(step.fixed ?? {}).flatMap(([name, value]) => (isSure(value) ? [name] : [])));
}

/** Fields of a step that the person is asked for. */
export function askedFields(
  act: ActDeclaration,
  step: ActStep & { step: 'set' },
  kind: KindDeclaration,
): readonly string[] {
  const sure = sureFields(act, step);
  const perhaps = Object.keys(step.fixed ?? {}).filter((name) => !sure.has(name));
  return Object.entries(kind.entries[step.entry]?.fields ?? {}).flatMap(([name, { spec }]) => {
    const isAsked = !step.fields || step.fields.includes(name) || perhaps.includes(name);
    return isAsked && !spec.retired && !sure.has(name) ? [name] : [];
  });
}

/** What a step takes from whoever does it. */
function stepForm(act: ActDeclaration, step: ActStep, kind: KindDeclaration): z.ZodType {
  switch (step.step) {
    case 'create':
      return z.strictObject({ area: operationSchema.options[0].shape.area });
    case 'set': {
      const asked: ReadonlySet<string> = new Set(askedFields(act, step, kind));
      return z.strictObject({
        set: setShape.set
          .refine(
            (values) => Object.keys(values).every((name) => asked.has(name)),
            'a field that is not asked here',
          )
          .optional(),
        entry: step.changes ? uuid : uuid.optional(),
        occurred: setShape.occurred,
        fact: setShape.fact,
      });
    }
    case 'move':
      return z.strictObject({ reason });
    case 'link':
      return z.strictObject({});
    case 'grant':
      return z.strictObject({
        party: grantShape.party,
        ...(step.handsOver ? { steward: grantShape.party } : {}),
        ...(step.groups ? {} : { groups: grantShape.groups }),
        until: grantShape.until,
        consent: grantShape.consent,
        reason,
      });
  }
}

/** Must the person give something for this step? */
const isNeeded = (act: ActDeclaration, step: ActStep): boolean =>
  !step.optional &&
  (step.step === 'grant' ||
    (step.step === 'set' && (step.changes === true || sureFields(act, step).size === 0)));

/** The form of an act, for a request or for its description. */
export function actForm(act: ActDeclaration, { kinds }: Catalogue) {
  const place = z.strictObject({ id: uuid, version: setShape.base });
  const steps = act.steps.map((step) => {
    const kind = kinds[act.dossiers[step.on] ?? ''];
    if (!kind) throw new Error(`${act.name}: no kind for ${step.on}`);
    const form = stepForm(act, step, kind);
    return [step.as, isNeeded(act, step) ? form : form.optional()] as const;
  });
  const stepsForm = z.strictObject(Object.fromEntries(steps));
  return z.strictObject({
    /** Sent twice, it is done once. */
    id: uuid,
    /** When the person did it; now, if absent. */
    recorded: setShape.recorded.optional(),
    emergency: actSchema.shape.emergency,
    dossiers: z.strictObject(
      Object.fromEntries(
        [...givenSlots(act)].map(([slot, given]) => [slot, given === 'always' ? place : place.optional()]),
      ),
    ),
    steps: act.steps.some((step) => isNeeded(act, step)) ? stepsForm : stepsForm.default({}),
  });
}

export interface StepDone {
  readonly dossier: string;
  readonly entry?: string;
  readonly grant?: string;
}

/**
 * The operations of an act that somebody asked for, with ids that follow from the act's own, and what each step made.
 * Throws `malformed`.
 */
export function readAct(
  declared: ActDeclaration,
  body: unknown,
  catalogue: Catalogue,
  now: Date,
): { readonly act: Act; readonly steps: Readonly<Record<string, StepDone>> } {
  const given = parse(actForm(declared, catalogue), body);
  let made = 0;
  const newId = (): string => {
    made += 1;
    return stableUuid(given.id, `${declared.name}\0${made}`);
  };
  const input = { dossiers: given.dossiers, steps: given.steps } as ActInput;
  const result = operationsOf(declared, input, newId, given.recorded ?? now.toISOString());
  if ('wrong' in result)
    throw new HttpProblem('malformed', { issues: [{ path: `steps.${result.at}`, message: result.wrong }] });
  const done = declared.steps.filter((step) => !step.optional || input.steps[step.as]);
  const steps = Object.fromEntries(
    result.operations.map((operation, at) => [done[at]?.as ?? '', doneBy(operation)]),
  );
  const { id, emergency } = given;
  return {
    act: { id, act: declared.name, operations: [...result.operations], ...(emergency ? { emergency } : {}) },
    steps,
  };
}

const doneBy = (operation: Operation): StepDone => ({
  dossier: operation.dossier,
  ...(operation.op === 'set' ? { entry: operation.entry } : {}),
  ...(operation.op === 'grant' ? { grant: operation.grant } : {}),
});

/** Does an act begin at a dossier of this kind that is there already? */
function isBegunAt(act: ActDeclaration, kind: string): boolean {
  const [[slot, of] = ['', '']] = Object.entries(act.dossiers);
  return of === kind && givenSlots(act).has(slot);
}

/** What somebody may do on a dossier, as far as roles and grants go; safeguards are asked when it is done. */
export function possibleOn(
  dossier: Dossier,
  actor: Actor,
  acts: readonly ActDeclaration[],
  { kinds, roles }: Catalogue,
  now: Date,
) {
  const kind = kinds[dossier.kind] as KindDeclaration;
  const may = (of: KindDeclaration, operation: Operation, fresh = false): boolean =>
    findDenial(actor, of, dossier, operation, roles, now, fresh) === undefined;
  const begun = acts.filter((act) => isBegunAt(act, kind.kind));
  const id = crypto.randomUUID();
  const common = { id, dossier: dossier.id, recorded: now.toISOString() };
  const isOpen = (act: ActDeclaration, step: ActStep): boolean => {
    const own = step.on === Object.keys(act.dossiers)[0];
    const of = kinds[act.dossiers[step.on] ?? ''];
    if (!of) return false;
    if (step.step === 'move') {
      const leads = of.transitions.some(({ from, to }) => to === step.to && from.includes(dossier.state));
      return (!own || leads) && may(of, { ...common, op: 'transition', to: step.to }, !own);
    }
    return may(of, sample(step, of, common), !own);
  };
  return {
    acts: begun.flatMap((act) => {
      const closed = act.steps.filter((step) => !isOpen(act, step));
      return closed.some((step) => !step.optional)
        ? []
        : [
            {
              act: act.name,
              section: act.section,
              dossiers: act.dossiers,
              steps: act.steps.filter((step) => !closed.includes(step)).map((step) => step.as),
            },
          ];
    }),
    transitions: kind.transitions
      .filter(
        ({ from, to }) => from.includes(dossier.state) && may(kind, { ...common, op: 'transition', to }),
      )
      .map(({ to, needs, reason: why }) => ({ to, needs: needs ?? [], reason: why ?? false })),
    entries: Object.keys(kind.entries).filter((type) =>
      may(kind, { ...common, op: 'set', type, entry: id, base: dossier.version, set: {} }),
    ),
  };
}

function sample(
  step: ActStep,
  kind: KindDeclaration,
  common: Pick<Operation, 'id' | 'dossier' | 'recorded'>,
): Operation {
  const { id } = common;
  switch (step.step) {
    case 'create':
      return { ...common, op: 'create', kind: kind.kind };
    case 'set':
      return { ...common, op: 'set', type: step.entry, entry: id, base: 0, set: {} };
    case 'move':
      return { ...common, op: 'transition', to: step.to };
    case 'link':
      return { ...common, op: 'link', to: id, relation: step.relation };
    case 'grant': {
      const { level, purpose, basis } = step;
      return {
        ...common,
        op: 'grant',
        grant: id,
        party: 1,
        groups: [...(step.groups ?? [])],
        level,
        purpose,
        basis,
      };
    }
  }
}
