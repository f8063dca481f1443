/**
 * Days along a supply chain and in court.
 *
 * Ximena, liaison of the prosecution: sees that a finding at a workplace waits for her word, and says that others may be told;
 * sees a hearing coming without anybody beside the child, records who comes along, and it is no longer missing; the proceeding
 * ends, she sees what nobody decided on and that the public is to be told; the figures of justice count what was done.
 *
 * Marta, who opens supply chains: sees the finding at home, and in one click every buyer it reaches, four tiers up; walks the
 * chain with the keyboard; writes down what the nearest buyer does, and what is done for the children.
 *
 * Pablo, independent monitor: sees what is to be audited; the chain ends for him where he may not know of a link, and nothing
 * says that there is more; an audit paid by the audited stands as the audited's own word; sees that a remedy holds.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn } from './browser.ts';
import { answer, by, fill } from './forms.ts';
import type { Login } from './people.ts';
import { day, give, newId, set, writeAs } from './scene.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

let world: World;
let browser: Browser;
const devices = new Map<string, Device>();
inSteps(() => Object.fromEntries(devices));
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
const write = (who: Login, operations: readonly object[]): Promise<void> => writeAs(world, who, operations);
const letIn = (dossier: string, who: Login, groups: readonly string[]) =>
  give(dossier, world.people[who].account, groups, 'work', who === 'pablo' ? 'audit' : 'inspection');
const move = (dossier: string, to: string) => ({ op: 'transition', dossier, to });
const numberOf = async (id: string): Promise<string> =>
  (await world.admin.query<{ number: string }>('select number from gwen.dossier where id = $1', [id])).rows[0]
    ?.number ?? '';

/** Hands an act in; it leads back to the dossier. */
async function doIt(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.waitForURL(/\/dossiers\/[^/]+$/);
  await page.getByRole('heading', { name: 'What you can do' }).waitFor();
}

/** The one entry of a type, and the version of its dossier. */
async function entryOf(dossier: string, type: string): Promise<{ id: string; version: number }> {
  const { rows } = await world.admin.query<{ id: string; version: number }>(
    `select e.id, d.version from gwen.entry e join gwen.dossier d on d.id = e.dossier_id
      where e.dossier_id = $1 and e.type = $2`,
    [dossier, type],
  );
  const [found] = rows;
  if (!found) throw new Error(`no ${type}`);
  return found;
}

/** From the buyer to the last supplier; each buys from the next. */
const chain = ['shop', 'maker', 'weaver', 'spinner', 'farm'] as const;
type Place = (typeof chain)[number];
const ids = Object.fromEntries(chain.map((one) => [one, newId()])) as Record<Place, string>;
const numbers: Partial<Record<Place, string>> = {};
const finding = newId();
const proceeding = newId();

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  const seen = ['enterprise', 'supply', 'enterprise-audit'];
  for (const [at, place] of [...chain.entries()].toReversed()) {
    const next = chain[at + 1];
    await write('marta', [
      { op: 'create', dossier: ids[place], kind: 'enterprise', area },
      set(ids[place], 'profile', {
        ...{ name: `Kessira ${place}`, kind: 'company', sector: 'manufacturing', formal: true },
      }),
      set(ids[place], 'site', {
        kind: place === 'farm' ? 'farm' : 'workshop',
        area,
        sector: 'manufacturing',
      }),
      ...(next
        ? [
            set(ids[place], 'supply-link', {
              ...{ supplier: ids[next], tier: 'tier-1', products: ['garments'] },
              ...{ evidence: 'contract', from: day(-400) },
            }),
          ]
        : []),
      letIn(ids[place], 'uche', [...seen, 'enterprise-inspection']),
      letIn(ids[place], 'ximena', ['enterprise', 'enterprise-inspection']),
      // the monitor is not let in everywhere
      ...(place === 'weaver' ? [] : [letIn(ids[place], 'pablo', seen)]),
    ]);
    numbers[place] = await numberOf(ids[place]);
  }
  await write('uche', [
    set(
      ids.farm,
      'finding',
      {
        ...{ kind: 'under-minimum-age', on: day(-10), source: 'inspection', state: 'confirmed' },
        ...{ girls: 1, boys: 2, childrenSafe: true },
      },
      finding,
    ),
  ]);
  await write('ximena', [
    { op: 'create', dossier: proceeding, kind: 'proceeding', area },
    set(proceeding, 'profile', { kind: 'criminal', origin: 'labour-inspection', openedOn: day(-60) }),
    set(proceeding, 'suspect', {
      ...{ role: 'exploiter', standing: 'prosecuted', prosecutedOn: day(-20), prosecutedUnder: 'criminal' },
    }),
    set(proceeding, 'offence', { iccs: '02042', chargedOn: day(-20) }),
    move(proceeding, 'charged'),
    set(proceeding, 'hearing', {
      ...{ kind: 'testimony', childTakesPart: true, at: new Date(Date.now() + 3 * 86_400_000).toISOString() },
    }),
    move(proceeding, 'trial'),
  ]);
});

describe('Ximena, before lunch', () => {
  test('a finding waits for her word, and she gives it', async () => {
    const { page } = await device('ximena', desk);
    await signIn(page, world, 'ximena');
    await page.getByRole('heading', { name: /^Findings that wait for your word/ }).waitFor();
    expect(await look(page, 'home-prosecution-liaison')).toEqual([]);
    await picture(page, 'home-prosecution-liaison');
    await page.getByRole('link', { name: 'Say whether others may be told' }).click();
    await answer(page, 'May others be told?', by.tap('Yes, the investigators agree'));
    await doIt(page, 'Say whether others may be told of a finding');
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page.getByText('Nobody waits for your word.').waitFor();
  });

  test('a hearing comes, and nobody is beside the child until she says who is', async () => {
    const { page } = devices.get('ximena') ?? (await device('ximena', desk));
    await page.getByText('a guardian, a lawyer and something that shields the child').waitFor();
    await page.getByRole('link', { name: 'Record protection' }).click();
    for (const measure of ['Accompanied by the guardian', 'Own lawyer', 'Screen'])
      await answer(page, 'Measures', by.find(measure));
    await doIt(page, 'Say how a child is shielded at a hearing');
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page.getByRole('cell', { name: 'nothing', exact: true }).waitFor();
  });

  test('the proceeding is a way of steps, with who is beside the child at the hearing', async () => {
    const { page } = devices.get('ximena') ?? (await device('ximena', desk));
    await page
      .getByRole('link', { name: await numberOf(proceeding) })
      .first()
      .click();
    await page.getByRole('heading', { name: 'The way of this proceeding' }).waitFor();
    const steps = page.locator('.steps > li');
    expect(await steps.count()).toBe(9);
    expect(await steps.nth(2).textContent()).toContain('Charge (done)');
    expect(await steps.nth(3).textContent()).toContain('(still to come)');
    expect(await page.locator('.steps > [aria-current=step]').textContent()).toContain('Judgment');
    await page.getByRole('heading', { name: 'Protection of children at each hearing' }).waitFor();
    await page.getByText('a child who is not named').waitFor();
    expect(await look(page, 'picture-proceeding')).toEqual([]);
  });
});

describe('Marta', () => {
  test('sees the finding and in one click every buyer it reaches', async () => {
    await write('uche', [set(ids.farm, 'disclosure', { finding, kind: 'under-minimum-age', on: day(-1) })]);
    const { page } = await device('marta', desk);
    await signIn(page, world, 'marta');
    await page.getByRole('heading', { name: /^Open findings/ }).waitFor();
    await page.getByText('Nobody has helped the children yet').waitFor();
    expect(await look(page, 'home-supply-chain-lead')).toEqual([]);
    await picture(page, 'home-supply-chain-lead');
    await page.getByRole('link', { name: '4 buyers' }).click();
    const reached = page.getByRole('table', { name: 'Every buyer it reaches' });
    await reached.waitFor();
    for (const place of chain.slice(0, 4))
      await reached.getByRole('link', { name: numbers[place] ?? '' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('buyers');
    expect(await look(page, 'picture-enterprise')).toEqual([]);
    await page.locator('.chain-room').scrollIntoViewIfNeeded();
    await picture(page, 'supply-chain');
  });

  test('walks the chain with the keyboard, and has it as a table', async () => {
    const { page } = devices.get('marta') ?? (await device('marta', desk));
    const nodes = page.locator('.chain-node > a');
    expect(await nodes.count()).toBe(5);
    const farm = page.locator(`[data-node="${ids.farm}"]`);
    expect(await farm.getAttribute('aria-current')).toBe('page');
    expect(await farm.textContent()).toContain('Children not helped');
    await farm.focus();
    for (const _ of [1, 2, 3, 4]) await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-node'))).toBe(ids.shop);
    expect(await page.locator(`[data-node="${ids.shop}"]`).textContent()).toContain('Exposed');
    await page.getByText('As a table').click();
    const table = page.getByRole('table', { name: 'Tier by tier' });
    await table.getByRole('cell', { name: 'Buyer, 4 tiers up' }).waitFor();
    // names come when she asks for them
    expect(await page.getByText('Kessira weaver').count()).toBe(0);
    await page.getByRole('button', { name: 'Show names' }).click();
    await page.locator('.chain-node').getByText('Kessira weaver').waitFor();
    await page.getByRole('button', { name: 'Hide names' }).click();
    expect(await page.getByText('Kessira weaver').count()).toBe(0);
  });

  test('on a phone it is a list with indents, and so it is from right to left', async () => {
    const { page } = devices.get('marta') ?? (await device('marta', desk));
    await page.setViewportSize(phone);
    const starts = async (): Promise<readonly number[]> =>
      await page
        .locator('.chain-node > a')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
    const indents = await starts();
    expect(indents).toEqual(indents.toSorted((a, b) => a - b));
    expect(new Set(indents).size).toBe(5);
    await page.setViewportSize(desk);
    const across = await starts();
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    const mirrored = await starts();
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'));
    expect(across).toEqual(across.toSorted((a, b) => a - b));
    expect(mirrored).toEqual(mirrored.toSorted((a, b) => b - a));
  });

  test('writes down what the nearest buyer does, in a form that knows what it is about', async () => {
    const { page } = devices.get('marta') ?? (await device('marta', desk));
    const row = page.getByRole('row', { name: new RegExp(numbers.spinner ?? '') }).first();
    await row.getByRole('link', { name: 'Say what you do' }).click();
    await page
      .getByRole('heading', { name: 'Say what you do about a finding below you', level: 1 })
      .waitFor();
    await answer(page, 'What we do', by.tap('Supports help for the children'));
    await doIt(page, 'Say what you do about a finding below you');
    await page.getByRole('heading', { name: 'Found further down' }).waitFor();
    await page.getByRole('cell', { name: 'Supports help for the children' }).first().waitFor();
  });

  test('says what is done for the children first', async () => {
    const { page } = devices.get('marta') ?? (await device('marta', desk));
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page.getByRole('link', { name: '4 buyers' }).click();
    await page.getByRole('link', { name: 'Say what is done for the children' }).click();
    await fill(page, { 'For the children, first': by.tap('Safe place'), Due: by.on('Today') });
    await page.getByText('Help for the children has begun').first().waitFor();
  });
});

describe('Pablo', () => {
  test('sees what is to be audited, and of the chain what he may know', async () => {
    const { page } = await device('pablo', desk);
    await signIn(page, world, 'pablo');
    await page.getByRole('heading', { name: /^To be audited/ }).waitFor();
    expect(await look(page, 'home-monitor')).toEqual([]);
    await picture(page, 'home-monitor');
    expect(await page.getByText(numbers.weaver ?? '').count()).toBe(0);
    await page
      .getByRole('link', { name: numbers.farm ?? '' })
      .first()
      .click();
    await page.locator('.chain-node').first().waitFor();
    const shown = await page.locator('.chain-node .number').allTextContents();
    expect(shown).toEqual([numbers.spinner, numbers.farm]);
    expect(await page.content()).not.toContain(ids.weaver);
    expect(await page.content()).not.toContain(numbers.weaver);
  });

  test('an audit paid by the audited stands as its own word', async () => {
    const { page } = devices.get('pablo') ?? (await device('pablo', desk));
    await write('pablo', [
      set(ids.spinner, 'audit', {
        ...{ on: day(0), ownedByAudited: false, paidBy: 'audited', standard: 'own-code' },
        ...{ coversChildLabour: true, coversTrafficking: true, result: 'nothing-found' },
      }),
    ]);
    await page.getByRole('link', { name: 'Home' }).first().click();
    const own = page.getByRole('table', { name: 'Audits that count only as the enterprise’s own word' });
    await own.getByRole('link', { name: numbers.spinner ?? '' }).waitFor();
  });

  test('sees with his own eyes that a remedy holds', async () => {
    const { page } = devices.get('pablo') ?? (await device('pablo', desk));
    const action = await entryOf(ids.farm, 'corrective-action');
    await write('marta', [set(ids.farm, 'corrective-action', { doneOn: day(0) }, action.id, action.version)]);
    await page.getByRole('link', { name: 'Say whether it holds' }).click();
    await page.getByRole('heading', { name: 'Record what was put right', level: 1 }).waitFor();
    await answer(page, 'Verified on', by.on('Today'));
    await answer(page, 'Was it really put right?', by.tap('Yes'));
    await doIt(page, 'Record what was put right');
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page.getByText('Nothing is owed.').waitFor();
  });
});

describe('Ximena, when it is over', () => {
  test('sees what nobody decided on, and that the public is to be told', async () => {
    const suspect = await entryOf(proceeding, 'suspect');
    await write('ximena', [
      set(proceeding, 'judgment', {
        ...{ suspect: suspect.id, on: day(0), level: 'first', result: 'convicted' },
        ...{ law: 'criminal', months: 48 },
      }),
      move(proceeding, 'judged'),
      move(proceeding, 'final'),
    ]);
    const { page } = devices.get('ximena') ?? (await device('ximena', desk));
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page.getByRole('cell', { name: 'Confiscation and Compensation' }).waitFor();
    await page.getByRole('link', { name: 'Write the notice' }).waitFor();
  });

  test('the figures of justice count it, with what they mean and as tables', async () => {
    const { page } = devices.get('ximena') ?? (await device('ximena', desk));
    await page.getByRole('link', { name: 'Figures of justice' }).click();
    await page.getByRole('heading', { name: 'Figures of justice', level: 1 }).waitFor();
    const months = page.getByRole('figure').filter({ hasText: 'Months sentenced' });
    await months.getByText('Months of imprisonment in all convictions together.').waitFor();
    await months.getByText('As a table').click();
    const year = String(new Date().getUTCFullYear());
    await months.getByRole('row', { name: `${year} 48 months` }).waitFor();
    expect(await look(page, 'justice-figures')).toEqual([]);
    // what is folded on the screen goes along on paper
    await months.getByText('As a table').click();
    await page.emulateMedia({ media: 'print' });
    expect(await months.getByRole('table').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await picture(page, 'justice-figures');
  });
});
