/** What arrives at the edge: hostile bodies and addresses get a clear 4xx, and nothing of them reaches the log. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { operationSchema } from '../../domain/kernel/operations.ts';
import { parseJson } from './json.ts';
import { mostly, nasty, safeEncode } from './nasty.ts';
import { HttpProblem } from './problems.ts';
import type { As, Method, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

let server: TestServer;
let asAll: As;
beforeAll(async () => {
  server = await testServer();
  asAll = await server.person('all', ['administrator', 'supervisor', 'social-worker', 'operator']);
});
afterAll(() => server.close());

const acts = '/api/v1/acts';
const codeOf = (answer: { json(): { code: string } }): string => answer.json().code;

describe('a body', () => {
  const json = { 'content-type': 'application/json' };
  test.each([
    ['cut off', '{"id":', 'not-json'],
    ['not JSON', 'id=1', 'not-json'],
    ['empty', '', 'malformed'],
    ['a number', '1', 'malformed'],
    ['with NUL', '{"id":"\\u0000"}', 'unclean-text'],
    ['with a lone surrogate', '{"id":"\\ud800"}', 'unclean-text'],
    ['with a lone surrogate as a key', '{"\\udfff":1}', 'unclean-text'],
    ['nested too deeply', `${'['.repeat(50)}${']'.repeat(50)}`, 'too-deep'],
    ['nested a million deep', '['.repeat(1_000_000), 'too-deep'],
    ['nested in objects', `${'{"a":'.repeat(50)}1${'}'.repeat(50)}`, 'too-deep'],
    ['with a key of JavaScript', '{"__proto__":{"roles":["administrator"]}}', 'malformed'],
    ['with another', '{"constructor":{"prototype":{}}}', 'malformed'],
    ['with keys nobody declared', '{"id":"x","act":"plain","operations":[],"admin":true}', 'malformed'],
  ])('%s is refused', async (_, body, code) => {
    const answer = await asAll('POST', acts, body, json);
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  test.each([
    ['invalid UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
    ['overlong UTF-8', Buffer.from([0x22, 0xc0, 0x80, 0x22])],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
    ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ])('of %s is refused', async (_, payload) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: acts,
      payload,
      headers: { ...json, cookie: asAll.cookie, 'x-gwen-csrf': asAll.csrf },
    });
    expect(answer.statusCode).toBe(400);
    expect(['bad-encoding', 'not-json', 'unclean-text']).toContain(codeOf(answer));
  });

  test.each([
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'application/x-www-form-urlencoded' }],
    [{ 'content-type': 'multipart/form-data; boundary=x' }],
    [{ 'content-type': 'application/json; charset=utf-16' }],
    [{ ...json, 'content-encoding': 'gzip' }],
    [{ ...json, 'content-encoding': 'br, gzip' }],
  ])('sent as %j is refused', async (headers) => {
    const answer = await asAll('POST', acts, '{}', headers);
    expect([answer.statusCode, codeOf(answer)]).toEqual([415, 'wrong-media-type']);
  });

  test('too large is refused before it is read', async () => {
    const large = (bytes: number) => JSON.stringify('x'.repeat(bytes));
    expect(codeOf(await asAll('POST', '/api/v1/search', large(1024 * 1024)))).toBe('too-large');
    expect(codeOf(await asAll('POST', acts, large(4 * 1024 * 1024)))).toBe('too-large');
    expect(codeOf(await asAll('POST', acts, large(2 * 1024 * 1024)))).toBe('malformed');
  });

  test('of a stranger is not even parsed', async () => {
    const answer = await server.app.inject({ method: 'POST', url: acts, payload: 'x', headers: json });
    expect(codeOf(answer)).toBe('signed-out');
  });

  test('says where it is wrong', async () => {
    const answer = await asAll('POST', '/api/v1/organisations', { name: '', gwen: 'army' });
    expect(answer.json().issues.map((issue: { path: string }) => issue.path)).toEqual(['name', 'gwen']);
  });
});

describe('parseJson', () => {
  test('gives back what JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: 'grapheme' }), (value) => {
        const text = JSON.stringify(value);
        let parsed: unknown;
        try {
          parsed = parseJson(Buffer.from(text));
        } catch (error) {
          expect(error).toBeInstanceOf(HttpProblem);
          return;
        }
        expect(JSON.stringify(parsed)).toBe(text);
      }),
    );
  });
  test('counts depth outside of texts only', () => {
    const text = JSON.stringify({ a: '[[['.repeat(100), 'b"[': '\\"[[' });
    expect(JSON.stringify(parseJson(Buffer.from(text)))).toBe(text);
  });
});

describe('an address', () => {
  test.each([
    '/api/v1/dossiers/%00',
    '/api/v1/dossiers/%ff',
    '/api/v1/dossiers/%',
    `/api/v1/dossiers/${'x'.repeat(200)}`,
    "/api/v1/dossiers/' or 1=1--",
    '/api/v1/dossiers/00000000-0000-0000-0000-00000000000g',
    '/api/v1/dossiers?kind=case&after=%00',
    '/api/v1/dossiers?kind=__proto__',
    '/api/v1/dossiers?kind=constructor',
    '/api/v1/dossiers?kind=case&state=intake&state=%ff',
    '/api/v1/dossiers?kind=case&limit=1e9',
    '/api/v1/dossiers?kind=case&kind=report',
    `/api/v1/dossiers?kind=case&after=${Buffer.from('["2026-01-01T00:00:00Z","x"]').toString('base64url')}`,
    '/api/v1/feed?since=x',
    `/api/v1/feed?since=${Buffer.from('[1,"9:3:"]').toString('base64url')}`,
    `/api/v1/feed?since=${Buffer.from('[1,"9223372036854775807999:1:"]').toString('base64url')}`,
    '/api/v1/dossiers?kind=case&where=identity.sex:%00',
    '/api/v1/dossiers?kind=case&area=%ff',
    '/api/v1/dossiers?kind=case&sort=__proto__',
    '/api/v1/dossiers/%00/acts',
    '/api/operations/%00',
    '/api/schemas/%ff',
    '/api/v1/export/nothing.csv',
    '/api/v1/export/case.csv?state=x',
    '/api/v1/administration?before=99999999999999999999',
    '/api/v1/%2e%2e/%2e%2e/package.json',
  ])('like %s is a 4xx', async (url) => {
    const answer = await asAll('GET', url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('fuzz', () => {
  beforeEach(() => {
    server.log.length = 0;
  });
  const broken = () => server.log.filter((line) => 'broken' in line || line.status >= 500);

  const field = fc.constantFrom(
    'names',
    'sex',
    'text',
    'dateOfBirth',
    'ageBasis',
    'documents',
    'members',
    'party',
    'unsaid',
    'x',
    '__proto__',
  );
  const ids = Array.from({ length: 3 }, () => crypto.randomUUID());
  const uuids = fc.constantFrom(...ids, ...ids.slice(0, 2));
  beforeAll(async () => {
    // a case and a report of her own, so that much of what is sent gets as far as it can
    for (const [at, kind] of ['case', 'report'].entries()) {
      const create = { op: 'create', id: crypto.randomUUID(), dossier: ids[at], recorded: new Date(), kind };
      const answer = await asAll('POST', acts, {
        id: crypto.randomUUID(),
        act: 'plain',
        operations: [create],
      });
      expect(answer.statusCode, answer.body).toBe(200);
    }
  });
  const operation = fc.record(
    {
      id: mostly(fc.uuid()),
      op: fc.constantFrom(...operationSchema.options.map((one) => one.shape.op.value), 'set', 'set', 'none'),
      dossier: mostly(uuids),
      recorded: mostly(fc.constant(new Date().toISOString())),
      kind: mostly(fc.constantFrom('case', 'report', 'community', 'organisation')),
      type: mostly(fc.constantFrom('identity', 'note', 'intake', 'consent', 'profile')),
      entry: mostly(uuids),
      base: mostly(fc.nat(5)),
      set: mostly(
        fc.oneof(
          fc.dictionary(field, nasty, { maxKeys: 4 }),
          fc.record({ text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), x: nasty }),
        ),
      ),
      to: mostly(fc.oneof(uuids, fc.constantFrom('closed', 'identified'))),
      grant: mostly(uuids),
      party: mostly(fc.oneof(fc.nat(20), fc.constantFrom(2 ** 31 - 1, 2 ** 31))),
      groups: mostly(fc.constantFrom(['identity'], ['nothing'])),
      level: mostly(fc.constantFrom('read', 'steward')),
      purpose: fc.constantFrom('care', 'legal'),
      basis: fc.constantFrom('assignment', 'emergency', 'consent'),
      consent: mostly(uuids),
      until: mostly(fc.constantFrom('2027-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z')),
      reason: mostly(fc.constant('because of this')),
      duty: mostly(fc.constantFrom('C3:provisional', 'C5:initial')),
      occurred: mostly(fc.constantFrom('2026', '2026-03', '2026-01-01T00:00:00Z')),
      steward: mostly(fc.oneof(fc.nat(3), fc.constant(2 ** 31 - 1))),
      area: mostly(fc.constantFrom('XA01', 'nowhere at all')),
      relation: fc.constantFrom('concerns', 'led-to'),
      fact: fc.boolean(),
      covers: mostly(fc.array(uuids, { maxLength: 3 })),
      revision: mostly(fc.constantFrom(1, 2, 99)),
    },
    {
      requiredKeys: [
        'id',
        'op',
        'dossier',
        'recorded',
        'entry',
        'base',
        'type',
        'set',
        'to',
        'reason',
        'grant',
      ],
    },
  );
  /** Only the keys that the operation declares, so that many get past the form. */
  const formed = operation.map((one) => {
    const shape = operationSchema.options.find((option) => option.shape.op.value === one.op)?.shape;
    return shape ? Object.fromEntries(Object.entries(one).filter(([key]) => key in shape)) : one;
  });

  test('of acts never breaks the server', { timeout: 60_000 }, async () => {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 12, arbitrary: formed }, operation), { minLength: 1, maxLength: 2 }),
        fc.oneof(
          { weight: 5, arbitrary: fc.constant(undefined) },
          fc.record({ reason: mostly(fc.constant('a child in danger')) }),
        ),
        async (operations, emergency) => {
          const act = {
            id: crypto.randomUUID(),
            act: 'plain',
            operations,
            ...(emergency ? { emergency } : {}),
          };
          const answer = await asAll('POST', acts, act);
          statuses.add(answer.statusCode);
          expect(answer.statusCode, `${JSON.stringify(act)}\n${answer.body}`).toBeLessThan(500);
        },
      ),
      { numRuns: 800 },
    );
    expect(broken()).toEqual([]);
    // much of it got past the form, and some was accepted
    for (const status of [200, 404, 422]) expect(statuses).toContain(status);
  });

  const routes: readonly (readonly [Method, string])[] = [
    ['POST', '/api/v1/session'],
    ['PATCH', '/api/v1/session'],
    ['PATCH', '/api/v1/session/passphrase'],
    ['PUT', '/api/v1/session/totp'],
    ['POST', '/api/v1/search'],
    ['POST', '/api/v1/break-glass'],
    ['POST', '/api/v1/versions'],
    ['POST', '/api/v1/keys/wraps'],
    ['POST', '/api/v1/keys/epochs'],
    ['POST', '/api/v1/organisations'],
    ['POST', '/api/v1/accounts'],
    ['PATCH', '/api/v1/accounts/2147483647'],
    ['PUT', '/api/v1/accounts/2147483648/credential'],
    ['POST', '/api/v1/teams'],
    ['PUT', '/api/v1/settings/session-idle'],
    ['PUT', '/api/v1/teams/1/members/2147483647'],
    ['POST', '/api/v1/machines'],
    ['POST', '/api/v1/machines/1/keys'],
    ['DELETE', '/api/v1/machines/keys/2147483648'],
  ];
  const name = fc.constantFrom(
    'login',
    'proof',
    'code',
    'locale',
    'newProof',
    'wrappedIdentity',
    'recipient',
    'names',
    'births',
    'phones',
    'number',
    'kinds',
    'reason',
    'ids',
    'epoch',
    'account',
    'box',
    'team',
    'recovery',
    'boxes',
    'shares',
    'name',
    'gwen',
    'area',
    'organisation',
    'roles',
    'ended',
    'kind',
    'discipline',
    'value',
    'writes',
    'perMinute',
    'days',
    'groups',
  );
  test('of every other route never breaks it either', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        fc.oneof({ weight: 6, arbitrary: fc.dictionary(name, nasty, { maxKeys: 6 }) }, nasty),
        async ([method, url], body) => {
          const answer = await asAll(method, url, JSON.stringify(body));
          expect(answer.statusCode, `${method} ${url} ${JSON.stringify(body)}\n${answer.body}`).toBeLessThan(
            500,
          );
        },
      ),
      { numRuns: 600 },
    );
    expect(broken()).toEqual([]);
  });

  test('of addresses never breaks it', { timeout: 30_000 }, async () => {
    const part = fc.oneof(
      fc.webPath(),
      fc.string({ unit: 'binary', maxLength: 30 }).map(safeEncode),
      fc.webQueryParameters(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '/',
          '/api/v1/',
          '/api/v1/dossiers/',
          '/api/v1/feed?since=',
          '/api/v1/dossiers?',
          '/api/v1/dossiers?kind=case&where=',
          '/api/v1/dossiers?kind=case&area=',
          '/api/operations/',
          '/api/schemas/',
        ),
        part,
        async (start, rest) => {
          const answer = await asAll('GET', `${start}${rest}`);
          expect(answer.statusCode).toBeLessThan(500);
        },
      ),
      { numRuns: 200 },
    );
    expect(broken()).toEqual([]);
  });
});
