/** Of several teams the first who accepts goes; who does not answer leads on to the next; who is near, and what a digit says. */
import { beforeEach, describe, expect, it } from 'vitest';
import { amina, minute, openReport, paul, refusals, teams, World } from '../testing.ts';
import type { Ready } from './asking.ts';
import { inOrderFor, isLastAsked, meaningOf, nearnessOf, nextAfter, openAsks, standingOf } from './asking.ts';

let world: World;
let report: string;
beforeEach(() => {
  world = new World();
  report = openReport(world);
});

const ask = (more: object = {}): string =>
  world.set(amina, report, 'dispatch', {
    ...{ team: teams.police, discipline: 'police', task: 'reach-child' },
    ...more,
  });
const accept = { acceptedAt: '2026-03-01T08:00:00Z', acceptedBy: paul.account };
const tell = (entry: string, set: object, fact = false) =>
  world.set(amina, report, 'dispatch', set, { entry, fact });
const standing = (entry: string) => {
  const dossier = world.get(report);
  const one = dossier.entries.find(({ id }) => id === entry);
  return one && standingOf(dossier, one);
};
const find = (entry: string) => {
  const one = world.get(report).entries.find(({ id }) => id === entry);
  if (!one) throw new Error('no such entry');
  return one;
};

describe('R11: the first who accepts', () => {
  it('goes, and the others of the same profession and task are told that it is taken', () => {
    const [first, second, other, social] = [
      ask(),
      ask({ team: teams.border, discipline: 'police' }),
      ask({ task: 'protect-place' }),
      ask({ team: teams.social, discipline: 'social-work' }),
    ];
    expect([first, second].map(standing)).toEqual(['asked', 'asked']);
    tell(second, accept);
    expect([first, second, other, social].map(standing)).toEqual(['taken', 'accepted', 'asked', 'asked']);
    expect(refusals(world.try(amina, report, 'dispatch', accept, { entry: first }))).toEqual(['R11.taken']);
    // a team of another profession accepts beside it
    tell(social, accept);
    expect(standing(social)).toBe('accepted');
  });

  it('leaves the place to the others when it could not go after all', () => {
    const [first, second] = [ask(), ask({ team: teams.border, discipline: 'police' })];
    tell(first, accept);
    tell(first, { result: 'could-not-go' });
    expect(standing(second)).toBe('asked');
    tell(second, accept);
    expect(standing(second)).toBe('accepted');
  });

  it('stands not in the way of who was asked beside it later', () => {
    const first = ask();
    tell(first, accept);
    const second = ask({ team: teams.border, discipline: 'police' });
    expect(standing(second)).toBe('asked');
    tell(second, accept);
    expect([first, second].map(standing)).toEqual(['accepted', 'accepted']);
  });

  it('is what happened, never clocks: an earlier time on a later word does not win', () => {
    const [first, second] = [ask(), ask({ team: teams.border, discipline: 'police' })];
    tell(first, { ...accept, acceptedAt: '2026-03-01T09:00:00Z' });
    const late = { ...accept, acceptedAt: '2020-01-01T00:00:00Z' };
    expect(refusals(world.try(amina, report, 'dispatch', late, { entry: second }))).toHaveLength(1);
    // that she went all the same is recorded (law 1), and a supervisor is told
    tell(second, late, true);
    expect(find(second).breaches).toContain('R11');
  });

  it('is waited for no longer than the country says', () => {
    const first = ask();
    expect(world.open(report)).toContain(`R11:answer-${first}`);
    expect(world.left(report, `R11:answer-${first}`)).toBe(10 * minute);
    // asked at once, both are waited for; the last of them leads on
    const second = ask({ team: teams.border, discipline: 'police' });
    expect(world.open(report)).toContain(`R11:answer-${first}`);
    expect(
      openAsks(world.get(report))
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([first, second].toSorted());
    expect([first, second].map((one) => isLastAsked(world.get(report), find(one)))).toEqual([false, true]);
    world.pass(10 * minute);
    // asked later, the next stands in their place
    const third = ask({ team: teams.social, discipline: 'police' });
    expect(world.open(report).filter((id) => id.startsWith('R11'))).toEqual([`R11:answer-${third}`]);
    tell(first, accept);
    expect(world.open(report).filter((id) => id.startsWith('R11'))).toEqual([]);
  });
});

const parents = new Map([
  ['X', undefined],
  ['X1', 'X'],
  ['X2', 'X'],
  ['X11', 'X1'],
  ['X12', 'X1'],
  ['X111', 'X11'],
]);
const ready = (team: number, area: string, more: Partial<Ready> = {}): Ready => ({
  ...{ team, name: `Team ${team}`, area, discipline: 'police', onCall: true },
  ...more,
});

describe('who is near', () => {
  it.each([
    ['X111', 'X111', 'community'],
    ['X11', 'X111', 'district'],
    ['X12', 'X111', 'region'],
    ['X1', 'X11', 'region'],
    ['X2', 'X111', 'country'],
    ['', 'X111', 'country'],
    ['Y', 'X111', 'elsewhere'],
  ])('%s for %s: the same %s', (served, area, near) => {
    expect(nearnessOf(served, area, parents)).toBe(near);
  });

  it('comes after who is awake; who serves elsewhere comes only where nobody else does', () => {
    const all = [
      ready(1, 'X1'),
      ready(2, 'X11', { onCall: false }),
      ready(3, 'X11'),
      ready(4, 'X2'),
      ready(5, ''),
    ];
    expect(inOrderFor(all, 'X111', parents).map(({ team }) => team)).toEqual([3, 1, 5, 2]);
    expect(inOrderFor([ready(4, 'X2')], 'X111', parents).map(({ team }) => team)).toEqual([4]);
  });

  it('is the next to be asked: of the same profession, awake, and not asked for this yet', () => {
    const first = ask();
    const all = [
      ready(teams.police, 'X11'),
      ready(6, 'X11', { onCall: false }),
      ready(7, 'X11', { discipline: 'health' }),
      ready(8, 'X2'),
      ready(9, 'X1'),
      ready(10, 'X11'),
    ];
    const next = () =>
      nextAfter(world.get(report), find(first), { teams: all, area: 'X111', parents }).map(
        ({ team }) => team,
      );
    expect(next()).toEqual([10, 9]);
    ask({ team: 10 });
    expect(next()).toEqual([9]);
  });
});

describe('a digit by text message', () => {
  const by = { at: '2026-03-01T08:00:00Z', by: paul.account };
  const says = (digit: string, entry: string) => meaningOf(digit, find(entry), by)?.set;
  it('says yes, there, done and no, each once', () => {
    const one = ask();
    expect(meaningOf('1', find(one), by)).toEqual({
      set: { acceptedAt: by.at, acceptedBy: by.by },
      fact: false,
    });
    expect(says('3', one)).toEqual({ result: 'could-not-go' });
    expect(says('0', one)).toEqual({ result: 'could-not-go' });
    tell(one, accept);
    expect(says('1', one)).toBeUndefined();
    expect(says('2', one)).toEqual({ arrivedAt: by.at });
    tell(one, { arrivedAt: by.at });
    expect(says('2', one)).toBeUndefined();
    expect(says('0', one)).toEqual({ result: 'child-not-found' });
    expect(says('3', one)).toEqual({ result: 'child-reached' });
    tell(one, { result: 'child-reached' });
    for (const digit of ['0', '1', '2', '3', '4']) expect(says(digit, one)).toBeUndefined();
  });
  it('says by the task what was done', () => {
    const one = ask({ task: 'protect-place' });
    tell(one, accept);
    expect(says('3', one)).toEqual({ result: 'place-safe' });
    expect(says('0', one)).toEqual({ result: 'could-not-go' });
  });
});
