/** Sealed reports on a real database: stored once, sent round those involved, and opened again by their receipt alone. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Route, SealedReport, Talk } from '../../../domain/report/publicPage.ts';
import type { Involved } from '../../../domain/report/sealedMessage.ts';
import { findSealedMessage, writeSealedMessage } from '../../../domain/report/sealedMessage.ts';
import { fromBase64url, toBase64url } from '../../../seal/base64url.ts';
import { openBox, sealTo } from '../../../seal/box.ts';
import type { ReceiptKeys } from '../../../seal/receipt.ts';
import { newReceipt, receiptKeys } from '../../../seal/receipt.ts';
import { entryView, findDossier, listDossiers } from '../../store/read.ts';
import type { Session } from '../../store/session.ts';
import { submit } from '../../store/write.ts';
import { tokenDigest } from '../../vault/tokens.ts';
import type { TestSite } from './testing.ts';
import { testSite } from './testing.ts';

let site: TestSite;
/** An operator of the national contact point, and one of the regional. */
let nora: Session;
let rita: Session;
vi.setConfig({ testTimeout: 90_000 });
beforeAll(async () => {
  site = await testSite();
  nora = await site.world.person('nora', ['operator']);
  const person = await site.world.person('rita', ['operator'], site.regional.organisation);
  rita = { ...person, parties: [person.account, site.regional.team] };
});
afterAll(() => site.close());

const post = async (path: string, payload: object, remoteAddress = '127.0.0.1') =>
  await site.app.inject({ method: 'POST', url: `/report/${path}`, payload, remoteAddress });

async function route(area: string, involved: readonly Involved[] = []): Promise<Route> {
  const answer = await post('route', { area, involved });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

interface Sent {
  readonly keys: ReceiptKeys;
  readonly report: SealedReport;
}

/** What the page makes of these words. */
async function sealed(text: string, area = 'R1-A', involved: readonly Involved[] = []): Promise<Sent> {
  const { epoch, to } = await route(area, involved);
  const keys = await receiptKeys(newReceipt());
  const { locator, proof, recipient } = keys;
  const words = writeSealedMessage({ v: 1, text });
  const box = toBase64url(await sealTo([...to, recipient], words));
  const report = {
    area,
    language: 'en',
    danger: 'yes',
    involved,
    epoch,
    locator,
    proof,
    recipient,
    box,
  } as const;
  return { keys, report };
}

async function send(text: string, area?: string, involved?: readonly Involved[]): Promise<Sent> {
  const made = await sealed(text, area, involved);
  const answer = await post('send', made.report);
  expect(answer.statusCode, answer.body).toBe(201);
  return made;
}

const openTalk = async ({ locator, proof }: ReceiptKeys): Promise<Talk> =>
  (await post('open', { locator, proof })).json();

async function words(identity: string, box: string | undefined): Promise<string | undefined> {
  const bytes = await openBox(identity, fromBase64url(box ?? ''));
  return bytes ? findSealedMessage(bytes)?.text : undefined;
}

/** The report that a receipt opens, as somebody sees it; undefined when she may not know of it. */
async function seen(session: Session, { locator }: ReceiptKeys) {
  const { rows } = await site.world.admin.query('select dossier_id from gwen.receipt where locator = $1', [
    tokenDigest(locator),
  ]);
  return await findDossier(site.world.store, session, rows[0]?.dossier_id);
}
const count = async (session: Session): Promise<number> =>
  (await listDossiers(site.world.store, session, { kind: 1, most: 1000 })).length;

describe('a report', () => {
  test('reaches the contact point of its area, which alone opens it', async () => {
    const { keys } = await send('They sleep in the brick yard.');
    const dossier = await seen(rita, keys);
    expect(dossier).toMatchObject({ kind: 'report', state: 'received', area: 'R1-A' });
    expect(dossier?.number).toMatch(/^R-/);
    const [opening, message] = ['opening', 'message'].map((type) => {
      const entry = dossier?.entries.find((one) => one.type === type);
      return entry && entryView(entry).values;
    });
    expect(opening).toEqual({ channel: 'web', language: 'en', area: 'R1-A', dangerNow: 'yes' });
    expect(message).toMatchObject({ direction: 'from-reporter', channel: 'web', language: 'en' });
    const box = String(message?.['box']);
    expect(await words(site.regional.identity, box)).toBe('They sleep in the brick yard.');
    expect(await words(site.regional.spare, box)).toBe('They sleep in the brick yard.');
    expect(await words(site.national.identity, box)).toBeUndefined();
    expect(await seen(nora, keys)).toBeUndefined();
    expect(await count(nora)).toBe(0);
    // R3: somebody is to judge it, and is told when it is late
    expect(dossier?.duties.map((duty) => duty.safeguard)).toContain('R3');
  });

  test('goes round the contact point of its area when somebody there could be involved', async () => {
    for (const who of ['police', 'office', 'this-service', 'not-sure'] as const) {
      const [before, regional] = [await count(nora), await count(rita)];
      await send('The officer takes money.', 'R1-A', [who]);
      expect(await count(nora)).toBe(before + 1);
      expect(await count(rita)).toBe(regional);
    }
    const alone = await route('R2-A', ['this-service']);
    expect(alone).toMatchObject({ epoch: site.national.epoch, nobodyElse: true });
    expect((await route('', ['this-service'])).nobodyElse).toBe(false);
    // it is told before, and taken all the same
    await send('Nobody else is left.', 'R2-A', ['this-service']);
  });

  test('sent again is the same report; its receipt names no other', async () => {
    const made = await send('Sent twice.');
    const before = await count(rita);
    const again = await Promise.all([1, 2, 3].map(() => post('send', made.report)));
    expect(again.map((answer) => answer.statusCode)).toEqual([201, 201, 201]);
    expect(await count(rita)).toBe(before);
    const other = await sealed('Something else.');
    const { locator, proof, recipient } = made.report;
    const taken = await post('send', { ...other.report, locator, proof, recipient });
    expect(taken.statusCode).toBe(409);
    expect(taken.json().code).toBe('exists');
    expect(await count(rita)).toBe(before);
  });

  test('sealed to a key that has been replaced must be sealed anew', async () => {
    const late = await sealed('Just before the change.');
    const current = await site.newKey(site.regional.team);
    const answer = await post('send', late.report);
    expect(answer.statusCode).toBe(409);
    expect(answer.json().code).toBe('keys-changed');
    expect((await route('R1-A')).to).toEqual([current.recipient, current.recovery]);
    Object.assign(site.regional, current);
  });

  test('needs no answer but the words; an unknown area goes to the national contact point', async () => {
    const before = await count(nora);
    const { keys, report } = await sealed('Only this.', 'NOWHERE');
    const { area: _, danger: __, ...bare } = report;
    expect((await post('send', bare)).statusCode).toBe(201);
    expect(await count(nora)).toBe(before + 1);
    expect((await seen(nora, keys))?.area).toBe('');
  });

  test('of twenty and of a hundred and eighty characters take the same room', async () => {
    const { admin } = site.world;
    const room = async ({ keys }: Sent): Promise<unknown> => {
      const { rows } = await admin.query(
        `select (select length(cipher) from gwen.entry where dossier_id = d.id
        and type = 'message') as entry, (select length(payload) from gwen.change where dossier_id = d.id
        and type = 'message') as change from gwen.dossier d where id = $1`,
        [(await seen(rita, keys))?.id],
      );
      return rows[0];
    };
    const short = await room(await send('a'.repeat(20)));
    expect(await room(await send('b'.repeat(180)))).toEqual(short);
    expect(short).toMatchObject({ entry: expect.any(Number), change: expect.any(Number) });
  });
});

describe('wrong input is told so, and nothing is stored', () => {
  test('each kind', async () => {
    const { report } = await sealed('x');
    const plain = toBase64url(new TextEncoder().encode('the words in the clear '.repeat(20)));
    const forTwo = toBase64url(await sealTo((await route('R1-A')).to, new Uint8Array(3)));
    const before = await count(rita);
    const wrong: readonly (readonly [string, object])[] = [
      ['send', { ...report, box: plain }],
      ['send', { ...report, box: forTwo }],
      ['send', { ...report, box: 7 }],
      ['send', { ...report, locator: 'short' }],
      ['send', { ...report, proof: `${report.proof}=` }],
      ['send', { ...report, recipient: 'age1qqq' }],
      ['send', { ...report, danger: 'maybe' }],
      ['send', { ...report, involved: ['mayor'] }],
      ['send', { ...report, name: 'never asked' }],
      ['send', { ...report, epoch: '1' }],
      ['send', {}],
      ['route', { area: 5, involved: [] }],
      ['open', { locator: report.locator }],
      ['add', { locator: report.locator, proof: report.proof, language: 'en', box: plain }],
    ];
    for (const [path, body] of wrong) {
      const answer = await post(path, body);
      expect(answer.statusCode, `${path} ${Object.keys(body)}`).toBe(400);
      expect(answer.json().code).toBe('malformed');
    }
    const large = await post('send', { ...report, box: 'A'.repeat(300_000) });
    expect(large.statusCode).toBe(413);
    for (const [payload, type] of [
      ['{', 'application/json'],
      ['a=b', 'text/plain'],
      ['a=b', 'application/x-www-form-urlencoded'],
    ] as const) {
      const answer = await site.app.inject({
        method: 'POST',
        url: '/report/send',
        payload,
        headers: { 'content-type': type },
      });
      expect(answer.statusCode, type).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode, type).toBeLessThan(500);
    }
    expect(await count(rita)).toBe(before);
  });
});

describe('coming back', () => {
  test('with the receipt: her own words, the answers, and nothing else', async () => {
    const { keys } = await send('Two girls in the blue house.');
    expect(await openTalk(keys)).toMatchObject({ state: 'waiting', lines: [{ from: 'reporter' }] });
    const report = await seen(rita, keys);
    const dossier = report?.id ?? '';
    const operation = (more: object) => ({
      id: crypto.randomUUID(),
      dossier,
      recorded: new Date().toISOString(),
      ...more,
    });
    const set = (type: string, values: object) =>
      operation({ op: 'set', type, entry: crypto.randomUUID(), base: report?.version ?? 0, set: values });
    const { to } = await openTalk(keys);
    const reply = writeSealedMessage({ v: 1, text: 'A colleague is on the way.' });
    const box = toBase64url(await sealTo([...to, keys.recipient], reply));
    const done = await submit(site.world.store, rita, {
      id: crypto.randomUUID(),
      act: 'plain',
      operations: [
        set('triage', {
          moment: 'exploitation',
          urgency: 'going-on',
          area: 'R1-A',
          note: 'CANARY-TRIAGE',
        }),
        operation({ op: 'transition', to: 'triaged' }),
        set('message', { direction: 'to-reporter', channel: 'web', box }),
        set('reporter-safety', { reprisalRisk: 'some', safeWays: ['page', 'phone'], note: 'CANARY-SAFETY' }),
        set('feedback', { way: 'phone', told: 'We called you on Monday.' }),
      ],
    });
    expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
    const answer = await post('open', { locator: keys.locator, proof: keys.proof });
    expect(answer.body).not.toContain('CANARY');
    const talk: Talk = answer.json();
    expect(talk.state).toBe('read');
    expect(talk.to.toSorted()).toEqual([site.regional.recipient, site.regional.recovery].toSorted());
    expect(talk.lines.map(({ from, told }) => ({ from, told }))).toEqual([
      { from: 'reporter', told: undefined },
      { from: 'us', told: undefined },
      { from: 'us', told: 'We called you on Monday.' },
    ]);
    expect(await words(keys.identity, talk.lines[0]?.box)).toBe('Two girls in the blue house.');
    expect(await words(keys.identity, talk.lines[1]?.box)).toBe('A colleague is on the way.');
  });

  test('to add words, which arrive once and are hers', async () => {
    const { keys } = await send('First.');
    const { to } = await openTalk(keys);
    const { locator, proof, recipient } = keys;
    const box = toBase64url(await sealTo([...to, recipient], writeSealedMessage({ v: 1, text: 'Second.' })));
    const addition = { locator, proof, language: 'en', box };
    for (const answer of await Promise.all([1, 2, 3].map(() => post('add', addition)))) {
      expect(answer.statusCode, answer.body).toBe(201);
    }
    const talk = await openTalk(keys);
    expect(await Promise.all(talk.lines.map((line) => words(keys.identity, line.box)))).toEqual([
      'First.',
      'Second.',
    ]);
    const [, added] = ((await seen(rita, keys))?.entries ?? [])
      .filter((entry) => entry.type === 'message')
      .sort((one, other) => one.created - other.created)
      .map((entry) => String(entryView(entry).values['box']));
    expect(await words(site.regional.identity, added)).toBe('Second.');
  });

  test('an unknown receipt and a wrong proof are answered alike, in words and in time', async () => {
    const { keys } = await send('Who asks?');
    const stranger = await receiptKeys(newReceipt());
    const wrongProof = { locator: keys.locator, proof: stranger.proof };
    const unknown = { locator: stranger.locator, proof: stranger.proof };
    const ask = async (question: object) => {
      const started = performance.now();
      const answer = await post('open', question);
      return { ms: performance.now() - started, status: answer.statusCode, body: answer.body };
    };
    const times: [number[], number[]] = [[], []];
    for (let n = 0; n < 10; n += 1) {
      const pair = Array.from({ length: 10 }, () => [ask(wrongProof), ask(unknown)] as const);
      for (const [wrong, none] of pair) {
        const [one, other] = [await wrong, await none];
        expect(one.status).toBe(404);
        expect({ ...other, ms: 0 }).toEqual({ ...one, ms: 0 });
        times[0].push(one.ms);
        times[1].push(other.ms);
      }
    }
    const mean = (all: number[]) => all.reduce((sum, ms) => sum + ms, 0) / all.length;
    const spread = (all: number[]) =>
      all.reduce((sum, ms) => sum + (ms - mean(all)) ** 2, 0) / (all.length - 1) / all.length;
    expect(Math.min(...times.flat())).toBeGreaterThanOrEqual(249);
    // Welch's t over 100 each: beyond 4 only by a difference, or once in ten thousand runs
    const t = Math.abs(mean(times[0]) - mean(times[1])) / Math.sqrt(spread(times[0]) + spread(times[1]));
    expect(t).toBeLessThan(4);
    const box = (await sealed('x')).report.box;
    for (const question of [wrongProof, unknown]) {
      expect((await post('add', { ...question, language: 'en', box })).statusCode).toBe(404);
    }
  });
});

describe('many at once', () => {
  test('200 reports by 16 senders: all stored, none refused, each with its own receipt', {
    timeout: 90_000,
  }, async () => {
    const before = await count(rita);
    const { epoch, to } = await route('R1-A');
    const made: { keys: ReceiptKeys; report: SealedReport }[] = [];
    const base = await sealed('shape');
    const makeOne = async (n: number): Promise<void> => {
      const keys = await receiptKeys(newReceipt());
      const { locator, proof, recipient } = keys;
      const text = writeSealedMessage({ v: 1, text: `report ${n}` });
      const box = toBase64url(await sealTo([...to, recipient], text));
      made.push({ keys, report: { ...base.report, epoch, locator, proof, recipient, box } });
    };
    for (let n = 0; n < 200; n += 20) await Promise.all(Array.from({ length: 20 }, (_, k) => makeOne(n + k)));
    const url = await site.listen();
    const waiting = [...made];
    const sender = async (): Promise<number[]> => {
      const statuses: number[] = [];
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const body = JSON.stringify(next.report);
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(`${url}/report/send`, { method: 'POST', body, headers });
        statuses.push(answer.status);
      }
      return statuses;
    };
    const statuses = (await Promise.all(Array.from({ length: 16 }, sender))).flat();
    expect(statuses).toHaveLength(200);
    expect(new Set(statuses)).toEqual(new Set([201]));
    expect(await count(rita)).toBe(before + 200);
    expect(new Set(made.map(({ report }) => report.locator)).size).toBe(200);
    for (const { keys } of [made[0], made[99], made[199]].flatMap((one) => one ?? [])) {
      const talk = await openTalk(keys);
      expect(await words(keys.identity, talk.lines[0]?.box)).toMatch(/^report \d+$/);
    }
  });

  test('a room of fifty behind one address: all stored at once', async () => {
    const before = await count(rita);
    const all = await Promise.all(Array.from({ length: 50 }, (_, n) => sealed(`from the room ${n}`)));
    const answers = await Promise.all(all.map(({ report }) => post('send', report, '203.0.113.50')));
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([201]));
    expect(await count(rita)).toBe(before + 50);
  });
});
