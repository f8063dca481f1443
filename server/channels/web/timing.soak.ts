/**
 * A wrong proof and an unknown receipt take equally long: over a thousand questions of each, by turns, the difference is no
 * larger than chance (p > 0.05). Chance itself is larger once in twenty times, so it is asked anew, three times at most.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBase64url } from '../../../seal/base64url.ts';
import { makeReport, postTo } from '../testReporter.ts';
import type { TestSite } from './testing.ts';
import { testSite } from './testing.ts';

let site: TestSite;
let url = '';
beforeAll(async () => {
  site = await testSite();
  url = await site.listen();
});
afterAll(() => site.close());

const each = 1000;
const atOnce = 10;
/** As a receipt gives it, without the work that makes one. */
const random = (bytes: number): string => toBase64url(crypto.getRandomValues(new Uint8Array(bytes)));
const mean = (all: readonly number[]): number => all.reduce((sum, ms) => sum + ms, 0) / all.length;
const variance = (all: readonly number[]): number =>
  all.reduce((sum, ms) => sum + (ms - mean(all)) ** 2, 0) / (all.length - 1);

/** Two-sided, of Welch's t as normal: there are a thousand of each (Abramowitz and Stegun 7.1.26). */
function chanceOf(one: readonly number[], other: readonly number[]): number {
  const t =
    Math.abs(mean(one) - mean(other)) /
    Math.sqrt(variance(one) / one.length + variance(other) / other.length);
  const x = t / Math.SQRT2;
  const k = 1 / (1 + 0.3275911 * x);
  const terms = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  return terms.reduceRight((sum, term) => (sum + term) * k, 0) * Math.exp(-x * x);
}

async function timed(question: object): Promise<number> {
  const started = performance.now();
  const answer = await postTo(url, 'open', question);
  expect(answer?.status).toBe(404);
  return performance.now() - started;
}

test('chance is what it should be', () => {
  const all = Array.from({ length: 1000 }, (_, at) => at % 7);
  expect(chanceOf(all, all)).toBeCloseTo(1, 6);
  const later = all.map((one) => one + 1);
  expect(chanceOf(all, later)).toBeLessThan(0.001);
});

test('a thousand wrong proofs and a thousand unknown receipts', async () => {
  const made = await makeReport(url, 'Who asks?');
  if (!made) throw new Error('no way');
  expect((await postTo(url, 'send', made.report))?.status).toBe(201);
  const chances: number[] = [];
  while (chances.length < 3 && !chances.some((p) => p > 0.05)) {
    const [wrong, unknown]: [number[], number[]] = [[], []];
    for (let n = 0; n < each; n += atOnce) {
      const round = Array.from({ length: atOnce }, async (_, at) => {
        const [locator, proof] = [random(16), random(32)];
        const ask = {
          wrong: async () => wrong.push(await timed({ locator: made.keys.locator, proof })),
          unknown: async () => unknown.push(await timed({ locator, proof })),
        };
        // by turns, which is first
        const [first, second] =
          (n / atOnce + at) % 2 === 0 ? [ask.wrong, ask.unknown] : [ask.unknown, ask.wrong];
        await Promise.all([first(), second()]);
      });
      await Promise.all(round);
    }
    expect([wrong.length, unknown.length]).toEqual([each, each]);
    chances.push(chanceOf(wrong, unknown));
  }
  process.stdout.write(`chance ${chances.map((p) => p.toFixed(3))}\n`);
  expect(Math.max(...chances)).toBeGreaterThan(0.05);
});
