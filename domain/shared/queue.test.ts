import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Queued } from './queue.ts';
import { countShares, groupShares, inTurn } from './queue.ts';

const household = (dossier: string, more: Partial<Queued> = {}): Queued => ({
  dossier,
  state: 'prioritised',
  points: 10,
  since: 100,
  girls: 1,
  boys: 1,
  excluded: [],
  ...more,
});
const supported = (dossier: string, takenIn: number, more: Partial<Queued> = {}): Queued =>
  household(dossier, { state: 'supported', takenIn, ...more });

describe('the queue', () => {
  it('puts most at risk first, then who has waited longest; those supported do not wait', () => {
    const order = inTurn([
      household('late', { since: 300 }),
      household('worst', { points: 30, since: 900 }),
      supported('in', 50, { points: 99 }),
      household('early', { since: 50 }),
      household('also-late', { since: 300 }),
    ]);
    expect(order.map(({ dossier }) => dossier)).toEqual(['worst', 'early', 'also-late', 'late']);
  });

  it('counts who waits, who is supported, their children and groups', () => {
    const shares = countShares([
      household('a', { girls: 2, boys: 0, excluded: ['minority', 'remote'] }),
      household('b', { excluded: ['remote'] }),
      supported('c', 50, { girls: 0, boys: 3 }),
    ]);
    expect(shares).toEqual({
      waiting: { households: 2, girls: 3, boys: 1, excluded: { minority: 1, remote: 2 } },
      supported: { households: 1, girls: 0, boys: 3, excluded: {} },
      passedOver: 0,
    });
  });

  it('counts as passed over who waited while somebody at less risk was taken in', () => {
    const waits = household('waits', { points: 12, since: 100 });
    const passed = (...others: readonly Queued[]): number => countShares([waits, ...others]).passedOver;
    expect(passed(supported('lower, later', 150, { points: 11 }))).toBe(1);
    expect(passed(supported('lower, at once', 100, { points: 11 }))).toBe(1);
    expect(passed(supported('lower, before', 99, { points: 11 }))).toBe(0);
    expect(passed(supported('equal, later', 150, { points: 12 }))).toBe(0);
    expect(passed(household('lower, waits too', { points: 1 }))).toBe(0);
    const { takenIn: _, ...unknown } = supported('not known when', 0, { points: 1 });
    expect(passed(unknown)).toBe(0);
  });

  it('passes nobody over while turns are kept, whatever the points', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 12 }), fc.nat(12), (points, taken) => {
        const all = points.map((one, at) => household(String(at), { points: one, since: at }));
        const first = new Set(inTurn(all).slice(0, taken));
        const now = all.map(
          (one): Queued => (first.has(one) ? { ...one, state: 'supported', takenIn: 1000 } : one),
        );
        expect(countShares(now).passedOver).toBe(0);
      }),
    );
  });
});

describe('the shares of groups', () => {
  it('stand beside the share of all, girls and boys among children, others among households', () => {
    const counted = countShares([
      household('a', { girls: 3, boys: 1, excluded: ['remote'] }),
      household('b', { girls: 1, boys: 0 }),
      supported('c', 50, { girls: 1, boys: 3 }),
      supported('d', 50, { girls: 0, boys: 1, excluded: ['minority'] }),
    ]);
    expect(groupShares(counted)).toEqual([
      { group: 'girls', waiting: 4, supported: 1, share: 0.5, shareOfSupported: 0.2, outOf: 5 },
      { group: 'boys', waiting: 1, supported: 4, share: 0.5, shareOfSupported: 0.8, outOf: 5 },
      {
        group: 'excluded',
        ground: 'minority',
        waiting: 0,
        supported: 1,
        share: 0.25,
        shareOfSupported: 0.5,
        outOf: 2,
      },
      {
        group: 'excluded',
        ground: 'remote',
        waiting: 1,
        supported: 0,
        share: 0.25,
        shareOfSupported: 0,
        outOf: 2,
      },
    ]);
  });

  it('are none where there is nobody', () => {
    expect(groupShares(countShares([]))).toMatchObject([
      { group: 'girls', share: 0, shareOfSupported: 0, outOf: 0 },
      { group: 'boys', share: 0, shareOfSupported: 0, outOf: 0 },
    ]);
  });
});
