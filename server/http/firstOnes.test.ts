/** What is told of the first ones only says that there are more, and the first ones are the right ones. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

const id = (): string => crypto.randomUUID();

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const act = (...operations: object[]) => ({
  id: id(),
  act: 'plain',
  operations: operations.map((one) => ({ id: id(), recorded: new Date().toISOString(), ...one })),
});

async function newCase(as: As): Promise<string> {
  const dossier = id();
  const answer = await as('POST', '/api/v1/acts', act({ op: 'create', dossier, kind: 'case' }));
  expect(answer.statusCode, answer.body).toBe(200);
  return dossier;
}

describe('what there is to do', () => {
  /** Her own cases: in each of the first nothing but something for others, due earlier; in the last three something for her. */
  let asRuth: As;
  const own: string[] = [];
  beforeAll(async () => {
    asRuth = await server.person('ruth', ['supervisor']);
    const cases: string[] = [];
    for (let one = 0; one < 15; one += 1) cases.push(await newCase(asRuth));
    own.push(...cases.slice(-3));
    const { admin } = server.world;
    await admin.query('delete from gwen.duty where dossier_id = any($1)', [cases]);
    await admin.query(
      `insert into gwen.duty (dossier_id, safeguard, key, kind, due, role, climb_at, since, account, readers)
       select id, 'C24', 'match', 'alert', now() - make_interval(hours => 100 - at::int),
         case when at > 12 then 'supervisor' else 'lawyer' end, now(), now(), 0, readers
       from gwen.dossier join unnest($1::uuid[]) with ordinality as c(case_id, at) on id = case_id`,
      [cases],
    );
    for (const one of cases) await admin.query('select gwen.refresh_readers($1)', [one]);
  });
  const asked = async (path: string) => {
    const answer = await asRuth('GET', path);
    expect(answer.statusCode, answer.body).toBe(200);
    const { duties, more } = answer.json();
    return { more, of: duties.map((one: { dossier: string }) => one.dossier) };
  };

  test.each(['duties', 'late'])('is found behind whatever is due sooner for others: %s', async (what) => {
    expect(await asked(`/api/v1/${what}?limit=1`)).toEqual({ more: true, of: own.slice(0, 1) });
  });

  test.each(['duties', 'late'])('says whether there is more than was asked for: %s', async (what) => {
    expect(await asked(`/api/v1/${what}?limit=2`)).toEqual({ more: true, of: own.slice(0, 2) });
    expect(await asked(`/api/v1/${what}?limit=3`)).toEqual({ more: false, of: own });
    expect(await asked(`/api/v1/${what}`)).toEqual({ more: false, of: own });
  });

  test.each(['0', '2001', '1e3', '-1', ''])('is asked for in a bounded way: %j', async (limit) => {
    expect((await asRuth('GET', `/api/v1/duties?limit=${limit}`)).statusCode).toBe(400);
  });
});

test('a search that found more people than it tells says so', async () => {
  const asLina = await server.person('lina', ['social-worker']);
  const named = async () => {
    const dossier = await newCase(asLina);
    const identity = {
      names: [{ part: 'full', text: 'Zenebech Worku' }],
      sex: 'female',
      ageBasis: { unsaid: 'not-asked' },
    };
    const set = { op: 'set', dossier, type: 'identity', entry: id(), base: 1, set: identity };
    const answer = await asLina('POST', '/api/v1/acts', act(set));
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const found = async () => {
    const { hits, more } = (await asLina('POST', '/api/v1/search', { names: ['Zenebech Worku'] })).json();
    return [hits.length, more];
  };
  for (let one = 0; one < 20; one += 1) await named();
  expect(await found()).toEqual([20, false]);
  await named();
  expect(await found()).toEqual([20, true]);
});
