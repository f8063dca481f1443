/** A schema as people read it: each property with what it means, what it takes, and links to schemas of its own. */
import type { JsonSchema } from '../openapi/json.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';

export const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asSchemas = (value: unknown): readonly JsonSchema[] =>
  Array.isArray(value) ? value.filter(isSchema) : [];
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

export const schemaLink = (name: string): Html =>
  html`<a href="/api/schemas/${encodeURIComponent(name)}"><code>${name}</code></a>`;

/** More than so many alternatives are folded away. */
const manyChoices = 12;

/** What a schema is, in a line: a name with a link, or a few words. */
function lineOf(schema: JsonSchema): Html {
  const { $ref, enum: choices, anyOf, oneOf, type, format, items } = schema;
  if (typeof $ref === 'string') return schemaLink($ref.replace('#/components/schemas/', ''));
  if ('const' in schema) return html`<code>${JSON.stringify(schema['const'])}</code>`;
  if (Array.isArray(choices))
    return html`one of ${separated(choices.map((one) => html`<code>${String(one)}</code>`))}`;
  const some = asSchemas(anyOf ?? oneOf);
  if (some.length > 0) return separated(some.map(lineOf), ' or ');
  if (type === 'array') return html`list of ${isSchema(items) ? lineOf(items) : ''}`;
  const words = [type].flat().map(asText).join(' or ');
  return html`${words}${limits(schema)}${typeof format === 'string' ? ` (${format})` : ''}`;
}

function limits({ minimum, maximum, maxLength, pattern }: JsonSchema): string {
  const range = [
    minimum === undefined ? '' : `from ${String(minimum)}`,
    maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : `to ${String(maximum)}`,
    maxLength === undefined ? '' : `up to ${String(maxLength)} characters`,
    typeof pattern === 'string' && pattern.length < 60 ? `like ${pattern}` : '',
  ].filter((one) => one !== '');
  return range.length > 0 ? `, ${range.join(' ')}` : '';
}

const separated = (parts: readonly Html[], by = ', '): Html =>
  html`${parts.flatMap((part, at) => (at === 0 ? [part] : [by, part]))}`;

/** What a schema says as a whole. */
export function schemaBlock(schema: JsonSchema): Html {
  const parts = asSchemas(schema['allOf']);
  if (parts.length > 0) return html`${parts.map(schemaBlock)}`;
  const some = asSchemas(schema['anyOf'] ?? schema['oneOf']);
  if (some.length > manyChoices)
    return html`<details><summary>One of ${some.length}</summary>
      <ul>${some.map((one) => html`<li>${lineOf(one)}</li>`)}</ul></details>`;
  const { properties, items } = schema;
  if (isSchema(properties)) return propertyList(schema, properties);
  if (schema['type'] === 'array' && isSchema(items) && isSchema(items['properties']))
    return html`<p>List of:</p>${schemaBlock(items)}`;
  return html`<p>${lineOf(schema)}</p>${labelled(schema)}`;
}

/** Codes with their labels. */
function labelled(schema: JsonSchema): Html {
  const more = schema['x-gwen'];
  const labels = isSchema(more) && isSchema(more['labels']) ? Object.entries(more['labels']) : [];
  if (labels.length === 0) return html``;
  return html`<dl>${labels.map(([code, label]) => html`<dt><code>${code}</code></dt><dd>${asText(label)}</dd>`)}</dl>`;
}

function propertyList(schema: JsonSchema, properties: JsonSchema): Html {
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const entries = Object.entries(properties).filter((one): one is [string, JsonSchema] => isSchema(one[1]));
  if (entries.length === 0) return html`<p>Nothing more.</p>`;
  return html`<dl class="properties">${entries.map(
    ([
      name,
      one,
    ]) => html`<dt><code>${name}</code>${required.includes(name) ? html` <em>needed</em>` : ''}</dt>
      <dd>${wordsOf(one)}${inner(one)}${fieldNote(one)}</dd>`,
  )}</dl>`;
}

const wordsOf = ({ title, description }: JsonSchema): Html =>
  html`${[title, description]
    .map(asText)
    .filter((text) => text !== '')
    .map((text) => html`<p>${marked(text)}</p>`)}`;

/** Words between backticks are code. */
export const marked = (text: string): readonly (Html | string)[] =>
  text.split('`').map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`));

/** Properties of a property, or of what it is a list of, are told in place as long as they are its own. */
function inner(schema: JsonSchema): Html {
  const { items } = schema;
  const candidates = [schema, ...asSchemas(schema['anyOf']), ...(isSchema(items) ? [items] : [])];
  const own = candidates.find((one) => isSchema(one['properties']));
  if (!own) return html`<p>${lineOf(schema)}</p>`;
  const what = own === items ? 'list of objects' : 'object';
  return html`<details open><summary>${what}</summary>${schemaBlock(own)}</details>`;
}

/** How secret a field is, and when it is asked at all. */
function fieldNote(schema: JsonSchema): Html {
  const more = schema['x-gwen'];
  if (!isSchema(more) || typeof more['class'] !== 'string') return html``;
  const { when } = more;
  const asked = isSchema(when)
    ? html`; asked when <code>${asText(when['field'])}</code> is ${separated(
        [when['is']].flat().map((one) => html`<code>${String(one)}</code>`),
        ' or ',
      )}`
    : '';
  return html`<p>${more['class']}${asked}</p>`;
}
