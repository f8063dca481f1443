/**
 * The description of the whole API, OpenAPI 3.1, made of what routes say of themselves (operation.ts) and of what is
 * declared (declared.ts). It holds nothing of anybody: no setting's value, no name, no key.
 */
import { groupCode, groups } from '../../../domain/groups.ts';
import { acts } from '../../../domain/index.ts';
import { checkAct } from '../../../domain/kernel/act.ts';
import type { Catalogue } from '../../../domain/kernel/apply.ts';
import { lockOf, lockText } from '../../../domain/kernel/lock.ts';
import { actSchema as plainAct } from '../../../domain/kernel/operations.ts';
import { en as problemTexts } from '../../../domain/problems/messages.en.ts';
import { shortDigest } from '../../vault/digest.ts';
import type { ProblemCode } from '../problems.ts';
import { problems } from '../problems.ts';
import { answers, commonOperations, operationWith } from './answers.ts';
import type { Schemas } from './declared.ts';
import { actSchema, kindSchemas, shapedValues } from './declared.ts';
import type { JsonSchema } from './json.ts';
import {
  constant,
  either,
  fromZod,
  int,
  list,
  object,
  oneOf,
  propertiesOf,
  ref,
  text,
  uuidText,
} from './json.ts';
import type { DescribedRoute } from './operation.ts';
import { tags } from './operation.ts';

export interface DocumentDeps {
  readonly routes: readonly DescribedRoute[];
  /** Of Gwen. */
  readonly version: string;
}

/** A name for what is declared: another one as soon as an entry, a field, a code or a revision is. */
export const declarationRevision = ({ kinds }: Catalogue): string =>
  shortDigest(
    lockText(lockOf(Object.values(kinds), Object.fromEntries(groups.map((one) => [one, groupCode(one)])))),
  );

export interface OpenApi {
  readonly openapi: '3.1.1';
  readonly info: JsonSchema & { readonly version: string };
  readonly tags: readonly JsonSchema[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: PathOperation } };
  readonly components: { readonly schemas: Schemas; readonly securitySchemes: JsonSchema };
  readonly security: readonly JsonSchema[];
}

export interface PathOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: {
    readonly [status: string]: { readonly description: string; readonly content?: Content };
  };
  readonly security?: readonly JsonSchema[];
  readonly 'x-gwen': JsonSchema;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

type Content = { readonly [type: string]: { readonly schema: JsonSchema } };

/** @param texts of the declarations, by message key */
export function openApi(
  catalogue: Catalogue,
  texts: Readonly<Record<string, string>>,
  { routes, version }: DocumentDeps,
): OpenApi {
  const schemas = componentSchemas(catalogue, texts);
  const paths: Record<string, Record<string, PathOperation>> = {};
  for (const route of routes) {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: pathOperation(route, texts) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gwen',
      summary: 'The working system of a country’s response to child trafficking.',
      version: `${version}+${declarationRevision(catalogue)}`,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'gwen_session', description: 'A person’s session.' },
        key: { type: 'http', scheme: 'bearer', description: 'A program’s key: `gwen_…`.' },
      },
    },
    security: [{ session: [] }],
  };
}

function componentSchemas(catalogue: Catalogue, texts: Readonly<Record<string, string>>): Schemas {
  const kinds = Object.values(catalogue.kinds);
  const own = acts.filter((act) => checkAct(act, catalogue.kinds).length === 0);
  const common = commonOperations();
  const steps = { type: 'object', additionalProperties: ref('StepDone') };
  return {
    ...answers,
    ...shapedValues(),
    ...Object.assign({}, ...kinds.map((kind) => kindSchemas(kind, texts))),
    ...common,
    'operation.create': operationWith('create', { kind: oneOf(kinds.map((kind) => kind.kind)) }),
    Operation: either(
      ref('operation.create'),
      ...Object.keys(common).map(ref),
      ...kinds.map((kind) => ref(`${kind.kind}.transition`)),
      ...kinds.flatMap((kind) => Object.keys(kind.entries).map((type) => ref(`${kind.kind}.${type}.set`))),
    ),
    Act: actOf(list(ref('Operation'))),
    Dossier: either(...kinds.map((kind) => ref(kind.kind))),
    StepDone: object({ dossier: uuidText, entry: uuidText, grant: uuidText }, ['entry', 'grant']),
    ActDone: { allOf: [ref('Accepted'), object({ steps })] },
    ...Object.fromEntries(own.map((act) => [`act.${act.name}`, actSchema(act, catalogue, texts)])),
    ...Object.fromEntries(
      Object.keys(problems).map((code) => [`problem.${code}`, problemSchema(code as ProblemCode)]),
    ),
  };
}

/** A plain act: its operations told by the kinds. */
function actOf(operations: JsonSchema): JsonSchema {
  const { operations: _, ...rest } = plainAct.shape;
  const schema = fromZod(plainAct.omit({ operations: true }));
  return {
    ...schema,
    properties: {
      ...propertiesOf(schema),
      operations: { ...operations, minItems: 1, maxItems: 200 },
    },
    required: [...Object.keys(rest).filter((name) => name !== 'emergency'), 'operations'],
  };
}

const issue = object({ path: text, message: text });
const refusal = object({
  operation: uuidText,
  safeguard: { ...text, description: 'Id of the safeguard, such as `C5`.' },
  section: { ...text, description: 'Section of the textbook that it follows from.' },
  reason: text,
  says: { ...text, description: 'Why, for people.' },
  values: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  remedy: { ...list(text), description: 'Types of entry that would satisfy it.' },
  satisfy: { ...text, description: 'What would satisfy it, for people.' },
  role: { ...text, description: 'Who can settle it.' },
  emergency: { type: 'boolean', description: 'Whether there is a way round it in an emergency.' },
});

/** What problems of a code say more. */
const more: { readonly [C in ProblemCode]?: Schemas } = {
  malformed: { issues: list(issue) },
  'too-deep': { limit: int },
  'slow-down': { after: { ...int, description: 'Seconds.' } },
  broken: { ref: { ...text, description: 'For the administrator.' } },
  refused: { refusals: list(refusal) },
  invalid: { operation: text, invalid: list({ type: 'object', additionalProperties: true }) },
  'does-not-fit': { reason: text, about: text },
  'file-too-large': { most: { ...int, description: 'Bytes.' } },
};
const aboutOperation: readonly ProblemCode[] = [
  'not-found',
  'not-your-role',
  'no-such-transition',
  'missing-entry',
  'exists',
  'unknown-type',
  'entry-not-found',
  'too-new',
  'reason-needed',
  'erased',
  'file-missing',
];

function problemSchema(code: ProblemCode): JsonSchema {
  const about = aboutOperation.includes(code) ? { operation: text, about: text } : {};
  return object(
    {
      type: constant(`urn:gwen:problem:${code}`),
      title: text,
      detail: text,
      status: { type: 'integer', const: problems[code] },
      code: constant(code),
      ...(more[code] ?? about),
    },
    Object.keys(about),
  );
}

/** Problems that any route of this sort can answer with. */
function alwaysPossible({ method, access, api }: DescribedRoute): readonly ProblemCode[] {
  const changes = method !== 'GET';
  return [
    'broken',
    'down',
    ...(changes ? (['foreign-origin'] as const) : []),
    ...(api.params ? (['not-found'] as const) : []),
    ...(api.query || api.body ? (['malformed'] as const) : []),
    ...(api.body
      ? (['not-json', 'bad-encoding', 'too-deep', 'unclean-text', 'too-large', 'wrong-media-type'] as const)
      : []),
    ...(api.bytes ? (['wrong-media-type'] as const) : []),
    ...(access === 'public'
      ? []
      : (['signed-out', 'wrong-key', 'mixed-credentials', 'out-of-scope'] as const)),
    ...(access === 'public' ? [] : (['slow-down'] as const)),
    ...(access !== 'public' && changes ? (['csrf'] as const) : []),
    ...(access === 'signed-in' || typeof access === 'object' ? (['choose-passphrase'] as const) : []),
    ...(typeof access === 'object' ? (['not-allowed', 'second-step-needed'] as const) : []),
  ];
}

function pathOperation(route: DescribedRoute, texts: Readonly<Record<string, string>>): PathOperation {
  const { api, access, method } = route;
  const act = api.id.startsWith('do-') ? api.id.slice(3) : undefined;
  const possible = [...new Set([...alwaysPossible(route), ...(api.problems ?? [])])];
  const byStatus = Map.groupBy(possible, (code) => String(problems[code]));
  const parameters = parametersOf(route);
  const { body, answer } = api;
  const json = body && ('json' in body ? body.json : fromZod(body));
  const success = answer
    ? { description: 'Done.', content: { [answer.type ?? 'application/json']: { schema: answer.schema } } }
    : { description: 'Done; there is nothing to say.' };
  const failures = [...byStatus].sort().map(([status, codes]) => [
    status,
    {
      description: codes.map((code) => `${code}: ${problemTexts[`problem.${code}.happened`]}`).join(' '),
      content: {
        'application/problem+json': { schema: either(...codes.map((code) => ref(`problem.${code}`))) },
      },
    },
  ]);
  return {
    operationId: api.id,
    summary: act === undefined ? api.summary : (texts[`act.${act}`] ?? act),
    ...(api.description === undefined ? {} : { description: api.description }),
    tags: [api.tag],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(api.bytes
      ? { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } }
      : {}),
    ...(json ? { requestBody: { required: true, content: { 'application/json': { schema: json } } } } : {}),
    responses: { [String(answer?.status ?? 204)]: success, ...Object.fromEntries(failures) },
    security: access === 'public' ? [{}] : [{ session: [] }, ...(api.machines ? [{ key: [] }] : [])],
    'x-gwen': { access, machines: api.machines ?? null, changes: method !== 'GET' },
  };
}

function parametersOf({ url, method, access, api }: DescribedRoute): Parameter[] {
  const inPath = api.params ? propertiesOf(fromZod(api.params)) : {};
  const query = api.query ? fromZod(api.query) : {};
  const needed = (query['required'] as readonly string[] | undefined) ?? [];
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const word: Parameter = {
    name: 'x-gwen-csrf',
    in: 'header',
    required: false,
    description: 'The session’s word (`csrf` of the session); with a cookie only.',
    schema: text,
  };
  return [
    ...names.map((name): Parameter => ({ name, in: 'path', required: true, schema: inPath[name] ?? text })),
    ...Object.entries(propertiesOf(query)).map(
      ([name, { description, ...schema }]): Parameter => ({
        name,
        in: 'query',
        required: needed.includes(name),
        ...(typeof description === 'string' ? { description } : {}),
        schema,
      }),
    ),
    ...(access !== 'public' && method !== 'GET' ? [word] : []),
  ];
}
