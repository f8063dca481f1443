/** Guessing is slow for whoever guesses, and for nobody else. */
import { expect, test } from 'vitest';
import { secretKey } from '../vault/keys.ts';
import type { Attempt } from './throttle.ts';
import { networkOf, newThrottle } from './throttle.ts';

const key = secretKey<'session'>(new Uint8Array(32).fill(7));
const minute = 60_000;
const stranger = (network: string, login = 'amina'): Attempt => ({ login, device: undefined, network });
const atHome: Attempt = { login: 'amina', device: 'her-own', network: 'home' };

function start() {
  let now = 1_700_000_000_000;
  const throttle = newThrottle(key, () => now);
  return {
    throttle,
    pass: (ms: number) => {
      now += ms;
    },
    /** Tries as soon as allowed, for so long; how many tries that were. */
    guess: (attempt: (n: number) => Attempt, forMs: number): number => {
      const end = now + forMs;
      let tries = 0;
      while (now < end) {
        const one = attempt(tries);
        const wait = throttle.delay(one);
        if (wait === 0) {
          throttle.failed(one);
          tries += 1;
          now += 20;
        } else now += Math.min(wait, end - now);
      }
      return tries;
    },
  };
}

test('a few mistakes cost nothing', () => {
  const { throttle } = start();
  for (let n = 0; n < 4; n += 1) throttle.failed(stranger('a'));
  expect(throttle.delay(stranger('a'))).toBe(0);
  throttle.failed(stranger('a'));
  expect(throttle.delay(stranger('a'))).toBeGreaterThan(0);
});

test('one network gets about fifty guesses a day at one login', () => {
  expect(start().guess(() => stranger('a'), 24 * 60 * minute)).toBeLessThan(70);
});

test('a known device in the wrong hands gets about a hundred guesses a day', () => {
  expect(start().guess(() => atHome, 24 * 60 * minute)).toBeLessThan(120);
});

test('a million networks together get one guess in twenty seconds', () => {
  expect(start().guess((n) => stranger(`network ${n}`), 60 * minute)).toBeLessThan(60 + 3 * 60 + 10);
});

test('strangers never slow down a person on her own device, however many they are', () => {
  const { throttle, guess } = start();
  guess((n) => stranger(`network ${n}`), 5 * minute);
  guess(() => stranger('home'), 5 * minute);
  throttle.failed(stranger('home'));
  expect(throttle.delay(stranger('home'))).toBeGreaterThan(0);
  expect(throttle.delay(atHome)).toBe(0);
});

test('on a new device she waits at most twenty seconds for all the strangers together', () => {
  const { throttle, guess } = start();
  guess((n) => stranger(`network ${n}`), 60 * minute);
  expect(throttle.delay(stranger('her new phone'))).toBeLessThanOrEqual(20_000);
});

test('colleagues behind one address do not pay for each other', () => {
  const { throttle, guess } = start();
  guess(() => stranger('office', 'bruno'), 5 * minute);
  expect(throttle.delay(stranger('office', 'amina'))).toBe(0);
});

test('success forgives the device it came from', () => {
  const { throttle } = start();
  for (let n = 0; n < 8; n += 1) throttle.failed(atHome);
  expect(throttle.delay(atHome)).toBeGreaterThan(0);
  throttle.succeeded(atHome);
  expect(throttle.delay(atHome)).toBe(0);
});

test('a try that turned out to be none is taken back', () => {
  const { throttle } = start();
  for (let n = 0; n < 4; n += 1) throttle.failed(atHome);
  for (let n = 0; n < 50; n += 1) throttle.failed(atHome)();
  expect(throttle.delay(atHome)).toBe(0);
  throttle.failed(atHome);
  expect(throttle.delay(atHome)).toBeGreaterThan(0);
});

test('after a quiet day everything is forgotten', () => {
  const { throttle, pass } = start();
  for (let n = 0; n < 100; n += 1) throttle.failed(stranger('a'));
  pass(24 * 60 * minute);
  expect(throttle.delay(stranger('a'))).toBe(0);
});

test('a login that does not exist is slowed down alike', () => {
  const one = start();
  const other = start();
  const tries = (at: typeof one, login: string) => at.guess(() => stranger('a', login), 60 * minute);
  expect(tries(one, 'amina')).toBe(tries(other, 'nobody at all'));
});

test('a network is an IPv4 address, or what one household holds of IPv6', () => {
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8::5')).toBe(networkOf('2001:db8::6'));
  expect(networkOf('::1')).toBe('0:0:0:0');
});
