/** JSON Schema, as far as the description of the API needs it: how answers and values are written down, from zod or by hand. */
import { z } from 'zod';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** An object in which everything must be there but what is named as optional. */
export const object = (
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema => {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
};
export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const text: JsonSchema = { type: 'string' };
export const int: JsonSchema = { type: 'integer' };
export const flag: JsonSchema = { type: 'boolean' };
export const uuidText: JsonSchema = { type: 'string', format: 'uuid' };
export const moment: JsonSchema = { type: 'string', format: 'date-time' };
export const orNull = (type: 'string' | 'integer'): JsonSchema => ({ type: [type, 'null'] });
export const either = (...schemas: readonly JsonSchema[]): JsonSchema => ({ anyOf: schemas });
export const constant = (value: string): JsonSchema => ({ type: 'string', const: value });
export const oneOf = (values: readonly string[]): JsonSchema => ({ type: 'string', enum: values });
/** Points to a schema of the document's components. */
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const formats: readonly unknown[] = ['uuid', 'date-time'];

/** What somebody must send to fit a form. What only code can check (a real date, a real key) is left out. */
export function fromZod(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      // a format says it in a word; its pattern says it in two hundred characters
      if (formats.includes(jsonSchema.format)) delete jsonSchema.pattern;
    },
  });
  return rest;
}

type Properties = Readonly<Record<string, JsonSchema>>;
/** The properties of an object's schema; none of any other. */
export const propertiesOf = ({ properties }: JsonSchema): Properties =>
  typeof properties === 'object' && properties !== null ? (properties as Properties) : {};
