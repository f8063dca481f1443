import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import type { EntryState } from './dossier.ts';
import { entriesOf, findById, findEntry, own, shownValues } from './dossier.ts';
import { distinctValues } from './merge.ts';
import type { Operation } from './operations.ts';
import type { Sent } from './testing.ts';
import {
  act,
  at,
  context,
  created,
  dossierId,
  everyOrder,
  only,
  operation,
  person,
  sent,
  uuid,
  written,
} from './testing.ts';
import type { Json } from './values.ts';

const timeBox = { numRuns: 400, interruptAfterTimeLimit: 2500 };
const profile = uuid('1', 1);
const note = uuid('2', 1);

describe('taking an entry back', () => {
  const start = written(created(), [
    operation({ op: 'set', type: 'note', entry: note, set: { body: 'first' }, recorded: at(0) }),
  ]);
  const withdraw = (base: number, more: { covers?: string[]; reason?: string; entry?: string } = {}) =>
    operation({ op: 'withdraw', type: 'note', entry: note, base, reason: 'another child', ...more });
  const write = (base: number, body: string, more: { covers?: string[] } = {}) =>
    operation({ op: 'set', type: 'note', entry: note, base, set: { body }, ...more });
  const answers = (entry: EntryState): readonly Json[] => distinctValues(entry.heads[own.withdrawal] ?? []);

  it('hides it from those who count, and keeps it', () => {
    const now = written(start, [withdraw(2)]);
    expect(only(now, 'note')).toMatchObject({ withdrawn: 'another child' });
    expect(shownValues(only(now, 'note'))).toEqual({ body: 'first' });
    expect(entriesOf(now, 'note')).toEqual([]);
    expect(findEntry(now, 'note')).toBeUndefined();
  });

  it('does not hide what its author had not seen, whichever came first', () => {
    for (const order of everyOrder([withdraw(2), write(2, 'she is back with him')])) {
      const entry = only(written(start, order), 'note');
      expect(entry.withdrawn).toBeUndefined();
      expect(answers(entry).toSorted()).toEqual(['another child', null]);
      expect(shownValues(entry)).toEqual({ body: 'she is back with him' });
    }
  });

  it('is settled by whoever has seen both', () => {
    const contested = written(start, [withdraw(2), write(2, 'still so')]);
    expect(only(written(contested, [withdraw(4, { reason: 'wrong indeed' })]), 'note').withdrawn).toBe(
      'wrong indeed',
    );
    const stands = only(written(contested, [write(4, 'right')]), 'note');
    expect(stands.withdrawn).toBeUndefined();
    expect(answers(stands)).toEqual([null]);
  });

  it('is undone by one who writes to it knowingly', () => {
    const entry = only(written(start, [withdraw(2), write(3, 'it was right')]), 'note');
    expect(entry.withdrawn).toBeUndefined();
    expect(answers(entry)).toEqual([null]);
  });

  it('covers what the same device wrote before, in any order of arrival', () => {
    const mine = write(2, 'a mistake');
    const back = withdraw(2, { covers: [mine.id] });
    for (const order of everyOrder([mine, back])) {
      expect(only(written(start, order), 'note').withdrawn).toBe('another child');
    }
  });

  it('keeps the reasons of two people', () => {
    const entry = only(written(start, [withdraw(2), withdraw(2, { reason: 'written twice' })]), 'note');
    expect(entry.withdrawn).toBe('another child');
    expect(answers(entry)).toEqual(['another child', 'written twice']);
  });

  it('sees an unseen change of a list, though a list does not keep who made it', () => {
    const begun = written(created(), [
      operation({ op: 'set', type: 'profile', entry: profile, set: { name: 'Abeba' }, recorded: at(0) }),
    ]);
    const add = (number: number, minuteNow: number) =>
      operation({
        op: 'set',
        type: 'profile',
        entry: profile,
        base: 2,
        recorded: at(minuteNow),
        set: { papers: { add: { [uuid('c', number)]: { kind: 'red' } } } },
      });
    const [seen, unseen] = [add(1, 20), add(2, 10)];
    const back = operation({
      op: 'withdraw',
      type: 'profile',
      entry: profile,
      base: 2,
      covers: [seen.id],
      reason: 'nope',
    });
    for (const order of everyOrder([seen, unseen, back])) {
      expect(only(written(begun, order), 'profile').withdrawn).toBeUndefined();
    }
    const word = operation({ op: 'set', type: 'profile', entry: profile, base: 2, set: { colour: 'red' } });
    for (const order of everyOrder([seen, word, back])) {
      expect(only(written(begun, order), 'profile').withdrawn).toBeUndefined();
    }
    for (const order of everyOrder([seen, back])) {
      expect(only(written(begun, order), 'profile').withdrawn).toBe('nope');
    }
  });

  it('agrees with who saw what, in any order of arrival', () => {
    const step = fc.record({ withdraws: fc.boolean(), coversAll: fc.boolean() });
    const device = (account: number) =>
      fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => {
        const made: Sent[] = [];
        for (const [index, { withdraws, coversAll }] of steps.entries()) {
          const covers = (coversAll ? made : made.slice(-1)).map((one) => one.operation.id);
          const more = {
            base: 2,
            covers,
            id: uuid('abc'.charAt(account - 1), index),
            recorded: at(index + 1),
          };
          const one = withdraws
            ? operation({ op: 'withdraw', type: 'note', entry: note, reason: `reason ${account}`, ...more })
            : operation({
                op: 'set',
                type: 'note',
                entry: note,
                set: { body: `${account} ${index}` },
                ...more,
              });
          made.push({ account, operation: one });
        }
        return made;
      });
    fc.assert(
      fc.property(
        fc
          .tuple(device(1), device(2), device(3))
          .map((all) => all.flat())
          .chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
        (all) => {
          const entry = only(sent(start, all), 'note');
          // each device's last word counts, since it covers what came before
          const last = new Map(
            all
              .toSorted((a, b) => (a.operation.id < b.operation.id ? -1 : 1))
              .map((one) => [one.account, one]),
          );
          const words = [...last.values()].map(({ operation: one }) => one.op);
          if (words.every((word) => word === 'withdraw')) expect(entry.withdrawn).toMatch(/^reason/);
          else expect(entry.withdrawn).toBeUndefined();
          expect(answers(entry).includes(null)).toBe(
            words.includes('set') && all.some((one) => one.operation.op === 'withdraw'),
          );
        },
      ),
      timeBox,
    );
  });

  it('makes room for another where there can be one; what then comes for the old one joins it', () => {
    const set = (id: string, base: number, name: string) =>
      operation({ op: 'set', type: 'profile', entry: id, base, set: { name } });
    const begun = written(created(), [set(profile, 1, 'wrong child')]);
    const replaced = written(begun, [
      operation({ op: 'withdraw', type: 'profile', entry: profile, base: 2, reason: 'wrong child' }),
      set(uuid('1', 2), 3, 'Abeba'),
    ]);
    expect(entriesOf(replaced, 'profile').map((entry) => entry.id)).toEqual([uuid('1', 2)]);
    const late = written(replaced, [set(profile, 2, 'Almaz')]);
    expect(entriesOf(late, 'profile').map((entry) => entry.id)).toEqual([uuid('1', 2)]);
    expect(distinctValues(findEntry(late, 'profile')?.heads['name'] ?? [])).toEqual(['Abeba', 'Almaz']);
    expect(findById(late, profile)?.withdrawn).toBe('wrong child');
  });

  it('finds nothing under an unknown id or another type', () => {
    const problem = (one: Operation) => {
      const tried = apply(new Map([[dossierId, start]]), act([one]), context(person(1), 100));
      return tried.ok ? undefined : tried.problem;
    };
    expect(problem(withdraw(2, { entry: uuid('9', 9) }))).toMatchObject({ code: 'entry-not-found' });
    expect(
      problem(operation({ op: 'withdraw', type: 'profile', entry: note, reason: 'none' })),
    ).toMatchObject({
      code: 'entry-not-found',
    });
    expect(problem(operation({ op: 'set', type: 'profile', entry: note, set: {} }))).toMatchObject({
      code: 'exists',
    });
  });
});
