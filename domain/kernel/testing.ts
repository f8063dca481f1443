/**
 * A small kind of dossier and the makers of operations, for tests of the kernel: one entry of each sort (one or many,
 * statement or decision, a subject of its own) and a field of each way of merging.
 */
import type { ApplyContext, Result } from './apply.ts';
import { apply } from './apply.ts';
import { codeList } from './codes.ts';
import type { KindDeclaration } from './declare.ts';
import { dossier, entry } from './declare.ts';
import type { Dossier, EntryState } from './dossier.ts';
import * as f from './fields.ts';
import type { Act, Operation, OperationOf } from './operations.ts';
import { actSchema } from './operations.ts';
import type { RoleMatrix } from './roles.ts';
import type { Actor, Safeguard } from './safeguard.ts';

export const colour = codeList('colour', ['red', 'green', 'blue']);
export const result = codeList('result', ['yes', 'no']);

/** The sample kind, watched by these safeguards. */
export const sampleKind = (...safeguards: readonly Safeguard[]): KindDeclaration =>
  dossier('sample', {
    code: 99,
    letter: 'X',
    states: ['open', 'moving', 'shut'],
    closed: ['shut'],
    transitions: [
      { from: ['open'], to: 'moving', needs: ['profile'] },
      { from: ['open', 'moving'], to: 'shut', reason: true },
    ],
    entries: [
      entry('profile', {
        group: 'basics',
        fields: {
          colour: f.code(colour),
          name: f.text(),
          born: f.date(),
          papers: f.items({ kind: f.code(colour).required(), number: f.text(40) }),
        },
      }),
      entry('note', { group: 'basics', many: true, fields: { body: f.text().required(), calm: f.yesNo() } }),
      entry('visit', {
        group: 'basics',
        many: true,
        happens: 'on',
        fields: { on: f.date(), calm: f.yesNo() },
      }),
      entry('person', { group: 'people', subject: 'own', many: true, fields: { name: f.personName() } }),
      entry('decision', {
        group: 'decisions',
        many: true,
        decides: true,
        fields: {
          result: f.code(result).required(),
          reasons: f.text().required().when('result', 'no'),
        },
      }),
      entry('complaint', {
        group: 'complaints',
        tellers: ['reader'],
        many: true,
        fields: { what: f.text().required() },
      }),
    ],
    apart: ['complaints'],
    handsOver: true,
    safeguards,
  });

const everything = ['profile', 'note', 'visit', 'person', 'decision'];
export const roles: RoleMatrix = {
  worker: {
    role: 'worker',
    reads: ['basics', 'people', 'decisions'],
    writes: { sample: everything },
    creates: ['sample'],
    moves: { sample: ['moving', 'shut'] },
    grants: true,
  },
  reader: {
    role: 'reader',
    reads: ['basics'],
    writes: {},
    tells: { sample: ['complaint'] },
    creates: [],
    moves: {},
    grants: false,
  },
  supervisor: {
    role: 'supervisor',
    reads: ['basics', 'people', 'decisions'],
    writes: { sample: ['note'] },
    creates: [],
    moves: { sample: ['shut'] },
    grants: true,
  },
};

/** An account with its personal party and these roles. */
export const person = (account: number, ...names: readonly string[]): Actor => ({
  account,
  roles: names.length > 0 ? names : ['worker'],
  parties: [account],
  organisation: 1,
});

export const dossierId = uuid('d', 1);
export const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();

/** A readable UUID: a letter of the hexadecimal ones, and a number. */
export function uuid(letter: string, number: number): string {
  return `${letter.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function context(
  actor: Actor,
  minutes: number,
  kind: KindDeclaration = sampleKind(),
  more: Partial<ApplyContext> = {},
): ApplyContext {
  return {
    actor,
    now: new Date(at(minutes)),
    catalogue: { kinds: { [kind.kind]: kind }, roles },
    number: () => 'X-26-222222-2',
    decides: true,
    setting: () => 1,
    lookup: () => undefined,
    ...more,
  };
}

type Loose<O> = O extends Operation ? Omit<O, 'id' | 'dossier' | 'recorded' | 'base'> & Partial<O> : never;

let counter = 0;
/** An operation on the sample dossier, checked as the server checks it; ids and times are made up where not given. */
export function operation<K extends Operation['op']>(
  loose: Loose<Operation> & { readonly op: K },
): OperationOf<K> {
  counter += 1;
  const base = loose.op === 'set' || loose.op === 'withdraw' ? { base: 0 } : {};
  const whole = { id: uuid('a', counter), dossier: dossierId, recorded: at(counter), ...base, ...loose };
  const [checked] = actSchema.parse({ id: uuid('b', counter), act: 'plain', operations: [whole] }).operations;
  return checked as OperationOf<K>;
}

export function act(operations: readonly Operation[], more: Partial<Act> = {}): Act {
  counter += 1;
  return { id: uuid('b', counter), act: 'plain', operations: [...operations], ...more };
}

/** The sample dossier, just created by this account, at version 1. */
export function created(actor: Actor = person(1), kind: KindDeclaration = sampleKind()): Dossier {
  const create = operation({ op: 'create', kind: 'sample' });
  return done(apply(new Map(), act([create]), context(actor, 0, kind)));
}

/** The sample dossier after an accepted act; throws on a refused one. */
export function done(outcome: Result): Dossier {
  const after = outcome.ok ? outcome.dossiers.get(dossierId) : undefined;
  if (!after) throw new Error(JSON.stringify(outcome));
  return after;
}

/** The dossier after each of these operations as an act of its own. */
export function written(
  before: Dossier,
  operations: readonly Operation[],
  given: ApplyContext = context(person(1), 1000),
): Dossier {
  return operations.reduce((now, one) => done(apply(new Map([[now.id, now]]), act([one]), given)), before);
}

/** Every order of a few things. */
export const everyOrder = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.length < 2
    ? [all]
    : all.flatMap((one, index) => everyOrder(all.toSpliced(index, 1)).map((rest) => [one, ...rest]));

/** An operation and the account that sends it. */
export interface Sent {
  readonly account: number;
  readonly operation: Operation;
}

/** The dossier after what several accounts of its team sent. */
export const sent = (before: Dossier, all: readonly Sent[]): Dossier =>
  all.reduce(
    (now, one) => written(now, [one.operation], context({ ...person(one.account), parties: [1] }, 5000)),
    before,
  );

/** The one entry of a type. */
export function only(dossierNow: Dossier, type: string): EntryState {
  const [one, ...more] = dossierNow.entries.filter((entryNow) => entryNow.type === type);
  if (!one || more.length > 0) throw new Error(`${more.length + (one ? 1 : 0)} entries of ${type}`);
  return one;
}
