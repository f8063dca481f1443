/** What a supervisor is asked to look at: nobody too early, nobody twice, and only what still waits. */
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
    const planned = usualDays['planned'] ?? 0;
    const recovering = usualDays['recovering'] ?? 0;
    const found = stuckOf(
      [since('planned', planned), since('recovering', recovering + 10), since('planned', 3 * planned)],
      now,
    );
    expect(found.map(({ child: { id }, days }) => [id, days])).toEqual([
      [`planned ${3 * planned}`, 3 * planned],
      [`recovering ${recovering + 10}`, recovering + 10],
    ]);
  });

  it('knows no such thing of a stage without a usual time', () => {
    expect(stuckOf([since('unheard-of', 9000)], now)).toEqual([]);
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
});
