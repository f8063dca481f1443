/**
 * Acts: what a role does in one breath ("record a visit", "place in a bed", "open a household from this case"), declared
 * as steps over dossiers. From the declaration follow one form, one API call and one list of operations that is accepted
 * or refused as a whole. An act adds no right and no rule: each of its operations is judged as if it came alone.
 */
import type { KindDeclaration } from './declare.ts';
import { stewardGroups } from './declare.ts';
import type { bases, Level, Operation, purposes, relations } from './operations.ts';
import type { Json } from './values.ts';
import { isName } from './values.ts';

type Purpose = (typeof purposes)[number];
type Basis = (typeof bases)[number];
type Relation = (typeof relations)[number];

/** A value that a step takes from what is around it, rather than from the person. */
export type Taken = { readonly entryOf: string } | { readonly dossierOf: string };

interface Common {
  /** Unique in the act: what the person fills in is named by it. */
  readonly as: string;
  /** The dossier it changes: a slot of the act. */
  readonly on: string;
  /** The person may leave it out. */
  readonly optional?: true;
}

export type ActStep =
  | (Common & {
      readonly step: 'set';
      readonly entry: string;
      /** Fields that are asked; all of them if absent. */
      readonly fields?: readonly string[];
      /** Fields that follow from the act. What would come from an optional step that is left out, the person fills in. */
      readonly fixed?: { readonly [field: string]: Json | Taken };
      /** The person names the entry that is changed; else a new one is made (or the one current entry changed). */
      readonly changes?: true;
    })
  /** Makes the dossier of this slot, in the area of the act's first dossier unless another is said. */
  | (Common & { readonly step: 'create' })
  | (Common & { readonly step: 'move'; readonly to: string })
  | (Common & { readonly step: 'link'; readonly to: string; readonly relation: Relation })
  /** Lets a party in that the person names; of these data groups, or (absent) of those that she names. */
  | (Common & {
      readonly step: 'grant';
      readonly groups?: readonly string[];
      readonly level: Level;
      readonly purpose: Purpose;
      readonly basis: Basis;
      /** Earlier step that writes the consent it stands on; where that is left out, the person names one. */
      readonly consentOf?: string;
      /** The organisation of the party answers for the dossier from then on. It ends the act: who did it may be out. */
      readonly handsOver?: true;
    });

export interface ActDeclaration {
  readonly name: string;
  /** Textbook section it serves. */
  readonly section: string;
  /** Slots: kinds of the dossiers it changes. The first is where it begins; those a step creates are made by it. */
  readonly dossiers: { readonly [slot: string]: string };
  readonly steps: readonly ActStep[];
}

/** Declares an act; throws on a declaration that contradicts itself (see checkAct for what needs the catalogue). */
export function act(name: string, options: Omit<ActDeclaration, 'name'>): ActDeclaration {
  if (!isName(name)) throw new Error(`${name} is no name for an act`);
  const names = new Set(options.steps.map((one) => one.as));
  if (names.size !== options.steps.length) throw new Error(`${name}: two steps of one name`);
  const earlier = new Set<string>();
  for (const step of options.steps) {
    for (const slot of step.step === 'link' ? [step.on, step.to] : [step.on]) {
      if (!Object.hasOwn(options.dossiers, slot)) throw new Error(`${name}.${step.as}: unknown slot ${slot}`);
    }
    if (step.step === 'grant' && step.consentOf !== undefined && !earlier.has(step.consentOf))
      throw new Error(`${name}.${step.as}: stands on ${step.consentOf}, which is no earlier step`);
    for (const value of Object.values((step.step === 'set' && step.fixed) || {})) {
      const from = takenFrom(value);
      if (from?.entry !== undefined && !earlier.has(from.entry))
        throw new Error(`${name}.${step.as}: takes from ${from.entry}, which is no earlier step`);
      if (from?.dossier !== undefined && !Object.hasOwn(options.dossiers, from.dossier))
        throw new Error(`${name}.${step.as}: takes from unknown slot ${from.dossier}`);
    }
    earlier.add(step.as);
  }
  return { name, ...options };
}

/** What is wrong with an act in these kinds: entries, fields, states and groups that do not exist. */
export function checkAct(
  declared: ActDeclaration,
  kinds: { readonly [kind: string]: KindDeclaration },
): string[] {
  const wrong: string[] = [];
  for (const [slot, kind] of Object.entries(declared.dossiers))
    if (!kinds[kind]) wrong.push(`${declared.name}: ${slot} is of unknown kind ${kind}`);
  for (const step of declared.steps) {
    const kind = kinds[declared.dossiers[step.on] ?? ''];
    const say = (text: string): void => void wrong.push(`${declared.name}.${step.as}: ${text}`);
    if (!kind) continue;
    if (step.step === 'set') {
      const entry = kind.entries[step.entry];
      if (!entry) say(`no entry ${step.entry}`);
      for (const field of [...(step.fields ?? []), ...Object.keys(step.fixed ?? {})])
        if (entry && !Object.hasOwn(entry.fields, field)) say(`no field ${step.entry}.${field}`);
    } else if (step.step === 'move' && !kind.transitions.some(({ to }) => to === step.to)) {
      say(`no way to ${step.to}`);
    } else if (step.step === 'grant') {
      const groups = new Set(Object.values(kind.entries).map(({ group }) => group));
      for (const group of step.groups ?? []) if (!groups.has(group)) say(`no data group ${group}`);
      if (step.handsOver) {
        if (stewardGroups(kind).some((group) => !step.groups?.includes(group)))
          say('leaves data groups behind');
        if (step !== declared.steps.at(-1)) say('something comes after handing over');
      }
    }
  }
  return wrong;
}

/** What a person gives for one step; a step that is not there is left out (only an optional one may be). */
export interface StepInput {
  /** Fields of a set. */
  readonly set?: { readonly [field: string]: Json };
  /** The entry that is changed. */
  readonly entry?: string;
  readonly occurred?: string;
  readonly fact?: boolean;
  /** Of a move, when it needs one. */
  readonly reason?: string;
  /** Of a create. */
  readonly area?: string;
  /** Of a grant. */
  readonly party?: number;
  /** Of a grant that hands over: the organisation that answers for the dossier from then on. */
  readonly steward?: number;
  readonly groups?: readonly string[];
  readonly until?: string;
  readonly consent?: string;
}

export interface ActInput {
  /** Id and version (as the person saw it) of each dossier that is not made by the act. */
  readonly dossiers: { readonly [slot: string]: { readonly id: string; readonly version: number } };
  readonly steps: { readonly [as: string]: StepInput };
}

type Wrong = {
  readonly wrong: 'missing-dossier' | 'missing-step' | 'missing-party' | 'missing-entry';
  readonly at: string;
};

/**
 * The operations of an act, in the order of its steps.
 * @param newId a fresh uuid each time
 * @param recorded when the person did it, ISO 8601 in UTC
 */
export function operationsOf(
  declared: ActDeclaration,
  input: ActInput,
  newId: () => string,
  recorded: string,
): { readonly operations: readonly Operation[] } | Wrong {
  const made = new Map<string, string>();
  const entries = new Map<string, string>();
  const operations: Operation[] = [];
  for (const step of declared.steps) {
    const given = input.steps[step.as];
    if (!given && step.optional) continue;
    if (step.step === 'create') made.set(step.on, newId());
    const idOf = (slot: string): string | undefined => made.get(slot) ?? input.dossiers[slot]?.id;
    const dossier = idOf(step.on);
    if (dossier === undefined) return { wrong: 'missing-dossier', at: step.on };
    const common = { id: newId(), dossier, recorded };
    switch (step.step) {
      case 'create':
        operations.push({
          ...common,
          op: 'create',
          kind: declared.dossiers[step.on] ?? '',
          ...(given?.area === undefined ? {} : { area: given.area }),
        });
        break;
      case 'set': {
        const fixed = fixedValues(step.fixed, idOf, entries);
        if (!fixed) return { wrong: 'missing-dossier', at: step.as };
        if (!given && Object.keys(fixed).length === 0) return { wrong: 'missing-step', at: step.as };
        if (step.changes && given?.entry === undefined) return { wrong: 'missing-entry', at: step.as };
        const entry = given?.entry ?? newId();
        entries.set(step.as, entry);
        operations.push({
          ...common,
          op: 'set',
          type: step.entry,
          entry,
          base: made.has(step.on) ? 0 : (input.dossiers[step.on]?.version ?? 0),
          set: { ...given?.set, ...fixed },
          ...(given?.occurred === undefined ? {} : { occurred: given.occurred }),
          ...(given?.fact === undefined ? {} : { fact: given.fact }),
        });
        break;
      }
      case 'move':
        operations.push({
          ...common,
          op: 'transition',
          to: step.to,
          ...(given?.reason === undefined ? {} : { reason: given.reason }),
        });
        break;
      case 'link': {
        const to = idOf(step.to);
        if (to === undefined) return { wrong: 'missing-dossier', at: step.to };
        operations.push({ ...common, op: 'link', to, relation: step.relation });
        break;
      }
      case 'grant': {
        const groups = step.groups ?? given?.groups;
        const consent = entries.get(step.consentOf ?? '') ?? given?.consent;
        if (given?.party === undefined || !groups || (step.handsOver && given.steward === undefined))
          return { wrong: 'missing-party', at: step.as };
        operations.push({
          ...common,
          op: 'grant',
          grant: newId(),
          party: given.party,
          groups: [...groups],
          level: step.level,
          purpose: step.purpose,
          basis: step.basis,
          ...(step.handsOver && given.steward !== undefined ? { steward: given.steward } : {}),
          ...(given.until === undefined ? {} : { until: given.until }),
          ...(consent === undefined ? {} : { consent }),
          ...(given.reason === undefined ? {} : { reason: given.reason }),
        });
      }
    }
  }
  return { operations };
}

function takenFrom(value: Json | Taken): { readonly entry?: string; readonly dossier?: string } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  if ('entryOf' in value && typeof value.entryOf === 'string') return { entry: value.entryOf };
  if ('dossierOf' in value && typeof value.dossierOf === 'string') return { dossier: value.dossierOf };
  return undefined;
}

/** Undefined where a dossier is not there. */
function fixedValues(
  fixed: { readonly [field: string]: Json | Taken } | undefined,
  idOf: (slot: string) => string | undefined,
  entries: ReadonlyMap<string, string>,
): Record<string, Json> | undefined {
  const values: Record<string, Json> = {};
  for (const [field, value] of Object.entries(fixed ?? {})) {
    const from = takenFrom(value);
    if (from?.entry !== undefined) {
      const entry = entries.get(from.entry);
      if (entry !== undefined) values[field] = entry;
      continue;
    }
    const taken = from ? idOf(from.dossier ?? '') : (value as Json);
    if (taken === undefined) return undefined;
    values[field] = taken;
  }
  return values;
}
