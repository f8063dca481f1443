import { expect, test } from 'vitest';
import { rebase, settle } from './rebase.ts';

const seen = { place: 'market', age: 12, note: 'old' };

test('what she did not touch follows; what she did stays', () => {
  const now = { place: 'bus', age: 12 };
  expect(rebase({ values: { ...seen, age: 13 }, seen }, now)).toEqual({
    values: { place: 'bus', age: 13 },
    seen: { place: 'bus', age: 12 },
    both: [],
  });
});

test('where both wrote, neither gives way until she has settled it', () => {
  const now = { ...seen, place: 'bus' };
  const typed = { values: { ...seen, place: 'hotel' }, seen };
  expect(rebase(typed, now)).toEqual({ ...typed, both: ['place'] });
  const mine = settle(typed, now, 'place', 'mine');
  expect(rebase(mine, now)).toEqual({ values: { ...seen, place: 'hotel' }, seen: now, both: [] });
  expect(rebase(settle(typed, now, 'place', 'theirs'), now)).toEqual({ values: now, seen: now, both: [] });
});

test('an answer she emptied and another changed is for her to settle; both the same is not', () => {
  const now = { ...seen, note: 'new' };
  expect(rebase({ values: { place: 'market', age: 12 }, seen }, now).both).toEqual(['note']);
  expect(rebase({ values: now, seen }, now)).toEqual({ values: now, seen: now, both: [] });
});

test('an answer that is new to both', () => {
  expect(rebase({ values: { ...seen, sex: 'f' }, seen }, { ...seen, sex: 'm' }).both).toEqual(['sex']);
});

test('lists are joined: what others added stays, what she took out goes', () => {
  const before = { children: { items: { a: 1, b: 2 }, gone: [] } };
  const mine = { children: { items: { b: 2, mine: 3 }, gone: ['a'] } };
  const now = { children: { items: { a: 1, b: 2, theirs: 4 }, gone: [] } };
  expect(rebase({ values: mine, seen: before }, now)).toEqual({
    values: { children: { items: { b: 2, mine: 3, theirs: 4 }, gone: ['a'] } },
    seen: now,
    both: [],
  });
  expect(rebase({ values: before, seen: before }, now).values).toEqual(now);
});
