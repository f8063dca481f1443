/**
 * What nobody else may read: a counsellor writes down a session for herself and a colleague whom she names; what a child
 * said is opened by whoever was let in, and sealed anew for who was let in later. The supervisor, the administrator, the
 * database, the log and the network never hold a word of it.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../domain/index.ts';
import { stewardGroups } from '../domain/kernel/declare.ts';
import { findSession, startSession } from '../server/people/session.ts';
import { submit } from '../server/store/write.ts';
import { look } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn, unlock } from './browser.ts';
import { answer, by } from './forms.ts';
import type { Login } from './people.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

let world: World;
let browser: Browser;
let tala: Device;
let elif: Device;
let esi: Device;
let farid: Device;
let grace: Device;
let hugo: Device;
let ximena: Device;
let kavya: Device;
let gita: Device;
const dossier = crypto.randomUUID();
const proceeding = crypto.randomUUID();

/** Each in words that occur nowhere else. */
const session = 'She dreams of the heron on the weir and wakes up shouting.';
const views = 'I want to live where the ochre door is, with my aunt.';
const informant = 'Yonas, who mends the saffron nets';
const complaint = 'The bus driver with the cobalt cap says she must smile more.';
const canaries = ['heron on the weir', 'ochre door', 'saffron nets', 'cobalt cap'];

const devices = () => ({ tala, elif, esi, farid, grace, hugo, ximena, kavya, gita });
inSteps(() => devices());

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  [tala, elif, esi, farid, grace, hugo, ximena, kavya, gita] = await Promise.all([
    newDevice(browser, desk),
    newDevice(browser, phone),
    newDevice(browser, desk),
    newDevice(browser, phone),
    newDevice(browser, desk),
    newDevice(browser, desk),
    newDevice(browser, desk),
    newDevice(browser, phone),
    newDevice(browser, desk),
  ]);
  // all of one service: what another may be told is a matter of consent, and of other journeys
  await world.admin.query(
    'update gwen.account set organisation = (select organisation from gwen.account where id = $1) where id = any ($2)',
    [
      world.people.esi.account,
      [world.people.tala.account, world.people.elif.account, world.people.farid.account],
    ],
  );
  await as('esi', { op: 'create', dossier, kind: 'case', area });
  await world.admin.query("update gwen.account set roles = array['prosecution-liaison'] where id = $1", [
    world.people.kavya.account,
  ]);
  await as('ximena', { op: 'create', dossier: proceeding, kind: 'proceeding', area });
  await letIn('tala', ['sessions', 'intake'], 'work');
  const child = catalogue.kinds['case'];
  await letIn('grace', child ? stewardGroups(child) : [], 'steward');
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

/** What somebody did elsewhere. */
async function as(login: Login, operation: object): Promise<void> {
  const token = await startSession(world.store, world.people[login].account);
  const person = token && (await findSession(world.store, token));
  if (!person) throw new Error('no session');
  const done = await submit(world.store, person, {
    id: crypto.randomUUID(),
    act: 'plain',
    operations: [{ id: crypto.randomUUID(), recorded: new Date().toISOString(), ...operation }],
  });
  expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
}
const grantTo = (login: Login, groups: readonly string[], level: string) => ({
  ...{ op: 'grant', grant: crypto.randomUUID(), party: world.people[login].account, groups, level },
  ...{ purpose: 'care', basis: 'assignment' },
});
const letIn = (login: Login, groups: readonly string[], level: string): Promise<void> =>
  as('esi', { dossier, ...grantTo(login, groups, level) });

/** Straight to an address, as from a message of a colleague: the device is locked and asks for her passphrase. */
async function goTo({ page }: Device, path: string): Promise<void> {
  await page.goto(`${world.url}${path}`);
  await unlock(page);
}
/** What can be told from the screen of a device. */
const shownOn = async ({ page }: Device): Promise<string> => (await page.locator('body').textContent()) ?? '';
/** A part of a dossier; on a phone it is folded. */
const group = ({ page }: Device, name: string) =>
  page.locator('details.dossier-section').filter({ has: page.getByRole('heading', { name }) });

async function open(device: Device, name: string): Promise<void> {
  const part = group(device, name);
  await part.waitFor();
  if ((await part.getAttribute('open')) === null) await part.getByRole('heading', { name }).click();
  await part.getByRole('button', { name: 'Show details' }).first().click();
  await part.getByRole('button', { name: 'Open', exact: true }).first().click();
}

test('a counsellor cannot seal for somebody who is not let in: nothing is sent, her words are kept', async () => {
  const { page } = tala;
  await signIn(page, world, 'tala');
  await goTo(tala, `/dossiers/${dossier}/write/session`);
  await page.locator('form.form').waitFor();
  await answer(page, 'Kind', by.tap('One to one'));
  await answer(page, 'Counsellor', by.find('Tala Fonseca'));
  await page.getByRole('button', { name: 'Add one' }).click();
  await answer(page, 'Account in Gwen', by.find('Elif Banda'));
  await answer(page, 'On', by.on('Today'));
  await page.getByText(/only by those you name under .?Counsellor and Who else may open the notes/).waitFor();
  await page.getByLabel('Notes, sealed').fill(session);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText(/This cannot be sealed for .?Elif Banda/).waitFor();
  expect(tala.sent.filter(({ url }) => url.endsWith('/acts'))).toEqual([]);
  expect(await page.getByLabel('Notes, sealed').inputValue()).toBe(session);
  expect(await look(page, 'seal-lacking')).toEqual([]);
});

test('once her colleague is let in it is sealed for both, and each opens it', async () => {
  await letIn('elif', ['sessions'], 'read');
  await tala.page.getByRole('button', { name: 'Hand in' }).click();
  await tala.page.locator('form.form').waitFor({ state: 'detached' });
  expect(await shownOn(tala)).not.toContain(canaries[0]);
  await open(tala, 'Sessions');
  await tala.page.getByText(session).waitFor();
  expect(await look(tala.page, 'seal-open')).toEqual([]);

  await signIn(elif.page, world, 'elif');
  await goTo(elif, `/dossiers/${dossier}`);
  await open(elif, 'Sessions');
  await elif.page.getByText(session).waitFor();
  // locking closes it
  await elif.page.getByRole('button', { name: 'Lock' }).click();
  await elif.page.getByLabel('Passphrase').waitFor();
  expect(await elif.page.content()).not.toContain(canaries[0]);
  await unlock(elif.page);
  await group(elif, 'Sessions').waitFor();
  expect(await elif.page.content()).not.toContain(canaries[0]);
});

test('the supervisor who holds the case sees nothing of sessions; the administrator sees no case', async () => {
  await signIn(grace.page, world, 'grace');
  await goTo(grace, `/dossiers/${dossier}`);
  await grace.page.getByText(/can see this: why\?/).waitFor();
  expect(await group(grace, 'Sessions').count()).toBe(0);
  const asked = await grace.page.evaluate(async (of) => {
    const body = await (await fetch(`/api/v1/dossiers/${of}`)).json();
    return body.entries.map((one: { type: string }) => one.type);
  }, dossier);
  expect(asked).not.toContain('session');

  await signIn(hugo.page, world, 'hugo');
  await goTo(hugo, `/dossiers/${dossier}`);
  await hugo.page.getByText('There is nothing here').waitFor();
});

test('a complaint is told before anybody hears it, and opened by her who is let in to hear it', async () => {
  const { page } = tala;
  await page.getByRole('link', { name: 'Complaint', exact: true }).click();
  await page.locator('form.form').waitFor();
  await answer(page, 'Who complains', by.tap('Child'));
  await page.getByLabel('About').first().selectOption({ label: 'Carer or shelter' });
  await page.getByLabel('The complaint, sealed').fill(complaint);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.locator('form.form').waitFor({ state: 'detached' });
  await group(tala, 'Sessions').waitFor();
  expect(await group(tala, 'Complaints').count()).toBe(0);

  await letIn('gita', ['complaints'], 'work');
  await signIn(gita.page, world, 'gita');
  await goTo(gita, `/dossiers/${dossier}`);
  await open(gita, 'Complaints');
  await gita.page.getByText(complaint).waitFor();
});

test('what a child said is shut for who was let in later, says who can open it, and opens once sealed anew', async () => {
  const { page } = esi;
  await signIn(page, world, 'esi');
  await goTo(esi, `/dossiers/${dossier}/write/views`);
  await page.locator('form.form').waitFor();
  await answer(page, 'About', by.tap('Contact with family'));
  await page.getByLabel('In the child’s words, sealed').fill(views);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.locator('form.form').waitFor({ state: 'detached' });

  await letIn('farid', ['best-interests'], 'read');
  await signIn(farid.page, world, 'farid');
  await goTo(farid, `/dossiers/${dossier}`);
  await open(farid, 'Best interests');
  await farid.page.getByText(/You cannot open this/).waitFor();
  // both held it when it was sealed
  await farid.page.getByText(/sealed anew for you, by: .?Esi Haddad and Grace Thapa/).waitFor();
  expect(await look(farid.page, 'seal-shut')).toEqual([]);

  await open(esi, 'Best interests');
  await page.getByText(views).waitFor();
  await page.getByRole('button', { name: 'Seal anew' }).click();
  await page.getByText('Sealed anew for those who may read it now').waitFor();
  await farid.page.reload();
  await unlock(farid.page);
  await open(farid, 'Best interests');
  await farid.page.getByText(views).waitFor();
});

test('an informant handed over by an act is sealed anew for the next officer, who alone reads the name from then on', async () => {
  const { page } = ximena;
  await signIn(page, world, 'ximena');
  await goTo(ximena, `/dossiers/${proceeding}/write/informant`);
  await page.locator('form.form').waitFor();
  await answer(page, 'Officer who handles the informant', by.find('Ximena Othman'));
  await page.getByLabel('Name, sealed').fill(informant);
  await answer(page, 'Could somebody make them pay for it?', by.tap('High'));
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.locator('form.form').waitFor({ state: 'detached' });
  await as('ximena', { dossier: proceeding, ...grantTo('kavya', ['informants'], 'work') });

  await signIn(kavya.page, world, 'kavya');
  await goTo(kavya, `/dossiers/${proceeding}`);
  await open(kavya, 'Informants');
  await kavya.page.getByText(/You cannot open this/).waitFor();

  await page.goto(`${world.url}/dossiers/${proceeding}/act/hand-informant-over`);
  await unlock(page);
  await page.getByLabel('Which', { exact: false }).first().selectOption({ index: 1 });
  await answer(page, 'Officer who handles the informant', by.find('Kavya Semedo'));
  await page.getByRole('button', { name: 'Hand an informant over to another officer' }).click();
  await page.getByText(/^Done: /).waitFor();
  await open(ximena, 'Informants');
  await page.getByText(/You cannot open this/).waitFor();
  await kavya.page.reload();
  await unlock(kavya.page);
  await open(kavya, 'Informants');
  await kavya.page.getByText(informant).waitFor();
});

test('no word of it was sent, stored or logged, and nothing broke', async () => {
  const { rows: tables } = await world.admin.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'gwen'",
  );
  expect(tables.length).toBeGreaterThan(20);
  const spellings = canaries.flatMap((one) => [one, Buffer.from(one).toString('hex')]);
  for (const { name } of tables) {
    for (const spelling of spellings) {
      const { rows } = await world.admin.query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [
        `%${spelling}%`,
      ]);
      expect(rows, `${spelling} in ${name}`).toEqual([]);
    }
  }
  const all = Object.values(devices());
  const sent = JSON.stringify(all.map((one) => one.sent));
  // the search would find words: a name of a field is there
  expect(sent).toContain('notes');
  for (const canary of canaries) {
    expect(sent).not.toContain(canary);
    expect(sent).not.toContain(Buffer.from(canary).toString('base64url').slice(2, -2));
    expect(JSON.stringify(world.log)).not.toContain(canary);
  }
  for (const one of all) expect(one.errors).toEqual([]);
  expect(world.log.filter((line) => 'broken' in line)).toEqual([]);
});
