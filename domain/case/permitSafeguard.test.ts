import { beforeEach, describe, expect, it } from 'vitest';
import { day, esi, minute, must, openCase, sana, World } from '../testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const permit = (set: object) => world.set(esi, child, 'residence', { status: 'temporary', ...set });
/** Who is told. */
const told = (): readonly string[] =>
  world
    .open(child)
    .filter((id) => id.startsWith('C25:ending-'))
    .map((id) => id.replace(/.*@/, ''))
    .toSorted();
const settleAt = (at: string | number) => {
  world.now = new Date(at);
  world.settle(child);
  return told();
};
const everyone = ['guardian', 'social-worker', 'supervisor'];

describe('C25: the right to stay does not run out unseen', () => {
  it('warns sixty days before it ends, to the minute', () => {
    permit({ from: '2025-09-01', to: '2026-09-01' });
    const warning = Date.parse('2026-09-01') - 60 * day;
    expect(settleAt(warning - minute)).toEqual([]);
    expect(settleAt(warning)).toEqual(everyone);
  });

  it('warns of one that has ended, and of a partial date by its earliest day', () => {
    permit({ to: '2026-01-31' });
    expect(told()).toEqual(everyone);
    permit({ to: '2026-06' });
    expect(settleAt(Date.parse('2026-06-01') - 60 * day)).toHaveLength(6);
  });

  it.each<[string, object, number]>([
    ['renewal was granted', { renewal: 'granted' }, 0],
    ['renewal is pending', { renewal: 'pending' }, 3],
    ['renewal was refused', { renewal: 'refused' }, 3],
    ['it has no end', { to: null }, 0],
    ['nobody knows the end', { to: { unsaid: 'not-known' } }, 0],
  ])('where %s', (_what, more, wanted) => {
    permit({ to: '2026-04-01', ...more });
    expect(told()).toHaveLength(wanted);
  });

  it('is quiet once a lasting solution was chosen while it ran, not by one of before', () => {
    const choose = (on: string) =>
      world.set(
        esi,
        child,
        'best-interests',
        {
          procedure: 'bid',
          question: 'durable-solution',
          decision: 'She stays.',
          solution: 'local-integration',
          on,
        },
        { fact: true },
      );
    choose('2025-03-01');
    permit({ from: '2025-09-01', to: '2026-04-01' });
    expect(told()).toEqual(everyone);
    world = new World();
    child = openCase(world);
    choose('2026-02-01');
    permit({ from: '2025-09-01', to: '2026-04-01' });
    expect(told()).toEqual([]);
  });

  it('tells once, and again when the permit ends on another day', () => {
    permit({ to: '2026-04-01' });
    settleAt(world.now.getTime() + 5 * day);
    expect(told()).toEqual(everyone);
    permit({ to: '2026-04-15' });
    expect(told()).toHaveLength(6);
  });

  it('asks nothing of a closed case, nor where there is no permit', () => {
    expect(told()).toEqual([]);
    must(world.move(sana, child, 'transferred'));
    permit({ to: '2026-04-01' });
    expect(told()).toEqual([]);
  });
});
