/** R13: nobody opens an original alone, longer than she was let, or other than it was asked for. */
import { beforeEach, describe, expect, it } from 'vitest';
import { amina, bilal, hour, openReport, refusals, World } from '../testing.ts';
import { isLetOpen, openRequests, openUntil } from './originals.ts';

let world: World;
let report: string;
beforeEach(() => {
  world = new World();
  report = openReport(world);
});

const file = crypto.randomUUID();
const other = crypto.randomUUID();
const request = { file, reason: 'The plate cannot be read on the copy.' };
const ask = (by = amina): string => world.set(by, report, 'original', request);
const answer = (by: typeof amina, entry: string, letOpen: boolean, more: object = {}, fact = false) =>
  world.try(by, report, 'original', { letOpen, ...more }, { entry, fact });
const opens = (by: typeof amina, of = file): boolean =>
  isLetOpen(world.get(report), of, by.account, world.now, 24);
const duties = (): readonly string[] => world.open(report).filter((name) => name.startsWith('R13'));

describe('R13: an original', () => {
  it('is opened by who asked and who agreed, for a day, and by nobody else', () => {
    const entry = ask();
    expect([opens(amina), opens(bilal)]).toEqual([false, false]);
    expect(refusals(answer(bilal, entry, true))).toEqual([]);
    expect([opens(amina), opens(bilal)]).toEqual([true, true]);
    expect(isLetOpen(world.get(report), file, 999, world.now, 24)).toBe(false);
    expect(opens(amina, other)).toBe(false);
    world.pass(25 * hour);
    expect([opens(amina), opens(bilal)]).toEqual([false, false]);
  });

  it('is never let open by who asked, at once or later', () => {
    const entry = ask();
    expect(refusals(answer(amina, entry, true))).toEqual(['R13.own-request']);
    expect(refusals(world.try(amina, report, 'original', { ...request, letOpen: true }))).toEqual([
      'R13.own-request',
    ]);
    expect(opens(amina)).toBe(false);
  });

  it('nor by who said it for another file or another reason', () => {
    const entry = ask();
    world.set(bilal, report, 'original', { reason: 'Another one.' }, { entry });
    expect(refusals(answer(bilal, entry, true))).toEqual(['R13.own-request']);
    expect(refusals(answer(bilal, ask(), true, { file: other }))).toEqual(['R13.own-request']);
    expect([opens(amina), opens(bilal), opens(bilal, other)]).toEqual([false, false, false]);
  });

  it('that somebody says was opened by herself is on record, and stays shut', () => {
    const entry = ask();
    answer(amina, entry, true, {}, true);
    expect(opens(amina)).toBe(false);
  });

  it('stays what was agreed to: the file is not exchanged afterwards', () => {
    const entry = ask();
    answer(bilal, entry, true);
    expect(refusals(world.try(amina, report, 'original', { file: other }, { entry }))).toEqual([
      'R13.changed',
    ]);
    world.try(amina, report, 'original', { file: other }, { entry, fact: true });
    expect([opens(amina), opens(amina, other)]).toEqual([false, false]);
  });

  it('is shut at once when it is taken back, by a no or by taking the request back', () => {
    const entry = ask();
    answer(bilal, entry, true);
    expect(refusals(answer(amina, entry, false))).toEqual([]);
    expect(opens(amina)).toBe(false);
    const second = ask();
    answer(bilal, second, true);
    expect(opens(amina)).toBe(true);
    const taken = { op: 'withdraw', dossier: report, type: 'original', entry: second, reason: 'Not needed.' };
    world.act(amina, [{ ...taken, base: world.get(report).version }]);
    expect(opens(amina)).toBe(false);
  });

  it('that is asked for is a task until somebody answers', () => {
    expect(duties()).toEqual([]);
    const entry = ask();
    expect(duties()).toEqual([`R13:answer-${entry}`]);
    expect(openRequests(world.get(report))).toHaveLength(1);
    answer(bilal, entry, false);
    expect(duties()).toEqual([]);
    const [one] = world.get(report).entries.filter(({ id }) => id === entry);
    expect(one && openUntil(one, 24)).toBeUndefined();
  });
});
