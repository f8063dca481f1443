/**
 * The declarations as schemas: each kind of dossier, entry, field, code list, transition and act. Everything the kernel
 * checks stands here as far as JSON Schema can say it; `x-gwen` tells the rest (how secret a field is, who writes it).
 */
import type { ActDeclaration, ActStep } from '../../../domain/kernel/act.ts';
import type { Catalogue } from '../../../domain/kernel/apply.ts';
import type { CodeList } from '../../../domain/kernel/codes.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { EntryDeclaration, KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { Field, FieldKind, Fields } from '../../../domain/kernel/fields.ts';
import * as f from '../../../domain/kernel/fields.ts';
import { unsaidSchema } from '../../../domain/kernel/values.ts';
import { actForm, askedFields } from '../actForm.ts';
import { operationWith } from './answers.ts';
import type { JsonSchema } from './json.ts';
import { constant, either, fromZod, list, object, oneOf, propertiesOf, ref } from './json.ts';

export type Schemas = Record<string, JsonSchema>;
type Texts = Readonly<Record<string, string>>;

const sampleId = '3f9c2b1a-7d5e-4c8f-9a0b-1c2d3e4f5a6b';

/** Kinds of field whose values have a shape of their own, told once. */
const shaped: {
  readonly [K in FieldKind]?: readonly [field: Field<unknown>, told: string, example: unknown];
} = {
  date: [
    f.date(),
    'A date as far as it is known: `2011`, `2011-05`, `2011-05-20`; another calendar after it in brackets.',
    '2011-05',
  ],
  instant: [f.instant(), 'A moment in UTC.', '2026-03-02T08:00:00Z'],
  age: [f.age(), 'Whole years, both included.', { from: 12, to: 14 }],
  area: [f.area(), 'Code of an administrative area.', 'XA01'],
  place: [f.place(), 'An area and words.', { area: 'XA01', detail: 'The yellow house behind the market' }],
  'person-name': [
    f.personName(),
    'The parts of a name, each in its own script.',
    [{ part: 'given', text: 'Ama' }],
  ],
  organisation: [f.organisation(), 'Number of an organisation.', 1],
  account: [f.account(), 'Number of an account.', 1],
  team: [f.team(), 'Number of a team.', 1],
  money: [f.money(), 'In the smallest unit of the currency (ISO 4217).', { amount: 1250, currency: 'KES' }],
  link: [f.link(), 'Id of another dossier.', sampleId],
  'entry-link': [f.entryLink(), 'Id of another entry of the dossier.', sampleId],
  attachment: [
    f.attachment(),
    'A file that lies beside the dossier, as `storeFile` answered it, and what the person calls it.',
    {
      id: sampleId,
      name: 'photo.jpg',
      type: 'image/jpeg',
      size: 70_000,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      key: 'mZ0Q6Yl3sJ9fKp2vXc8tRw5nBd1gHu7eLa4oTi6yCxE',
    },
  ],
  box: [
    f.box(),
    'An age file in base64url that only the people it is sealed for can open.',
    'YWdl'.repeat(30),
  ],
};

export function shapedValues(): Schemas {
  const values = Object.entries(shaped).map(([kind, [field, told, example]]) => [
    `value.${kind}`,
    { ...fromZod(field.spec.schema), description: told, examples: [example] },
  ]);
  return {
    ...Object.fromEntries(values),
    Unsaid: { ...fromZod(unsaidSchema), description: 'An answer too: not known, not asked, or refused.' },
  };
}

/** One kind of dossier, and the code lists that its fields use. */
export function kindSchemas(kind: KindDeclaration, texts: Texts): Schemas {
  const of = kind.kind;
  const schemas: Schemas = {};
  for (const entry of Object.values(kind.entries)) Object.assign(schemas, entrySchemas(of, entry, texts));
  const entries = Object.keys(kind.entries).map((type) => ref(`${of}.${type}`));
  return {
    ...schemas,
    [`${of}.state`]: { ...oneOf(kind.states), 'x-gwen': { closed: kind.closed } },
    [`${of}.transition`]: either(...kind.transitions.map((one) => transition(of, one, texts))),
    [of]: {
      title: texts[`kind.${of}`] ?? of,
      allOf: [
        ref('dossier'),
        object({ kind: constant(of), state: ref(`${of}.state`), entries: list(either(...entries)) }),
      ],
      'x-gwen': { revision: kind.revision, letter: kind.letter, apart: kind.apart },
    },
  };
}

function transition(
  of: string,
  { from, to, needs, reason }: KindDeclaration['transitions'][number],
  texts: Texts,
): JsonSchema {
  const schema = operationWith('transition', { to: constant(to) });
  const before = from.map((state) => texts[`${of}.state.${state}`] ?? state).join(', ');
  return {
    ...schema,
    title: texts[`${of}.state.${to}`] ?? to,
    description: `From: ${before}.${needs ? ` Needs before: ${needs.join(', ')}.` : ''}`,
    ...(reason ? { required: [...(schema['required'] as string[]), 'reason'] } : {}),
    'x-gwen': { from, needs: needs ?? [] },
  };
}

function entrySchemas(of: string, entry: EntryDeclaration, texts: Texts): Schemas {
  const key = `${of}.${entry.type}`;
  const { group, writers, tellers, subject, cardinality, decides, revision, fields } = entry;
  const told = texts[`${key}.help`];
  const title = texts[key] ?? entry.type;
  const schemas: Schemas = {
    ...codeSchemas(fields, texts),
    [`${key}.values`]: {
      title,
      ...(told ? { description: told } : {}),
      ...writtenFields(key, fields, texts),
      'x-gwen': {
        group,
        writers,
        tellers,
        subject,
        cardinality,
        decides,
        revision,
        required: Object.keys(fields).filter((name) => fields[name]?.spec.required),
      },
    },
    [`${key}.set`]: {
      title,
      ...operationWith('set', { type: constant(entry.type), set: ref(`${key}.values`) }),
    },
    [key]: {
      title,
      allOf: [
        ref('entry'),
        object({
          type: constant(entry.type),
          heads: {
            description:
              'Per field the answers that nobody has replaced, the shown one first; several different ones are a conflict.',
            type: 'object',
            properties: Object.fromEntries(
              Object.entries(fields).map(([name, field]) => [
                name,
                heads(value(`${key}.${name}`, field, texts, 'read')),
              ]),
            ),
            additionalProperties: heads({}),
          },
        }),
      ],
    },
  };
  return schemas;
}

const heads = (of: JsonSchema): JsonSchema => list(object({ value: of, stamp: ref('Stamp') }));

const writtenFields = (key: string, fields: Fields, texts: Texts): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field.spec.retired ? [] : [[name, value(`${key}.${name}`, field, texts, 'written')]],
    ),
  ),
  additionalProperties: false,
});

/** A field's value with what may stand in its place: an unsaid answer, or nothing (null clears it). */
function value(
  key: string,
  { spec }: Field<unknown, boolean>,
  texts: Texts,
  as: 'read' | 'written',
): JsonSchema {
  const { kind, class: secrecy, when, measure, htcds, kinds, entryTypes, long, searchable } = spec;
  const help = texts[`${key}.help`];
  return {
    title: texts[key] ?? key,
    ...(help ? { description: help } : {}),
    anyOf: [said(key, spec, texts, as), ref('Unsaid'), { type: 'null' }],
    'x-gwen': { kind, class: secrecy, when, measure, htcds, kinds, entryTypes, long, searchable },
  };
}

function said(
  key: string,
  spec: Field<unknown, boolean>['spec'],
  texts: Texts,
  as: 'read' | 'written',
): JsonSchema {
  if (spec.items) {
    const item = writtenFields(key, spec.items, texts);
    const items = { type: 'object', additionalProperties: item, propertyNames: { format: 'uuid' } };
    return as === 'read'
      ? object({
          items: { ...items, additionalProperties: { ...item, additionalProperties: true } },
          gone: list({ type: 'string' }),
        })
      : {
          ...object({ add: items, remove: list({ type: 'string', format: 'uuid' }) }, ['add', 'remove']),
          additionalProperties: false,
        };
  }
  if (spec.list) {
    const codes = ref(`codes.${spec.list.id}`);
    return spec.kind === 'codes' ? { ...list(codes), minItems: 1 } : codes;
  }
  if (shaped[spec.kind]) return ref(`value.${spec.kind}`);
  return fromZod(spec.schema);
}

function codeSchemas(fields: Fields, texts: Texts): Schemas {
  return Object.assign(
    {},
    ...Object.values(fields).map(({ spec }) => ({
      ...(spec.list ? { [`codes.${spec.list.id}`]: codeSchema(spec.list, texts) } : {}),
      ...codeSchemas(spec.items ?? {}, texts),
    })),
  );
}

const codeSchema = (codes: CodeList<string>, texts: Texts): JsonSchema => ({
  ...oneOf(codes.codes),
  'x-gwen': {
    labels: Object.fromEntries(codes.codes.map((code) => [code, texts[codeLabelKey(codes, code)] ?? code])),
    ...(codes.external ? { standard: codes.external } : {}),
  },
});

/** What must be sent to do an act by its name. */
export function actSchema(act: ActDeclaration, catalogue: Catalogue, texts: Texts): JsonSchema {
  const form = fromZod(actForm(act, catalogue));
  const properties = propertiesOf(form);
  const steps = properties['steps'] ?? {};
  const told = (step: ActStep): JsonSchema => {
    const schema = propertiesOf(steps)[step.as] ?? {};
    const title = texts[`act.${act.name}.${step.as}`] ?? step.as;
    if (step.step !== 'set') return { title, ...schema };
    const of = act.dossiers[step.on] ?? '';
    const kind = catalogue.kinds[of];
    const asked = kind ? askedFields(act, step, kind) : [];
    const fields = kind?.entries[step.entry]?.fields ?? {};
    const some = Object.fromEntries(Object.entries(fields).filter(([name]) => asked.includes(name)));
    const isAll = asked.length === Object.values(fields).filter(({ spec }) => !spec.retired).length;
    const values = isAll
      ? ref(`${of}.${step.entry}.values`)
      : writtenFields(`${of}.${step.entry}`, some, texts);
    return { title, ...schema, properties: { ...propertiesOf(schema), set: values } };
  };
  return {
    title: texts[`act.${act.name}`] ?? act.name,
    ...form,
    properties: {
      ...properties,
      steps: { ...steps, properties: Object.fromEntries(act.steps.map((step) => [step.as, told(step)])) },
    },
    'x-gwen': {
      section: act.section,
      dossiers: act.dossiers,
      steps: act.steps.map(({ as, step, on, optional }) => ({ as, step, on, optional: optional ?? false })),
    },
  };
}
