import { describe, expect, it } from 'vitest';
import { gwenKind, planHeading } from '../../domain/codes/index.ts';
import { catalogueActions } from '../../domain/plan/actions/index.ts';
import { getArea } from './areas.ts';
import { firstStay } from './beds.ts';
import { organisations } from './organisations.ts';
import { makeChild } from './people.ts';
import { promised } from './plan.ts';
import { makeRandom } from './random.ts';
import { watches } from './seedCommunities.ts';
import { staff } from './staff.ts';

describe('the plan of the demonstration', () => {
  it('has something of each kind of actor under each heading', () => {
    const pairs = new Set(promised.map(([heading, actor]) => `${heading} ${actor}`));
    for (const heading of planHeading.codes)
      for (const actor of gwenKind.codes) expect(pairs).toContain(`${heading} ${actor}`);
  });

  it.each(promised)('%s, %s: %s can promise %s', (heading, actor, organisation, action) => {
    expect(organisations.find(({ key }) => key === organisation)?.gwen).toBe(actor);
    const found = catalogueActions.find(({ id }) => id === action);
    expect(found?.heading).toBe(heading);
    expect(found?.actors).toContain(actor);
  });

  it('promises nothing twice', () => {
    expect(new Set(promised.map(([, , , action]) => action)).size).toBe(promised.length);
  });
});

describe('its watches', () => {
  it('hold each place that helps once', () => {
    for (const { area, name } of organisations.flatMap(({ points }) => points ?? [])) {
      const found = watches.filter(({ serves }) => serves.some((served) => area.startsWith(served)));
      expect(found.length, name).toBe(1);
    }
  });

  it('lie in areas there are, and are set up by supervisors', () => {
    for (const { area, serves, supervisor } of watches) {
      for (const code of [area, ...serves]) expect(getArea(code).code).toBe(code);
      expect(staff.find(({ login }) => login === supervisor)?.roles).toContain('supervisor');
    }
  });
});

it('no house of the demonstration is ever full', () => {
  const taken = new Map<string, number>();
  const random = makeRandom('houses');
  for (let at = 0; at < 500; at += 1) {
    const own = random.fork(String(at));
    const work = {
      area: at % 2 === 0 ? 'XA03' : 'XA02',
      child: makeChild(own, new Date()),
      random: own,
      state: 'recovering' as const,
    };
    const stay = firstStay(work, taken);
    if (stay !== 'family') expect(stay.bed).toBe(work.child.sex === 'female' ? 'girls' : 'boys');
  }
  expect(Object.fromEntries(taken)).toEqual({
    'blue-house female': 22,
    'acacia-home female': 6,
    'acacia-home male': 16,
  });
});
