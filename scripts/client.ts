/**
 * Writes a typed client of Gwen's API from its description, in one file without dependencies, for browsers and Node:
 *
 *     curl -H "authorization: Bearer $KEY" https://gwen.example/api/v1/openapi.json > openapi.json
 *     node scripts/client.ts openapi.json client.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { OpenApi, PathOperation } from '../server/http/openapi/document.ts';

type Schema = { readonly [keyword: string]: unknown };

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asSchemas = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const literal = (value: unknown): string =>
  typeof value === 'string' ? quoted(value) : JSON.stringify(value);
const union = (types: readonly string[]): string => [...new Set(types)].join(' | ') || 'never';
const enclosed = (type: string): string => (/[|&]/.test(type) ? `(${type})` : type);

/** The type of what fits a schema. What only a server can check (a length, a pattern) is left out. */
function typeOf(schema: Schema): string {
  const { $ref, enum: choices, anyOf, oneOf, allOf, type, items } = schema;
  if (typeof $ref === 'string') return `Schemas[${quoted($ref.replace('#/components/schemas/', ''))}]`;
  if ('const' in schema) return literal(schema['const']);
  if (Array.isArray(choices)) return union(choices.map(literal));
  if (Array.isArray(anyOf ?? oneOf)) return union(asSchemas(anyOf ?? oneOf).map(typeOf));
  if (Array.isArray(allOf)) return asSchemas(allOf).map(typeOf).map(enclosed).join(' & ');
  if (Array.isArray(type)) return union(type.map((one: unknown) => typeOf({ ...schema, type: one })));
  switch (type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `readonly ${enclosed(typeOf(isSchema(items) ? items : {}))}[]`;
    case 'object':
      return objectType(schema);
    default:
      return 'unknown';
  }
}

function objectType({ properties, required, additionalProperties }: Schema): string {
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  const own = Object.entries(isSchema(properties) ? properties : {}).map(([name, one]) => {
    const schema = isSchema(one) ? one : {};
    const told = [schema['title'], schema['description']]
      .filter((text) => typeof text === 'string')
      .join('. ');
    const comment = told ? `/** ${told.replaceAll('*/', '* /').replaceAll('\n', ' ')} */ ` : '';
    return `${comment}readonly ${quoted(name)}${needed.includes(name) ? '' : '?'}: ${typeOf(schema)}`;
  });
  // names that are not told of would have to fit the others' types, so they are only told where there are no others
  if (own.length > 0 || additionalProperties === false) return `{ ${own.join('; ')} }`;
  return `{ readonly [name: string]: ${isSchema(additionalProperties) ? typeOf(additionalProperties) : 'unknown'} }`;
}

/** What a call takes: what stands in the path, the query and the body. */
function inputOf({ parameters = [], requestBody }: PathOperation): string {
  const of = (place: 'path' | 'query'): string[] =>
    parameters
      .filter((one) => one.in === place)
      .map(
        ({ name, required, schema }) => `readonly ${quoted(name)}${required ? '' : '?'}: ${typeOf(schema)}`,
      );
  const [path, query] = [of('path'), of('query')];
  const isNeeded = parameters.some((one) => one.in === 'query' && one.required);
  const body = requestBody?.content['application/json']?.schema;
  return `{ ${[
    ...(path.length > 0 ? [`readonly path: { ${path.join('; ')} }`] : []),
    ...(query.length > 0 ? [`readonly query${isNeeded ? '' : '?'}: { ${query.join('; ')} }`] : []),
    ...(body ? [`readonly body: ${typeOf(body)}`] : []),
    ...(requestBody?.content['application/octet-stream'] ? ['readonly bytes: BodyInit'] : []),
  ].join('; ')} }`;
}

function operationType(operation: PathOperation): string {
  const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const answer = answers.map(([, { content }]) => {
    const [[type, told] = []] = Object.entries(content ?? {});
    if (!told) return 'undefined';
    if (type === '*/*') return 'ArrayBuffer';
    return type === 'application/json' ? typeOf(told.schema) : 'string';
  });
  const problems = Object.values(operation.responses).flatMap(({ content }) => {
    const schema = content?.['application/problem+json']?.schema;
    return schema ? [typeOf(schema)] : [];
  });
  return `{ readonly input: ${inputOf(operation)}; readonly answer: ${union(answer)}; readonly problem: ${union(problems)} }`;
}

const runtime = `
export type Problem<K extends keyof Operations> = Operations[K]['problem'];
/** An answer, or the problem that the server told. */
export type Result<K extends keyof Operations> =
  | { readonly ok: true; readonly status: number; readonly answer: Operations[K]['answer'] }
  | { readonly ok: false; readonly status: number; readonly problem: Problem<K> };

export interface Options {
  /** Where Gwen is, such as https://gwen.example. */
  readonly url: string;
  /** A program's key; people's programs send the headers of a session instead. */
  readonly key?: string;
  readonly headers?: () => Readonly<Record<string, string>>;
}

interface Anything {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly bytes?: BodyInit;
}

export type Client = <K extends keyof Operations>(
  operation: K,
  ...input: Record<never, never> extends Operations[K]['input'] ? [Operations[K]['input']?] : [Operations[K]['input']]
) => Promise<Result<K>>;

/** Throws only when the server cannot be reached. */
export function newClient({ url, key, headers }: Options): Client {
  return async (operation, ...[given]) => {
    const { path, query, body, bytes }: Anything = given ?? {};
    const [method, route] = routes[operation];
    const place = route.replaceAll(/\\{(\\w+)\\}/g, (_, name: string) => encodeURIComponent(String(path?.[name])));
    const asked = new URLSearchParams(
      Object.entries(query ?? {}).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).flatMap((one) => (one === undefined ? [] : [[name, String(one)]])),
      ),
    );
    const response = await fetch(\`\${url}\${place}\${asked.size > 0 ? \`?\${asked}\` : ''}\`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...(key === undefined ? {} : { authorization: \`Bearer \${key}\` }),
        ...headers?.(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(bytes === undefined ? {} : { body: bytes }),
    });
    const { ok, status } = response;
    if (ok && response.headers.has('x-gwen-file')) return { ok, status, answer: await response.arrayBuffer() };
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const told = status === 204 ? undefined : isJson ? JSON.parse(text) : text;
    return ok ? { ok, status, answer: told } : { ok, status, problem: told };
  };
}
`;

/** The client of an API that is described so. */
export function clientOf(document: OpenApi): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const { title, version } = document.info;
  return [
    `/** ${String(title)} ${version}: made by scripts/client.ts from the description of the API. Make it again rather than change it. */`,
    'export interface Schemas {',
    ...Object.entries(document.components.schemas).map(([name, one]) => `  ${quoted(name)}: ${typeOf(one)};`),
    '}',
    '',
    'export interface Operations {',
    ...operations.flatMap(({ operation }) => [
      `  /** ${operation.summary} */`,
      `  ${quoted(operation.operationId)}: ${operationType(operation)};`,
    ]),
    '}',
    '',
    'const routes: { readonly [K in keyof Operations]: readonly [method: string, path: string] } = {',
    ...operations.map(
      ({ path, method, operation }) =>
        `  ${quoted(operation.operationId)}: [${quoted(method.toUpperCase())}, ${quoted(path)}],`,
    ),
    '};',
    runtime,
  ].join('\n');
}

if (import.meta.main) {
  const [from, to] = process.argv.slice(2);
  if (from === undefined || to === undefined) {
    console.error('node scripts/client.ts openapi.json client.ts');
    process.exitCode = 2;
  } else writeFileSync(to, clientOf(JSON.parse(readFileSync(from, 'utf8'))));
}
