/**
 * Looks at a screen as everybody meets it: on a phone and at a desk, in light and dark, enlarged, written the other way, and in
 * colours that the person's device dictates. Finds what axe finds, what is wider than the screen, texts that stayed keys of a
 * catalogue, and what is chosen but no longer looks so.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { isThorough } from '../scripts/thorough.ts';
import { desk, phone } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const root = join(import.meta.dirname, '..');
const pictures = join(root, 'artefacts/e2e');
/** Of one picture of the documentation. */
const mostBytes = 60_000;

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Each width and each scheme once: colours do not depend on the width, nor the layout on the colours. */
const looks = [
  { name: 'phone-light', size: phone, colorScheme: 'light' },
  { name: 'desk-dark', size: desk, colorScheme: 'dark' },
] as const;

/** A screen's name says in which look it is looked at; the soak looks at all in both. */
const isLookedAt = (name: string, at: number): boolean =>
  isThorough ||
  [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % looks.length === at;

/** A desk at 400 %, which is also a phone at more than 100 %. */
const narrow = { width: 320, height: 640 };

/** Everything that is wrong with the screen, one line each; the soak leaves pictures in artefacts/e2e. */
export async function look(page: Page, name: string): Promise<string[]> {
  const before = page.viewportSize() ?? desk;
  const found: string[] = [];
  for (const [at, { name: how, size, colorScheme }] of looks.entries()) {
    await page.setViewportSize(size);
    if (isLookedAt(name, at)) {
      await page.emulateMedia({ colorScheme });
      if (isThorough) await photograph(page, `${name}-${how}`);
      found.push(...(await findings(page)).map((line) => `${name} ${how}: ${line}`));
    }
    found.push(...(await tooWide(page)).map((line) => `${name} ${how}: ${line}`));
  }
  found.push(...(await wordless(page)).map((line) => `${name}: no text for ${line}`));
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  found.push(...(await unmarked(page)).map((line) => `${name} in forced colours: ${line}`));
  await page.emulateMedia({ forcedColors: 'none' });
  const usual = await page.evaluate(() => document.documentElement.dir);
  for (const size of [desk, narrow]) {
    await page.setViewportSize(size);
    // texts that come meanwhile write it as before
    await write(page, usual === 'rtl' ? 'ltr' : 'rtl');
    found.push(...(await tooWide(page)).map((line) => `${name} the other way ${size.width}: ${line}`));
    await write(page, usual);
  }
  found.push(...(await tooWide(page)).map((line) => `${name} ${narrow.width}: ${line}`));
  await page.setViewportSize(before);
  return found;
}

async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** What is wider than the narrowest screen. */
export async function tooWideIfNarrow(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? desk;
  await page.setViewportSize(narrow);
  const found = await tooWide(page);
  await page.setViewportSize(before);
  return found;
}

/** Everything that a screen says: its texts, and the names that are only read out. */
export const saidOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.textContent ?? '');
    for (const one of document.querySelectorAll('[aria-label], [placeholder]'))
      for (const name of ['aria-label', 'placeholder']) texts.push(one.getAttribute(name) ?? '');
    return texts.map((text) => text.trim());
  });

/** Writes the page from left to right or from right to left. */
const write = (page: Page, way: string): Promise<void> =>
  page.evaluate((to) => {
    document.documentElement.dir = to;
  }, way);

async function findings(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so that the policy of the page stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return await page.evaluate(async (tags) => {
    const { axe: engine } = globalThis as unknown as { axe: typeof import('axe-core') };
    // What a sticky bar covers can be scrolled into view; axe would take it for too small.
    const bars = [
      ...document.querySelectorAll<HTMLElement>('.shell-top, .shell-nav, .page-primary, .form-foot'),
    ];
    for (const bar of bars) bar.style.position = 'static';
    const { violations } = await engine.run(
      { include: ['html'], exclude: ['[data-live-announcer]'] },
      {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
        // It would fetch style sheets that are still loading and write them into the page, which the policy refuses;
        // no rule asked for reads them.
        preload: false,
        // while a dialog waits for an answer, the page behind it is none
        rules: document.querySelector('.dialog')
          ? { 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } }
          : {},
      },
    );
    for (const bar of bars) bar.style.position = '';
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  }, everything);
}

/** The innermost elements that reach beyond the screen. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.querySelectorAll<HTMLElement>('body *')].filter((node) => {
      const { left, right, width } = node.getBoundingClientRect();
      return width > 0 && (right > clientWidth + 1 || left < -1);
    });
    const innermost = beyond.filter(
      (node) => !beyond.some((other) => other !== node && node.contains(other)),
    );
    return [
      `${scrollWidth} wide: ${innermost
        .slice(0, 3)
        .map((node) => node.outerHTML.slice(0, 120))
        .join(' | ')}`,
    ];
  });

/** What is chosen, or shown now, and looks no different from its neighbours where backgrounds and shadows are gone. */
const unmarked = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isChosen = (node: Element): boolean =>
      node.matches('[aria-current]:not([aria-current=false]), [aria-selected=true], [data-selected]');
    const paper = document.body.appendChild(document.createElement('div'));
    paper.style.background = 'Canvas';
    const ground = getComputedStyle(paper).backgroundColor;
    paper.remove();
    const looks = (node: Element): string =>
      [node, ...node.querySelectorAll('*')]
        .map((one) => {
          const style = getComputedStyle(one);
          const { borderWidth, borderStyle, borderColor, backgroundColor, textDecorationLine } = style;
          const isOnGround = backgroundColor === ground || /^rgba\(.*, 0\)$/.test(backgroundColor);
          return [
            borderStyle === 'none' ? '' : [borderWidth, borderStyle, borderColor],
            style.outlineStyle === 'none' ? '' : style.outlineWidth,
            isOnGround ? '' : backgroundColor,
            textDecorationLine,
          ].join();
        })
        .toSorted()
        .join();
    return [...document.querySelectorAll('a, button, label, li, [role=tab], [role=option]')]
      .filter((node) => isChosen(node) && node.checkVisibility())
      .flatMap((node) => {
        const [like = ''] = node.classList;
        const other =
          like &&
          [...document.getElementsByClassName(like)].find(
            (one) =>
              !isChosen(one) && one.checkVisibility() && one.childElementCount === node.childElementCount,
          );
        return other && looks(node) === looks(other) ? [node.outerHTML.slice(0, 160)] : [];
      });
  });

/** Texts that look like keys of a catalogue. */
const wordless = async (page: Page): Promise<string[]> =>
  (await saidOn(page)).filter((text) => /^[a-z][\w-]*(?:\.[\w-]+)+$/i.test(text));

/**
 * Takes the picture of a screen for the documentation when GWEN_DOCS_IMAGES is set: `docs/images/<name>.webp`, as the
 * person sees it, a desk a little lower than it is. Small enough to be kept with the sources, or it says so.
 */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env['GWEN_DOCS_IMAGES']) return;
  const folder = join(root, 'docs/images');
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize() ?? desk;
  if (before.width > phone.width) await page.setViewportSize({ width: 1280, height: 720 });
  // words after an act are gone in a moment, and cover what is to be seen
  const said = page.locator('.toast').getByRole('button').last();
  while ((await said.count()) > 0) await said.click();
  const protocol = await page.context().newCDPSession(page);
  const shot = async (quality: number): Promise<Buffer> => {
    const { data } = await protocol.send('Page.captureScreenshot', { format: 'webp', quality });
    return Buffer.from(data, 'base64');
  };
  let taken = await shot(80);
  for (const quality of [60, 40]) if (taken.length > mostBytes) taken = await shot(quality);
  // ended where there is no network, it would tell the page that there is one again; left open, it would keep it from going
  if (await page.evaluate(() => navigator.onLine)) await protocol.detach();
  await page.setViewportSize(before);
  if (taken.length > mostBytes) throw new Error(`the picture ${name} has ${taken.length} bytes`);
  writeFileSync(join(folder, `${name}.webp`), taken);
}
