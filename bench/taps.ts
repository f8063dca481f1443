/**
 * How long a tap takes on a processor four times slower: until the screen that was asked for answers, which is when its title is
 * painted, and until what was asked for is there. That the control shows itself pressed, which it does at once by its style,
 * counts as nothing here.
 *
 * Beside the time by the clock, which says little where other programs use the processor, the work of the browser's main thread
 * until the title, in time of the processor and times four.
 */
import type { CDPSession, Page } from 'playwright-core';
import type { Measure } from './measure.ts';
import { median, quantile } from './measure.ts';

const slower = 4;
const rounds = 5;
const pauseMs = 300;
/** A social worker goes round her day: her list, a child, back, looking somebody up, home. */
const steps: readonly (readonly [name: string, tap: string, shown: string])[] = [
  ['list', '.shell-nav a[href="/records/case"]', 'td a.number, th a.number'],
  ['child', 'td a.number, th a.number', '.dossier-telling'],
  ['back', '.page-back', 'td a.number, th a.number'],
  ['search', '.shell-nav a[href="/search"]', 'form input'],
  ['home', '.shell-nav a[href="/"]', '.duty'],
];

interface Tap {
  readonly name: string;
  readonly isFirst: boolean;
  /** ms from the finger's touch until the next screen's title, and what was asked for, were painted. */
  readonly title: number;
  readonly content: number;
}

interface Told {
  readonly pressed: number;
  readonly titled?: number;
  readonly shown?: number;
}

export const slowDown = (protocol: CDPSession, rate = slower): Promise<unknown> =>
  protocol.send('Emulation.setCPUThrottlingRate', { rate });

/** Taps what `tap` names, and waits for a new title and for what `shown` names. */
async function tapped(page: Page, tap: string, shown: string): Promise<Pick<Tap, 'title' | 'content'>> {
  await page.locator(tap).first().scrollIntoViewIfNeeded();
  await page.evaluate((wanted) => {
    const told: { pressed?: number; titled?: number; shown?: number } = {};
    Object.assign(globalThis, { benchTap: told });
    const old = document.querySelector('.page h1');
    addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        told.pressed = timeStamp;
        performance.mark('bench-pressed');
      },
      { once: true, capture: true },
    );
    // after the frame in which it is
    const painted = (what: 'titled' | 'shown'): void => {
      requestAnimationFrame(() =>
        setTimeout(() => {
          told[what] = performance.now();
          performance.mark(`bench-${what}`);
        }),
      );
    };
    let hasTitle = false;
    const looking = new MutationObserver(() => {
      const title = document.querySelector('.page h1');
      if (told.pressed === undefined || title === null || title === old) return;
      if (!hasTitle) painted('titled');
      hasTitle = true;
      if (!document.querySelector(wanted)) return;
      looking.disconnect();
      painted('shown');
    });
    looking.observe(document.body, { subtree: true, childList: true });
  }, shown);
  await page.locator(tap).first().tap();
  const taken = await page.waitForFunction(() => {
    const { pressed, titled, shown } = (globalThis as unknown as { benchTap: Told }).benchTap;
    return titled === undefined || shown === undefined
      ? null
      : { title: titled - pressed, content: shown - pressed };
  });
  const times = await taken.jsonValue();
  if (times === null) throw new Error('the screen never came');
  return times;
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor, for this thread. */
  readonly tdur?: number;
}

/** What a browser's main thread worked between the touch and the title, in ms of the processor. */
function workOf(events: readonly TraceEvent[]): number {
  const mark = (name: string): TraceEvent | undefined =>
    events.find((event) => event.name === name && event.cat.includes('user_timing'));
  const from = mark('bench-pressed');
  const to = mark('bench-titled');
  if (!from || !to) throw new Error('the tap left no trace');
  const tasks = events
    .filter(
      ({ pid, tid, ph, name }) =>
        pid === from.pid && tid === from.tid && ph === 'X' && name.endsWith('RunTask'),
    )
    .toSorted((a, b) => a.ts - b.ts);
  let end = 0;
  let work = 0;
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // tasks within tasks are part of them
    if (ts < end || ts > to.ts) continue;
    end = ts + dur;
    if (end > from.ts) work += end > to.ts ? (tdur * (to.ts - ts)) / dur : tdur;
  }
  return work / 1000;
}

/** The same round on the processor as it is, traced. */
async function worked(page: Page, protocol: CDPSession): Promise<number[]> {
  const found: number[] = [];
  const events: TraceEvent[] = [];
  protocol.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  for (let round = 0; round < rounds; round += 1) {
    for (const [, tap, shown] of steps) {
      events.length = 0;
      await protocol.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] },
      });
      await tapped(page, tap, shown);
      const complete = new Promise((done) => protocol.once('Tracing.tracingComplete', done));
      await protocol.send('Tracing.end');
      await complete;
      found.push(workOf(events) * slower);
      await page.waitForTimeout(pauseMs);
    }
  }
  return found;
}

/** @param page of somebody who has just signed in and stands at her home */
export async function measureTaps(page: Page, protocol: CDPSession): Promise<Measure[]> {
  await slowDown(protocol);
  const taps: Tap[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, tap, shown] of steps) {
      taps.push({ name, isFirst: round === 0, ...(await tapped(page, tap, shown)) });
      await page.waitForTimeout(pauseMs);
    }
  }
  await slowDown(protocol, 1);
  const work = await worked(page, protocol);
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const titles = taps.map(({ title }) => title);
  const contents = taps.filter(({ isFirst }) => !isFirst).map(({ content }) => content);
  const first = taps.filter(({ isFirst }) => isFirst).map(({ content }) => content);
  const each = steps
    .map(
      ([step]) =>
        `${step} ${median(taps.filter(({ name }) => name === step).map(({ title }) => title)).toFixed(0)}`,
    )
    .join(', ');
  return [
    {
      name: 'web.tap.ms',
      value: quantile(titles, 0.95),
      unit: 'ms',
      n: titles.length,
      target: 100,
      note: `p95 until the next screen's title, first visits too, processor ${slower} times slower; median ${ms(median(titles))} (${each})`,
    },
    {
      name: 'web.tap.cpu',
      value: quantile(work, 0.95),
      unit: 'ms',
      n: work.length,
      target: 100,
      note: `p95 of the main thread's work until then, times ${slower}; median ${ms(median(work))}`,
    },
    {
      name: 'web.content.ms',
      value: median(contents),
      unit: 'ms',
      n: contents.length,
      target: 300,
      note: `median until the content is there; p95 ${ms(quantile(contents, 0.95))}, at the first visit ${ms(median(first))}`,
    },
  ];
}
