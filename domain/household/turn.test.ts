import { beforeEach, describe, expect, it } from 'vitest';
import { must, World } from '../testing.ts';
import { answers, confirming, crossing, listOf, openHousehold, openSupported, pia } from './testing.ts';
import { findQueued } from './turn.ts';

let world: World;
let household: string;
const times = { since: 5 };
const queued = () => findQueued(world.get(household), world.now, times);
const write = (type: string, set: object) => world.set(pia, household, type, set);

beforeEach(() => {
  world = new World();
  household = openHousehold(world);
});

describe('a household in the queue', () => {
  it('is there while it waits or is supported', () => {
    expect(queued()).toBeUndefined();
    const profile = write('profile', crossing('meals'));
    write('confirmation', confirming(profile, 'meals'));
    must(world.move(pia, household, 'prioritised'));
    expect(queued()).toMatchObject({ dossier: household, state: 'prioritised', since: 5, points: 4 });
    must(world.move(pia, household, 'declined'));
    expect(queued()).toBeUndefined();
    household = openSupported(world);
    expect(findQueued(world.get(household), world.now, { since: 5, takenIn: 9 })).toMatchObject({
      state: 'supported',
      takenIn: 9,
    });
  });

  it('has the points that a person shares, of the latest profile', () => {
    household = openSupported(world);
    world.pass(1000);
    const profile = write('profile', crossing('meals', 'debt-burden', 'shock'));
    expect(queued()?.points).toBe(12);
    write('confirmation', {
      ...confirming(profile, 'meals'),
      reasons: listOf(
        { benchmark: 'meals', agreed: true },
        { benchmark: 'shock', agreed: false, why: 'That was years ago.' },
        { benchmark: 'debt-burden', agreed: { unsaid: 'not-known' } },
      ),
    });
    expect(queued()?.points).toBe(8);
    world.pass(1000);
    write('confirmation', { ...confirming(profile, 'meals'), score: 15 });
    expect(queued()?.points).toBe(15);
  });

  it('has its girls and boys, in doubt as children, and the grounds on which it is shut out', () => {
    household = openSupported(world);
    const member = (sex: string, age: object) => write('member', { relation: 'own-child', sex, age });
    member('female', { from: 3, to: 3 });
    member('female', { from: 17, to: 20 });
    member('female', { from: 18, to: 20 });
    member('male', { from: 9, to: 9 });
    member('other', { from: 9, to: 9 });
    member('male', { unsaid: 'not-known' });
    expect(queued()).toMatchObject({ girls: 2, boys: 1, excluded: [] });
    world.pass(1000);
    write('profile', { ...answers, exclusion: ['minority', 'remote'] });
    expect(queued()).toMatchObject({ excluded: ['minority', 'remote'], points: 0 });
    world.pass(1000);
    write('profile', { ...answers, exclusion: ['none'] });
    expect(queued()?.excluded).toEqual([]);
  });
});
