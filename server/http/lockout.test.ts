/** The two sides of throttling, through the whole server: a guesser is slowed, a victim is not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestServer } from './testServer.ts';
import { proofOf, testServer } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const deviceOf = (answer: { cookies: readonly { name: string; value: string }[] }): string =>
  `gwen_device=${answer.cookies.find(({ name }) => name === 'gwen_device')?.value}`;
const wrong = proofOf('somebody else');

async function attack(login: string, times: number, ip: (n: number) => string): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1) {
    statuses.push((await server.signIn(login, { proof: wrong, ip: ip(n) })).statusCode);
  }
  return statuses;
}

test('a person signs in on her own device while strangers hammer her login from everywhere, even her own network', async () => {
  await server.account('victim', []);
  const cookie = deviceOf(await server.signIn('victim', { ip: '203.0.113.1' }));
  expect(await attack('victim', 10, () => '203.0.113.1')).toContain(429);
  expect(await attack('victim', 70, (n) => `198.51.100.${n}`)).toContain(429);
  expect((await server.signIn('victim', { ip: '203.0.113.1' })).statusCode).toBe(429);
  expect((await server.signIn('victim', { ip: '203.0.113.1', cookie })).statusCode).toBe(200);
});

test('the answer says how long to wait, in the problem and for machines', async () => {
  await attack('nobody', 5, () => '203.0.113.2');
  const answer = await server.signIn('nobody', { ip: '203.0.113.2' });
  expect(answer.statusCode).toBe(429);
  expect(answer.json()).toMatchObject({ code: 'slow-down', after: expect.any(Number) });
  expect(answer.headers['retry-after']).toBe(String(answer.json().after));
  expect(answer.json().after).toBeGreaterThan(0);
});

test('a stranger cannot make a device known, nor use one that is known to another account', async () => {
  await server.account('lena', []);
  await server.account('mina', []);
  const minas = deviceOf(await server.signIn('mina', { ip: '203.0.113.3' }));
  await attack('lena', 6, () => '203.0.113.4');
  for (const cookie of [
    minas,
    `${minas}.${'A'.repeat(22)}`,
    `gwen_device=${'A'.repeat(22)}.${'A'.repeat(22)}`,
  ]) {
    expect((await server.signIn('lena', { ip: '203.0.113.4', cookie })).statusCode).toBe(429);
  }
});

test('a known device that guesses is slowed down itself, and does not slow down its neighbour', async () => {
  await server.account('nora', []);
  const one = deviceOf(await server.signIn('nora', { ip: '203.0.113.5' }));
  const other = deviceOf(await server.signIn('nora', { ip: '203.0.113.5' }));
  const statuses: number[] = [];
  for (let n = 0; n < 7; n += 1) {
    statuses.push((await server.signIn('nora', { proof: wrong, ip: '203.0.113.5', cookie: one })).statusCode);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  expect((await server.signIn('nora', { ip: '203.0.113.5', cookie: other })).statusCode).toBe(200);
});

test('people who share a computer are each known on it', async () => {
  await server.account('olga', []);
  await server.account('pola', []);
  const first = deviceOf(await server.signIn('olga', { ip: '203.0.113.6' }));
  const shared = deviceOf(await server.signIn('pola', { ip: '203.0.113.6', cookie: first }));
  await attack('olga', 8, () => '203.0.113.6');
  await attack('pola', 8, () => '203.0.113.6');
  expect((await server.signIn('olga', { ip: '203.0.113.6', cookie: shared })).statusCode).toBe(200);
  expect((await server.signIn('pola', { ip: '203.0.113.6', cookie: shared })).statusCode).toBe(200);
});

test('many guesses at the same time get no more tries than one after another', async () => {
  await server.account('quin', []);
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => server.signIn('quin', { proof: wrong, ip: '203.0.113.8' })),
  );
  expect(answers.filter((answer) => answer.statusCode === 401).length).toBeLessThanOrEqual(5);
});
