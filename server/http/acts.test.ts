/** Acts by their names: done once, judged as any other writing, and told of to whoever may do them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

const id = (): string => crypto.randomUUID();
let server: TestServer;
let asEsi: As;
let asSol: As;
let asKojo: As;
beforeAll(async () => {
  server = await testServer();
  asEsi = await server.person('esi', ['social-worker']);
  asSol = await server.person('sol', ['supervisor']);
  asKojo = await server.person('kojo', ['counsellor']);
});
afterAll(() => server.close());

const arrival = { set: { track: 'at-risk', cameBy: 'self', date: '2026-03-02', firstLanguage: 'en' } };
const takeIn = (more: object = {}) => ({ id: id(), dossiers: {}, steps: { case: {}, arrival }, ...more });
async function taken(): Promise<string> {
  const answer = await asEsi('POST', '/api/v1/acts/take-child-in', takeIn());
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().steps.case.dossier;
}

describe('an act', () => {
  test('becomes operations, and tells what each step made', async () => {
    const body = takeIn();
    const answer = await asEsi('POST', '/api/v1/acts/take-child-in', body);
    const { repeated, steps, dossiers, changes } = answer.json();
    expect(repeated).toBe(false);
    expect(steps).toEqual({
      case: { dossier: dossiers[0].id },
      arrival: { dossier: dossiers[0].id, entry: expect.any(String) },
    });
    expect(changes).toHaveLength(2);
    const view = (await asEsi('GET', `/api/v1/dossiers/${steps.case.dossier}`)).json();
    expect(view.entries).toEqual([expect.objectContaining({ id: steps.arrival.entry, type: 'intake' })]);
    // sent again, nothing is done twice
    const again = (await asEsi('POST', '/api/v1/acts/take-child-in', body)).json();
    expect(again).toMatchObject({ repeated: true, steps });
    expect((await asEsi('GET', `/api/v1/dossiers/${steps.case.dossier}`)).json().version).toBe(view.version);
    // nor does somebody else get at it by its id
    const theirs = await asKojo('POST', '/api/v1/acts/take-child-in', body);
    expect(theirs.statusCode).toBeGreaterThanOrEqual(400);
    expect(theirs.body).not.toContain(view.number);
  });

  test.each([
    ['a step that it has not', { steps: { case: {}, arrival, more: {} } }, 'steps'],
    [
      'a field that the step does not ask',
      { steps: { case: {}, arrival: { set: { color: 'red' } } } },
      'steps.arrival.set',
    ],
    ['a needed step left out', { steps: { case: {} } }, 'steps.arrival'],
    ['a dossier that it makes itself', { dossiers: { case: { id: id(), version: 1 } } }, 'dossiers'],
    ['no id', { id: undefined }, 'id'],
    [
      'a name of JavaScript',
      { steps: { case: {}, arrival: { set: { toString: 'x' } } } },
      'steps.arrival.set',
    ],
    ['words where a number is', { dossiers: 'all' }, 'dossiers'],
  ])('with %s is malformed', async (_, more, path) => {
    const answer = await asEsi('POST', '/api/v1/acts/take-child-in', takeIn(more));
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'malformed']);
    expect(answer.json().issues[0].path.startsWith(path), answer.body).toBe(true);
  });

  test('is judged as if each operation came alone, and refused as a whole', async () => {
    const theirs = await asKojo('POST', '/api/v1/acts/take-child-in', takeIn());
    expect([theirs.statusCode, theirs.json().code]).toEqual([422, 'not-your-role']);
    const wrong = takeIn({ steps: { case: {}, arrival: { set: { ...arrival.set, track: 'lost' } } } });
    const answer = await asEsi('POST', '/api/v1/acts/take-child-in', wrong);
    expect(answer.json()).toMatchObject({ code: 'invalid', invalid: [{ field: 'track' }] });
    const { dossiers } = (await asKojo('GET', '/api/v1/dossiers?kind=case')).json();
    expect(dossiers).toEqual([]);
  });

  test('that does not exist is not there', async () => {
    for (const url of ['/api/v1/acts/nothing', '/api/v1/acts/__proto__', '/api/v1/acts/take-child-in/x'])
      expect((await asEsi('POST', url, {})).statusCode).toBe(404);
  });
});

describe('what one may do', () => {
  const asked = async (as: As, dossier: string) =>
    (await as('GET', `/api/v1/dossiers/${dossier}/acts`)).json();
  const letIn = (dossier: string, party: number, level: string) => ({
    ...{ op: 'grant', id: id(), dossier, recorded: new Date().toISOString(), grant: id(), party, level },
    ...{
      groups: ['intake', 'safety', 'needs', 'plan', 'follow-up'],
      purpose: 'supervision',
      basis: 'assignment',
    },
  });

  test('is what her role and grants allow, from where the dossier is', async () => {
    const dossier = await taken();
    const mine = await asked(asEsi, dossier);
    const names = mine.acts.map((one: { act: string }) => one.act);
    expect(names).toContain('assess-child');
    expect(names).toContain('record-incident');
    // a supervisor closes; nothing that is running is opened again; a child is not taken in twice
    for (const other of ['close-case', 'reopen', 'take-child-in', 'judge-report'])
      expect(names).not.toContain(other);
    expect(mine.transitions.map((one: { to: string }) => one.to).sort()).toEqual(['assessed', 'identified']);
    expect(mine.entries).toContain('note');
    expect(mine.acts.find((one: { act: string }) => one.act === 'assess-child')).toEqual({
      ...{ act: 'assess-child', section: '2.7', dossiers: { case: 'case' } },
      steps: ['need', 'risk', 'assessed'],
    });

    const operations = [letIn(dossier, asSol.account, 'work'), letIn(dossier, asKojo.account, 'read')];
    await asEsi('POST', '/api/v1/acts', { id: id(), act: 'plain', operations });
    const hers = await asked(asSol, dossier);
    expect(hers.transitions.map((one: { to: string }) => one.to)).toContain('closed');
    expect(hers.acts.map((one: { act: string }) => one.act)).toContain('close-case');
    // who only reads does nothing
    expect(await asked(asKojo, dossier)).toEqual({ acts: [], transitions: [], entries: [] });
  });

  test('is what the server then takes', async () => {
    const dossier = await taken();
    const { entries } = await asked(asEsi, dossier);
    const everything = Object.keys(server.world.store.catalogue.kinds['case']?.entries ?? {});
    for (const type of everything) {
      const operation = { op: 'set', id: id(), dossier, recorded: new Date().toISOString(), type };
      const answer = await asEsi('POST', '/api/v1/acts', {
        ...{ id: id(), act: 'plain' },
        operations: [{ ...operation, entry: id(), base: 3, set: { nothing: 1 } }],
      });
      // an unknown answer is the form's mistake; a role that may not write it is told first
      expect([type, answer.json().code === 'not-your-role']).toEqual([type, !entries.includes(type)]);
    }
  });

  test('is nothing where one may not know of it, as where there is nothing', async () => {
    const dossier = await taken();
    const theirs = await asKojo('GET', `/api/v1/dossiers/${dossier}/acts`);
    const none = await asKojo('GET', `/api/v1/dossiers/${id()}/acts`);
    expect([theirs.statusCode, theirs.body]).toEqual([404, none.body]);
  });
});
