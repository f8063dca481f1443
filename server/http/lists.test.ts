/** Lists as programs and screens ask for them: narrowed, sorted, page by page, and never more than one may see. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

const id = (): string => crypto.randomUUID();
let server: TestServer;
let asEsi: As;
let asKojo: As;
/** Ids in the order in which they were made. */
const made: string[] = [];

beforeAll(async () => {
  server = await testServer();
  asEsi = await server.person('esi', ['social-worker']);
  asKojo = await server.person('kojo', ['counsellor']);
  await server.world.admin.query(`insert into gwen.area (code, parent, name) values
    ('ZZ', null, 'Country'), ('R1', 'ZZ', 'Hills'), ('R1-A', 'R1', 'Valley'), ('R2', 'ZZ', 'Coast')`);
  for (const [area, sex, education] of [
    ['R1', 'female', 'primary'],
    ['R1-A', 'male', 'primary'],
    ['R1-A', 'female', 'none'],
    ['R2', 'female', 'primary'],
    ['', 'female', 'primary'],
  ] as const)
    made.push(await child(area, { sex, education }));
});
afterAll(() => server.close());

const act = async (...operations: object[]): Promise<void> => {
  const answer = await asEsi('POST', '/api/v1/acts', { id: id(), act: 'plain', operations });
  expect(answer.statusCode, answer.body).toBe(200);
};
async function child(area: string, values: object): Promise<string> {
  const dossier = id();
  const common = { dossier, recorded: new Date().toISOString() };
  await act(
    { ...common, op: 'create', id: id(), kind: 'case', area },
    {
      ...{ ...common, op: 'set', id: id(), type: 'identity', entry: id(), base: 0 },
      set: { names: [{ part: 'full', text: 'A child' }], ageBasis: { unsaid: 'not-asked' }, ...values },
    },
    {
      ...{ ...common, op: 'grant', id: id(), grant: id(), party: asKojo.account, groups: ['needs'] },
      ...{ level: 'read', purpose: 'care', basis: 'assignment' },
    },
  );
  return dossier;
}
/** Which children a query gives, by their places in the order of making. */
async function listed(as: As, query: string): Promise<number[]> {
  const answer = await as('GET', `/api/v1/dossiers?kind=case&${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().dossiers.map((one: { id: string }) => made.indexOf(one.id));
}

describe('a board, a list that carries entries along', () => {
  const lines = async (as: As, query: string) =>
    (await as('GET', `/api/v1/dossiers?kind=case&${query}`)).json().dossiers;

  test('tells what they say in the open, and nothing that is encrypted', async () => {
    const [line] = await lines(asEsi, 'entries=identity&area=R2');
    expect(line.entries).toEqual([
      expect.objectContaining({ type: 'identity', values: expect.objectContaining({ sex: 'female' }) }),
    ]);
    expect(JSON.stringify(line)).not.toContain('A child');
  });

  test('tells nothing of data groups that she may not see', async () => {
    const [line] = await lines(asKojo, 'entries=identity&entries=needs-assessment');
    expect(line.entries).toEqual([]);
  });

  test('carries nothing along that was not asked for', async () => {
    const [line] = await lines(asEsi, 'area=R2');
    expect(line).not.toHaveProperty('entries');
  });

  test('is told of chosen dossiers too, and by the same walls', async () => {
    const linesOf = async (as: As, ...entries: string[]) =>
      (await as('POST', '/api/v1/lines', { ids: [made[3]], entries })).json();
    const { dossiers } = await linesOf(asEsi, 'identity', 'triage');
    expect(dossiers[0].entries).toEqual([
      expect.objectContaining({ type: 'identity', values: expect.objectContaining({ sex: 'female' }) }),
    ]);
    expect((await linesOf(asKojo, 'identity')).dossiers[0].entries).toEqual([]);
    expect((await linesOf(asEsi)).dossiers[0]).not.toHaveProperty('entries');
    expect(await linesOf(asEsi, 'nothing')).toMatchObject({ code: 'malformed' });
  });

  test('a payment list for thousands is written, put right and read, and does not weigh on lists', async () => {
    const asFemi = await server.person('femi', ['programme-officer']);
    const dossier = id();
    const common = { dossier, recorded: new Date().toISOString() };
    const write = async (...operations: object[]): Promise<void> => {
      const answer = await asFemi('POST', '/api/v1/acts', { id: id(), act: 'plain', operations });
      expect(answer.statusCode, answer.body.slice(0, 500)).toBe(200);
    };
    const entry = id();
    const households = Array.from({ length: 5000 }, id);
    const items = (state: string) =>
      Object.fromEntries(
        households.map((household) => [
          id(),
          { household, amount: { amount: 50_000, currency: 'ETB' }, state },
        ]),
      );
    const due = items('due');
    const set = (values: object, base: number) => ({
      ...{ ...common, op: 'set', id: id(), type: 'cycle', entry, base },
      set: values,
    });
    await write(
      { ...common, op: 'create', id: id(), kind: 'programme', area: '' },
      set({ number: 1, state: 'prepared', from: '2026-01-01', to: '2026-03-31', payments: { add: due } }, 0),
    );
    await write(set({ payments: { add: items('paid'), remove: Object.keys(due) } }, 2));
    const line = (await asFemi('GET', '/api/v1/dossiers?kind=programme&entries=cycle')).json().dossiers[0];
    expect(line.entries[0].values).toMatchObject({ number: 1, state: 'prepared' });
    expect(line.entries[0].values).not.toHaveProperty('payments');
    const whole = (await asFemi('GET', `/api/v1/dossiers/${dossier}`)).json();
    expect(Object.keys(whole.entries[0].heads.payments[0].value.items)).toHaveLength(5000);
  });

  test('asked for a type that does not exist, says so', async () => {
    const answer = await asEsi('GET', '/api/v1/dossiers?kind=case&entries=nothing');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'malformed' });
  });
});

describe('a list', () => {
  test.each([
    ['', [4, 3, 2, 1, 0]],
    ['order=asc', [0, 1, 2, 3, 4]],
    ['sort=created', [4, 3, 2, 1, 0]],
    ['sort=created&order=asc', [0, 1, 2, 3, 4]],
    ['area=R2', [3]],
    ['area=R1', [2, 1, 0]],
    ['area=R1-A&order=asc', [1, 2]],
    ['area=ZZ', [3, 2, 1, 0]],
    ['area=R2&area=R1-A', [3, 2, 1]],
    ['area=NOWHERE', []],
    ['where=identity.sex:male', [1]],
    ['where=identity.sex:female&where=identity.education:none', [2]],
    ['where=identity.sex:female&area=R1', [2, 0]],
    ['where=identity.sex:other', []],
    ['state=intake&where=identity.sex:male', [1]],
    ['state=closed', []],
    ['since=2099-01-01T00:00:00Z', []],
    ['since=2020-01-01T00:00:00Z', [4, 3, 2, 1, 0]],
  ])('of ?%s', async (query, expected) => {
    expect(await listed(asEsi, query)).toEqual(expected);
  });

  test('changed since then is only what changed', async () => {
    const since = new Date().toISOString();
    const common = { dossier: made[1], recorded: since };
    await act({ ...common, op: 'set', id: id(), type: 'note', entry: id(), base: 4, set: { text: 'Seen.' } });
    expect(await listed(asEsi, `since=${since}`)).toEqual([1]);
    expect(await listed(asEsi, '')).toEqual([1, 4, 3, 2, 0]);
    expect(await listed(asEsi, 'sort=created')).toEqual([4, 3, 2, 1, 0]);
  });

  test.each([
    'sort=updated',
    'sort=updated&order=asc',
    'sort=created',
    'sort=created&order=asc',
    'sort=state',
    'sort=due',
    'sort=due&order=asc',
    'where=identity.sex:female',
  ])('is the same in pages: ?%s', async (query) => {
    const whole = await listed(asEsi, query);
    const pages: number[] = [];
    let after = '';
    for (let page = 0; page < 6; page += 1) {
      const answer = (await asEsi('GET', `/api/v1/dossiers?kind=case&limit=2&${query}${after}`)).json();
      pages.push(...answer.dossiers.map((one: { id: string }) => made.indexOf(one.id)));
      if (answer.next === null) break;
      after = `&after=${answer.next}`;
    }
    expect(pages).toEqual(whole);
  });

  test('asks nothing of entries that one may not read', async () => {
    // he knows of them all, and not who they are
    expect(await listed(asKojo, 'sort=created')).toEqual([4, 3, 2, 1, 0]);
    expect(await listed(asKojo, 'where=identity.sex:female')).toEqual([]);
    expect(await listed(asKojo, 'where=identity.sex:male')).toEqual([]);
  });

  test.each([
    'where=identity.names:Ama',
    'where=identity.nothing:x',
    'where=nothing.sex:female',
    'where=identity.sex:purple',
    'where=identity.sex:',
    'where=identity.sex',
    'where=__proto__.sex:female',
    'where=identity.constructor:x',
    'where=%00',
    'area=nowhere%20at%20all',
    'area=%00',
    'sort=name',
    'order=up',
    'since=yesterday',
    'since=0000-01-01T00:00:00Z',
    'limit=201',
    `after=${Buffer.from('["0000-01-01T00:00:00Z","00000000-0000-4000-8000-000000000000"]').toString('base64url')}`,
    'color=red',
  ])('does not take ?%s', async (query) => {
    const answer = await asEsi('GET', `/api/v1/dossiers?kind=case&${query}`);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'malformed']);
  });
});

describe('what tells one dossier from another', () => {
  test('is in the list and among lines, as far as it is in the open and one may read it', async () => {
    const ivan = await server.person('ivan', ['licensing-officer']);
    const dossier = id();
    const common = { dossier, recorded: new Date().toISOString() };
    const answer = await ivan('POST', '/api/v1/acts', {
      id: id(),
      act: 'plain',
      operations: [
        { ...common, op: 'create', id: id(), kind: 'agency', area: 'R1' },
        {
          ...{ ...common, op: 'set', id: id(), type: 'registration', entry: id(), base: 0 },
          set: { name: 'Bright Roads', kind: 'recruiter', handlesUnder18: false, appliedOn: '2026-01-05' },
        },
        {
          ...{
            ...common,
            op: 'grant',
            id: id(),
            grant: id(),
            party: asKojo.account,
            groups: ['agency-people'],
          },
          ...{ level: 'read', purpose: 'support', basis: 'assignment' },
        },
      ],
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const titles = async (as: As) => {
      const list = (await as('GET', '/api/v1/dossiers?kind=agency')).json().dossiers;
      const lines = (await as('POST', '/api/v1/lines', { ids: [dossier, made[0]] })).json().dossiers;
      return [...list, ...lines].flatMap((one: { id: string; title: object }) =>
        one.id === dossier ? [one.title] : [],
      );
    };
    // words of people are in no list, but what an agency is called stands in the public register
    const told = { 'registration.name': 'Bright Roads', 'registration.kind': 'recruiter' };
    expect(await titles(ivan)).toEqual([told, told]);
    const { entries } = (await ivan('GET', '/api/v1/dossiers?kind=agency&entries=registration')).json()
      .dossiers[0];
    expect(entries[0].values).toEqual({
      name: 'Bright Roads',
      kind: 'recruiter',
      handlesUnder18: false,
      appliedOn: '2026-01-05',
    });
    // he knows of it, and reads other things of it
    expect(await titles(asKojo)).toEqual([{}, {}]);
  });
});
