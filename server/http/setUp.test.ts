/** The first account: with the code that the console shows, once, and only while there is nobody. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newIdentity, recipientOf } from '../../seal/box.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { buildServer } from './server.ts';
import type { SetUp } from './setUp.ts';
import { setUp } from './setUp.ts';
import { proofOf } from './testServer.ts';

let world: TestStore;
let app: FastifyInstance;
let first: SetUp;
let recipient: string;
beforeAll(async () => {
  world = await testStore();
  first = setUp(world.admin);
  recipient = await recipientOf(await newIdentity());
  const { store, vault } = world;
  app = await buildServer({
    store,
    installation: vault.installation,
    version: 'test',
    plugins: [first.plugin],
  });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const isOpen = async () => (await app.inject('/api/v1/set-up')).json().open;
const tryWith = (code: string, login = 'hugo') =>
  app.inject({
    method: 'POST',
    url: '/api/v1/set-up',
    payload: {
      code,
      organisation: { name: 'Ministry for Families', gwen: 'government' },
      account: {
        ...{ login, name: 'Hugo Bakri', locale: 'en', recipient },
        ...{ proof: proofOf(login), wrappedIdentity: `1.${'w'.repeat(120)}` },
      },
    },
  });

test('a wrong code makes nobody', async () => {
  const answer = await tryWith('AAAA-AAAA-AAAA-AAAA-AAAA');
  expect(answer.statusCode).toBe(401);
  expect(await isOpen()).toBe(true);
});

test('the code makes one administrator, whoever else comes at the same moment', async () => {
  const answers = await Promise.all([tryWith(first.code.toLowerCase()), tryWith(first.code, 'iris')]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 404]);
  const { rows } = await world.admin.query('select roles, recipient from gwen.account');
  expect(rows).toEqual([{ roles: ['administrator'], recipient }]);
  const { rows: organisations } = await world.admin.query(
    "select id from gwen.organisation where name = 'Ministry for Families'",
  );
  expect(organisations).toHaveLength(1);
});

test('afterwards there is no such way in, and she signs in with the passphrase that she chose', async () => {
  expect(await isOpen()).toBe(false);
  expect((await tryWith(first.code, 'jane')).statusCode).toBe(404);
  const { rows } = await world.admin.query('select login from gwen.account');
  const { login } = rows[0];
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login, proof: proofOf(login) },
    remoteAddress: '203.0.113.7',
  });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json()).toMatchObject({ initial: false, roles: ['administrator'] });
});
