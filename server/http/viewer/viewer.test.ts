/** The pages over the description: all there, each link leads somewhere, nothing runs, and nothing of it is for strangers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../../domain/index.ts';
import type { OpenApi } from '../openapi/document.ts';
import { openApi } from '../openapi/document.ts';
import type { As, TestServer } from '../testServer.ts';
import { testServer } from '../testServer.ts';
import { html } from './html.ts';
import { operationPage, overview, schemaPage } from './pages.ts';

let server: TestServer;
let asEsi: As;
let document: OpenApi;
beforeAll(async () => {
  server = await testServer();
  asEsi = await server.person('esi', ['social-worker']);
  document = (await asEsi('GET', '/api/v1/openapi.json')).json();
});
afterAll(() => server.close());

const linksIn = (page: string): string[] =>
  [...page.matchAll(/ href="([^"]*)"/g)].map(([, link = '']) => link);

test('is text: what is put in is escaped, pieces of a page are not', () => {
  const name = `<b onclick='x("&")'>`;
  expect(html`<p title="${name}">${[name, html`<i>${1}</i>`]}${undefined}</p>`.text).toBe(
    '<p title="&lt;b onclick=&#39;x(&quot;&amp;&quot;)&#39;&gt;">&lt;b onclick=&#39;x(&quot;&amp;&quot;)&#39;&gt;<i>1</i></p>',
  );
  const hostile = openApi(
    catalogue,
    { 'kind.case': '<script>alert(1)</script>' },
    { routes: [], version: '<x>' },
  );
  for (const page of [overview(hostile), schemaPage(hostile, 'case') ?? ''])
    expect(page).not.toMatch(/<script|<x>/);
});

describe('the pages', () => {
  test('are for whoever is signed in, run nothing and bring nothing from elsewhere', async () => {
    for (const url of [
      '/api',
      '/api/operations/search',
      '/api/schemas/case.identity.values',
      '/api/style.css',
    ]) {
      expect((await server.app.inject(url)).statusCode).toBe(401);
      const answer = await asEsi('GET', url);
      expect([url, answer.statusCode]).toEqual([url, 200]);
      if (url.endsWith('.css')) continue;
      expect(answer.headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      );
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.body).not.toMatch(/<script|<style|<form| style=| on[a-z]+=|https?:|\/\//);
    }
  });

  test('tell of every operation, kind, entry and problem', () => {
    const links = linksIn(overview(document));
    const { schemas } = document.components;
    for (const methods of Object.values(document.paths))
      for (const { operationId } of Object.values(methods))
        expect(links).toContain(`/api/operations/${operationId}`);
    for (const name of Object.keys(schemas).filter((one) =>
      /^problem\.|\.(values|state|transition)$/.test(one),
    ))
      expect(links).toContain(`/api/schemas/${name}`);
  });

  test('lead nowhere that is not there', { timeout: 60_000 }, () => {
    const { schemas } = document.components;
    const operations = Object.values(document.paths).flatMap((one) => Object.values(one));
    const pages = [
      overview(document),
      ...operations.map(({ operationId }) => operationPage(document, operationId) ?? ''),
      ...Object.keys(schemas).map((name) => schemaPage(document, name) ?? ''),
    ];
    const links = new Set(pages.flatMap(linksIn));
    for (const link of links) {
      const [, kind, name = ''] = /^\/api\/(operations|schemas)\/(.+)$/.exec(link) ?? [];
      if (kind === undefined)
        expect(link).toMatch(/^(\/api|\/api\/style\.css|\/api\/v1\/openapi\.json|#[a-z]+)$/);
      else if (kind === 'schemas') expect(Object.hasOwn(schemas, decodeURIComponent(name)), link).toBe(true);
      else
        expect(
          operations.some(({ operationId }) => operationId === name),
          link,
        ).toBe(true);
    }
    for (const page of pages) {
      expect(page).not.toMatch(/undefined|\[object Object\]|NaN/);
      expect(page.match(/<h1>/g)).toHaveLength(1);
    }
  });

  test('that do not exist are not there', async () => {
    for (const url of [
      '/api/operations/nothing',
      '/api/schemas/nothing',
      '/api/schemas/__proto__',
      '/api/schemas/constructor',
      '/api/nothing',
    ])
      expect([url, (await asEsi('GET', url)).statusCode]).toEqual([url, 404]);
  });

  test('show what a field means, what it takes, and an example', () => {
    const shows = (page: string | undefined, ...words: readonly string[]): string[] =>
      words.filter((word) => !page?.includes(word));
    expect(
      shows(
        operationPage(document, 'do-judge-report'),
        ...['POST /api/v1/acts/judge-report', '/api/schemas/act.judge-report', 'Programs with a key'],
      ),
    ).toEqual([]);
    expect(shows(schemaPage(document, 'act.judge-report'), '/api/schemas/report.triage.values')).toEqual([]);
    expect(
      shows(
        schemaPage(document, 'case.identity.values'),
        '/api/schemas/codes.sex',
        'Date of birth',
        'identifying',
      ),
    ).toEqual([]);
    const words = ['safeguard', 'section', 'satisfy', 'remedy'].map((word) => `<code>${word}</code>`);
    expect(shows(schemaPage(document, 'problem.refused'), ...words)).toEqual([]);
  });
});
