/** A telephone that who goes gave: hers alone to read, encrypted, one person's at a time. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../store/session.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { findNumber, setNumber } from './reach.ts';

let world: TestStore;
let dina: Session;
let emil: Session;
beforeAll(async () => {
  world = await testStore();
  dina = await world.person('dina', ['responder']);
  emil = await world.person('emil', ['responder']);
});
afterAll(() => world.close());

test('is read back to her, is nobody else’s however it is written, and goes when she takes it away', async () => {
  const { store } = world;
  expect(await findNumber(store, dina.account)).toBeNull();
  expect(await setNumber(store, dina.account, '+999 555 0100')).toBe(true);
  expect(await findNumber(store, dina.account)).toBe('+999 555 0100');
  expect(await setNumber(store, emil.account, '009995550100')).toBe(false);
  expect(await findNumber(store, emil.account)).toBeNull();
  const { rows } = await world.admin.query('select number, sign from gwen.responder_number');
  for (const { number, sign } of rows)
    expect(Buffer.concat([number, sign]).toString('latin1')).not.toMatch(/555|0100/);
  expect(await setNumber(store, dina.account, null)).toBe(true);
  expect(await findNumber(store, dina.account)).toBeNull();
  expect(await setNumber(store, emil.account, '009995550100')).toBe(true);
});

test('is reached by no role of the database but through its functions', async () => {
  for (const pool of [world.store.app, world.store.jobs])
    await expect(pool.query('select * from gwen.responder_number')).rejects.toThrow(/permission denied/);
  await expect(world.store.jobs.query('select gwen.number_of(1)')).rejects.toThrow(/permission denied/);
});
