/**
 * Days of those who look after children in a house, go where they are called, and help families before harm is done.
 *
 * Zainab, carer, on the phone of the house: looks at the beds; sees that a girl is to come and what she needs; taps that she
 * has arrived; takes a tap back; says that another is missing, and her guardians hear of it; never sees a case.
 *
 * Chidi, responder, on the road: reads where, who and what is safe; the network goes; accepts and arrives all the same and
 * is told that it is kept on his phone; locks and unlocks in between where there is a network; all arrives, each once.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { endDevices, launchBrowser, newDevice, phone, signIn, unlock } from './browser.ts';
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

const device = async (name: Login, size: typeof phone): Promise<Device> => {
  const made = await newDevice(browser, size);
  devices.set(name, made);
  return made;
};
const organisationOf = async (login: Login): Promise<number> =>
  (
    await world.admin.query('select organisation from gwen.account where id = $1', [
      world.people[login].account,
    ])
  ).rows[0].organisation;
const write = (who: Login, operations: readonly object[]): Promise<void> => writeAs(world, who, operations);

describe('Zainab looks after girls in Blue House', () => {
  const house = newId();
  const [there, comes] = [newId(), newId()];
  let numbers: Record<string, string> = {};

  beforeAll(async () => {
    const organisation = await organisationOf('zainab');
    const onFile = newId();
    await write('grace', [
      { op: 'create', dossier: onFile, kind: 'organisation', area },
      set(onFile, 'profile', { organisation, actor: 'ngo', kind: 'shelter' }),
      set(onFile, 'policy', {
        organisation,
        kind: 'child-protection',
        adoptedOn: day(-90),
        reviewedOn: day(-20),
      }),
    ]);
    await write('grace', [
      { op: 'create', dossier: house, kind: 'community', area },
      set(house, 'profile', { kind: 'village-watch', area }),
      set(house, 'service-point', {
        kind: 'shelter',
        organisation,
        area,
        bedsGirls: 6,
        acceptingNow: true,
        mayLeaveFreely: true,
      }),
      give(house, world.people.zainab.account, ['service-point'], 'work', 'care'),
    ]);
    for (const [child, from, needs] of [
      [there, day(-9), ['light-at-night']],
      [comes, day(0), ['diet', 'walked-to-school']],
    ] as const) {
      const consent = newId();
      const groups = ['stay', 'safe-contact', 'schooling'];
      await write('esi', [
        { op: 'create', dossier: child, kind: 'case', area },
        set(child, 'intake', {
          track: 'suspected-victim',
          cameBy: 'police',
          date: day(-9),
          firstLanguage: 'am',
        }),
        set(child, 'identity', { sex: 'female', ageBasis: 'statement', estimatedAge: { from: 13, to: 14 } }),
        set(child, 'stay', {
          kind: 'shelter',
          organisation,
          area,
          bed: 'girls',
          sharing: ['children-same-sex'],
          from,
          suitable: true,
          mayLeaveFreely: true,
          ageGroup: 'from-12-to-14',
          languages: ['am'],
          needs,
          calledHere: 'Kanarienvogel',
        }),
        set(
          child,
          'consent',
          {
            basis: 'consent',
            from: 'child',
            given: true,
            purpose: 'services',
            organisation,
            groups,
            on: day(-9),
          },
          consent,
        ),
        give(child, world.people.grace.account, ['safety', 'stay'], 'steward', 'supervision'),
        { ...give(child, world.people.zainab.account, groups, 'work', 'care'), basis: 'consent', consent },
      ]);
    }
    const { rows } = await world.admin.query('select id, number from gwen.dossier where kind = 2');
    numbers = Object.fromEntries(rows.map(({ id, number }) => [id, number]));
  });

  const card = (page: Device['page'], child: string) =>
    page.locator('.day-card').filter({ hasText: numbers[child] ?? '?' });

  test('the beds are the first thing she sees: taken, held, free', async () => {
    const { page } = await device('zainab', phone);
    await signIn(page, world, 'zainab');
    await page.getByText('2 held for children to come').waitFor();
    await page.getByText('4 free').waitFor();
    await card(page, there).getByText('A light at night').waitFor();
    await card(page, comes).getByText('Somebody comes along to school').waitFor();
    // no name and nothing of the case is in the page
    expect(await page.content()).not.toContain('Kanarienvogel');
  });

  test('a tap says that she has arrived, another takes back what was tapped by mistake', async () => {
    const { page } = devices.get('zainab') ?? (await device('zainab', phone));
    await card(page, there).getByRole('button', { name: 'Arrived' }).click();
    await card(page, comes).getByRole('button', { name: 'Arrived' }).click();
    await page.getByText('2 taken').waitFor();
    await card(page, comes).getByRole('button', { name: 'Went out' }).click();
    await card(page, comes)
      .getByText(/Out since/)
      .waitFor();
    await page.getByRole('button', { name: /Take back$/ }).click();
    await card(page, comes)
      .getByText(/Here since/)
      .waitFor();
    await card(page, comes).getByRole('button', { name: /^Show/ }).click();
    await card(page, comes).getByText('Kanarienvogel').waitFor();
    await page.getByRole('button', { name: 'Hide' }).first().click();
    expect.soft(await look(page, 'beds')).toEqual([]);
    await picture(page, 'beds');
  });

  test('that a girl is missing is told at once to those who must act', async () => {
    const { page } = devices.get('zainab') ?? (await device('zainab', phone));
    await card(page, there)
      .getByRole('button', { name: /Missing$/ })
      .click();
    await page.getByLabel('Where, when and with whom last seen').fill('At the gate at noon, alone.');
    expect.soft(await look(page, 'beds-missing')).toEqual([]);
    await page.getByRole('button', { name: 'Say that the child is missing' }).click();
    await card(page, there)
      .getByText(/Missing since/)
      .waitFor();
    const { rows } = await world.admin.query(
      `select d.role from gwen.duty d where d.dossier_id = $1 and d.safeguard = 'C28' and d.done is null`,
      [there],
    );
    expect(rows.map(({ role }) => role)).toContain('supervisor');
    // she told of it and reads nothing of the child's safety
    const body = await page.evaluate(
      async (id) => await (await fetch(`/api/v1/dossiers/${id}`)).text(),
      there,
    );
    expect(body).not.toMatch(/"type":"(incident|intake|identity)"/);
  });

  test('a girl who has left frees her bed, and the social worker is asked to end the stay', async () => {
    const { page } = devices.get('zainab') ?? (await device('zainab', phone));
    await card(page, comes)
      .getByRole('button', { name: /Left for good$/ })
      .click();
    await page.getByRole('button', { name: 'Left for good', exact: true }).last().click();
    await card(page, comes)
      .getByText(/The social worker was asked/)
      .waitFor();
    await page.getByText('5 free').waitFor();
    const { rows } = await world.admin.query(
      `select role from gwen.duty where dossier_id = $1 and safeguard = 'C11' and done is null`,
      [comes],
    );
    expect(rows).toEqual([{ role: 'social-worker' }]);
  });
});

describe('Chidi goes where he is called', () => {
  const report = newId();
  const dispatch = newId();

  /** What stands in the dispatch, as the server has it. */
  const stored = async (): Promise<Record<string, unknown>> => {
    const { rows } = await world.admin.query('select open from gwen.entry where id = $1', [dispatch]);
    return rows[0]?.open ?? {};
  };

  beforeAll(async () => {
    const { rows } = await world.admin.query('select team from gwen.membership where account = $1', [
      world.people.chidi.account,
    ]);
    const [{ team }] = rows;
    await write('amina', [
      { op: 'create', dossier: report, kind: 'report', area },
      set(report, 'opening', { channel: 'phone', area }),
      set(report, 'triage', { moment: 'transit', urgency: 'danger-now', area }),
      { op: 'transition', dossier: report, to: 'triaged' },
      set(
        report,
        'dispatch',
        {
          team,
          discipline: 'police',
          task: 'reach-child',
          urgency: 'danger-now',
          situation: 'Two girls and a man at gate 4.',
          safety: 'Come without a siren.',
          askedAt: new Date().toISOString(),
        },
        dispatch,
      ),
      give(report, team, ['report-response', 'report-need'], 'work', 'response'),
      { op: 'transition', dossier: report, to: 'responding' },
    ]);
  });

  test('his home says where he is asked to go, and reads on where there is no network', async () => {
    const { page, context } = await device('chidi', phone);
    await signIn(page, world, 'chidi');
    const call = page.locator('.call');
    await call.getByText(/Danger now|danger now/).waitFor();
    expect.soft(await look(page, 'responder-home')).toEqual([]);
    await picture(page, 'responder-home');
    // what he will need on the road has come by then
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await context.setOffline(true);
    await page.getByText('No network. You can go on working').waitFor();
    await call.getByRole('link', { name: /where, who and what is safe/ }).click();
    await page.getByText('Come without a siren.').waitFor();
  });

  test('accepted and arrived are kept on his phone, and said to be', async () => {
    const { page } = devices.get('chidi') ?? (await device('chidi', phone));
    await page.getByRole('button', { name: 'We are going' }).click();
    await page.getByText(/Kept on this device since/).waitFor();
    await page.getByRole('button', { name: 'We are there' }).click();
    await page.getByText('2 pieces of work wait here to be sent.').waitFor();
    await page.getByRole('button', { name: 'Child reached' }).waitFor();
    expect.soft(await look(page, 'call-offline')).toEqual([]);
    expect(await stored()).not.toHaveProperty('acceptedAt');
  });

  test('back in reach everything is sent by itself, each once', async () => {
    const { page, context, sent } = devices.get('chidi') ?? (await device('chidi', phone));
    await context.setOffline(false);
    await page.getByText(/Kept on this device since/).waitFor({ state: 'detached' });
    await expect
      .poll(stored)
      .toMatchObject({ acceptedAt: expect.any(String), arrivedAt: expect.any(String) });
    await page.getByRole('button', { name: 'Child reached' }).click();
    await page.getByRole('button', { name: 'Change the result' }).waitFor();
    await expect.poll(stored).toMatchObject({ result: 'child-reached' });
    const { rows } = await world.admin.query(
      `select count(*)::int as writes from gwen.change where dossier_id = $1 and account = $2`,
      [report, world.people.chidi.account],
    );
    expect(rows).toEqual([{ writes: 3 }]);
    expect(sent.filter(({ url }) => url.endsWith('/api/v1/acts')).length).toBeGreaterThanOrEqual(3);
  });

  test('what waits outlives a reload, and is sent once he has unlocked again', async () => {
    const { page, context } = devices.get('chidi') ?? (await device('chidi', phone));
    await page.getByRole('button', { name: 'Change the result' }).click();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Child not found' }).click();
    await page.getByText(/Kept on this device since/).waitFor();
    await context.setOffline(false);
    // the phone went off before anything could be sent
    await page.route('**/api/v1/acts', (route) => route.abort());
    await page.reload();
    await page.getByLabel('Passphrase').waitFor();
    await page.unroute('**/api/v1/acts');
    await unlock(page);
    await expect.poll(stored, { timeout: 20_000 }).toMatchObject({ result: 'child-not-found' });
  });
});
