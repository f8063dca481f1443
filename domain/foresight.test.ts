/** Looking ahead misses nothing: against settling the duties of random dossiers of every kind at random moments. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budget } from '../scripts/thorough.ts';
import { history } from './histories.ts';
import { kinds } from './index.ts';
import { settleDuties } from './kernel/duties.ts';
import { findNextChange } from './kernel/foresight.ts';
import { day, minute } from './testing.ts';

const days = 7;

describe('the next change of duties by time alone', () => {
  it.each(kinds.filter(({ safeguards }) => safeguards.length > 0).map((kind) => [kind.kind, kind] as const))(
    'of a %s is foreseen',
    (_name, kind) => {
      fc.assert(
        fc.property(
          fc.gen(),
          fc.array(fc.integer({ min: 1, max: days * 24 * 60 - 1 }), { maxLength: 12 }),
          (g, moments) => {
            const steps = history((min, max) => g(fc.integer, { min, max }), kind, { length: 25 });
            const last = steps.findLast(({ result }) => result.ok);
            const dossier = last?.result.ok && last.result.dossiers.get(last.before.id);
            if (!dossier) return;
            const from = last.context.now;
            const at = (now: Date) => ({ ...last.context, now });
            const { dossier: settled } = settleDuties(dossier, kind, at(from));
            const next = findNextChange(settled, kind, at, from, days);
            const changesAt = (ms: number): readonly string[] =>
              settleDuties(settled, kind, at(new Date(ms))).changed.map(
                ({ safeguard, key }) => `${safeguard}:${key}`,
              );
            const until = next ? next.getTime() - 15 * minute : from.getTime() + days * day;
            if (next) expect(changesAt(next.getTime())).not.toEqual([]);
            for (const moment of moments) {
              const ms = from.getTime() + moment * minute;
              if (ms < until) expect(changesAt(ms), `after ${moment} minutes`).toEqual([]);
            }
          },
        ),
        { interruptAfterTimeLimit: budget(500, 10_000), numRuns: budget(300, 3000), endOnFailure: true },
      );
    },
    60_000,
  );
});
