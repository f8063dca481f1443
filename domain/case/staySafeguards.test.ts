import { beforeEach, describe, expect, it } from 'vitest';
import type { FoundEntry } from '../kernel/lookups.ts';
import type { Json } from '../kernel/values.ts';
import type { SetOptions } from '../testing.ts';
import { day, esi, hour, must, openCase, others, refusals, World } from '../testing.ts';
import { found } from './testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
  world.set(esi, child, 'identity', { sex: 'female', ageBasis: 'statement', dateOfBirth: '2013-05' });
  world.lookups['beds'] = { [others.shelter]: [house()] };
  world.lookups['stays'] = { [others.shelter]: [] };
});

const house = (more: Record<string, Json> = {}, state = 'active') =>
  found(
    { area: 'XA-1', bedsGirls: 2, bedsBoys: 1, acceptingNow: true, mayLeaveFreely: true, ...more },
    state,
  );
/** Another child who lives there. */
const lodger = (more: Record<string, Json> = {}, state = 'recovering') =>
  found({ kind: 'shelter', area: 'XA-1', bed: 'girls', from: '2026-02-01', ...more }, state);

const place = {
  kind: 'shelter',
  organisation: others.shelter,
  area: 'XA-1',
  bed: 'girls',
  sharing: ['children-same-sex'],
  from: '2026-03-02',
  suitable: true,
  mayLeaveFreely: true,
};
const stay = (more: object = {}, options: SetOptions = {}) =>
  world.try(esi, child, 'stay', { ...place, ...more }, options);
const foster = { kind: 'foster', organisation: null, area: null, bed: null };
const open = (prefix: string): readonly string[] =>
  world
    .open(child)
    .filter((id) => id.startsWith(prefix))
    .toSorted();
const everybody = ['guardian', 'operator', 'supervisor'];

describe('C8: no child is locked in', () => {
  it('places her where she may leave', () => {
    expect(refusals(stay())).toEqual([]);
    expect(refusals(stay(foster))).toEqual([]);
  });

  it.each([
    ['detention', { mayLeaveFreely: false }],
    ['not-known', { mayLeaveFreely: { unsaid: 'not-asked' } }],
    ['detention', { ...foster, mayLeaveFreely: false }],
  ])('fails: %s', (reason, more) => {
    expect(refusals(stay(more))).toEqual([`C8.${reason}`]);
    // there is no emergency in which a child is locked in
    expect(refusals(stay(more, { emergency: 'no other place tonight' }))).toEqual([`C8.${reason}`]);
  });

  it('believes what is on file of the house more than whoever places her', () => {
    world.lookups['beds'] = { [others.shelter]: [house(), house({ mayLeaveFreely: false })] };
    expect(refusals(stay())).toEqual(['C8.known-as-locked']);
    world.lookups['beds'] = { [others.shelter]: [house(), house({ area: 'XA-2', mayLeaveFreely: false })] };
    expect(refusals(stay())).toEqual([]);
    // which of the houses it is was left out
    expect(refusals(stay({ area: null }))).toEqual(['C8.known-as-locked']);
    world.lookups['beds'] = { [others.shelter]: [house(), house({ mayLeaveFreely: false }, 'ended')] };
    expect(refusals(stay())).toEqual([]);
  });

  it('does not know while what is on file is not at hand', () => {
    world.lookups['beds'] = {};
    expect(refusals(stay({ kind: 'hospital' }))).toEqual(['C8.unknown']);
  });

  it('keeps what has happened, and tells guardian, supervisor and contact point at once', () => {
    const kept = must(stay({ mayLeaveFreely: false }, { fact: true })).changes[0]?.entry;
    expect(open('C8')).toEqual(
      [`C8:breach-${kept}`, ...everybody.map((role) => `C8:detained-${kept}@${role}`)].toSorted(),
    );
    expect(world.left(child, `C8:detained-${kept}@guardian`)).toBe(0);
    const incident = world.set(esi, child, 'incident', { kind: 'detained' });
    expect(open(`C8:detained-${incident}`)).toHaveLength(3);
  });

  it('tells of it also when it is learnt later, and refuses no such word', () => {
    const later = must(stay()).changes[0]?.entry ?? '';
    expect(open('C8')).toEqual([]);
    must(world.try(esi, child, 'stay', { mayLeaveFreely: false }, { entry: later }));
    expect(open('C8:detained')).toHaveLength(3);
  });

  it('says nothing of other incidents', () => {
    world.set(esi, child, 'incident', { kind: 'threatened' });
    expect(open('C8')).toEqual([]);
  });
});

describe('C11: a place that suits her', () => {
  it('holds in a house with a bed for her, and with a family that was looked at', () => {
    world.lookups['stays'] = { [others.shelter]: [lodger()] };
    expect(refusals(stay())).toEqual([]);
    expect(refusals(stay({ ...foster, sharing: null }))).toEqual([]);
  });

  it.each([
    ['with-adults', { sharing: ['adults-other-sex'] }],
    ['with-adults', { ...foster, sharing: ['adults-other-sex', 'siblings'] }],
    ['not-suitable', { suitable: false }],
    ['not-looked-at', { suitable: { unsaid: 'not-asked' } }],
    ['not-looked-at', { ...foster, suitable: null }],
    ['who-shares', { sharing: null }],
    ['not-on-file', { organisation: null }],
    ['other-sex', { bed: 'boys' }],
  ])('fails: %s %j', (reason, more) => {
    expect(refusals(stay(more))).toEqual([`C11.${reason}`]);
  });

  it.each<[string, readonly FoundEntry[]]>([
    ['not-on-file', []],
    ['not-on-file', [house({ bedsGirls: { unsaid: 'not-known' }, bedsBoys: { unsaid: 'not-known' } })]],
    ['not-on-file', [house({}, 'ended')]],
    ['other-sex', [house({ bedsGirls: 0 })]],
    ['other-age', [house({ ages: { from: 14, to: 17 } })]],
    ['not-accepting', [house({ acceptingNow: false })]],
    ['full', [house({ bedsGirls: 1 })]],
  ])('fails by what is on file of the house: %s', (reason, houses) => {
    world.lookups['beds'] = { [others.shelter]: houses };
    world.lookups['stays'] = { [others.shelter]: [lodger()] };
    expect(refusals(stay())).toEqual([`C11.${reason}`]);
  });

  it.each<[string, boolean, readonly FoundEntry[]]>([
    ['a boy has a bed of his own', true, [lodger(), lodger({ bed: 'boys' })]],
    [
      'one of whom the bed is not known may have hers',
      false,
      [lodger(), lodger({ bed: { unsaid: 'not-known' } })],
    ],
    ['who left has no bed', true, [lodger(), lodger({ to: '2026-03-01' })]],
    ['who leaves today has one', false, [lodger(), lodger({ to: '2026-03-02' })]],
    ['who is to come has none yet', true, [lodger(), lodger({ from: '2026-03-03' })]],
    ['a closed case takes no bed', true, [lodger(), lodger({}, 'closed')]],
    ['with a foster family she takes none', true, [lodger(), lodger({ kind: 'foster' })]],
    ['another house of theirs', true, [lodger(), lodger({ area: 'XA-2' })]],
    ['where is not known', false, [lodger(), lodger({ area: { unsaid: 'not-known' } })]],
  ])('counts beds: %s', (_what, isFree, living) => {
    world.lookups['beds'] = { [others.shelter]: [house(), house({ area: 'XA-2' })] };
    world.lookups['stays'] = { [others.shelter]: living };
    expect(refusals(stay())).toEqual(isFree ? [] : ['C11.full']);
  });

  it('does not count her own bed twice', () => {
    world.lookups['stays'] = { [others.shelter]: [lodger(), { ...lodger(), dossier: child }] };
    expect(refusals(stay())).toEqual([]);
  });

  it('where her sex is not known takes a bed of either kind', () => {
    world.set(esi, child, 'identity', { sex: { unsaid: 'not-known' } });
    world.lookups['beds'] = { [others.shelter]: [house({ bedsGirls: 0 })] };
    expect(refusals(stay({ bed: null }))).toEqual([]);
    world.lookups['beds'] = { [others.shelter]: [house({ bedsGirls: 0, bedsBoys: 0 })] };
    expect(refusals(stay({ bed: null }))).toEqual(['C11.other-sex']);
  });

  it('does not know while the beds, or who has them, are not at hand', () => {
    world.lookups['stays'] = {};
    expect(refusals(stay())).toEqual(['C11.unknown']);
  });

  it('in an emergency lets a house be overfull for two days, and then she is moved', () => {
    world.lookups['stays'] = { [others.shelter]: [lodger(), lodger()] };
    const made = must(stay({}, { emergency: 'it is night and she was found on the road' }));
    const id = made.changes[0]?.entry;
    expect(world.left(child, `C11:move-${id}`)).toBe(48 * hour);
    expect(open('C11:emergency')).toHaveLength(1);
    world.pass(day);
    world.lookups['stays'] = { [others.shelter]: [lodger()] };
    world.settle(child);
    expect(open('C11:move')).toEqual([]);
  });

  it('asks to move her also from where others put her', () => {
    const id = must(stay({ suitable: false }, { fact: true })).changes[0]?.entry ?? '';
    expect(open('C11')).toEqual([
      `C11:breach-${id}`,
      `C11:move-${id}`,
      `C11:unfit-${id}@guardian`,
      `C11:unfit-${id}@supervisor`,
    ]);
    must(stay({ to: '2026-03-01', from: '2026-02-20', suitable: false }, { entry: id, fact: true }));
    expect(open('C11:move')).toEqual([]);
  });

  it('has the stay ended once carers told that she has left for good, and only then', () => {
    const id = must(stay()).changes[0]?.entry ?? '';
    const tell = (is: string, at: string) => world.set(esi, child, 'presence', { stay: id, is, at });
    tell('arrived', '2026-03-02T08:00:00Z');
    tell('out', '2026-03-02T09:00:00Z');
    expect(open('C11')).toEqual([]);
    // what is told late does not pass for the newest
    tell('left', '2026-03-02T12:00:00Z');
    tell('back', '2026-03-02T10:00:00Z');
    expect(world.left(child, `C11:end-${id}`)).toBe(24 * hour);
    world.settings['C11.left'] = 2;
    world.settle(child);
    expect(world.left(child, `C11:end-${id}`)).toBe(2 * hour);
    world.pass(day);
    must(world.try(esi, child, 'stay', { to: '2026-03-02' }, { entry: id }));
    expect(open('C11')).toEqual([]);
  });

  it('puts her with strange adults of the other sex in no emergency', () => {
    const result = stay({ sharing: ['adults-other-sex'] }, { emergency: 'it is night' });
    expect(refusals(result)).toEqual(['C11.with-adults']);
  });

  it('records what is learnt later of a place, and warns of it', () => {
    const id = must(stay()).changes[0]?.entry ?? '';
    must(world.try(esi, child, 'stay', { suitable: false }, { entry: id }));
    must(world.try(esi, child, 'stay', { sharing: ['adults-other-sex'] }, { entry: id }));
    expect(open('C11')).toEqual([`C11:unfit-${id}@guardian`, `C11:unfit-${id}@supervisor`]);
  });
});
