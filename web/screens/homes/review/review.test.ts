/** What a supervisor is asked to look at: nobody too early, nobody twice, and only what still waits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../domain/kernel/values.ts';
import type { DossierLine } from '../../../client/types.ts';
import type { Child } from '../cases/children.ts';
import { approvalsOf, loadsOf, stuckOf, usualDays } from './review.ts';

const now = new Date('2026-06-01T12:00:00Z');
const dayMs = 86_400_000;
const child = (more: Partial<Child>): Child => ({
  id: 'one',
  number: 'C-26-222222-2',
  state: 'planned',
  since: now.getTime(),
  area: 'XA01',
  sex: undefined,
  age: undefined,
  dangers: [],
  duties: [],
  due: undefined,
  lastVisit: undefined,
  nextVisit: undefined,
  guardian: undefined,
  visitor: undefined,
  ...more,
});

describe('long at one stage', () => {
  const since = (state: string, days: number) =>
    child({ id: `${state} ${days}`, state, since: now.getTime() - days * dayMs });

  it('is longer than usual there, first what is longest against that', () => {
    const [planned, recovering] = [30, 180];
    const found = stuckOf(
      [since('planned', planned), since('recovering', recovering + 10), since('planned', 3 * planned)],
      now,
      {},
    );
    expect(found.map(({ child: { id }, days }) => [id, days])).toEqual([
      [`planned ${3 * planned}`, 3 * planned],
      [`recovering ${recovering + 10}`, recovering + 10],
    ]);
  });

  it('knows no such thing of a stage without a usual time', () => {
    expect(stuckOf([since('unheard-of', 9000)], now, {})).toEqual([]);
  });

  it('is longer than the country says, where it says so', () => {
    const settings = { 'stay-planned': 7 };
    expect(usualDays('planned', settings)).toBe(7);
    expect(stuckOf([since('planned', 7)], now, settings)).toEqual([]);
    expect(stuckOf([since('planned', 8)], now, settings)).toHaveLength(1);
    expect(stuckOf([since('planned', 8)], now, {})).toEqual([]);
  });

  it('is counted in every case, no more and no less, against a count by hand', () => {
    const stage = fc.constantFrom('intake', 'planned', 'recovering', 'closed');
    fc.assert(
      fc.property(fc.array(fc.tuple(stage, fc.integer({ min: 0, max: 400 })), { maxLength: 30 }), (all) => {
        const usual: Record<string, number> = { intake: 14, planned: 30, recovering: 180 };
        const found = stuckOf(
          all.map(([state, days], at) =>
            child({ id: String(at), state, since: now.getTime() - days * dayMs }),
          ),
          now,
          {},
        );
        const byHand = all.flatMap(([state, days], at) =>
          days > (usual[state] ?? 9999) ? [String(at)] : [],
        );
        expect(found.map((one) => one.child.id).toSorted()).toEqual(byHand.toSorted());
      }),
      { numRuns: 60 },
    );
  });
});

describe('what waits for a second person', () => {
  const line = (type: string, values: Readonly<Record<string, Json>>) =>
    ({
      id: 'one',
      number: 'C-1',
      entries: [{ id: 'e', type, occurred: null, values }],
    }) as unknown as DossierLine;
  const what = (type: string, values: Readonly<Record<string, Json>>) =>
    approvalsOf([line(type, values)]).map((one) => one.what);

  it.each<[string, string, Readonly<Record<string, Json>>, readonly string[]]>([
    ['a closing somebody proposed', 'closure', { reason: 'goals-met' }, ['closing']],
    ['no closing without a reason', 'closure', {}, []],
    ['sharing on vital interest', 'consent', { basis: 'vital-interest' }, ['sharing']],
    ['not what was agreed to', 'consent', { basis: 'legal-duty', secondAgrees: true }, []],
    ['not what was withdrawn', 'consent', { basis: 'legal-duty', withdrawnOn: '2026-05-01' }, []],
    ['not what the child agreed to', 'consent', { basis: 'consent', given: true }, []],
    ['a return that the other side accepted', 'return', { acceptedOn: '2026-05-01' }, ['return']],
    ['no return still being prepared', 'return', {}, []],
    ['no return with a day', 'return', { acceptedOn: '2026-05-01', travelOn: '2026-06-09' }, []],
    ['no return that was called off', 'return', { acceptedOn: '2026-05-01', calledOff: true }, []],
  ])('is %s', (_, type, values, expected) => {
    expect(what(type, values)).toEqual(expected);
  });
});

describe('load', () => {
  it('counts whom each guards and saw last; a child counts once for each person', () => {
    const late = new Date(now.getTime() - dayMs).toISOString();
    const all = [
      child({ guardian: 5, visitor: 4, due: late }),
      child({ guardian: 5, visitor: 5, dangers: ['missing'] }),
      child({ visitor: 4, dangers: ['no-guardian'] }),
    ];
    expect(loadsOf(all, now)).toEqual([
      { account: 5, guards: 2, visits: 1, inDanger: 1, late: 1 },
      { account: 4, guards: 0, visits: 2, inDanger: 0, late: 1 },
    ]);
  });

  it('is what a count by hand gives, whoever looks after whom', () => {
    const person = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
    const one = fc.record({
      guardian: person,
      visitor: person,
      isDanger: fc.boolean(),
      isLate: fc.boolean(),
    });
    const late = new Date(now.getTime() - dayMs).toISOString();
    fc.assert(
      fc.property(fc.array(one, { maxLength: 25 }), (all) => {
        const children = all.map(({ guardian, visitor, isDanger, isLate }, at) =>
          child({
            id: String(at),
            guardian,
            visitor,
            dangers: isDanger ? ['missing'] : [],
            due: isLate ? late : undefined,
          }),
        );
        const byHand = [1, 2, 3, 4].flatMap((account) => {
          let [guards, visits, inDanger, lateOnes] = [0, 0, 0, 0];
          for (const { guardian, visitor, isDanger, isLate } of all) {
            if (guardian === account) guards += 1;
            if (visitor === account) visits += 1;
            if (guardian !== account && visitor !== account) continue;
            if (isDanger) inDanger += 1;
            if (isLate) lateOnes += 1;
          }
          return guards + visits === 0 ? [] : [{ account, guards, visits, inDanger, late: lateOnes }];
        });
        const found = loadsOf(children, now);
        expect(found.toSorted((a, b) => a.account - b.account)).toEqual(byHand);
      }),
      { numRuns: 60 },
    );
  });
});
