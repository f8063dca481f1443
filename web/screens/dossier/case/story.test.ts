/** A case as a story: what counts as a turning point, when it was, and what is told of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { TestCase } from '../../../../domain/case/testing.ts';
import { day, esi, World } from '../../../../domain/testing.ts';
import { goalsOf, standingOf } from './standing.ts';
import { storyOf } from './story.ts';

let world: World;
let child: TestCase;
beforeEach(() => {
  world = new World();
  child = new TestCase(world);
});
const story = (now = world.now) => storyOf(world.get(child.id), now);
const types = (points: ReturnType<typeof story>['past']) => points.map(({ entry }) => entry.type);
const stay = { kind: 'shelter', mayLeaveFreely: true, suitable: true };

describe('the story of a case', () => {
  it('is in the order of what happened, not of what was written', () => {
    world.set(esi, child.id, 'schooling', { kind: 'formal', from: '2026-02-10' });
    world.set(esi, child.id, 'incident', { kind: 'threatened', at: '2026-02-05T10:00:00Z' });
    const ours = story().past.filter(({ entry }) => ['schooling', 'incident'].includes(entry.type));
    expect(types(ours)).toEqual(['incident', 'schooling']);
    expect(ours.map(({ sort }) => sort)).toEqual(['danger', 'event']);
  });

  it('makes one point of what is alike and of one day', () => {
    const need = { kind: 'initial', severity: 'severe', on: '2026-02-20' };
    world.set(esi, child.id, 'needs-assessment', { ...need, domain: 'safety' });
    world.set(esi, child.id, 'needs-assessment', { ...need, domain: 'education' });
    const needs = story().past.filter(({ entry }) => entry.type === 'needs-assessment');
    expect(needs.map(({ alike }) => alike)).toEqual([2]);
  });

  it('tells of a visit only once it took place, and of one at which she was not safe as danger', () => {
    world.set(esi, child.id, 'follow-up', { due: '2026-02-20', seenAlone: false });
    world.set(esi, child.id, 'follow-up', {
      due: '2026-02-20',
      visitedOn: '2026-02-21',
      seenAlone: true,
      safe: false,
    });
    const visits = story().past.filter(({ entry }) => entry.type === 'follow-up');
    expect(visits.map(({ sort, day: when }) => [sort, when])).toEqual([['danger', '2026-02-21']]);
  });

  it('leaves out what was withdrawn and keeps what lies ahead apart', () => {
    const later = new Date(world.now.getTime() + 30 * day).toISOString().slice(0, 10);
    world.set(esi, child.id, 'schooling', { kind: 'formal', from: later });
    expect(types(story().ahead)).toContain('schooling');
    expect(types(story().past)).not.toContain('schooling');
  });

  it('knows where she lived, until when', () => {
    world.set(esi, child.id, 'stay', { ...stay, from: '2026-01-10', to: '2026-02-01' }, { fact: true });
    world.set(esi, child.id, 'stay', { ...stay, kind: 'foster', from: '2026-02-01' }, { fact: true });
    expect(story().stays.map(({ to }) => to)).toEqual([Date.parse('2026-02-01'), undefined]);
    expect(standingOf(world.get(child.id), world.now).stay?.heads['kind']?.[0]?.value).toBe('foster');
  });
});

describe('how it stands', () => {
  it('counts a goal as late after its day, unless it was reached or given up', () => {
    const goal = (state: string, due: string) => ({ goal: 'Goes to school', state, due });
    const plan = world.set(
      esi,
      child.id,
      'plan',
      {
        goals: {
          add: {
            'aaaaaaaa-0000-4000-8000-000000000001': goal('under-way', '2026-02-01'),
            'aaaaaaaa-0000-4000-8000-000000000002': goal('reached', '2026-02-01'),
            'aaaaaaaa-0000-4000-8000-000000000003': goal('planned', '2027-02-01'),
          },
        },
      },
      { fact: true },
    );
    const entry = world.get(child.id).entries.find(({ id }) => id === plan);
    expect(goalsOf(entry, world.now).map(({ standing }) => standing)).toEqual(['late', 'reached', 'planned']);
    expect(goalsOf(undefined, world.now)).toEqual([]);
  });

  it('names only guardians who still stand by her, and leave that still holds', () => {
    const guardian = {
      person: [{ part: 'full', text: 'A. Person' }],
      kind: 'ngo',
      standing: 'provisional',
      appointedOn: '2026-01-10',
      appointedBy: 'Court',
      conflictsChecked: true,
    };
    world.set(esi, child.id, 'guardian', { ...guardian, endsOn: '2026-02-01' });
    const now = world.set(esi, child.id, 'guardian', guardian);
    const leave = { basis: 'consent', from: 'child', given: true, purpose: 'schooling' };
    const held = world.set(esi, child.id, 'consent', leave);
    world.set(esi, child.id, 'consent', { ...leave, withdrawnOn: '2026-02-01' });
    world.set(esi, child.id, 'consent', { ...leave, until: '2026-02-01' });
    world.set(esi, child.id, 'consent', { ...leave, given: false });
    const standing = standingOf(world.get(child.id), world.now);
    expect(standing.guardians.map(({ id }) => id)).toEqual([now]);
    expect(standing.leave.map(({ id }) => id)).toEqual([held]);
  });
});
