/** Keys for programs: who makes them, what they open, and how they end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MachineWorld, Made } from './testMachines.ts';
import { id, machineWorld, said } from './testMachines.ts';

let world: MachineWorld;
let server: MachineWorld['server'];
let asAdmin: MachineWorld['asAdmin'];
let asEsi: MachineWorld['asEsi'];
let as: MachineWorld['as'];
let machine: MachineWorld['machine'];
let dossierFor: MachineWorld['dossierFor'];
let elsewhere: number;
beforeAll(async () => {
  world = await machineWorld();
  ({ server, asAdmin, asEsi, as, machine, dossierFor } = world);
  elsewhere = (await asAdmin('POST', '/api/v1/organisations', { name: 'Other', gwen: 'ngo' })).json().id;
});
afterAll(() => server.close());

describe('a key', () => {
  test('is told once, kept as a digest, and told of to administrators alone', async () => {
    const made = await machine({ writes: true, kinds: ['case'], perMinute: 30, days: 7 });
    expect(made.token).toMatch(/^gwen_\d+_[\w-]{43}$/);
    const { machines } = (await asAdmin('GET', '/api/v1/machines')).json();
    expect(machines.find((one: Made) => one.account === made.account)).toMatchObject({
      ...{ name: 'Registry', roles: ['social-worker'], ended: false },
      keys: [{ id: made.key, kinds: ['case'], groups: null, writes: true, perMinute: 30, revoked: null }],
    });
    const secret = made.token.replace(/^gwen_\d+_/, '');
    expect(JSON.stringify(machines)).not.toContain(secret);
    const { rows } = await server.world.admin.query('select * from gwen.machine_key');
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await server.world.store.app.query('select 1 from gwen.account')).rowCount).toBeGreaterThan(0);
    await expect(server.world.store.app.query('select * from gwen.machine_key')).rejects.toThrow(/denied/);
    for (const [method, url] of [
      ['GET', '/api/v1/machines'],
      ['POST', '/api/v1/machines'],
      ['POST', `/api/v1/machines/${made.account}/keys`],
      ['DELETE', `/api/v1/machines/keys/${made.key}`],
    ] as const)
      expect(said(await asEsi(method, url, {}))).toEqual([403, 'not-allowed']);
    const { lines } = (await asEsi('GET', '/api/v1/administration')).json();
    expect(lines.map((line: { what: string }) => line.what)).toContain('machine-key-added');
    const { accounts } = (await asEsi('GET', '/api/v1/directory')).json();
    expect(
      accounts.filter((one: { machine: boolean }) => one.machine).map((one: Made) => one),
    ).toContainEqual(expect.objectContaining({ id: made.account, recipient: null }));
  });

  test('opens what its account was granted, and nothing else', async () => {
    const made = await machine();
    const { dossier } = await dossierFor(made.account);
    const other = await dossierFor(asEsi.account);
    const list = (await as(made)('GET', '/api/v1/dossiers?kind=case')).json();
    expect(list.dossiers.map((one: { id: string }) => one.id)).toEqual([dossier]);
    expect((await as(made)('GET', `/api/v1/dossiers/${dossier}`)).statusCode).toBe(200);
    const theirs = await as(made)('GET', `/api/v1/dossiers/${other.dossier}`);
    const missing = await as(made)('GET', `/api/v1/dossiers/${id()}`);
    expect(said(theirs)).toEqual([404, 'not-found']);
    expect(theirs.body).toBe(missing.body);
  });

  test('of another organisation opens nothing of this one', async () => {
    const made = await machine({ organisation: elsewhere });
    const { dossier, number } = await dossierFor(asEsi.account);
    const send = as(made);
    expect((await send('GET', '/api/v1/dossiers?kind=case')).json()).toEqual({ dossiers: [], next: null });
    expect(said(await send('GET', `/api/v1/dossiers/${dossier}`))).toEqual([404, 'not-found']);
    expect((await send('POST', '/api/v1/search', { number })).json()).toEqual({ hits: [], more: false });
    expect((await send('GET', '/api/v1/export/case.csv')).body).not.toContain(number);
    expect((await send('POST', '/api/v1/versions', { ids: [dossier] })).json()).toEqual({ dossiers: [] });
  });

  test('that is mistyped, unknown, revoked, past its end or of an ended account opens nothing: one answer', async () => {
    const [revoked, ended, gone, whole] = [
      await machine(),
      await machine(),
      await machine(),
      await machine(),
    ];
    expect((await as(revoked)('GET', '/api/v1/areas')).statusCode).toBe(200);
    expect((await asAdmin('DELETE', `/api/v1/machines/keys/${revoked.key}`)).statusCode).toBe(204);
    expect((await asAdmin('DELETE', `/api/v1/machines/keys/${revoked.key}`)).statusCode).toBe(404);
    await server.world.admin.query(
      "update gwen.machine_key set expires = now() - interval '1 second' where id = $1",
      [ended.key],
    );
    expect((await asAdmin('PATCH', `/api/v1/accounts/${gone.account}`, { ended: true })).statusCode).toBe(
      204,
    );
    const tokens = [
      revoked.token,
      ended.token,
      gone.token,
      `${whole.token.slice(0, -1)}${whole.token.endsWith('A') ? 'B' : 'A'}`,
      whole.token.replace(`_${whole.key}_`, `_${revoked.key}_`),
      'gwen_999999_'.padEnd(55, 'x'),
      'gwen_99999999999_x',
      'x',
      '',
    ];
    const answers = await Promise.all(tokens.map((token) => as({ token })('GET', '/api/v1/areas')));
    for (const answer of answers) {
      expect(said(answer)).toEqual([401, 'wrong-key']);
      expect(answer.body).toBe(answers[0]?.body);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
    expect((await as(whole)('GET', '/api/v1/areas')).statusCode).toBe(200);
  });

  test('is slowed down beyond its limit, alone', async () => {
    const [slow, other] = [await machine({ perMinute: 3 }), await machine({ perMinute: 3 })];
    for (let at = 0; at < 3; at += 1) expect((await as(slow)('GET', '/api/v1/areas')).statusCode).toBe(200);
    const answer = await as(slow)('GET', '/api/v1/areas');
    expect(said(answer)).toEqual([429, 'slow-down']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(30);
    expect((await as(other)('GET', '/api/v1/areas')).statusCode).toBe(200);
  });

  test('comes alone: not with a cookie, and without the word that sessions say', async () => {
    const made = await machine({ writes: true });
    const mixed = as(made, { cookie: asEsi.cookie, 'x-gwen-csrf': asEsi.csrf });
    expect(said(await mixed('GET', '/api/v1/areas'))).toEqual([400, 'mixed-credentials']);
    expect(said(await mixed('POST', '/api/v1/acts', {}))).toEqual([400, 'mixed-credentials']);
    expect(said(await as(made)('POST', '/api/v1/acts', {}))).toEqual([400, 'malformed']);
    const answer = await as(made)('GET', '/api/v1/areas');
    expect(answer.cookies).toEqual([]);
    // a browser of another site that got hold of a key is refused all the same
    const foreign = as(made, { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' });
    expect(said(await foreign('POST', '/api/v1/acts', {}))).toEqual([403, 'foreign-origin']);
    // what stands before Gwen may ask for a name and a word of its own
    const behind = await asEsi('GET', '/api/v1/areas', undefined, { authorization: 'Basic eDp5' });
    expect(behind.statusCode).toBe(200);
  });

  test('is rotated: the next works beside it, and the old one ends alone', async () => {
    const made = await machine();
    const next = await asAdmin('POST', `/api/v1/machines/${made.account}/keys`, { name: 'Next' });
    expect(next.statusCode).toBe(201);
    await asAdmin('DELETE', `/api/v1/machines/keys/${made.key}`);
    expect(said(await as(made)('GET', '/api/v1/areas'))).toEqual([401, 'wrong-key']);
    expect((await as(next.json())('GET', '/api/v1/areas')).statusCode).toBe(200);
    for (const account of [asEsi.account, 2_000_000_000])
      expect(said(await asAdmin('POST', `/api/v1/machines/${account}/keys`, { name: 'x' }))).toEqual([
        404,
        'not-found',
      ]);
  });
});
