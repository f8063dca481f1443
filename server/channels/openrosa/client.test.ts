/**
 * The form in a real client: the engine of ODK Web Forms, in a browser. It reads the form without a complaint, follows its
 * rules, and what it makes of the answers, first and changed, arrives as a sealed report.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../scripts/browser.mjs';
import { jpegWith } from '../../files/testFiles.ts';
import type { TestChannels } from '../testChannels.ts';
import { testChannels } from '../testChannels.ts';
import type { TestForms } from './testForms.ts';
import { testForms } from './testForms.ts';

const engine = readFileSync(fileURLToPath(import.meta.resolve('@getodk/xforms-engine')));

/** What fills in a form, in the browser: `answers` by name; a photo is written in base64. */
const phone = `
import { loadForm } from '/engine.js';
const nodesOf = (root) => new Map(root.currentState.children.map((node) => [node.currentState.reference.split('/').at(-1), node]));
const fill = (root, answers) => {
  for (const [name, answer] of Object.entries(answers)) {
    const node = nodesOf(root).get(name);
    if (node.nodeType === 'select') node.selectValues(answer.split(' '));
    else if (node.nodeType === 'upload') {
      const bytes = Uint8Array.from(atob(answer), (sign) => sign.charCodeAt(0));
      node.setValue(new File([bytes], name + '.jpg', { type: 'image/jpeg' }));
    } else node.setValue(answer);
  }
};
const told = async (root) => {
  const payload = await root.prepareInstancePayload();
  const nodes = [...nodesOf(root)].filter(([, node]) => node.nodeType !== 'group');
  return {
    status: payload.status,
    violations: (payload.violations ?? []).map((one) => [one.reference ?? one.node?.currentState.reference, one.violation?.message?.asString]),
    questions: nodes.filter(([, node]) => node.currentState.relevant).map(([name, node]) => [name, node.currentState.label?.asString]),
    options: nodes.filter(([, node]) => node.nodeType === 'select').map(([name, node]) => [name, node.currentState.valueOptions.map((one) => one.value + ' ' + one.label.asString)]),
    parts: await Promise.all(payload.data.flatMap((data) => [...data]).map(async ([name, file]) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return [name, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))];
    })),
    data: payload.data,
  };
};
let result;
let sent;
globalThis.load = async (xml, csv) => {
  result = await loadForm(xml, {
    fetchFormAttachment: async () => new Response(csv, { headers: { 'content-type': 'text/csv' } }),
  });
  return [result.status, result.error ? String(result.error) : null, result.warnings];
};
globalThis.fillIn = async (answers, language) => {
  const { root } = result.createInstance();
  const chosen = root.languages.find((one) => one.language.endsWith('(' + language + ')'));
  root.setLanguage(chosen);
  fill(root, answers);
  const { data, ...rest } = await told(root);
  sent = data;
  return rest;
};
globalThis.change = async (answers) => {
  const { root } = await result.editInstance({ inputType: 'FORM_INSTANCE_INPUT_RESOLVED', data: sent });
  fill(root, answers);
  const { data, ...rest } = await told(root);
  return rest;
};
globalThis.isReady = true;
`;

interface Told {
  readonly status: string;
  readonly violations: readonly (readonly [string, string])[];
  readonly questions: readonly (readonly [string, string])[];
  readonly options: readonly (readonly [string, readonly string[]])[];
  readonly parts: readonly (readonly [string, string])[];
}

let channels: TestChannels;
let forms: TestForms;
let browser: Browser;
let page: Page;
const call = async <T>(name: string, ...args: readonly unknown[]): Promise<T> =>
  await page.evaluate<T>(`${name}(${args.map((one) => JSON.stringify(one)).join(',')})`);

beforeAll(async () => {
  channels = await testChannels();
  await channels.world.admin.query(
    "insert into gwen.area (code, name, parent) values ('QQ', 'Land', null), ('QQ01', 'North', 'QQ')",
  );
  forms = await testForms(channels);
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('This test needs Chromium: run "npm test" once.');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage();
  const files: Readonly<Record<string, readonly [string, string | Buffer]>> = {
    '/engine.js': ['text/javascript', engine],
    '/phone.js': ['text/javascript', phone],
  };
  await page.route('https://phone.test/**', async (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? [
      'text/html',
      '<!doctype html><title>Phone</title><script type="module" src="/phone.js"></script>',
    ];
    await route.fulfill({ body, contentType });
  });
  await page.goto('https://phone.test/');
  await page.waitForFunction('globalThis.isReady');
  const [xml, csv] = await Promise.all([forms.get('/forms/notes.xml'), forms.get('/forms/notes/areas.csv')]);
  expect(await call('load', xml.body, csv.body)).toEqual(['success', null, null]);
});
afterAll(async () => {
  await browser?.close();
  await channels?.close();
});

/** Sends the parts that the client made. */
async function send({ parts }: Told) {
  const of = new Map(parts.map(([name, bytes]) => [name, new Uint8Array(Buffer.from(bytes, 'base64'))]));
  const xml = of.get('xml_submission_file') ?? '';
  of.delete('xml_submission_file');
  return await forms.send(
    xml,
    [...of].map(([name, bytes]) => ({ name, bytes })),
  );
}

test('asks what is declared, in each language, and follows the rules', async () => {
  const empty = await call<Told>('fillIn', {}, 'en');
  expect(empty.status).toBe('pending');
  expect(empty.violations.map(([name]) => name)).toEqual(['/data/text']);
  expect(empty.questions).toEqual([
    ['dangerNow', 'Is a child in danger now?'],
    ['text', 'What did you see or hear?'],
    ['area', 'Area'],
    ['place', 'Near what?'],
    ['involved', 'Could one of these be part of it?'],
    ['photo', 'A photo, only if nobody is put in danger by it'],
    ['heardBy', 'Who heard this, if not you?'],
    ['reach', 'How can you be answered safely?'],
  ]);
  expect(Object.fromEntries(empty.options)).toEqual({
    dangerNow: ['yes Yes', 'no No', 'think I think so'],
    area: ['QQ Land', 'QQ01 North, Land'],
    involved: [
      'none None of these',
      'police Police',
      'office An office',
      'this-service This service',
      'not-sure Not sure',
    ],
  });
  const torn = await call<Told>('fillIn', { text: 'x', involved: 'none police' }, 'en');
  expect(torn.violations).toEqual([['/data/involved', 'This answer goes with no other.']]);
  const long = await call<Told>('fillIn', { text: 'x'.repeat(20_001) }, 'en');
  expect(long.violations).toEqual([['/data/text', expect.stringContaining('too long')]]);
  const arabic = await call<Told>('fillIn', { text: 'x', photo: 'eA==' }, 'ar');
  expect(arabic.questions[0]).toEqual(['dangerNow', 'هل هناك طفل في خطر الآن؟']);
  expect(arabic.questions.map(([name]) => name)).toContain('photo2');
});

test('what it makes of the answers arrives, and so does a change of it', async () => {
  const answers = {
    dangerNow: 'yes',
    text: 'They <left> & came back',
    area: 'QQ01',
    involved: 'police office',
    photo: jpegWith().toString('base64'),
  };
  const filled = await call<Told>('fillIn', answers, 'fr');
  expect([filled.status, filled.violations]).toEqual(['ready', []]);
  const before = await forms.all();
  const answer = await send(filled);
  expect(answer.statusCode, answer.body).toBe(201);
  const changed = await call<Told>('change', { text: 'They came back' });
  expect([changed.status, changed.violations]).toEqual(['ready', []]);
  expect((await send(changed)).statusCode).toBe(201);
  const [made = '', ...others] = await forms.since(before);
  expect(others).toEqual([]);
  const asked = { area: 'QQ01', danger: 'yes', involved: ['police', 'office'] };
  expect((await forms.read(made)).map(({ words }) => words)).toMatchObject([
    {
      text: 'They <left> & came back',
      asked,
    },
    { text: '', files: [{ name: expect.stringMatching(/\.jpg$/), type: 'image/jpeg' }] },
    { text: 'Changed after it was sent:\n\nThey came back', asked },
  ]);
});
