/** The description of the API as pages: fit for everybody on a phone and at a desk, and without a request to anywhere else. */
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { As, TestServer } from '../server/http/testServer.ts';
import { testServer } from '../server/http/testServer.ts';
import { look } from './axe.ts';
import { endDevices, launchBrowser, newDevice, phone } from './browser.ts';

let server: TestServer;
let asEsi: As;
let browser: Browser;
let url: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([testServer(), launchBrowser()]);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  asEsi = await server.person('esi', ['social-worker']);
});
afterAll(async () => {
  await endDevices(browser);
  await server?.close();
});

test('the pages are read on any screen, from the overview to a field', async () => {
  const { page, errors, sent, context } = await newDevice(browser, phone);
  const [name = '', value = ''] = asEsi.cookie.split('; ')[0]?.split('=') ?? [];
  await context.addCookies([{ name, value, url }]);
  const wrong: string[] = [];
  const see = async (what: string): Promise<void> => {
    // names of schemas look like keys of a catalogue, and are none
    wrong.push(...(await look(page, `api-${what}`)).filter((line) => !line.includes('no text for')));
  };
  await page.goto(`${url}/api`);
  await see('overview');
  await page.getByRole('link', { name: 'Judge', exact: false }).first().click();
  await page.getByRole('heading', { name: 'What can stand in the way' }).waitFor();
  await see('operation');
  await page.getByRole('link', { name: 'report.triage.values' }).first().click();
  await page.getByRole('heading', { name: 'Example' }).waitFor();
  await see('schema');
  await page.goto(`${url}/api/schemas/case`);
  await see('kind');
  await page.goto(`${url}/api/schemas/problem.refused`);
  await see('problem');
  expect(wrong).toEqual([]);
  expect(errors).toEqual([]);
  expect(sent.filter((one) => !one.url.startsWith(url))).toEqual([]);
});
