/** Lists, acts by their names and keys, asked for in every wrong way: always an answer, never a broken server. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { acts } from '../../domain/index.ts';
import { mostly, nasty, safeEncode } from './nasty.ts';
import { exampleOf } from './openapi/example.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

let server: TestServer;
let asAll: As;
beforeAll(async () => {
  server = await testServer();
  asAll = await server.person('all', ['administrator', 'supervisor', 'social-worker', 'operator']);
});
afterAll(() => server.close());
beforeEach(() => {
  server.log.length = 0;
});
const broken = () => server.log.filter((line) => 'broken' in line || line.status >= 500);
const field = fc.constantFrom('names', 'sex', 'dateOfBirth', 'education', 'unsaid', 'x', '__proto__');

/** Queries of lists, most of them of the right form. */
const listQuery = fc.record(
  {
    kind: mostly(fc.constantFrom('case', 'report')),
    state: mostly(fc.constantFrom('intake', 'closed')),
    area: mostly(fc.constantFrom('XA01', 'ZZ')),
    since: mostly(fc.constantFrom('2026-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z')),
    where: mostly(
      fc.oneof(
        fc.constantFrom('identity.sex:female', 'identity.dateOfBirth:2011', 'intake.report:x'),
        fc.tuple(field, fc.string({ maxLength: 20 })).map(([name, value]) => `identity.${name}:${value}`),
      ),
    ),
    sort: mostly(fc.constantFrom('updated', 'created', 'state', 'due')),
    order: mostly(fc.constantFrom('asc', 'desc')),
    limit: mostly(fc.constantFrom('1', '200')),
    after: mostly(
      fc
        .tuple(fc.constantFrom('2026-01-01T00:00:00.000Z', '-000001-01-01T00:00:00Z', ''), fc.uuid())
        .map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')),
    ),
  },
  { requiredKeys: ['kind'] },
);
/** An object may have a `toString` of its own that is no function. */
const asText = (value: unknown): string =>
  typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value);

test('of lists never breaks it', { timeout: 60_000 }, async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(listQuery, async (query) => {
      const text = Object.entries(query)
        .map(([name, value]) => `${name}=${safeEncode(asText(value))}`)
        .join('&');
      const answer = await asAll('GET', `/api/v1/dossiers?${text}`);
      statuses.add(answer.statusCode);
      expect(answer.statusCode, `${text}\n${answer.body}`).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
  expect(broken()).toEqual([]);
  for (const status of [200, 400]) expect(statuses).toContain(status);
});

test('of acts by their names never breaks it', { timeout: 60_000 }, async () => {
  const { schemas } = (await asAll('GET', '/api/v1/openapi.json')).json().components;
  const statuses = new Set<number>();
  /** An example of an act with some of its parts replaced by whatever. */
  const spoilt = (value: unknown, by: readonly unknown[], at: readonly number[]): unknown => {
    let count = 0;
    const walk = (one: unknown): unknown => {
      count += 1;
      const place = at.indexOf(count);
      if (place >= 0) return by[place];
      if (Array.isArray(one)) return one.map(walk);
      if (typeof one !== 'object' || one === null) return one;
      return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, walk(inner)]));
    };
    return walk(value);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...acts.map((one) => one.name)),
      fc.constantFrom('required', 'all'),
      fc.array(nasty, { minLength: 3, maxLength: 3 }),
      fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }),
      fc.uuid(),
      async (name, only, by, at, act) => {
        const example = exampleOf({ $ref: `#/components/schemas/act.${name}` }, schemas, only);
        const body = { ...Object(spoilt(example, by, at)), id: act };
        const answer = await asAll('POST', `/api/v1/acts/${name}`, JSON.stringify(body));
        statuses.add(answer.statusCode);
        expect(answer.statusCode, `${name} ${JSON.stringify(body)}\n${answer.body}`).toBeLessThan(500);
      },
    ),
    { numRuns: 500 },
  );
  expect(broken()).toEqual([]);
  for (const status of [400, 404, 422]) expect(statuses).toContain(status);
});

test('an item that is none breaks nothing', async () => {
  const { schemas } = (await asAll('GET', '/api/v1/openapi.json')).json().components;
  const example = exampleOf({ $ref: '#/components/schemas/act.judge-report' }, schemas, 'all');
  for (const item of [null, 'text', 7, [null]]) {
    const text = JSON.stringify(example, (key, value) =>
      key === 'suspects' ? { ...value, add: { a: item } } : value,
    );
    expect(text).toContain('"add":{"a"');
    const answer = await asAll('POST', '/api/v1/acts/judge-report', text);
    expect([400, 404, 422]).toContain(answer.statusCode);
  }
});

test('of keys never breaks it', { timeout: 30_000 }, async () => {
  const token = fc.oneof(
    fc.string({ maxLength: 80 }).filter((text) => /^[ -~]*$/.test(text)),
    fc
      .tuple(fc.nat(), fc.string({ unit: fc.constantFrom('a', 'Z', '_', '-'), minLength: 43, maxLength: 43 }))
      .map(([key, text]) => `gwen_${key}_${text}`),
  );
  await fc.assert(
    fc.asyncProperty(token, async (text) => {
      const headers = { authorization: `Bearer ${text}` };
      const answer = await server.app.inject({ url: '/api/v1/areas', headers });
      expect(answer.statusCode).toBe(401);
    }),
    { numRuns: 200 },
  );
  expect(broken()).toEqual([]);
});
