/** Views of lists: each person's own, and nothing in them but codes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

let server: TestServer;
let asEsi: As;
let asKojo: As;
beforeAll(async () => {
  server = await testServer();
  asEsi = await server.person('esi', ['social-worker']);
  asKojo = await server.person('kojo', ['social-worker']);
});
afterAll(() => server.close());

const keep = (as: As, ...views: object[]) => as('PUT', '/api/v1/views', { views });
const kept = async (as: As) => (await as('GET', '/api/v1/views')).json().views;

test('are kept as one keeps them, and are one’s own alone', async () => {
  const views = [
    { kind: 'case', query: 'state=intake&state=identified&area=ZM-01&sort=due&order=asc' },
    { kind: 'case', query: 'where=identity.sex%3Afemale' },
    { kind: 'report', query: '' },
  ];
  expect((await keep(asEsi, ...views)).statusCode).toBe(204);
  expect(await kept(asEsi)).toEqual(views);
  expect(await kept(asKojo)).toEqual([]);
  expect((await keep(asEsi)).statusCode).toBe(204);
  expect(await kept(asEsi)).toEqual([]);
});

describe('hold codes and no words', () => {
  test.each([
    ['a kind that there is not', { kind: 'zinnober', query: '' }],
    ['a name asked for', { kind: 'case', query: 'where=identity.names%3AAmina+Diallo' }],
    ['an answer that is no code', { kind: 'case', query: 'where=identity.sex%3AAmina' }],
    ['a state that there is not', { kind: 'case', query: 'state=Amina' }],
    ['an area that is no code', { kind: 'case', query: 'area=Amina+Diallo' }],
    ['something else', { kind: 'case', query: 'name=Amina' }],
    ['only words', { kind: 'case', query: 'Amina' }],
    ['a place in a list', { kind: 'case', query: 'after=QW1pbmE' }],
  ])('%s is refused', async (_, view) => {
    expect((await keep(asEsi, view)).statusCode).toBe(400);
    expect(await kept(asEsi)).toEqual([]);
  });
});
