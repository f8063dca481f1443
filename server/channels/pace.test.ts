import { describe, expect, test } from 'vitest';
import { newPace } from './pace.ts';

describe('a flood is slowed, and nobody is refused', () => {
  test('a room of a hundred behind one address within ten minutes waits for nothing', () => {
    let now = 0;
    const pace = newPace({ clock: () => now });
    for (let n = 0; n < 200; n += 1) {
      expect(pace('203.0.113.7')).toBe(0);
      now += 3_000;
    }
  });

  test('many at once wait a little longer each, never longer than a second and a half', () => {
    const pace = newPace({ clock: () => 0 });
    const waits = Array.from({ length: 1000 }, () => pace('203.0.113.7'));
    expect(waits.slice(0, 80).every((ms) => ms === 0)).toBe(true);
    expect(waits[85]).toBeGreaterThan(0);
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    expect(Math.max(...waits)).toBe(1500);
    expect(pace('203.0.113.8')).toBe(0);
  });

  test('it is forgotten with the minutes', () => {
    let now = 0;
    const pace = newPace({ clock: () => now });
    for (let n = 0; n < 160; n += 1) pace('203.0.113.7');
    expect(pace('203.0.113.7')).toBeGreaterThan(0);
    now += 180_000;
    expect(pace('203.0.113.7')).toBe(0);
  });

  test('an address that many share by its nature is not counted', () => {
    const pace = newPace({ clock: () => 0 });
    const shared = [
      '127.0.0.1',
      '::1',
      '::ffff:127.0.0.1',
      '10.1.2.3',
      '192.168.0.9',
      '172.16.0.1',
      '172.31.255.1',
      '100.64.0.1',
      'fd00::1',
      'fe80::1',
      '',
    ];
    for (const address of shared) {
      for (let n = 0; n < 500; n += 1) expect(pace(address), address).toBe(0);
    }
    for (const address of ['172.32.0.1', '100.128.0.1', '11.0.0.1', '2001:db8::1']) {
      const waits = Array.from({ length: 100 }, () => pace(address));
      expect(waits.at(-1), address).toBeGreaterThan(0);
    }
  });

  test('one household of IPv6 is one sender', () => {
    const pace = newPace({ clock: () => 0 });
    for (let n = 0; n < 100; n += 1) pace(`2001:db8:1:2::${n.toString(16)}`);
    expect(pace('2001:db8:1:2::ffff')).toBeGreaterThan(0);
    expect(pace('2001:db8:1:3::1')).toBe(0);
  });

  test('memory stays bounded however many senders there are', () => {
    const pace = newPace({ clock: () => 0 });
    for (let n = 0; n < 100; n += 1) pace('203.0.113.7');
    for (let n = 0; n < 21_000; n += 1) pace(`11.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
    // quiet for longest, forgotten first
    expect(pace('203.0.113.7')).toBe(0);
  });
});
