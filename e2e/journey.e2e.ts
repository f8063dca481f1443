/**
 * The whole path, as five people walk it: somebody reports, the operator judges and sends, the responder goes, the
 * social worker carries the child's case, the supervisor watches over it, and who reported reads the answer.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRoot } from '../server/store/exportedRoots.ts';
import { verify } from '../server/store/verify.ts';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn, unlock } from './browser.ts';
import { answer, by, fill } from './forms.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

let world: World;
let browser: Browser;
let reporter: Device;
let amina: Device;
let chidi: Device;
let esi: Device;
let grace: Device;
/** What the reporter keeps. */
let code = '';
/** Spoken numbers of the report and the case. */
let report = '';
let child = '';

const words = 'Two girls cry at night in the old tannery. The door is locked from outside.';
const canaries = ['tannery', 'locked from outside'];
const thanks = 'Somebody went there tonight. The girls are safe. Thank you.';

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  [reporter, amina, chidi, esi, grace] = await Promise.all([
    newDevice(browser, phone),
    newDevice(browser, desk),
    newDevice(browser, phone),
    newDevice(browser, phone),
    newDevice(browser, desk),
  ]);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

inSteps(() => ({ reporter, amina, chidi, esi, grace }));

/** What is wrong with the screens seen on the way. */
const flaws: string[] = [];
const seen = async ({ page }: Device, name: string): Promise<void> => {
  flaws.push(...(await look(page, name)));
};

describe('the report', () => {
  test('Amina signs in at her desk, locks when she goes for tea, unlocks, and watches the queue', async () => {
    const { page } = amina;
    await page.goto(world.url);
    await page.getByLabel('Login').waitFor();
    await seen(amina, 'sign-in');
    await signIn(page, world, 'amina');
    await page.getByRole('link', { name: 'Reports', exact: true }).click();
    await page.getByText('No open reports').waitFor();
    await seen(amina, 'console-empty');
    await page.getByRole('button', { name: 'Lock' }).click();
    await page.getByRole('heading', { name: 'Locked: Amina Tavares' }).waitFor();
    await seen(amina, 'locked');
    await unlock(page);
    await page.getByText('No open reports').waitFor();
  });

  test('somebody says what she saw; no word of it leaves her phone unlocked', async () => {
    const { page, sent } = reporter;
    await page.goto(`${world.url}/report`);
    await page.locator('#text').fill(words);
    await page.locator('#place').fill('behind the mill');
    await page.locator('#area').selectOption(area);
    await page.locator('[name=danger][value=yes]').check();
    await page.locator('[name=part][value=no]').check();
    await page.evaluate(() => scrollTo(0, 0));
    await picture(page, 'report');
    await seen(reporter, 'report');
    await page.locator('#report button.wide:visible').click();
    await page.getByRole('heading', { name: 'Your report has arrived' }).waitFor();
    const arrived = Date.now();
    await amina.page.locator('.queue-line').waitFor();
    expect(Date.now() - arrived).toBeLessThan(1000);
    code = (await page.locator('.code b').allTextContents()).join('');
    expect(code).toMatch(/^[0-9A-Z]{18}$/);
    await seen(reporter, 'receipt');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    for (const { url, body } of sent) {
      for (const canary of [...canaries, code, 'behind the mill']) {
        expect(`${url} ${body}`).not.toContain(canary);
        expect(`${url} ${body}`).not.toContain(btoa(canary).slice(0, -4));
      }
    }
  });

  test('Amina opens it, reads it with her own key and judges it, all by single keys', async () => {
    const { page } = amina;
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: /^R-/ }).waitFor();
    report = (await page.getByRole('heading', { name: /^R-/ }).textContent()) ?? '';
    expect(await page.getByText('tannery').count()).toBe(0);
    await page.keyboard.press('u');
    await page.getByText(words).waitFor();
    await page.getByText('behind the mill').waitFor();
    await picture(page, 'console');
    await seen(amina, 'console-report');
    for (const key of ['1', 'e', '8']) await page.keyboard.press(key);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Send a team' }).waitFor();
    await page.getByText('A child is in danger now').first().waitFor();
  });

  test('she asks two teams; what stands in the way is told before she asks', async () => {
    const { page } = amina;
    const who = page.getByRole('group', { name: /^Who can go/ });
    await who.getByText('Harimbe visits').click();
    await answer(page, 'What to do', by.tap('Stop those who move the child'));
    await page.getByText('Stopping those who move a child is work for police or border service.').waitFor();
    await seen(amina, 'console-in-the-way');
    await answer(page, 'What to do', by.tap('Reach the child'));
    await who.getByText('Harimbe child desk').click();
    await answer(
      page,
      'What the team must know',
      by.write('Two girls in a workshop; ask for the night watchman.'),
    );
    await page.getByRole('button', { name: 'Ask these 2 teams' }).click();
    await page.getByText('Teams on their way').waitFor();
  });

  test('Chidi accepts, arrives and says what came of it, with three taps', async () => {
    const { page } = chidi;
    await signIn(page, world, 'chidi');
    await page.getByRole('link', { name: 'Calls' }).click();
    await page.getByRole('link', { name: report }).click();
    await page.getByText('ask for the night watchman').waitFor();
    expect(await page.getByText('tannery').count()).toBe(0);
    await seen(chidi, 'call');
    await page.getByRole('button', { name: 'We are going' }).click();
    await page.getByRole('button', { name: 'We are there' }).click();
    await page.getByRole('button', { name: 'Child reached' }).click();
    await page.getByText('Thank you. They know the result.').waitFor();
    await seen(chidi, 'call-done');
    await amina.page.locator('.going').getByText('Child reached').waitFor();
  });

  test('Amina opens a case for the child and answers who reported, sealed', async () => {
    const { page, sent } = amina;
    await page.getByRole('link', { name: 'Open a case' }).click();
    await answer(page, 'Who looks after this child', by.find('Harimbe children'));
    await answer(page, 'Why the child is here', by.tap('Suspected victim'));
    await answer(page, 'First language', by.find('Amharic'));
    await seen(amina, 'console-case');
    await page.getByRole('button', { name: 'Open the case' }).click();
    const told = page.getByText(/^Case C-\S+ is open/);
    child = /C-\S+/.exec((await told.textContent()) ?? '')?.[0] ?? '';
    await page.getByRole('heading', { name: 'Outcome' }).waitFor();
    await page.keyboard.press('a');
    await page.getByLabel('Your answer, on their page').fill(thanks);
    await page.getByRole('button', { name: 'Seal and answer' }).click();
    await page.getByText('Answered', { exact: false }).first().waitFor();
    for (const { body } of sent) expect(body).not.toContain('girls are safe');
  });
});

describe('the case', () => {
  const add = async (name: string): Promise<void> => {
    await esi.page.getByText('Write something new').click();
    await esi.page.getByRole('link', { name, exact: true }).last().click();
    await esi.page.getByRole('heading', { name, level: 1 }).waitFor();
  };

  test('Esi’s home says what the child needs first', async () => {
    const { page } = esi;
    await signIn(page, world, 'esi');
    await page.locator('.duty').getByText('Appoint a provisional guardian').waitFor();
    await seen(esi, 'home');
    await page.getByRole('link', { name: 'Cases' }).click();
    await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
    await seen(esi, 'cases');
    await page.getByRole('link', { name: child }).click();
    await page.getByRole('heading', { name: child, level: 1 }).waitFor();
    await page.getByText('Still missing: Identification').waitFor();
    await seen(esi, 'dossier-new');
  });

  test('she writes who the child is and how it is judged', async () => {
    const { page } = esi;
    await add('Identity');
    await fill(page, {
      Names: by.named({ 'Given name': 'ሉሊት', 'Family name': 'Tesfaye' }),
      Sex: by.tap('Female'),
      'Date of birth': by.on('2012-05'),
      'How the age is known': by.tap('The person said so'),
    });
    expect(await page.getByText('Tesfaye').count()).toBe(0);
    await page.getByRole('button', { name: 'Show the name' }).click();
    await page.getByText('Tesfaye').waitFor();
    await add('Identification');
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('answers are still missing or unclear').waitFor();
    await seen(esi, 'form-missing');
    await fill(page, {
      Decision: by.tap('Presumed to be a victim'),
      'Who decided': by.choose('Child protection office'),
    });
  });

  test('a guardian who is suspected is refused, with the safeguard, its section and what to do', async () => {
    const { page } = esi;
    await add('Guardian');
    await fill(
      page,
      {
        Name: by.named({ 'Given name': 'Abebe' }),
        'Who the guardian is': by.tap('Relative'),
        Standing: by.tap('Provisional'),
        'Appointed on': by.on('Today'),
        'Appointed by': by.write('District court'),
        'Checked for other interests?': by.tap('Yes'),
        'Suspected of harming or trafficking?': by.tap('Yes'),
      },
      true,
    );
    await page.getByText('This person is suspected and cannot be the guardian.').waitFor();
    await page.getByText('Safeguard C4, section 2.7').waitFor();
    await page.getByText('Appoint somebody else, or check for other interests first.').waitFor();
    expect(await page.getByRole('button', { name: 'A child is at risk: act now' }).count()).toBe(0);
    await seen(esi, 'form-refused');
    await fill(page, {
      Name: by.named({ 'Given name': 'Farid', 'Family name': 'Gomes' }),
      'Who the guardian is': by.tap('Trained person of an organisation'),
      'Suspected of harming or trafficking?': by.tap('No'),
    });
  });

  test('she writes what the child needs and what endangers her', async () => {
    await add('Need');
    await fill(esi.page, {
      'First or full assessment': by.tap('First assessment'),
      About: by.choose('Physical health'),
      'How serious': by.tap('Severe'),
    });
    await add('Risks');
    await fill(esi.page, {
      'Can the trafficker reach the child?': by.tap('Could find out'),
      Overall: by.tap('High'),
      'Safety plan': by.write('No visits without a call. The door stays locked.'),
      'Valid until': by.on('2027-01'),
    });
  });

  test('sharing without leave is refused; in danger she acts, and somebody will look at her reason', async () => {
    const { page } = esi;
    await add('Referral');
    await fill(
      page,
      {
        To: by.find('Imeli Hill Hospital'),
        'For what': by.choose('Health care'),
        'What is shared': by.find('Health'),
      },
      true,
    );
    await page.getByText('There is no consent to share this.').waitFor();
    await page.getByText('Safeguard C7, section 2.7').waitFor();
    await page.getByRole('button', { name: 'A child is at risk: act now' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Why can it not wait?').fill('She is bleeding and cannot be asked.');
    await seen(esi, 'emergency');
    await dialog.getByRole('button', { name: 'Act now' }).click();
    await page.getByRole('heading', { name: child, level: 1 }).waitFor();
  });

  test('she moves the case on', async () => {
    const { page } = esi;
    await seen(esi, 'dossier');
    await page.getByRole('button', { name: 'Move on: Identified' }).click();
    await page.getByText('Moved on: Identified').waitFor();
    await page.getByRole('link', { name: 'Who changed what' }).click();
    await page.getByRole('heading', { name: 'Who changed what' }).waitFor();
    await seen(esi, 'history');
  });
});

describe('who watches over it', () => {
  test('Grace sees what is late and who acted in an emergency, reads the reason and reviews it', async () => {
    const { page } = grace;
    // as if two weeks and a day had gone by
    const late = "now() - interval '50 hours'";
    const { rows } = await world.admin.query<{ id: string }>(
      `update gwen.duty set due = ${late} where safeguard = 'C3' and key = 'vetted' returning dossier_id as id`,
    );
    expect(rows).toHaveLength(1);
    await world.admin.query(`update gwen.listing set next_due = ${late} where dossier_id = $1`, [
      rows[0]?.id,
    ]);
    await signIn(page, world, 'grace');
    await page.getByRole('link', { name: 'Late', exact: true }).click();
    await page.getByText('2 days late').waitFor();
    await page.getByText('Have the guardian vetted, or appoint one who is').waitFor();
    await seen(grace, 'late');
    await page.getByText('Emergencies to review (1)').waitFor();
    await page.locator('.duties').filter({ hasText: 'Emergencies to review' }).getByRole('link').click();
    await page.getByRole('button', { name: 'Show the reason' }).click();
    await page.getByText('She is bleeding and cannot be asked.').waitFor();
    await picture(page, 'dossier');
    await seen(grace, 'review');
    await page.getByRole('button', { name: 'I have reviewed this' }).click();
    await page.getByText('Noted').waitFor();
    await page.getByRole('link', { name: 'Late', exact: true }).click();
    await page.getByText('2 days late').waitFor();
    expect(await page.getByText('Emergencies to review').count()).toBe(0);
  });

  test('she writes down the part of a recovery key that she is trusted with; the server forgets it', async () => {
    const { page } = grace;
    await page.locator('.shell-nav a[href="/"]').click();
    await page.getByRole('link', { name: 'Write it down' }).click();
    await page.getByRole('button', { name: 'Show it now' }).click();
    expect((await page.locator('.share-text li').allTextContents()).join('-')).toMatch(
      /^(?:[0-9A-Z]{4}-){16}[0-9A-Z]{4}$/,
    );
    await seen(grace, 'keys');
    await page.getByRole('button', { name: 'I have written it down' }).click();
    await page.getByText('Nothing to write down').waitFor();
    const { rows } = await world.admin.query('select account from gwen.recovery_share where box is not null');
    expect(rows.map(({ account }) => account)).not.toContain(world.people.grace.account);
  });

  test('who reported comes back with her code and reads the answer', async () => {
    const { page } = reporter;
    await page.goto(`${world.url}/report`);
    await page.getByRole('button', { name: 'I have a code' }).click();
    await page.getByLabel('Your code').fill(code);
    await page.getByRole('button', { name: 'Read the answer' }).click();
    await page.getByText(thanks).waitFor();
    await seen(reporter, 'answer');
  });

  test('the history is whole, and nothing broke on any device or on the server', async () => {
    await exportRoot(world.store, world.rootsFolder);
    const { findings, changes, roots } = await verify(world.store, world.rootsFolder);
    expect(findings).toEqual([]);
    expect(changes).toBeGreaterThan(15);
    expect(roots).toBe(1);
    for (const device of [reporter, amina, chidi, esi, grace]) expect(device.errors).toEqual([]);
    expect(world.log.filter((line) => 'broken' in line)).toEqual([]);
  });

  test('every screen was fit for everybody: axe, width, direction, texts', () => {
    expect(flaws).toEqual([]);
  });
});
