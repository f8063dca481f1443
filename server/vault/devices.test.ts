/** The cookie of a known device: only ours, only for the accounts that signed in there. */
import { expect, test } from 'vitest';
import { findDevice, keyedDigest, rememberDevice } from './devices.ts';
import { secretKey } from './keys.ts';

const key = secretKey<'session'>(new Uint8Array(32).fill(1));
const otherKey = secretKey<'session'>(new Uint8Array(32).fill(2));

test('a device is known for the accounts that signed in from it, and keeps its id', () => {
  const first = rememberDevice(key, 7, undefined);
  const both = rememberDevice(key, 8, first);
  const device = findDevice(key, 7, first);
  expect(device).toMatch(/^[\w-]{22}$/);
  expect(findDevice(key, 8, first)).toBeUndefined();
  expect([findDevice(key, 7, both), findDevice(key, 8, both)]).toEqual([device, device]);
  expect(rememberDevice(key, 8, both)).toBe(both);
});

test('two devices have different ids', () => {
  const [one, other] = [rememberDevice(key, 7, undefined), rememberDevice(key, 7, undefined)];
  expect(findDevice(key, 7, one)).not.toBe(findDevice(key, 7, other));
});

test('a cookie that is not ours says nothing', () => {
  const cookie = rememberDevice(key, 7, undefined);
  const [device = '', mark = ''] = cookie.split('.');
  const changed = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
  const others = [
    '',
    '.',
    device,
    `${device}.`,
    `${changed(device)}.${mark}`,
    `${device}.${changed(mark)}`,
    `${cookie}.`,
    `${cookie}\n`,
  ];
  for (const other of others) expect(findDevice(key, 7, other), other).toBeUndefined();
  expect(findDevice(otherKey, 7, cookie)).toBeUndefined();
  // and does not stop a device from becoming known
  for (const other of others) expect(findDevice(key, 7, rememberDevice(key, 7, other))).toBeDefined();
});

test('the cookie does not grow: whoever signed in longest ago is forgotten', () => {
  let cookie: string | undefined;
  for (let account = 1; account <= 12; account += 1) cookie = rememberDevice(key, account, cookie);
  expect(cookie?.split('.').length).toBe(9);
  expect(findDevice(key, 4, cookie)).toBeUndefined();
  expect(findDevice(key, 5, cookie)).toBeDefined();
});

test('a counted name hides what it stands for', () => {
  expect(keyedDigest(key, 'amina')).toBe(keyedDigest(key, 'amina'));
  expect(keyedDigest(key, 'amina')).not.toBe(keyedDigest(otherKey, 'amina'));
  expect(keyedDigest(key, 'amina')).not.toBe(keyedDigest(key, 'bruno'));
});
