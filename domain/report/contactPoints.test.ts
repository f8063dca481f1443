import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContactPoint } from './contactPoints.ts';
import { findWay } from './contactPoints.ts';
import type { Involved } from './sealedMessage.ts';

const parents = new Map([
  ['ZZ', undefined],
  ['R1', 'ZZ'],
  ['R2', 'ZZ'],
  ['R1-A', 'R1'],
  ['R1-A1', 'R1-A'],
]);
const valley: ContactPoint = { team: 1, organisation: 10, area: 'R1-A' };
const hills: ContactPoint = { team: 2, organisation: 20, area: 'R1' };
const coast: ContactPoint = { team: 3, organisation: 30, area: 'R2' };
const national: ContactPoint = { team: 4, organisation: 40, area: '' };
const all = [national, coast, hills, valley];
const teamFor = (points: readonly ContactPoint[], area: string, ...involved: Involved[]) =>
  findWay(points, parents, area, involved)?.point.team;

describe('where a report goes', () => {
  test('to the contact point nearest to its area', () => {
    expect(teamFor(all, 'R1-A1')).toBe(1);
    expect(teamFor(all, 'R1-A')).toBe(1);
    expect(teamFor(all, 'R1')).toBe(2);
    expect(teamFor(all, 'R2', 'none')).toBe(3);
    expect(teamFor(all, 'ZZ')).toBe(4);
  });

  test('to the one for the whole country where the area is not known', () => {
    expect(teamFor(all, '')).toBe(4);
    expect(teamFor(all, 'nowhere')).toBe(4);
    expect(teamFor([{ ...national, area: 'ZZ' }, coast], '')).toBe(4);
  });

  test('past whoever is said to be involved, one further up', () => {
    for (const who of ['police', 'office', 'this-service', 'not-sure'] as const) {
      expect(teamFor(all, 'R1-A1', who)).toBe(2);
      expect(teamFor(all, 'R1', who)).toBe(4);
      expect(teamFor([national, valley, { ...hills, organisation: 10 }], 'R1-A', who)).toBe(4);
    }
  });

  test('nowhere else, and says so, where the service itself is said to be involved and is alone', () => {
    expect(findWay([hills], parents, 'R1', ['this-service'])).toEqual({ point: hills, nobodyElse: true });
    expect(findWay([hills], parents, 'R1', ['police'])).toEqual({ point: hills, nobodyElse: false });
    expect(findWay([national], parents, '', ['this-service'])).toEqual({ point: national, nobodyElse: true });
    expect(findWay(all, parents, '', ['this-service'])).toEqual({ point: national, nobodyElse: false });
  });

  test('nowhere while no contact point has a key', () => {
    expect(findWay([], parents, 'R1', [])).toBeUndefined();
  });

  test('areas that name each other do not hang it', () => {
    const ring = new Map([
      ['A', 'B'],
      ['B', 'A'],
    ]);
    expect(findWay(all, ring, 'A', ['police'])?.point).toBe(national);
  });

  test('always somewhere; and never to the same organisation when another is on the way up', () => {
    const code = fc.constantFrom('', ...parents.keys());
    const point = fc.record({ team: fc.nat(50), organisation: fc.nat(3), area: code });
    const involved = fc.constantFrom<Involved>('police', 'office', 'this-service', 'not-sure');
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 6 }), code, involved, (points, area, who) => {
        const ordinary = findWay(points, parents, area, [])?.point;
        const way = findWay(points, parents, area, [who]);
        expect(ordinary).toBeDefined();
        expect(way).toBeDefined();
        const chain: string[] = [''];
        for (let at: string | undefined = area; at; at = parents.get(at)) chain.push(at);
        const other = points.some(
          (one) => one.organisation !== ordinary?.organisation && chain.includes(one.area),
        );
        expect(way?.point.organisation !== ordinary?.organisation).toBe(other);
        if (other) expect(way?.nobodyElse).toBe(false);
      }),
    );
  });
});
