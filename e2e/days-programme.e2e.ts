/**
 * The day of a programme officer.
 *
 * Femi, programme officer, at a desk: sees which family waits most urgently and why; checks the conditions of all families in
 * one table, one child missed too many days; prepares the payment list, and cannot approve it; Grace, her supervisor, finds it
 * among her tasks, looks at what is new and approves; Femi pays, pastes what came of it, and closes the cycle.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, signIn } from './browser.ts';
import type { Login } from './people.ts';
import { day, give, newId, set, writeAs } from './scene.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

let world: World;
let browser: Browser;
const devices = new Map<string, Device>();
inSteps(() => Object.fromEntries(devices));
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
});
afterAll(async () => {
  for (const { errors } of devices.values()) expect(errors).toEqual([]);
  await endDevices(browser);
  await world?.close();
});

const device = async (name: Login, size: typeof desk): Promise<Device> => {
  const made = await newDevice(browser, size);
  devices.set(name, made);
  return made;
};
const write = (who: Login, operations: readonly object[]): Promise<void> => writeAs(world, who, operations);

describe('Femi pays families through a cycle', () => {
  const programme = newId();
  const supported = [newId(), newId(), newId()];
  const [worse, better] = [newId(), newId()];
  const [campaign, watch] = [newId(), newId()];
  let numbers: Record<string, string> = {};
  const money = (amount: number) => ({ amount, currency: 'ETB' });
  const list = (...items: readonly object[]) => ({
    add: Object.fromEntries(items.map((item) => [newId(), item])),
  });

  /** A household with a girl of nine, looked at and in the queue. */
  const family = async (id: string, answers: object, crossed: readonly string[]): Promise<void> => {
    const profile = newId();
    await write('femi', [
      { op: 'create', dossier: id, kind: 'household', area },
      set(id, 'home', {
        name: [{ part: 'given', text: 'Kanarienvogel' }],
        phone: '0911223344',
        agreed: true,
      }),
      set(id, 'member', { relation: 'own-child', sex: 'female', age: { from: 9, to: 9 }, school: 'attends' }),
      set(id, 'member', { relation: 'head', sex: 'female', age: { from: 34, to: 34 } }),
      set(
        id,
        'profile',
        {
          on: day(-60),
          agreed: true,
          zone: 'source',
          head: 'mother-alone',
          persons: 2,
          children: 1,
          incomePerMonth: money(100_000),
          ...answers,
        },
        profile,
      ),
      set(id, 'confirmation', {
        profile,
        basis: ['home-seen', 'family-heard'],
        reasons: list(...crossed.map((benchmark) => ({ benchmark, agreed: true }))),
        decision: 'support-now',
        on: day(-58),
      }),
      { op: 'transition', dossier: id, to: 'prioritised' },
      give(id, world.people.grace.account, ['household', 'household-support'], 'read', 'supervision'),
    ]);
  };

  const cycleNow = async (): Promise<Record<string, unknown>> => {
    const { rows } = await world.admin.query(
      `select open from gwen.entry where dossier_id = $1 and type = 'cycle' order by created desc limit 1`,
      [programme],
    );
    return rows[0]?.open ?? {};
  };

  beforeAll(async () => {
    await write('femi', [
      { op: 'create', dossier: programme, kind: 'programme', area },
      set(programme, 'profile', {
        title: 'School and bread',
        kinds: ['cash-transfer'],
        area,
        actors: ['ngo'],
        from: day(-400),
      }),
      set(programme, 'rules', {
        amounts: list(
          { for: 'household', amount: money(50_000), timesPerYear: 4 },
          { for: 'child', amount: money(5_000) },
        ),
        conditions: ['school-attendance'],
        payee: 'mother',
        weeksPerCycle: 13,
      }),
      give(
        programme,
        world.people.grace.account,
        ['programme', 'programme-payments'],
        'steward',
        'supervision',
      ),
      { op: 'transition', dossier: programme, to: 'running' },
    ]);
    for (const id of supported) {
      await family(id, {}, []);
      await write('femi', [
        set(id, 'enrolment', {
          programme,
          support: 'cash-transfer',
          from: day(-30),
          to: day(600),
          agreed: true,
          payee: 'mother',
          conditions: ['school-attendance'],
          exitPlan: 'Her stall pays for food and school.',
        }),
        { op: 'transition', dossier: id, to: 'supported' },
      ]);
    }
    await family(better, { droppedOut: 1 }, ['dropped-out']);
    await family(worse, { droppedOut: 1, recruiters: 'asked-for-child', migrationPlans: ['child-alone'] }, [
      'dropped-out',
      'recruiter-near',
      'child-to-leave',
    ]);
    await write('femi', [
      { op: 'create', dossier: campaign, kind: 'campaign', area },
      set(campaign, 'profile', {
        title: 'Ask before they go',
        area,
        audience: ['mothers'],
        belief: 'A good offer needs no questions.',
        desiredActs: ['check-an-offer'],
        messengers: ['parents'],
        channels: ['talk-or-visit'],
        message: 'Ask three things first.',
        frightening: false,
        victimRecognisable: false,
      }),
      set(campaign, 'pre-test', {
        on: day(-90),
        audience: ['mothers'],
        understood: true,
        frightened: false,
        outcome: 'works',
      }),
      set(campaign, 'measure', {
        point: 'baseline',
        on: day(-80),
        method: 'survey',
        asked: 120,
        knowledge: 31,
        attitude: 40,
        practice: 12,
      }),
      set(campaign, 'activity', { on: day(-20), channel: 'talk-or-visit', girls: 12, women: 30, men: 8 }),
    ]);
    await write('grace', [
      { op: 'create', dossier: watch, kind: 'community', area },
      set(watch, 'profile', { kind: 'village-watch', area, women: 6, men: 4 }),
      set(watch, 'member', { code: 'Tea cart', vantage: 'vendor' }),
      set(watch, 'meeting', { on: day(-9), women: 5, men: 3 }),
    ]);
    const { rows } = await world.admin.query('select id, number from gwen.dossier where kind in (5, 6)');
    numbers = Object.fromEntries(rows.map(({ id, number }) => [id, number]));
  });

  test('her home says who waits most urgently, and why', async () => {
    const { page } = await device('femi', desk);
    await signIn(page, world, 'femi');
    const first = page.locator('.cycle-queue > li').first();
    await first.getByText(numbers[worse] ?? '?').waitFor();
    await first.getByText('13 points').waitFor();
    await first.getByText('Dropped out of school').waitFor();
    await page.getByRole('link', { name: 'Work on the payments' }).waitFor();
    expect(await page.content()).not.toContain('Kanarienvogel');
    expect.soft(await look(page, 'families')).toEqual([]);
    await picture(page, 'families');
  });

  test('conditions of all families are checked in one table, pasted or typed', async () => {
    const { page } = devices.get('femi') ?? (await device('femi', desk));
    await page.getByRole('link', { name: 'Work on the payments' }).click();
    await page.getByRole('heading', { name: 'Check conditions' }).waitFor();
    await page.getByLabel('Days that were possible, for all').fill('60');
    const [a, b, c] = supported.map((id) => numbers[id] ?? '?');
    await page.getByText('Paste from a register').first().click();
    await page.getByLabel('Paste from a register').fill(`${a}/1\t58\t0\n${b}/1\t20\t4\nTotal\t78`);
    await page.getByRole('button', { name: 'Take over these lines' }).click();
    await page.getByText('2 lines taken over. Not placed: Total 78', { exact: false }).waitFor();
    await page.getByText('missed: a visit', { exact: true }).waitFor();
    await page.getByLabel(`${c}/1: Attended`).fill('60');
    expect.soft(await look(page, 'cycle-check')).toEqual([]);
    await page.getByRole('button', { name: 'Hand in 3 checks' }).click();
    await page.getByText('3 of 3 written').waitFor();
    await page.getByText('Every child is checked for this period').waitFor();
    const { rows } = await world.admin.query(
      `select open ->> 'action' as action, count(*)::int from gwen.entry where type = 'condition-check'
       group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { action: 'none', count: 2 },
      { action: 'visit', count: 1 },
    ]);
  });

  test('she prepares the list, and cannot approve what she prepared', async () => {
    const { page } = devices.get('femi') ?? (await device('femi', desk));
    await page.getByText('3 families are new').waitFor();
    await page.getByRole('button', { name: 'Prepare the list' }).click();
    await page.getByText('You had a hand in this list.').waitFor();
    expect(await page.getByRole('button', { name: 'Approve this list' }).count()).toBe(0);
    expect(await cycleNow()).toMatchObject({ state: 'prepared', households: 3, total: money(165_000) });
    const { rows } = await world.admin.query(
      `select id from gwen.entry where dossier_id = $1 and type = 'cycle'`,
      [programme],
    );
    await expect(
      write('femi', [set(programme, 'cycle', { state: 'approved' }, rows[0].id, 99)]),
    ).rejects.toThrow('own-list');
  });

  test('her supervisor finds it among her tasks, looks, and approves', async () => {
    const { page } = await device('grace', desk);
    await signIn(page, world, 'grace');
    await page
      .getByRole('link', { name: /Look at a payment list and approve it/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Approve this list' }).waitFor();
    await page.getByText('3 families are new').waitFor();
    expect.soft(await look(page, 'cycle-approve')).toEqual([]);
    await page.getByRole('button', { name: 'Approve this list' }).click();
    await expect.poll(cycleNow).toMatchObject({ state: 'approved', approvedBy: world.people.grace.account });
  });

  test('the list is paid, with names only where they are asked for', async () => {
    const { page } = devices.get('femi') ?? (await device('femi', desk));
    await page.getByRole('button', { name: 'It has been sent' }).waitFor();
    expect(await page.content()).not.toContain('Kanarienvogel');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the list as a file (CSV)' }).click();
    const stream = await (await saving).createReadStream();
    const text = (await stream.toArray()).map(String).join('');
    expect(text).toContain(`${numbers[supported[0] ?? '']},Mother,550.00,ETB`);
    expect(text).not.toContain('Kanarienvogel');
    await page.getByRole('button', { name: 'Put in names and phone numbers' }).click();
    await page.getByText('0911223344').first().waitFor();
    expect.soft(await look(page, 'cycle-pay')).toEqual([]);
    await picture(page, 'payment-list');
    await page.evaluate(() => dispatchEvent(new Event('blur')));
    await expect.poll(() => page.content()).not.toContain('0911223344');
    await page.getByRole('button', { name: 'It has been sent' }).click();
    await expect.poll(cycleNow).toMatchObject({ state: 'sent' });
  });

  test('what came of it goes into each family’s file, and the cycle is closed', async () => {
    const { page } = devices.get('femi') ?? (await device('femi', desk));
    const failed = numbers[supported[1] ?? ''];
    await page.getByText('Paste from the one who paid').first().click();
    await page.getByLabel('Paste from the one who paid').fill(`${failed};failed;payee-away`);
    await page.getByRole('button', { name: 'Take over these lines' }).click();
    await page.getByText('2 lines have no answer yet', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'All others were paid' }).click();
    await page.getByText('Every line has an answer', { exact: false }).waitFor();
    expect.soft(await look(page, 'cycle-result')).toEqual([]);
    await page.getByRole('button', { name: 'Close this cycle' }).click();
    await expect
      .poll(cycleNow)
      .toMatchObject({ state: 'reconciled', paid: 2, failed: 1, returned: money(55_000) });
    const { rows } = await world.admin.query(
      `select open ->> 'state' as state, count(*)::int from gwen.entry where type = 'transfer' group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { state: 'failed', count: 1 },
      { state: 'paid', count: 2 },
    ]);
    await page.getByText('Cycle 2', { exact: false }).waitFor();
  });

  test('what was done is seen at a glance: of a family, a programme, a campaign, and who keeps watch', async () => {
    const { page } = devices.get('femi') ?? (await device('femi', desk));
    const open = async (id: string, heading: string): Promise<void> => {
      await page.evaluate((path) => {
        history.pushState(null, '', path);
        dispatchEvent(new PopStateEvent('popstate'));
      }, `/dossiers/${id}`);
      await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    };
    await open(supported[0] ?? '', 'The family');
    await page.getByText('ETB 550.00 in 1 payment').waitFor();
    expect(await page.content()).not.toContain('Kanarienvogel');
    expect.soft(await look(page, 'picture-household')).toEqual([]);
    await picture(page, 'household');
    await open(programme, 'At a glance');
    await page.getByText('3 families supported').waitFor();
    await page.getByRole('cell', { name: 'Reconciled' }).or(page.getByText('Reconciled')).first().waitFor();
    expect.soft(await look(page, 'picture-programme')).toEqual([]);
    await open(campaign, 'What changed');
    await page.getByText('Tried', { exact: false }).first().waitFor();
    expect.soft(await look(page, 'picture-campaign')).toEqual([]);
    const grace = devices.get('grace') ?? (await device('grace', desk));
    await grace.page.evaluate((path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/dossiers/${watch}`);
    await grace.page.getByRole('heading', { name: 'Who keeps watch', exact: true }).waitFor();
    await grace.page.getByRole('rowheader', { name: 'Tea cart' }).waitFor();
    expect.soft(await look(grace.page, 'picture-community')).toEqual([]);
  });
});
