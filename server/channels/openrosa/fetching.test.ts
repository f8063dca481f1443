/** OpenRosa as phones speak it, over HTTP: what they fetch. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languageCodes } from '../../../languages/read.ts';
import { md5Of } from '../../vault/digest.ts';
import type { TestChannels } from '../testChannels.ts';
import { testChannels } from '../testChannels.ts';
import type { TestForms } from './testForms.ts';
import { filledIn, testForms } from './testForms.ts';
import { readXml } from './xml.ts';

let channels: TestChannels;
let forms: TestForms;
beforeAll(async () => {
  channels = await testChannels();
  await channels.world.admin.query(
    `insert into gwen.area (code, name, parent) values ('QQ', 'Land', null), ('QQ01', 'North "Hills"', 'QQ'), ('QQ02', 'Coast', 'QQ')`,
  );
  forms = await testForms(channels);
});
afterAll(() => channels?.close());

const base = (): string => `https://line.example.org${forms.address}`;

describe('what phones fetch', () => {
  test('the list of forms, the form and its areas, each as the list says', async () => {
    const list = await forms.get('/formList?verbose=true&deviceID=x');
    expect(list.statusCode, list.body).toBe(200);
    expect(list.headers).toMatchObject({
      'content-type': 'text/xml; charset=utf-8',
      'content-language': 'en',
      'x-openrosa-version': '1.0',
    });
    expect(Number(list.headers['x-openrosa-accept-content-length'])).toBeGreaterThan(1_000_000);
    const [form] = readXml(Buffer.from(list.body)).children;
    const said = Object.fromEntries((form?.children ?? []).map(({ name, text }) => [name, text]));
    expect(said).toMatchObject({
      formID: 'notes',
      name: 'Notes',
      downloadUrl: `${base()}/forms/notes.xml`,
      manifestUrl: `${base()}/forms/notes/manifest`,
    });
    const xml = await forms.get('/forms/notes.xml');
    expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(said['hash']).toBe(`md5:${md5Of(xml.body)}`);
    expect(xml.body).toContain(`<data id="notes" version="${said['version']}">`);

    const [media] = readXml(Buffer.from((await forms.get('/forms/notes/manifest')).body)).children;
    const file = Object.fromEntries((media?.children ?? []).map(({ name, text }) => [name, text]));
    expect(file).toMatchObject({ filename: 'areas.csv', downloadUrl: `${base()}/forms/notes/areas.csv` });
    const areas = await forms.get('/forms/notes/areas.csv');
    expect(areas.body).toBe('name,label\nQQ,"Land"\nQQ01,"North ""Hills"", Land"\nQQ02,"Coast, Land"\n');
    expect(file['hash']).toBe(`md5:${md5Of(areas.body)}`);
  });

  test('a form asked for by its name, in capitals or not, is exactly that one', async () => {
    expect((await forms.get('/formList?formID=notes')).body).toContain('<formID>notes</formID>');
    const none = await forms.get('/formList?formID=Notes');
    expect(none.statusCode).toBe(200);
    expect(none.body).not.toContain('<xform>');
  });

  test('the language of the channel comes first, all others are there', async () => {
    const { get } = await testForms(channels, 'fr');
    const others = languageCodes()
      .filter((code) => code !== 'fr')
      .map((code) => [expect.stringContaining(`(${code})`), undefined]);
    const { body } = await get('/forms/notes.xml');
    expect(
      [...body.matchAll(/<translation lang="([^"]+)"( default="true\(\)")?/g)].map(([, ...m]) => m),
    ).toEqual([['français (fr)', ' default="true()"'], ['English (en)', undefined], ...others]);
    expect(body).toContain('<value>La police</value>');
  });

  test('the version changes with what is asked, and only then', async () => {
    const version = async (): Promise<string | undefined> =>
      /version="(1-[^"]+)"/.exec((await forms.get('/forms/notes.xml')).body)?.[1];
    const first = await version();
    expect(first).toMatch(/^1-[\da-f]{12}$/);
    expect(await version()).toBe(first);
    const { get } = await testForms(channels, 'fr');
    expect((await get('/forms/notes.xml')).body).not.toContain(String(first));
  });

  test('who asks whether this takes forms is told 204 and how much', async () => {
    const answer = await channels.app.inject({ method: 'HEAD', url: `${forms.address}/submission` });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers).toMatchObject({ 'x-openrosa-version': '1.0' });
    expect(answer.headers['x-openrosa-accept-content-length']).toBeDefined();
  });

  test('an unknown address, another channel’s and one that ended answer as what is not there', async () => {
    const nothing = await channels.app.inject({ url: '/c/nothing' });
    const android = await channels.channel({
      kind: 'android',
      settings: { url: 'http://127.0.0.1:9', login: 'sms' },
      secrets: { password: 'x', signing: 'y' },
    });
    const ended = await testForms(channels);
    await channels.world.admin.query('select gwen.end_channel(null, max(id)) from gwen.channel');
    const tokens = ['x'.repeat(43), android.address.split('/').at(-1), ended.address.split('/').at(-1), '..'];
    for (const token of tokens)
      for (const path of ['formList', 'forms/notes.xml', 'forms/notes/manifest', 'forms/notes/areas.csv']) {
        const answer = await channels.app.inject({ url: `/c/or/${token}/${path}` });
        expect([path, answer.statusCode, answer.body]).toEqual([path, 404, nothing.body]);
      }
    for (const method of ['HEAD', 'POST'] as const) {
      const answer = await channels.app.inject({ method, url: `/c/or/${'x'.repeat(43)}/submission` });
      expect(answer.statusCode).toBe(404);
    }
    expect((await ended.send(filledIn({ answers: { text: 'Too late' } }))).statusCode).toBe(404);
  });
});
