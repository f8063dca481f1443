/** The description of the API is valid, whole, and tells the truth: routes, declarations and problems, both ways. */
import { rm } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acts, catalogue, kinds } from '../../../domain/index.ts';
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import { operationSchema } from '../../../domain/kernel/operations.ts';
import { webReports } from '../../channels/web/plugin.ts';
import { buildPublicPage } from '../../channels/web/testing.ts';
import { problems } from '../problems.ts';
import { routesOf } from '../routesOf.ts';
import { buildServer } from '../server.ts';
import type { As, TestServer } from '../testServer.ts';
import { testServer } from '../testServer.ts';
import type { OpenApi } from './document.ts';
import { declarationRevision } from './document.ts';
import { exampleOf } from './example.ts';
import type { JsonSchema } from './json.ts';

let server: TestServer;
/** With the public page, on the same databases. */
let whole: FastifyInstance;
let folder: string;
let asEsi: As;
let document: OpenApi;
let ajv: Ajv.Ajv2020;
beforeAll(async () => {
  [server, folder] = await Promise.all([testServer(), buildPublicPage()]);
  const { store, vault } = server.world;
  const plugins = [webReports({ store, folder })];
  whole = await buildServer({ store, installation: vault.installation, version: 'test', plugins });
  asEsi = await server.person('esi', ['social-worker']);
  document = (await whole.inject({ url: '/api/v1/openapi.json', headers: { cookie: asEsi.cookie } })).json();
  ajv = new Ajv.Ajv2020({ strict: false, inlineRefs: false, code: { optimize: false } });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'gwen', components: document.components });
});
afterAll(async () => {
  await whole.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const schemas = (): Readonly<Record<string, JsonSchema>> => document.components.schemas;
const refsIn = (value: unknown): string[] =>
  [...(JSON.stringify(value) ?? '').matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);

/** Whether a value fits a schema of the description. */
function fits(schema: JsonSchema): (value: unknown) => string[] {
  const check = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"gwen#/')));
  return (value) =>
    check(value) ? [] : (check.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}

describe('the description', () => {
  test('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone({ ...document }));
    expect(result).toMatchObject({ valid: true });
    expect(document.openapi).toBe('3.1.1');
  });

  test('points nowhere that is not there, and has no component that nothing points to', () => {
    const refs = new Set(refsIn(document).map((one) => one.replace('#/components/schemas/', '')));
    expect([...refs].filter((name) => !Object.hasOwn(schemas(), name))).toEqual([]);
    // a kind is read as a dossier, a value of a sort that no field has is told all the same
    const unused = Object.keys(schemas()).filter((name) => !refs.has(name) && !name.startsWith('value.'));
    expect(unused).toEqual([]);
  });

  test('holds only schemas that are JSON Schema', () => {
    for (const [name, schema] of Object.entries(schemas()))
      expect([name, ajv.validateSchema(schema)]).toEqual([name, true]);
    expect(ajv.validateSchema({ type: 'anything' })).toBe(false);
  });

  test('is versioned by what is declared', () => {
    const revision = declarationRevision(catalogue);
    expect(document.info.version).toBe(`test+${revision}`);
    const [first, ...others] = kinds;
    const raised = { ...(first as KindDeclaration), revision: 99 };
    const kindsNow = Object.fromEntries([raised, ...others].map((kind) => [kind.kind, kind]));
    expect(declarationRevision({ ...catalogue, kinds: kindsNow })).not.toBe(revision);
  });

  test('is for whoever may ask something, and holds nothing of anybody', async () => {
    const stranger = await server.app.inject('/api/v1/openapi.json');
    expect([stranger.statusCode, stranger.json().code]).toEqual([401, 'signed-out']);
    const text = JSON.stringify(document);
    for (const trace of ['esi', server.world.vault.installation, asEsi.csrf, server.keys.recipient])
      expect(text.includes(`"${trace}`)).toBe(false);
  });
});

describe('every route', () => {
  /** Of the service itself and no part of the API: pages for people. */
  const pages = [
    ...['GET /api', 'GET /api/operations/:name', 'GET /api/schemas/:name', 'GET /api/style.css'],
    ...['GET /report', 'GET /report/', 'POST /report', 'GET /report/answer', 'POST /report/answer'],
    'GET /report/assets/:file',
    ...['GET /watch', 'POST /watch', 'GET /watch/worker.js', 'GET /watch/manifest.webmanifest'],
    ...['GET /watch/icon-192.png', 'GET /watch/icon-512.png'],
  ];

  test('stands in the description, and the other way round', () => {
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const served = routesOf(whole).filter((one) => !pages.includes(one));
    expect(told.sort()).toEqual(served.sort());
  });

  test('has a summary, what it answers, and its problems by status and code', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const at = `${method} ${path}`;
        expect(operation.summary.length, at).toBeGreaterThan(3);
        expect(operation.operationId, at).toMatch(/^[a-zA-Z][\w-]+$/);
        const statuses = Object.keys(operation.responses);
        expect(
          statuses.some((status) => status.startsWith('2')),
          at,
        ).toBe(true);
        expect(statuses, at).toContain('500');
        for (const [status, { content }] of Object.entries(operation.responses)) {
          const codes = refsIn(content?.['application/problem+json']).map((ref) => ref.split('problem.')[1]);
          for (const code of codes)
            expect(String(Object.entries(problems).find(([name]) => name === code)?.[1]), at).toBe(status);
        }
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        const named = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name);
        expect(named, at).toEqual(inPath);
      }
    }
  });

  test('that says nothing of itself stops the server at start', async () => {
    await expect(
      testServer({
        plugins: [
          async (one) => void one.get('/api/v1/silent', { config: { access: 'public' } }, async () => 1),
        ],
      }),
    ).rejects.toThrow('does not say what it is');
  });
});

describe('what is declared', () => {
  test('is all there: kinds, entries, fields, codes, states, transitions', () => {
    for (const kind of kinds) {
      expect(schemas()[kind.kind]?.['title']).toBeDefined();
      expect(schemas()[`${kind.kind}.state`]?.['enum']).toEqual(kind.states);
      const transitions = schemas()[`${kind.kind}.transition`]?.['anyOf'] as JsonSchema[];
      expect(transitions.map((one) => (one['x-gwen'] as JsonSchema)['from'])).toEqual(
        kind.transitions.map((one) => one.from),
      );
      for (const entry of Object.values(kind.entries)) {
        const written = schemas()[`${kind.kind}.${entry.type}.values`];
        const asked = Object.entries(entry.fields).flatMap(([name, { spec }]) =>
          spec.retired ? [] : [name],
        );
        expect(Object.keys(written?.['properties'] as object)).toEqual(asked);
        for (const { spec } of Object.values(entry.fields)) {
          if (spec.list) expect(schemas()[`codes.${spec.list.id}`]?.['enum']).toEqual(spec.list.codes);
        }
      }
    }
  });

  test('acts, operations and problem codes too', () => {
    for (const { name } of acts) {
      expect(schemas()[`act.${name}`], name).toBeDefined();
      expect(document.paths[`/api/v1/acts/${name}`]?.['post']?.operationId).toBe(`do-${name}`);
    }
    for (const code of Object.keys(problems)) expect(schemas()[`problem.${code}`]).toBeDefined();
    const operations = JSON.stringify(schemas());
    for (const one of operationSchema.options)
      expect(operations).toContain(`"const":"${one.shape.op.value}"`);
  });

  test('gives examples of acts whose form the server takes', { timeout: 60_000 }, async () => {
    for (const { name, steps } of acts) {
      const schema = schemas()[`act.${name}`] ?? {};
      // what a dossier is that a step may make or that may be given, no schema can say
      const isMadePerhaps = steps.some((step) => step.step === 'create' && step.optional);
      for (const only of isMadePerhaps ? (['all'] as const) : (['required', 'all'] as const)) {
        const example = exampleOf(schema, schemas(), only);
        const answer = await asEsi('POST', `/api/v1/acts/${name}`, example);
        const { code, issues } = answer.json();
        expect([name, only, code === 'malformed' ? issues : []]).toEqual([name, only, []]);
      }
    }
  });
});

/** Paths of what an answer says and its description does not. */
function untold(schema: JsonSchema, value: unknown, path = ''): string[] {
  const all = parts(schema);
  if (Array.isArray(value)) {
    const items = all.flatMap((one) => (isSchema(one['items']) ? [one['items']] : []));
    return value.flatMap((one, at) => untold({ allOf: items }, one, `${path}[${at}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  if (all.some((one) => one['additionalProperties'] !== undefined)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const told = all.flatMap((one) => {
      const property = isSchema(one['properties']) ? one['properties'][name] : undefined;
      return isSchema(property) ? [property] : [];
    });
    return told.length === 0 ? [`${path}.${name}`] : untold({ allOf: told }, inner, `${path}.${name}`);
  });
}
const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A schema and all that it is made of or leads to. */
function parts(schema: JsonSchema): JsonSchema[] {
  const { $ref, allOf, anyOf } = schema;
  const target = typeof $ref === 'string' ? schemas()[$ref.replace('#/components/schemas/', '')] : undefined;
  const more = [allOf, anyOf, target].flat().filter(isSchema);
  return [schema, ...more.flatMap(parts)];
}

describe('what the server answers', () => {
  const id = (): string => crypto.randomUUID();
  const dossier = id();
  const at = (): string => new Date().toISOString();

  test('fits what the description says, also when it refuses', { timeout: 60_000 }, async () => {
    const create = { op: 'create', id: id(), dossier, recorded: at(), kind: 'case', area: '' };
    const identity = {
      ...{ op: 'set', id: id(), dossier, recorded: at(), type: 'identity', entry: id(), base: 0 },
      set: { names: [{ part: 'full', text: 'Ama' }], sex: 'female', ageBasis: { unsaid: 'not-asked' } },
    };
    const close = { op: 'transition', id: id(), dossier, recorded: at(), to: 'closed' };
    const act = (...operations: object[]) => ({ id: id(), act: 'plain', operations });
    expect(fits({ $ref: '#/components/schemas/Act' })(act(create, identity, close))).toEqual([]);
    const asked: readonly (readonly ['GET' | 'POST', string, string, object?])[] = [
      ['POST', '/api/v1/acts', '/api/v1/acts', act(create, identity)],
      ['POST', '/api/v1/acts', '/api/v1/acts', act(close)],
      ['POST', '/api/v1/acts', '/api/v1/acts', act({ ...close, id: id(), dossier: id() })],
      ['POST', '/api/v1/acts', '/api/v1/acts', {}],
      ['GET', '/api/v1/dossiers?kind=case', '/api/v1/dossiers'],
      ['GET', '/api/v1/dossiers?kind=nothing', '/api/v1/dossiers'],
      ['GET', `/api/v1/dossiers/${dossier}`, '/api/v1/dossiers/{id}'],
      ['GET', `/api/v1/dossiers/${id()}`, '/api/v1/dossiers/{id}'],
      ['GET', `/api/v1/dossiers/${dossier}/history`, '/api/v1/dossiers/{id}/history'],
      ['GET', `/api/v1/dossiers/${dossier}/acts`, '/api/v1/dossiers/{id}/acts'],
      ['GET', '/api/v1/feed', '/api/v1/feed'],
      ['POST', '/api/v1/versions', '/api/v1/versions', { ids: [dossier] }],
      ['POST', '/api/v1/search', '/api/v1/search', { names: ['Ama'] }],
      ['GET', '/api/v1/duties', '/api/v1/duties'],
      ['GET', '/api/v1/late', '/api/v1/late'],
      ['GET', '/api/v1/directory', '/api/v1/directory'],
      ['GET', '/api/v1/areas', '/api/v1/areas'],
      ['GET', '/api/v1/settings', '/api/v1/settings'],
      ['GET', '/api/v1/keys', '/api/v1/keys'],
      ['GET', '/api/v1/administration', '/api/v1/administration'],
      ['GET', '/api/v1/session', '/api/v1/session'],
      ['GET', '/api/v1/installation', '/api/v1/installation'],
      ['GET', '/healthz', '/healthz'],
    ];
    for (const [method, url, path, body] of asked) {
      const answer = await asEsi(method, url, body);
      const responses = document.paths[path]?.[method.toLowerCase()]?.responses ?? {};
      const content = responses[String(answer.statusCode)]?.content ?? {};
      const type = answer.statusCode < 300 ? 'application/json' : 'application/problem+json';
      const schema = content[type]?.schema ?? { not: {} };
      const wrong = [...fits(schema)(answer.json()), ...untold(schema, answer.json())];
      expect([method, url, answer.statusCode, wrong]).toEqual([method, url, answer.statusCode, []]);
    }
  });
});
