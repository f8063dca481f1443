/** The pages of the viewer: an overview, one operation, one schema. */
import type { OpenApi, PathOperation } from '../openapi/document.ts';
import { exampleOf } from '../openapi/example.ts';
import type { JsonSchema } from '../openapi/json.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { isSchema, marked, schemaBlock, schemaLink } from './schema.ts';

function layout(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Gwen API</title>
<link rel="stylesheet" href="/api/style.css">
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header><nav aria-label="API"><a href="/api">Gwen API</a> <a href="/api/v1/openapi.json">openapi.json</a></nav></header>
<main id="content"><h1>${title}</h1>${content}</main>
</body>
</html>`.text;
}

interface Named {
  readonly path: string;
  readonly method: string;
  readonly operation: PathOperation;
}

export const operationsOf = (document: OpenApi): readonly Named[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

export function overview(document: OpenApi): string {
  const operations = operationsOf(document);
  const { schemas } = document.components;
  const kinds = Object.keys(schemas).filter((name) => Object.hasOwn(schemas, `${name}.state`));
  const codes = Object.keys(schemas).filter((name) => name.startsWith('problem.'));
  return layout(
    'What programs can ask of Gwen',
    html`<p>Version <code>${document.info.version}</code>. The part after the plus sign names the declarations: it changes
      whenever an entry, a field or a code does.</p>
    <nav aria-label="On this page"><ul>
      <li><a href="#operations">Operations</a></li><li><a href="#kinds">Kinds of dossier</a></li>
      <li><a href="#problems">Problems</a></li>
    </ul></nav>
    <h2 id="operations">Operations</h2>
    ${document.tags.map(({ name, description }) => {
      const own = operations.filter(({ operation }) => operation.tags.includes(String(name)));
      return own.length === 0
        ? ''
        : html`<section><h3>${String(description)}</h3><ul class="operations">${own.map(operationLine)}</ul></section>`;
    })}
    <h2 id="kinds">Kinds of dossier</h2>
    ${kinds.map((kind) => kindSection(kind, schemas))}
    <h2 id="problems">Problems</h2>
    <p>What cannot be done is answered as <code>application/problem+json</code>, with a code that keeps its meaning.</p>
    <ul>${codes.map((name) => html`<li>${schemaLink(name)}</li>`)}</ul>`,
  );
}

const operationLine = ({ path, method, operation }: Named): Html =>
  html`<li><a href="/api/operations/${operation.operationId}">${operation.summary}</a>
    <code>${method} ${path}</code></li>`;

function kindSection(kind: string, schemas: Readonly<Record<string, JsonSchema>>): Html {
  const title = schemas[kind]?.['title'];
  const entries = Object.keys(schemas).filter(
    (name) => name.startsWith(`${kind}.`) && name.endsWith('.values'),
  );
  return html`<section><h3>${typeof title === 'string' ? title : kind}</h3>
    <p>${schemaLink(kind)} ${schemaLink(`${kind}.state`)} ${schemaLink(`${kind}.transition`)}</p>
    <details><summary>${entries.length} entries</summary><ul>${entries.map((name) => {
      const label = schemas[name]?.['title'];
      return html`<li>${typeof label === 'string' ? label : ''} ${schemaLink(name)}</li>`;
    })}</ul></details></section>`;
}

/** Undefined when there is no such operation. */
export function operationPage(document: OpenApi, id: string): string | undefined {
  const found = operationsOf(document).find(({ operation }) => operation.operationId === id);
  if (!found) return undefined;
  const { path, method, operation } = found;
  const { parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content['application/json']?.schema;
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const failures = Object.entries(responses).filter(([status]) => !status.startsWith('2'));
  return layout(
    operation.summary,
    html`<p class="address"><code>${method} ${path}</code></p>
    ${operation.description === undefined ? '' : html`<p>${marked(operation.description)}</p>`}
    <p>${whoMay(operation)}</p>
    ${parameters.length === 0 ? '' : html`<h2>In the address</h2>${schemaBlock(asObject(parameters))}`}
    ${body ? html`<h2>What is sent</h2>${shown(body, document, html`<h3>Example</h3>`)}` : ''}
    <h2>What is answered</h2>
    ${answers.map(([status, { description, content }]) => {
      const [[type, told] = []] = Object.entries(content ?? {});
      return html`<h3>${status} ${description}</h3>${
        told && type === 'application/json'
          ? shown(told.schema, document, html`<h4>Example</h4>`)
          : html`<p>${type ?? ''}</p>`
      }`;
    })}
    <h2>What can stand in the way</h2>
    <dl>${failures.map(
      ([status, { description, content }]) => html`<dt>${status}</dt><dd><p>${description}</p>
        <p>${refsIn(content).map((name) => html`${schemaLink(name)} `)}</p></dd>`,
    )}</dl>`,
  );
}

function whoMay({ security, 'x-gwen': more }: PathOperation): string {
  const access = more['access'];
  if (access === 'public') return 'For anybody.';
  const role = isSchema(access) ? access['role'] : undefined;
  const people =
    typeof role === 'string' ? `For people with the role ${role}.` : 'For people who are signed in.';
  const isForKeys = security?.some((one) => 'key' in one) ?? false;
  return isForKeys ? `${people} Programs with a key that allows to ${String(more['machines'])}.` : people;
}

const asObject = (parameters: NonNullable<PathOperation['parameters']>): JsonSchema => ({
  properties: Object.fromEntries(
    parameters.map(({ name, description, schema }) => [
      name,
      description ? { description, ...schema } : schema,
    ]),
  ),
  required: parameters.filter((one) => one.required).map((one) => one.name),
});

const refsIn = (value: unknown): readonly string[] =>
  [...(JSON.stringify(value) ?? '').matchAll(/#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name = '']) => name,
  );

/** A schema, with an example of it. */
function shown(schema: JsonSchema, { components: { schemas } }: OpenApi, heading: Html): Html {
  const name = refsIn(schema)[0];
  const isRef = typeof schema['$ref'] === 'string' && name !== undefined;
  const told = isRef ? (schemas[name] ?? {}) : schema;
  const example = JSON.stringify(exampleOf(schema, schemas, 'required'), null, 2);
  return html`${isRef ? html`<p>${schemaLink(name)}</p>` : ''}${schemaBlock(told)}
    ${heading}<pre tabindex="0"><code>${example}</code></pre>`;
}

/** Undefined when there is no such schema. */
export function schemaPage(document: OpenApi, name: string): string | undefined {
  const { schemas } = document.components;
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (!schema) return undefined;
  const { title, description } = schema;
  const { operations = [], schemas: users = [] } = usesIn(document).get(name) ?? {};
  return layout(
    typeof title === 'string' ? title : name,
    html`<p class="address"><code>${name}</code></p>
    ${typeof description === 'string' ? html`<p>${marked(description)}</p>` : ''}
    ${shown(schema, document, html`<h2>Example</h2>`)}
    ${isSchema(schema['x-gwen']) ? aboutIt(schema['x-gwen']) : ''}
    ${operations.length + users.length === 0 ? '' : html`<h2>Where it stands</h2>`}
    <details><summary>${operations.length} operations, ${users.length} schemas</summary>
    <ul>${operations.map(operationLine)}${users.map((one) => html`<li>${schemaLink(one)}</li>`)}</ul></details>`,
  );
}

interface Uses {
  readonly operations: Named[];
  readonly schemas: string[];
}
const kept = new WeakMap<OpenApi, ReadonlyMap<string, Uses>>();

/** Where each schema stands. */
function usesIn(document: OpenApi): ReadonlyMap<string, Uses> {
  const before = kept.get(document);
  if (before) return before;
  const uses = new Map<string, Uses>();
  const of = (name: string): Uses => {
    const known = uses.get(name) ?? { operations: [], schemas: [] };
    uses.set(name, known);
    return known;
  };
  for (const one of operationsOf(document))
    for (const name of new Set(refsIn(one.operation))) of(name).operations.push(one);
  for (const [user, schema] of Object.entries(document.components.schemas))
    for (const name of new Set(refsIn(schema))) of(name).schemas.push(user);
  kept.set(document, uses);
  return uses;
}

/** What JSON Schema cannot say: group, writers, states a transition begins at, and so on. */
function aboutIt(more: JsonSchema): Html {
  const told = Object.entries(more).filter(([key, value]) => key !== 'labels' && String(value) !== '');
  return html`<h2>More about it</h2><dl>${told.map(
    ([key, value]) =>
      html`<dt>${key}</dt><dd><code>${typeof value === 'string' ? value : JSON.stringify(value)}</code></dd>`,
  )}</dl>`;
}
