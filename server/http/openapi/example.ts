/** An example that fits a schema of the description: what the viewer shows, and what tests send. */
import type { JsonSchema } from './json.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;
const deepest = 12;

/** Optional properties are left out when `only` is `required`. */
export function exampleOf(
  schema: JsonSchema,
  schemas: Schemas,
  only: 'required' | 'all' = 'all',
  depth = 0,
): unknown {
  const inner = (one: unknown): unknown => exampleOf(asSchema(one), schemas, only, depth + 1);
  const { $ref, anyOf, allOf, const: constant, type, format } = schema;
  const { enum: choices, examples } = schema;
  if (Array.isArray(examples)) return examples[0];
  if (typeof $ref === 'string') return inner(schemas[$ref.replace('#/components/schemas/', '')]);
  if (constant !== undefined) return constant;
  if (Array.isArray(choices)) return choices[0];
  if (Array.isArray(anyOf)) return inner(anyOf[0]);
  if (Array.isArray(allOf)) return Object.assign({}, ...allOf.map(inner));
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object': {
      // what an entry asks for is told apart, since a later change of it need not say it again
      const asked = asSchema(schema['x-gwen'])['required'];
      const required: readonly unknown[] = [schema['required'], asked, 'set'].flat();
      const properties = Object.entries(asSchema(schema['properties'])).filter(
        ([name]) => required.includes(name) || (only === 'all' && depth < deepest),
      );
      return Object.fromEntries(properties.map(([name, one]) => [name, inner(one)]));
    }
    case 'array':
      return schema['maxItems'] === 0 ? [] : [inner(schema['items'])];
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema['minimum'] ?? 1));
    case 'boolean':
      return true;
    case 'string':
      return textLike(schema, format);
    default:
      return null;
  }
}

function textLike(schema: JsonSchema, format: unknown): string {
  if (format === 'uuid') return '3f9c2b1a-7d5e-4c8f-9a0b-1c2d3e4f5a6b';
  if (format === 'date-time') return '2026-03-02T08:00:00Z';
  const shortest = Number(schema['minLength'] ?? 0);
  return 'text'.padEnd(shortest, '.');
}

const asSchema = (value: unknown): JsonSchema =>
  typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
