import { expect, test } from 'vitest';
import { Lru } from './lru.ts';

test('keeps the most recently used, up to its number', () => {
  const cache = new Lru<number>(3);
  for (const [at, name] of ['a', 'b', 'c'].entries()) cache.set(name, at);
  expect(cache.find('a')).toBe(0);
  cache.set('d', 3);
  expect([cache.find('b'), cache.find('a'), cache.find('c'), cache.find('d')]).toEqual([undefined, 0, 2, 3]);
  cache.set('a', 9);
  expect([cache.size, cache.find('a')]).toEqual([3, 9]);
  cache.delete('a');
  expect([cache.size, cache.find('a')]).toEqual([2, undefined]);
  for (let at = 0; at < 1000; at++) cache.set(`${at}`, at);
  expect(cache.size).toBe(3);
  cache.clear();
  expect(cache.size).toBe(0);
});
