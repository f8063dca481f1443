/** The public page without scripts, and what is left of a report and its sender anywhere: nothing that tells. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findSealedMessage } from '../../../domain/report/sealedMessage.ts';
import { fromBase64url } from '../../../seal/base64url.ts';
import { openBox } from '../../../seal/box.ts';
import { parseReceipt, receiptKeys } from '../../../seal/receipt.ts';
import { withClient } from '../../store/migrate.ts';
import { atDatabase } from '../../store/roles.ts';
import { tokenDigest } from '../../vault/tokens.ts';
import { findTalk } from '../reports.ts';
import type { TestSite } from './testing.ts';
import { elsewhere, testSite } from './testing.ts';

let site: TestSite;
beforeAll(async () => {
  site = await testSite();
});
afterAll(() => site.close());

type Form = Readonly<Record<string, string | readonly string[]>>;

/** Sends a form as a browser without scripts does. */
async function submitForm(url: string, form: Form, headers: Readonly<Record<string, string>> = {}) {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const one of typeof value === 'string' ? [value] : value) fields.append(name, one);
  }
  return await site.app.inject({
    method: 'POST',
    url,
    payload: fields.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}
const load = async (url = '/report') => (await site.app.inject({ method: 'GET', url })).body;
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const codeIn = (html: string): string =>
  [...html.matchAll(/<li><b dir="ltr">(\w{3})<\/b>/g)].map(([, group]) => group).join('');
const problemIn = (html: string): string =>
  /<p class="problem" data-problem role="alert">([^<]*)<\/p>/.exec(html)?.[1] ?? '';

async function reports(): Promise<number> {
  const { rows } = await site.world.admin.query('select count(*)::int as n from gwen.dossier');
  return rows[0].n;
}

/** What lies under a code: the words, opened with the reporter's key. */
async function wordsOf(code: string) {
  const keys = await receiptKeys(code);
  const talk = await findTalk(site.world.store, keys);
  return await Promise.all(
    (talk?.lines ?? []).map(async (line) =>
      findSealedMessage((await openBox(keys.identity, fromBase64url(line.box ?? ''))) ?? new Uint8Array()),
    ),
  );
}

const said = {
  lang: 'en',
  danger: 'think',
  text: 'They locked the <door>.\r\nThree boys & a girl.',
  area: 'R1-A',
  place: 'Old "mill"',
  part: 'yes',
  involved: ['police', 'office'],
} as const;

describe('sending without scripts', () => {
  test('the page says that the server will see the words, before they are typed', async () => {
    const html = await load();
    const notes = [...html.matchAll(/<noscript>([\s\S]*?)<\/noscript>/g)].map(([, note]) => note).join('\n');
    expect(notes).toContain('our computer sees your words for a moment');
    expect(notes).toContain('Our computer sees them for a moment');
    expect(html).toContain('<form id="report" method="post" action="/report"');
    expect(html).toMatch(/<a id="leave" href="\/elsewhere"/);
  });

  test('seals in memory, stores the box, shows the code', async () => {
    const answer = await submitForm('/report', { ...said, code: hidden(await load(), 'code') });
    expect(answer.statusCode).toBe(201);
    const code = codeIn(answer.body);
    expect(parseReceipt(code)).toEqual({ ok: true, receipt: code });
    expect(answer.body).not.toContain('boys');
    expect(await wordsOf(code)).toEqual([
      {
        v: 1,
        text: 'They locked the <door>.\nThree boys & a girl.',
        place: 'Old "mill"',
        lang: 'en',
        asked: { area: 'R1-A', danger: 'think', involved: ['police', 'office'] },
      },
    ]);
    const { rows } = await site.world.admin.query(
      `select e.open, d.area from gwen.receipt r join gwen.dossier d on d.id = r.dossier_id
       join gwen.entry e on e.dossier_id = d.id and e.type = 'opening' where r.locator = $1`,
      [tokenDigest((await receiptKeys(code)).locator)],
    );
    expect(rows[0]).toMatchObject({
      area: 'R1-A',
      open: { dangerNow: 'think', involved: ['office', 'police'] },
    });
  });

  test('pressed twice is one report with one code; changed words are another', async () => {
    const form = { ...said, code: hidden(await load(), 'code') };
    const before = await reports();
    const twice = await Promise.all([submitForm('/report', form), submitForm('/report', form)]);
    const codes = twice.map((answer) => codeIn(answer.body));
    expect(codes[0]).toBe(form.code);
    expect(codes[1]).toBe(form.code);
    expect(await reports()).toBe(before + 1);
    const changed = await submitForm('/report', { ...form, text: 'Something else.' });
    expect(changed.statusCode).toBe(201);
    expect(codeIn(changed.body)).not.toBe(form.code);
    expect(await wordsOf(codeIn(changed.body))).toMatchObject([{ text: 'Something else.' }]);
    expect(await reports()).toBe(before + 2);
  });

  test('yes without a word who is treated with the same care as not sure', async () => {
    const answer = await submitForm('/report', { ...said, involved: [] });
    expect(await wordsOf(codeIn(answer.body))).toMatchObject([{ asked: { involved: ['not-sure'] } }]);
  });

  test('whatever is wrong, all that was typed comes back', async () => {
    const before = await reports();
    const cases: readonly (readonly [Form, number, string])[] = [
      [{ ...said, text: ' \r\n', place: ' ' }, 422, 'Please write a few words first.'],
      [{ ...said, text: `end${'x'.repeat(20_000)}` }, 422, '3 letters too many'],
      [{ ...said, place: 'y'.repeat(501) }, 422, 'The place is too long'],
    ];
    for (const [form, status, problem] of cases) {
      const answer = await submitForm('/report', form);
      expect(answer.statusCode).toBe(status);
      expect(problemIn(answer.body)).toContain(problem);
      expect(answer.body).toContain('value="think" checked');
      expect(answer.body).toContain('value="office" checked');
      expect(answer.body).toContain('<option value="R1-A" selected>');
    }
    const answer = await submitForm('/report', { ...said, place: 'y'.repeat(501) });
    expect(answer.body).toContain('They locked the &lt;door&gt;.');
    expect(answer.body).toContain(`value="${'y'.repeat(501)}"`);
    expect(await reports()).toBe(before);
  });

  test('nobody else to read it: told first, sent when the button is pressed again', async () => {
    const form = { ...said, area: 'R2-A', involved: ['this-service'] };
    const first = await submitForm('/report', form);
    expect(first.statusCode).toBe(409);
    expect(problemIn(first.body)).toContain('no other office');
    const second = await submitForm('/report', { ...form, anyway: hidden(first.body, 'anyway') });
    expect(second.statusCode).toBe(201);
  });

  test('while the database does not answer, the page comes back with the words', async () => {
    const { superUrl } = site.world.database;
    const name = new URL(superUrl).pathname.slice(1);
    const letIn = async (isOpen: boolean) =>
      await withClient(atDatabase(superUrl, 'postgres'), async (client) => {
        await client.query(`alter database ${name} allow_connections ${isOpen}`);
        if (!isOpen)
          await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
            name,
          ]);
      });
    await letIn(false);
    try {
      expect((await site.app.inject({ method: 'GET', url: '/report' })).statusCode).toBe(200);
      const answer = await submitForm('/report', said);
      expect(answer.statusCode).toBe(503);
      expect(problemIn(answer.body)).toContain('All you wrote is still here');
      expect(answer.body).toContain('Three boys &amp; a girl.');
    } finally {
      await letIn(true);
    }
    expect((await submitForm('/report', said)).statusCode).toBe(201);
  });

  test('odd forms are no error of ours', async () => {
    for (const body of ['', 'text', '%', 'text=%ff%fe', 'lang=xx&text=a&area=%00&danger=<&part=?']) {
      for (const url of ['/report', '/report/answer']) {
        const answer = await site.app.inject({
          method: 'POST',
          url,
          payload: body,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        });
        expect(answer.statusCode, `${url} ${body}`).toBeLessThan(500);
      }
    }
    const json = await site.app.inject({ method: 'POST', url: '/report', payload: { text: 'x' } });
    expect(json.statusCode).toBe(415);
  });

  test('a page of another site cannot send in somebody’s name', async () => {
    const before = await reports();
    const answer = await submitForm('/report', said, { 'sec-fetch-site': 'cross-site' });
    expect(answer.statusCode).toBe(403);
    expect(await reports()).toBe(before);
  });
});

describe('coming back without scripts', () => {
  let code = '';
  beforeEach(async () => {
    code = codeIn((await submitForm('/report', said)).body);
  });

  test('the code opens her own words, however it is typed', async () => {
    const typed = `${code.slice(0, 6).toLowerCase()} ${code.slice(6)}`;
    const answer = await submitForm('/report/answer', { lang: 'en', code: typed });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('They locked the &lt;door&gt;.');
    expect(answer.body).toContain('Nobody has answered yet');
  });

  test('a wrong symbol is told from a code that is not known', async () => {
    const wrong = code.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
    const cases = [
      [wrong, 422, 'One letter or number is not right'],
      [code.slice(1), 422, 'here are 17'],
      [`${code.slice(1)}U`, 422, 'never has the letter U'],
      [hidden(await load(), 'code'), 404, 'no report with this code'],
    ] as const;
    for (const [typed, status, problem] of cases) {
      const answer = await submitForm('/report/answer', { lang: 'en', code: typed });
      expect(answer.statusCode).toBe(status);
      expect(problemIn(answer.body)).toContain(problem);
      expect(answer.body).toContain(`value="${typed}"`);
    }
  });

  test('more words are added once for one press', async () => {
    const opened = await submitForm('/report/answer', { lang: 'en', code });
    const form = { lang: 'en', code, once: hidden(opened.body, 'once'), text: 'A white car came.' };
    const answers = await Promise.all([
      submitForm('/report/answer', form),
      submitForm('/report/answer', form),
    ]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201]);
    expect((await wordsOf(code)).map((line) => line?.text)).toEqual([
      'They locked the <door>.\nThree boys & a girl.',
      'A white car came.',
    ]);
    const empty = await submitForm('/report/answer', { ...form, text: '  ' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('A white car came.');
  });
});

describe('headers', () => {
  test('nothing is cached, framed, sent elsewhere or run that is not ours', async () => {
    for (const url of ['/report', '/report/', '/report/answer']) {
      const { headers, body } = await site.app.inject({ method: 'GET', url });
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['set-cookie']).toBeUndefined();
      const policy = String(headers['content-security-policy']);
      expect(policy).not.toContain('unsafe');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(body).toContain('<title>Notes</title>');
      // no address in it leads to another site
      expect([...body.matchAll(/(?:src|href|action)="([^"]*)"/g)].map(([, to]) => to)).toSatisfy(
        (all: string[]) =>
          all.every((to) => to.startsWith('/report') || to.startsWith('data:') || to === elsewhere),
      );
    }
    const script = /"(\/report\/assets\/main-[\w-]+\.js)"/.exec(await load())?.[1] ?? '';
    for (const [encoding, expected] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['', undefined],
    ] as const) {
      const headers = { 'accept-encoding': encoding };
      const answer = await site.app.inject({ method: 'GET', url: `${script}?1`, headers });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-encoding']).toBe(expected);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    expect((await site.app.inject({ method: 'GET', url: '/report/assets/..%2findex.html' })).statusCode).toBe(
      404,
    );
  });
});

describe('what is kept of a sender', () => {
  test('no word, place, address, browser, code or minute: in no table, key store or log', async () => {
    const canary = 'kanarienvogel';
    const address = '198.51.100.77';
    const agent = 'Canary-Browser/7.7';
    const html = await load();
    const code = hidden(html, 'code');
    const body = new URLSearchParams({
      ...said,
      involved: 'police',
      text: `the ${canary} sings`,
      place: canary,
      code,
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': agent };
    const from = { remoteAddress: address, headers } as const;
    const sent = await site.app.inject({ method: 'POST', url: '/report', payload: body.toString(), ...from });
    expect(sent.statusCode).toBe(201);
    const again = new URLSearchParams({ lang: 'en', code, once: '1', text: `${canary} again` });
    const added = await site.app.inject({
      method: 'POST',
      url: '/report/answer',
      payload: again.toString(),
      ...from,
    });
    expect(added.statusCode).toBe(201);

    const keys = await receiptKeys(code);
    const raw = [canary, address, agent, code, keys.locator, keys.proof, keys.identity];
    const traces = raw.flatMap((text) => [
      text,
      Buffer.from(text).toString('hex'),
      Buffer.from(text).toString('base64url').slice(1, -2),
    ]);
    traces.push(Buffer.from(keys.proof, 'base64url').toString('hex'));
    traces.push(Buffer.from(keys.locator, 'base64url').toString('hex'));
    let looked = 0;
    // what is outside the seal is found, so the search works
    let controls = 0;
    for (const url of [site.world.database.superUrl, site.world.database.superKeysUrl]) {
      await withClient(url, async (client) => {
        const tables = await client.query(
          "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('gwen', 'gwen_keys')",
        );
        for (const { name } of tables.rows) {
          const { rows } = await client.query(`select t::text as row from ${name} t`);
          looked += rows.length;
          controls += rows.filter(({ row }: { row: string }) => row.includes('dangerNow')).length;
          for (const trace of traces) {
            const found = rows.some(({ row }: { row: string }) => row.includes(trace));
            expect(found, `${trace} in ${name}`).toBe(false);
          }
        }
      });
    }
    expect(looked).toBeGreaterThan(20);
    expect(controls).toBeGreaterThan(0);
    const log = JSON.stringify(site.log);
    for (const trace of traces) expect(log).not.toContain(trace);

    const { rows } = await site.world.admin.query(`
      select created_at as at from gwen.dossier union all select updated_at from gwen.dossier
      union all select recorded from gwen.entry union all select accepted from gwen.entry
      union all select recorded from gwen.change union all select accepted from gwen.change
      union all select since from gwen.access_grant union all select updated_at from gwen.listing`);
    expect(rows.length).toBeGreaterThan(10);
    for (const { at } of rows) expect(at.getTime() % (15 * 60_000), String(at)).toBe(0);
    const visits = await site.world.admin.query('select count(*)::int as n from gwen.access_log');
    expect(visits.rows[0].n).toBe(0);
  });
});
