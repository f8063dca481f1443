/** What a key for a program leaves out of what its account may do, and what is written of its use. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unzip } from '../exchange/testSheet.ts';
import { findMachine } from '../people/machines.ts';
import type { Session } from '../people/session.ts';
import { findDossier } from '../store/read.ts';
import { unsealed } from './scope.ts';
import type { MachineWorld, Made } from './testMachines.ts';
import { act, id, machineWorld, now, said } from './testMachines.ts';

let world: MachineWorld;
let server: MachineWorld['server'];
let asAdmin: MachineWorld['asAdmin'];
let asEsi: MachineWorld['asEsi'];
let as: MachineWorld['as'];
let machine: MachineWorld['machine'];
let dossierFor: MachineWorld['dossierFor'];
beforeAll(async () => {
  world = await machineWorld();
  ({ server, asAdmin, asEsi, as, machine, dossierFor } = world);
});
afterAll(() => server.close());

describe('what a key allows', () => {
  test.each([
    [{ kinds: ['case', 'nothing'] }, 'kinds.1'],
    [{ groups: ['nothing'] }, 'groups.0'],
    [{ roles: ['administrator'] }, 'roles'],
    [{ roles: ['social-worker', 'supervisor'] }, 'roles'],
    [{ roles: ['operator'] }, 'roles'],
    [{ roles: ['guardian'] }, 'roles'],
    [{ roles: [] }, 'roles'],
    [{ organisation: 2_000_000_000 }, 'organisation'],
    [{ perMinute: 0 }, 'perMinute'],
    [{ days: 367 }, 'days'],
  ])('is nothing that cannot be: %j', async (more, path) => {
    const form = { name: 'x', organisation: server.world.organisation, roles: ['social-worker'], ...more };
    const answer = await asAdmin('POST', '/api/v1/machines', form);
    expect(said(answer)).toEqual([400, 'malformed']);
    expect(answer.json().issues[0].path).toBe(path);
  });

  test('never becomes a person’s role later', async () => {
    const made = await machine();
    const url = `/api/v1/accounts/${made.account}`;
    expect(said(await asAdmin('PATCH', url, { roles: ['administrator'] }))).toEqual([400, 'malformed']);
    expect((await asAdmin('PATCH', url, { roles: ['counsellor'] })).statusCode).toBe(204);
  });

  test('is only what is for programs', async () => {
    const made = await machine({ writes: true });
    for (const [method, url] of [
      ['GET', '/api/v1/session'],
      ['DELETE', '/api/v1/session'],
      ['GET', '/api/v1/keys'],
      ['GET', '/api/v1/live'],
      ['GET', '/api/v1/late'],
      ['GET', '/api/v1/administration'],
      ['POST', '/api/v1/break-glass'],
      ['POST', '/api/v1/machines'],
      ['POST', '/api/v1/accounts'],
      ['GET', `/api/v1/reports/${id()}/recipients`],
    ] as const)
      expect([url, said(await as(made)(method, url))]).toEqual([url, [403, 'out-of-scope']]);
  });

  test('is reading alone, unless it says writing', async () => {
    const [reads, writes] = [await machine(), await machine({ writes: true })];
    for (const [made, code] of [
      [reads, 403],
      [writes, 200],
    ] as const) {
      const { dossier } = await dossierFor(made.account);
      const common = { dossier, recorded: now(), id: id() };
      const note = { ...common, op: 'set', type: 'note', entry: id(), base: 2, set: { text: 'Seen.' } };
      expect((await as(made)('POST', '/api/v1/acts', act(note))).statusCode).toBe(code);
    }
  });

  test('is some kinds: others are as if they were not there', async () => {
    const made = await machine({ kinds: ['household'], writes: true });
    const { dossier, number } = await dossierFor(made.account);
    const send = as(made);
    const missing = id();
    const plain = (body: string) => body.replaceAll(dossier, 'ID').replaceAll(missing, 'ID');
    for (const part of ['', '/history', '/acts', '/export.json']) {
      const theirs = await send('GET', `/api/v1/dossiers/${dossier}${part}`);
      const none = await send('GET', `/api/v1/dossiers/${missing}${part}`);
      expect([part, theirs.statusCode, theirs.body]).toEqual([part, 404, none.body]);
    }
    const operations = (target: string): object[] => [
      { op: 'set', type: 'note', entry: id(), base: 2, set: { text: 'x' }, dossier: target },
      { op: 'transition', to: 'closed', reason: 'because', dossier: target },
      { op: 'link', to: id(), relation: 'concerns', dossier: target },
    ];
    for (const [at, operation] of operations(dossier).entries()) {
      const common = { id: id(), recorded: now() };
      const theirs = await send('POST', '/api/v1/acts', act({ ...common, ...operation }));
      const none = await send('POST', '/api/v1/acts', act({ ...common, ...operations(missing)[at] }));
      expect(said(theirs)).toEqual([404, 'not-found']);
      expect(plain(theirs.body)).toBe(plain(none.body));
    }
    const { cursor } = (await send('GET', '/api/v1/feed')).json();
    await asEsi(
      'POST',
      '/api/v1/acts',
      act({
        op: 'set',
        id: id(),
        dossier,
        recorded: now(),
        type: 'note',
        entry: id(),
        base: 2,
        set: { text: 'y' },
      }),
    );
    expect((await send('GET', `/api/v1/feed?since=${cursor}`)).json().changed).toEqual([]);
    expect((await send('POST', '/api/v1/versions', { ids: [dossier] })).json().dossiers).toEqual([]);
    expect((await send('POST', '/api/v1/search', { number })).json().hits).toEqual([]);
    expect((await send('GET', '/api/v1/dossiers?kind=case')).json().dossiers).toEqual([]);
    expect((await send('GET', '/api/v1/dossiers?kind=case&sort=due')).json().dossiers).toEqual([]);
    for (const file of ['case.csv', 'case.htcds.csv'])
      expect((await send('GET', `/api/v1/export/${file}`)).body.trim().split('\n')).toHaveLength(1);
    const { rawPayload } = await send('GET', '/api/v1/export/case.xlsx');
    expect(JSON.stringify(unzip(rawPayload))).not.toContain(number);
    expect((await send('GET', '/api/v1/duties')).json().duties).toEqual([]);
    const create = { op: 'create', id: id(), dossier: id(), recorded: now(), kind: 'case' };
    expect(said(await send('POST', '/api/v1/acts', act(create)))).toEqual([422, 'not-your-role']);
    expect(await world.logged(made.account)).toEqual([]);
    // the same account with a key for cases
    const wider = (
      await asAdmin('POST', `/api/v1/machines/${made.account}/keys`, { name: 'w', kinds: ['case'] })
    ).json();
    expect((await as(wider)('GET', `/api/v1/dossiers/${dossier}`)).statusCode).toBe(200);
    expect((await as(wider)('GET', `/api/v1/feed?since=${cursor}`)).json().changed).toHaveLength(1);
  });

  test('is some data groups: entries of others are neither read nor written', async () => {
    const made = await machine({ groups: ['work'], writes: true });
    const { dossier } = await dossierFor(made.account);
    const set = (type: string, values: object) =>
      act({ op: 'set', id: id(), dossier, recorded: now(), type, entry: id(), base: 2, set: values });
    const names = {
      names: [{ part: 'full', text: 'Quetzalina' }],
      sex: 'female',
      ageBasis: { unsaid: 'not-asked' },
    };
    expect((await asEsi('POST', '/api/v1/acts', set('identity', names))).statusCode).toBe(200);
    const view = await as(made)('GET', `/api/v1/dossiers/${dossier}`);
    expect(view.json().loaded).not.toContain('identity');
    expect(view.body).not.toContain('Quetzalina');
    expect((await as(made)('GET', `/api/v1/dossiers/${dossier}/history`)).body).not.toContain('Quetzalina');
    for (const file of [`dossiers/${dossier}/export.json`, 'export/case.csv', 'export/case.htcds.csv'])
      expect((await as(made)('GET', `/api/v1/${file}`)).body).not.toContain('Quetzalina');
    expect((await as(made)('POST', '/api/v1/search', { names: ['Quetzalina'] })).json().hits).toEqual([]);
    expect(said(await as(made)('POST', '/api/v1/acts', set('identity', names)))).toEqual([
      422,
      'not-your-role',
    ]);
    const wide = await machine({ writes: true });
    const shared = await dossierFor(wide.account);
    const again = act({
      ...{
        op: 'set',
        id: id(),
        dossier: shared.dossier,
        recorded: now(),
        type: 'identity',
        entry: id(),
        base: 2,
      },
      set: names,
    });
    expect((await as(wide)('POST', '/api/v1/acts', again)).statusCode).toBe(200);
  });

  test('is never letting others in', async () => {
    const made = await machine({ writes: true });
    const dossier = id();
    const common = { dossier, recorded: now() };
    const send = as(made);
    const created = await send(
      'POST',
      '/api/v1/acts',
      act({ ...common, op: 'create', id: id(), kind: 'case' }),
    );
    expect(created.statusCode, created.body).toBe(200);
    const grant = {
      ...{ ...common, op: 'grant', id: id(), grant: id(), party: asEsi.account, groups: ['identity'] },
      ...{ level: 'read', purpose: 'care', basis: 'assignment' },
    };
    expect(said(await send('POST', '/api/v1/acts', act(grant)))).toEqual([422, 'not-your-role']);
  });
});

test('what other dossiers say of one is told only where the key names their kind', async () => {
  const made = await machine({ kinds: ['household'] });
  const { dossier } = await dossierFor(made.account, 'household');
  const session = await findMachine(server.world.store, made.token);
  const view = session && (await findDossier(server.world.store, session, dossier));
  if (!session || !view) throw new Error('nothing there');
  const mention = { dossier: id(), entry: id(), type: 'x', field: 'y' };
  const mentionedIn = ['case', 'household'].map((kind) => ({ ...mention, kind }));
  const kindsIn = (who: Session) =>
    unsealed(server.world.store, who, { ...view, mentionedIn }).mentionedIn.map((one) => one.kind);
  expect(kindsIn(session)).toEqual(['household']);
  const { machine: _, ...person } = session;
  expect(kindsIn(person)).toEqual(['case', 'household']);
});

describe('what is sealed', () => {
  const box = 'YWdl'.repeat(40);
  test('never leaves by a key, not even closed, and is never written by one', async () => {
    const made = await machine({
      roles: ['social-worker', 'complaints-officer', 'counsellor'],
      writes: true,
    });
    const asAll = await server.person('all', ['social-worker', 'complaints-officer', 'counsellor']);
    const dossier = id();
    const common = { dossier, recorded: now() };
    const views = { ...common, op: 'set', type: 'views', entry: id(), base: 0 };
    const made2 = await asAll(
      'POST',
      '/api/v1/acts',
      act(
        { ...common, op: 'create', id: id(), kind: 'case' },
        {
          ...{ ...common, op: 'grant', id: id(), grant: id(), party: made.account, level: 'work' },
          ...{ groups: ['best-interests'], purpose: 'care', basis: 'assignment' },
        },
        { ...views, id: id(), set: { question: { unsaid: 'not-asked' }, said: box } },
      ),
    );
    expect(made2.statusCode, made2.body).toBe(200);
    for (const part of ['', '/history', '/export.json']) {
      const people = await asAll('GET', `/api/v1/dossiers/${dossier}${part}`);
      expect(people.body).toContain(box);
      const answer = await as(made)('GET', `/api/v1/dossiers/${dossier}${part}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('views');
      expect(answer.body).not.toContain(box);
    }
    const again = act({ ...views, id: id(), entry: id(), base: 3, set: { said: box } });
    expect(said(await as(made)('POST', '/api/v1/acts', again))).toEqual([422, 'not-your-role']);
  });
});

describe('every use', () => {
  test('stands in the access log with the dossiers that were given, and at the key', async () => {
    const made = await machine();
    const { dossier } = await dossierFor(made.account);
    const other = await dossierFor(asEsi.account);
    const send = as(made);
    const { cursor } = (await send('GET', '/api/v1/feed')).json();
    await asEsi(
      'POST',
      '/api/v1/acts',
      act({
        op: 'set',
        id: id(),
        dossier,
        recorded: now(),
        type: 'note',
        entry: id(),
        base: 2,
        set: { text: 'z' },
      }),
    );
    await send('GET', '/api/v1/dossiers?kind=case');
    await send('GET', `/api/v1/dossiers/${dossier}`);
    await send('GET', `/api/v1/dossiers/${dossier}/history`);
    await send('GET', `/api/v1/feed?since=${cursor}`);
    await send('POST', '/api/v1/versions', { ids: [dossier, other.dossier] });
    await send('GET', '/api/v1/export/case.csv');
    await send('GET', `/api/v1/dossiers/${dossier}/export.json`);
    expect((await world.logged(made.account)).map(({ dossier_id, what }) => [dossier_id, what])).toEqual(
      ['list', 'open', 'history', 'feed', 'versions', 'export', 'export'].map((what) => [dossier, what]),
    );
    const { machines } = (await asAdmin('GET', '/api/v1/machines')).json();
    const { keys } = machines.find((one: Made) => one.account === made.account);
    expect(Date.now() - Date.parse(keys[0].used)).toBeLessThan(60_000);
  });
});
