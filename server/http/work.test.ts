/** The emergency way in, live hints, the feed, lists by page, tables to take along. */
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvLine } from '../exchange/csv.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

const id = (): string => crypto.randomUUID();
const now = (): string => new Date().toISOString();

let server: TestServer;
let base: string;
let asEsi: As;
let asDalia: As;
let asGrace: As;
let asHugo: As;
beforeAll(async () => {
  server = await testServer({ liveLookMs: 200 });
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  asEsi = await server.person('esi', ['social-worker']);
  asDalia = await server.person('dalia', ['social-worker']);
  asGrace = await server.person('grace', ['supervisor']);
  asHugo = await server.person('hugo', ['administrator']);
});
afterAll(() => server.close());

const act = (...operations: object[]) => ({
  id: id(),
  act: 'plain',
  operations: operations.map((one) => ({ id: id(), recorded: now(), ...one })),
});

async function newCase(as: As, kind = 'case'): Promise<{ dossier: string; number: string }> {
  const dossier = id();
  const answer = await as('POST', '/api/v1/acts', act({ op: 'create', dossier, kind }));
  expect(answer.statusCode, answer.body).toBe(200);
  return { dossier, number: answer.json().dossiers[0].number };
}
const note = (dossier: string, text: string, base = 1) =>
  act({ op: 'set', dossier, type: 'note', entry: id(), base, set: { text } });

describe('what several files say', () => {
  test('comes in one request, each file in the access log, and nothing of those one may not know of', async () => {
    const [first, second] = [await newCase(asEsi), await newCase(asEsi)];
    const foreign = await newCase(asDalia);
    for (const { dossier } of [first, second])
      await asEsi('POST', '/api/v1/acts', note(dossier, 'She likes drawing.'));
    await asDalia('POST', '/api/v1/acts', note(foreign.dossier, 'He likes singing.'));
    const ids = [first, foreign, second].map(({ dossier }) => dossier);
    const answer = await asEsi('POST', '/api/v1/opened', { ids: [...ids, id()], entries: ['note'] });
    expect(answer.statusCode, answer.body).toBe(200);
    const { dossiers } = answer.json();
    expect(dossiers.map((one: { id: string }) => one.id)).toEqual([first.dossier, second.dossier]);
    for (const { entries } of dossiers)
      expect(entries.map((one: { type: string }) => one.type)).toEqual(['note']);
    expect(answer.body).toContain('She likes drawing.');
    expect(answer.body).not.toContain('singing');
    const { rows } = await server.world.admin.query(
      "select dossier_id from gwen.access_log where what = 'open' and dossier_id = any($1) order by id",
      [ids],
    );
    expect(rows.map((row) => row.dossier_id).toSorted()).toEqual([first.dossier, second.dossier].toSorted());
  });

  test('is asked for in a bounded way', async () => {
    const ids = Array.from({ length: 51 }, id);
    expect((await asEsi('POST', '/api/v1/opened', { ids, entries: ['note'] })).statusCode).toBe(400);
    expect((await asEsi('POST', '/api/v1/opened', { ids: [], entries: [] })).statusCode).toBe(400);
  });
});

describe('the emergency way in', () => {
  const reason = 'She stands at the border now.';
  const path = '/api/v1/break-glass';

  test('opens a dossier for a few hours with what her role reads, and leaves a trace in four places', async () => {
    const { dossier, number } = await newCase(asEsi);
    await asEsi('POST', '/api/v1/acts', note(dossier, 'She likes drawing.'));
    expect((await asDalia('GET', `/api/v1/dossiers/${dossier}`)).statusCode).toBe(404);

    const answer = await asDalia('POST', path, { number: number.toLowerCase(), reason });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json().dossier).toBe(dossier);
    const hours = (Date.parse(answer.json().until) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(3.9);
    expect(hours).toBeLessThanOrEqual(4);

    const view = await asDalia('GET', `/api/v1/dossiers/${dossier}`);
    expect(view.body).toContain('She likes drawing.');
    // and she can work in it
    expect((await asDalia('POST', '/api/v1/acts', note(dossier, 'She is safe with me.', 3))).statusCode).toBe(
      200,
    );

    // 1: whoever looks who can see it
    const grants = (await asEsi('GET', `/api/v1/dossiers/${dossier}`)).json().grants;
    expect(grants).toContainEqual(
      expect.objectContaining({
        basis: 'emergency',
        level: 'work',
        by: asDalia.account,
        until: answer.json().until,
      }),
    );
    // 2: the chain of changes, with the reason
    const { changes } = (await asEsi('GET', `/api/v1/dossiers/${dossier}/history`)).json();
    expect(changes).toContainEqual(
      expect.objectContaining({
        kind: 'grant',
        account: asDalia.account,
        operation: expect.objectContaining({ basis: 'emergency', reason }),
      }),
    );
    // 3: the log of access
    const { rows } = await server.world.admin.query(
      "select account from gwen.access_log where dossier_id = $1 and what = 'break-glass'",
      [dossier],
    );
    expect(rows).toEqual([{ account: asDalia.account }]);
    // 4: a review for the supervisor, which she can see, open and settle, and nobody settles her own
    const { duties } = (await asGrace('GET', '/api/v1/duties')).json();
    const review = duties.find((one: { dossier: string }) => one.dossier === dossier);
    expect(review.duty).toMatchObject({ safeguard: 'emergency-grant', kind: 'review', role: 'supervisor' });
    expect((await asGrace('GET', `/api/v1/dossiers/${dossier}`)).statusCode).toBe(200);
    const settle = act({
      op: 'settle',
      dossier,
      duty: `emergency-grant:${review.duty.key}`,
      reason: 'It was right.',
    });
    expect((await asDalia('POST', '/api/v1/acts', settle)).json().code).toBe('not-your-role');
    expect((await asGrace('POST', '/api/v1/acts', settle)).statusCode).toBe(200);
  });

  test('closes by itself', async () => {
    const { dossier, number } = await newCase(asEsi);
    await asDalia('POST', path, { number, reason });
    expect((await asDalia('GET', `/api/v1/dossiers/${dossier}`)).statusCode).toBe(200);
    await server.world.admin.query(
      "update gwen.party set until = now() - interval '1 second' where holder = $1",
      [asDalia.account],
    );
    expect((await asDalia('GET', `/api/v1/dossiers/${dossier}`)).statusCode).toBe(404);
    expect((await asDalia('POST', '/api/v1/acts', note(dossier, 'still here', 3))).statusCode).toBe(404);
    const { dossiers } = (await asDalia('POST', '/api/v1/versions', { ids: [dossier] })).json();
    expect(dossiers).toEqual([]);
  });

  test('is no way into a report, nor for a role that reads nothing, nor an oracle', async () => {
    const asAmina = await server.person('amina', ['operator']);
    const asBruno = await server.person('bruno', ['operator']);
    const report = await newCase(asAmina, 'report');
    const { number } = await newCase(asEsi);
    const letters = number.at(-1) === '2' ? '3' : '2';
    const answers = [
      await asHugo('POST', path, { number, reason }),
      await asDalia('POST', path, { number: report.number, reason }),
      await asBruno('POST', path, { number: report.number, reason }),
      await asDalia('POST', path, { number: number.slice(0, -1) + letters, reason }),
      await asDalia('POST', path, { number: 'C-26-222222-2', reason }),
    ];
    for (const answer of answers) expect([answer.statusCode, answer.body]).toEqual([404, answers[0]?.body]);
    expect((await asDalia('POST', path, { number, reason: 'now' })).json().code).toBe('malformed');
  });

  test('is not tried again and again', async () => {
    const asNosy = await server.person('nosy', ['social-worker']);
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      statuses.push((await asNosy('POST', path, { number: 'C-26-222222-2', reason })).statusCode);
    }
    expect(statuses.filter((status) => status === 404).length).toBe(10);
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});

describe('live hints', () => {
  /** Listens until `until` is in what came, or gives what came when the stream ends. */
  async function listen(as: As, until: string, meanwhile: () => Promise<unknown>): Promise<string> {
    const stop = new AbortController();
    const answer = await fetch(`${base}/api/v1/live`, {
      headers: { cookie: as.cookie },
      signal: stop.signal,
    });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await meanwhile();
    let heard = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      heard += decoder.decode(chunk, { stream: true });
      if (heard.includes(until)) break;
    }
    stop.abort();
    return heard;
  }

  test('name what changed for those who may know of it, and for nobody else', async () => {
    const { dossier } = await newCase(asEsi);
    const other = await newCase(asDalia);
    const heard = await listen(asEsi, dossier, async () => {
      await asDalia('POST', '/api/v1/acts', note(other.dossier, 'not for esi'));
      await asEsi('POST', '/api/v1/acts', note(dossier, 'a secret word'));
    });
    expect(heard).toContain(
      `event: changed\ndata: ${JSON.stringify({ kinds: ['case'], dossiers: [dossier] })}\n\n`,
    );
    expect(heard).not.toContain(other.dossier);
    expect(heard).not.toContain('secret');
  });

  test('of what is told to some reach nobody else', async () => {
    const { store } = server.world;
    const hint = { kind: 'case', parties: [asEsi.account] };
    const [told, untold, last] = [id(), id(), id()];
    // let the hints of all that pass
    await new Promise((resolve) => setTimeout(resolve, 300));
    const heard = await listen(asEsi, last, async () => {
      store.notify([{ ...hint, dossier: untold, roles: ['supervisor'] }]);
      store.notify([{ ...hint, dossier: told, roles: ['supervisor', 'social-worker'] }]);
      // what everybody may hear of is not lost in what only some may
      store.notify([{ ...hint, dossier: last }]);
      store.notify([{ ...hint, dossier: last, roles: ['supervisor'] }]);
    });
    expect(heard).toContain(told);
    expect(heard).not.toContain(untold);
  });

  test('end with the session, and do not keep it alive', async () => {
    const as = await server.person('lina', ['social-worker']);
    const heard = await listen(as, 'signed-out', async () => {
      await server.world.admin.query(
        "update gwen.session set seen = now() - interval '31 minutes' where account = $1",
        [as.account],
      );
    });
    expect(heard).toContain('event: signed-out');
  });

  test('fall silent when a right is taken away', async () => {
    const { dossier, number } = await newCase(asEsi);
    const as = await server.person('mona', ['social-worker']);
    await as('POST', '/api/v1/break-glass', { number, reason: 'She stands at the border now.' });
    const mine = await newCase(as);
    // let the hints of all that pass
    await new Promise((resolve) => setTimeout(resolve, 300));
    const heard = await listen(as, mine.dossier, async () => {
      await server.world.admin.query('update gwen.party set until = now() where holder = $1', [as.account]);
      await new Promise((resolve) => setTimeout(resolve, 600));
      await asEsi('POST', '/api/v1/acts', note(dossier, 'more', 3));
      await as('POST', '/api/v1/acts', note(mine.dossier, 'mine'));
    });
    expect(heard).not.toContain(dossier);
  });
});

describe('the feed', () => {
  test('gives what changed since, page by page, and nothing twice', async () => {
    const start = (await asEsi('GET', '/api/v1/feed')).json();
    expect(start).toEqual({ cursor: expect.any(String), more: false, changed: [] });
    const { dossier } = await newCase(asEsi);
    await newCase(asDalia);
    const next = (await asEsi('GET', `/api/v1/feed?since=${start.cursor}`)).json();
    expect(next.changed).toEqual([{ id: dossier, version: 1 }]);
    expect((await asEsi('GET', `/api/v1/feed?since=${next.cursor}`)).json().changed).toEqual([]);
  });

  test('of before a restore has ended', async () => {
    const old = Buffer.from(JSON.stringify([server.world.store.epoch - 1, '1:1:'])).toString('base64url');
    const answer = await asEsi('GET', `/api/v1/feed?since=${old}`);
    expect([answer.statusCode, answer.json().code]).toEqual([410, 'cursor-ended']);
  });
});

describe('lists', () => {
  test('come by page, newest first, each dossier once', async () => {
    const as = await server.person('pages', ['social-worker']);
    const made: string[] = [];
    for (let n = 0; n < 7; n += 1) made.unshift((await newCase(as)).dossier);
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const query: string = after === '' ? '' : `&after=${after}`;
      const page: { dossiers: { id: string }[]; next: string | null } = (
        await as('GET', `/api/v1/dossiers?kind=case&state=intake&limit=3${query}`)
      ).json();
      expect(page.dossiers.length).toBeLessThanOrEqual(3);
      seen.push(...page.dossiers.map((one) => one.id));
      after = page.next;
    }
    expect(seen).toEqual(made);
    expect((await as('GET', '/api/v1/dossiers?kind=case&state=closed')).json().dossiers).toEqual([]);
  });

  test('are tables that a spreadsheet opens safely', async () => {
    const as = await server.person('table', ['social-worker']);
    const { number } = await newCase(as);
    const answer = await as('GET', '/api/v1/export/case.csv');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="list-case.csv"');
    const [head, line, end] = answer.body.split('\r\n');
    expect(head).toMatch(/^number,state,state\.label,state_since,area,/);
    expect(line?.startsWith(`${number},intake,`)).toBe(true);
    expect(end).toBe('');
  });

  test.each([
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@x', `"'@x"`],
    ['\t=1', `"'\t=1"`],
    ['＝1', `"'＝1"`],
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['a\r\nb', '"a\r\nb"'],
    ['plain', 'plain'],
    [-1, '-1'],
    [null, ''],
  ])('hold %j as %s', (cell, text) => {
    expect(csvLine([cell])).toBe(`${text}\r\n`);
  });
});

test('what is late shows to a supervisor who may know of it', async () => {
  const { dossier } = await newCase(asGrace);
  const late = async () =>
    (await asGrace('GET', '/api/v1/late'))
      .json()
      .duties.filter((one: { dossier: string }) => one.dossier === dossier);
  expect(await late()).toEqual([]);
  await server.world.admin.query(
    "update gwen.duty set due = now() - interval '1 hour' where dossier_id = $1",
    [dossier],
  );
  await server.world.admin.query(
    "update gwen.listing set next_due = now() - interval '1 hour' where dossier_id = $1",
    [dossier],
  );
  expect((await late()).length).toBeGreaterThan(0);
});
