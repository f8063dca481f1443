/** JSON Schemas of answers about dossiers, as components of the description. What is written here is what `read.ts` gives. */
import { levels, operationSchema, purposes } from '../../../domain/kernel/operations.ts';
import type { JsonSchema } from './json.ts';
import {
  constant,
  flag,
  fromZod,
  int,
  list,
  moment,
  object,
  oneOf,
  orNull,
  propertiesOf,
  ref,
  text,
  uuidText,
} from './json.ts';

const momentOrNull: JsonSchema = { type: ['string', 'null'], format: 'date-time' };
const openObject: JsonSchema = { type: 'object', additionalProperties: true };

const listLine = object(
  {
    id: uuidText,
    kind: text,
    number: { type: 'string', description: 'The number that people say aloud.' },
    state: text,
    stateSince: moment,
    area: { type: 'string', description: 'Code of an area; empty: none.' },
    steward: { type: 'integer', description: 'The organisation that answers for it.' },
    updated: moment,
    created: moment,
    version: int,
    nextDue: momentOrNull,
    title: {
      ...openObject,
      description:
        'What tells it from others of its kind: answers in the open by `entry.field`, as far as one may read them.',
    },
    entries: {
      ...list(object({ id: uuidText, type: text, occurred: orNull('string'), values: openObject })),
      description:
        'Of the types asked for: what they say in the open. A field about which people disagree is absent.',
    },
  },
  ['entries'],
);

const duty = object(
  {
    safeguard: text,
    key: text,
    kind: oneOf(['duty', 'alert', 'review']),
    reason: orNull('string'),
    due: moment,
    role: text,
    account: orNull('integer'),
    remedy: { ...list(text), description: 'Types of entry that settle it.' },
    climbs: list(text),
    since: moment,
    done: moment,
    by: int,
  },
  ['reason', 'account', 'climbs', 'done', 'by'],
);

const grant = object(
  {
    id: uuidText,
    party: int,
    groups: list(text),
    level: oneOf(levels),
    purpose: oneOf(purposes),
    basis: text,
    from: moment,
    until: moment,
    consent: uuidText,
    by: int,
  },
  ['until', 'consent'],
);

const stamp = object({
  seq: { type: 'integer', description: 'Version of the dossier at which it was accepted.' },
  op: uuidText,
  by: int,
  at: moment,
  covers: list(uuidText),
});

/** What every kind of dossier has; entries are told by each kind. */
const dossier = object({
  id: uuidText,
  number: text,
  version: int,
  stateSince: moment,
  steward: int,
  area: text,
  created: moment,
  grants: list(ref('Grant')),
  links: list(object({ to: uuidText, relation: text })),
  linkedFrom: list(object({ from: uuidText, relation: text })),
  mentionedIn: {
    ...list(object({ dossier: uuidText, kind: text, entry: uuidText, type: text, field: text })),
    description: 'Entries of other dossiers that name this one, those that one may read.',
  },
  duties: list(ref('Duty')),
  loaded: { ...list(text), description: 'Types of entry that one may see all of.' },
});

const entry = object(
  {
    id: uuidText,
    subject: { type: 'integer', description: 'Whose it is, as a number within the dossier.' },
    created: int,
    version: int,
    by: { type: 'integer', description: 'Account that wrote it last.' },
    occurred: text,
    recorded: moment,
    accepted: moment,
    revision: int,
    withdrawn: { type: 'string', description: 'Why it was taken back.' },
    breaches: { ...list(text), description: 'Safeguards that it breached when it was recorded as a fact.' },
  },
  ['occurred', 'withdrawn'],
);

const change = object(
  {
    seq: int,
    kind: oneOf(operationSchema.options.map((one) => one.shape.op.value)),
    entry: orNull('string'),
    type: orNull('string'),
    account: int,
    occurred: orNull('string'),
    recorded: moment,
    accepted: moment,
    operation: { ...openObject, description: 'As it was written; absent once its subject was erased.' },
    breaches: list(text),
    emergency: { type: 'string', description: 'The reason given for acting in an emergency.' },
  },
  ['operation', 'emergency'],
);

const accepted = object({
  repeated: { type: 'boolean', description: 'It had been accepted before; nothing was done twice.' },
  changes: list(
    object({ dossier: uuidText, seq: int, op: uuidText, entry: uuidText, breaches: list(text) }, ['entry']),
  ),
  dossiers: list(object({ id: uuidText, kind: text, number: text, version: int, state: text })),
});

const hit = object({
  dossier: uuidText,
  kind: text,
  number: text,
  state: text,
  steward: int,
  area: text,
  likeness: { type: 'number', minimum: 0, maximum: 1 },
  names: list(text),
  years: list(int),
});

const dutyLine = object({
  dossier: uuidText,
  kind: text,
  number: text,
  state: text,
  area: text,
  duty: ref('Duty'),
});

/** Components by name. */
export const answers: Readonly<Record<string, JsonSchema>> = {
  Accepted: accepted,
  Change: change,
  Duty: duty,
  DutyLine: dutyLine,
  Grant: grant,
  Hit: hit,
  ListLine: listLine,
  Stamp: stamp,
  dossier,
  entry,
  Installation: object({ installation: uuidText, version: text, epoch: int, country: openObject }, []),
  Health: object({ ok: flag }),
  /** What a receipt opens. */
  Talk: object({
    state: oneOf(['waiting', 'read']),
    to: list(text),
    lines: list(
      object(
        {
          from: oneOf(['reporter', 'us']),
          at: text,
          box: text,
          told: text,
          disclosed: object({ to: text, why: text }),
        },
        ['box', 'told', 'disclosed'],
      ),
    ),
  }),
};

/** Schemas of operations by their names, as anybody may send them. */
const plain = new Map(operationSchema.options.map((one) => [one.shape.op.value, fromZod(one)]));

/** The schema of an operation with some of its properties told more exactly. */
export function operationWith(
  op: 'create' | 'set' | 'transition',
  more: Readonly<Record<string, JsonSchema>>,
): JsonSchema {
  const schema = plain.get(op) ?? {};
  return { ...schema, properties: { ...propertiesOf(schema), ...more, op: constant(op) } };
}

/** Operations that are the same for every kind of dossier. */
export const commonOperations = (): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(
    [...plain].flatMap(([op, schema]) =>
      op === 'set' || op === 'transition' || op === 'create' ? [] : [[`operation.${op}`, schema]],
    ),
  );
