import { beforeEach, describe, expect, it } from 'vitest';
import type { FoundEntry } from '../kernel/lookups.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import {
  arrival,
  day,
  esi,
  guardianship,
  guma,
  hour,
  must,
  openCase,
  refusals,
  sana,
  World,
} from '../testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
  world.set(esi, child, 'intake', arrival);
});

const open = (prefix: string): readonly string[] => world.open(child).filter((id) => id.startsWith(prefix));
/** Named by one person and, where she is vetted, looked at by another. */
const appoint = ({
  standing = 'provisional',
  ...more
}: {
  standing?: string;
  [field: string]: unknown;
} = {}) => {
  const id = world.set(sana, child, 'guardian', { ...guardianship, ...more });
  if (standing !== 'provisional') world.set(esi, child, 'guardian', { standing }, { entry: id });
  return id;
};

describe('C3: a guardian without a gap', () => {
  it('wants a provisional one in 24 hours and a vetted one in 14 days', () => {
    expect(world.left(child, 'C3:provisional')).toBe(24 * hour);
    expect(world.left(child, 'C3:vetted')).toBe(14 * day);
    const guardian = appoint();
    expect(open('C3')).toEqual(['C3:vetted']);
    world.set(esi, child, 'guardian', { standing: 'vetted' }, { entry: guardian });
    expect(open('C3')).toEqual([]);
  });

  it('takes the country’s own numbers', () => {
    world.settings['C3.provisional'] = 12;
    world.settle(child);
    expect(world.left(child, 'C3:provisional')).toBe(12 * hour);
  });

  it('suspends and substitutes one who is suspected, at once', () => {
    const guardian = appoint({ standing: 'vetted' });
    world.pass(day);
    world.set(esi, child, 'guardian', { suspected: true }, { entry: guardian });
    expect(world.left(child, `C3:suspend-${guardian}`)).toBe(0);
    expect(world.left(child, `C3:substitute-${guardian}`)).toBe(0);
    expect(world.left(child, 'C3:vetted')).toBe(14 * day);
    expect(open('C3:gap').toSorted()).toEqual([
      `C3:gap-${guardian}@social-worker`,
      `C3:gap-${guardian}@supervisor`,
    ]);
    world.set(sana, child, 'guardian', { suspendedOn: '2026-03-03' }, { entry: guardian });
    expect(open('C3:suspend')).toEqual([]);
    appoint({ standing: 'vetted', appointedOn: '2026-03-03' });
    expect(open('C3').filter((id) => !id.includes('gap'))).toEqual([]);
  });

  it('gives a day to fill a gap that is nobody’s fault', () => {
    const guardian = appoint({ standing: 'vetted' });
    world.set(sana, child, 'guardian', { endsOn: '2026-03-05', endReason: 'resigned' }, { entry: guardian });
    expect(open('C3')).toEqual([]);
    world.pass(4 * day);
    world.settle(child);
    expect(world.left(child, `C3:substitute-${guardian}`)).toBe(16 * hour);
  });

  it('does not count one who is to start later', () => {
    appoint({ appointedOn: '2026-03-04' });
    expect(open('C3:provisional')).toHaveLength(1);
  });

  it('ends at majority and at closing', () => {
    const guardian = appoint({ standing: 'vetted' });
    world.set(esi, child, 'identity', { sex: 'male', ageBasis: 'statement', dateOfBirth: '2008-04' });
    expect(open('C3')).toEqual([]);
    world.pass(60 * day);
    world.settle(child);
    expect(open('C3')).toEqual([`C3:end-${guardian}`]);
    const other = openCase(world);
    expect(world.open(other)).toContain('C3:provisional');
    world.set(sana, other, 'closure', { reason: 'childs-wish', why: 'She left.' });
    must(world.move(sana, other, 'closed'));
    expect(world.open(other).filter((id) => id.startsWith('C3'))).toEqual([]);
  });

  it('takes away a guardian’s sight of the file when the guardianship ends', () => {
    const guardian = appoint({ account: guma.account });
    const share = {
      party: guma.account,
      groups: ['identity', 'stay'],
      level: 'work',
      purpose: 'guardianship',
      basis: 'assignment',
    } as const;
    must(world.grant(esi, child, share));
    expect(world.get(child).grants.some(({ party }) => party === guma.account)).toBe(true);
    const ended = must(world.try(esi, child, 'guardian', { suspected: true }, { entry: guardian }));
    expect(ended.changes[0]?.ended).toHaveLength(1);
    expect(world.get(child).grants.some(({ party }) => party === guma.account)).toBe(false);
  });
});

const childOf = (values: Record<string, Json>, state = 'planned'): FoundEntry => ({
  values,
  state,
  dossier: crypto.randomUUID(),
  on: '2026-01-01',
});

describe('C4: a guardian free of other interests', () => {
  it.each([
    [{}, []],
    [{ suspected: true }, ['C4.suspected']],
    [{ worksForAgency: true }, ['C4.works-for-agency']],
    [{ employsChild: true }, ['C4.employs-child']],
    [{ conflictsChecked: false }, ['C4.not-checked']],
    [{ conflictsChecked: { unsaid: 'not-known' } }, ['C4.not-checked']],
  ])('%j -> %j', (more, expected) => {
    expect(refusals(world.try(sana, child, 'guardian', { ...guardianship, ...more }))).toEqual(expected);
  });

  it('records one whom others appointed, and what is learnt later', () => {
    const guardian = world.set(
      sana,
      child,
      'guardian',
      { ...guardianship, employsChild: true },
      { fact: true },
    );
    expect(open('C4')).toEqual([
      `C4:breach-${guardian}`,
      `C4:one-person-${guardian}@supervisor`,
      `C4:conflict-${guardian}@supervisor`,
    ]);
    expect(world.try(sana, child, 'guardian', { worksForAgency: true }, { entry: guardian }).ok).toBe(true);
    expect(
      world.try(sana, child, 'guardian', { endsOn: '2026-03-02', endReason: 'replaced' }, { entry: guardian })
        .ok,
    ).toBe(true);
  });

  it('vets nobody on the word of the one who named her', () => {
    const vet = (by: Actor, entry: string, more: object = {}) =>
      refusals(world.try(by, child, 'guardian', { standing: 'vetted', ...more }, { entry }));
    expect(refusals(world.try(sana, child, 'guardian', { ...guardianship, standing: 'vetted' }))).toEqual([
      'C4.own-vetting',
    ]);
    const guardian = appoint();
    expect(vet(sana, guardian)).toEqual(['C4.own-vetting']);
    // nor where the second person names somebody else in the same breath
    expect(vet(esi, guardian, { account: guma.account })).toEqual(['C4.own-vetting']);
    expect(vet(esi, guardian)).toEqual([]);
    // whoever she was vetted as, she cannot be made another afterwards
    const change = { account: guma.account };
    expect(refusals(world.try(sana, child, 'guardian', change, { entry: guardian }))).toEqual([
      'C4.own-vetting',
    ]);
    expect(
      refusals(world.try(sana, child, 'guardian', { acceptedOn: '2026-03-03' }, { entry: guardian })),
    ).toEqual([]);
  });

  it('tells the supervisor of one whom nobody else has looked at', () => {
    const guardian = appoint();
    expect(open('C4')).toEqual([`C4:one-person-${guardian}@supervisor`]);
    const other = openCase(world);
    const seen = world.set(sana, other, 'guardian', { ...guardianship, appointedOn: '2026-03-05' });
    world.set(esi, other, 'guardian', { standing: 'vetted' }, { entry: seen });
    world.pass(5 * day);
    world.settle(other);
    expect(world.open(other).filter((id) => id.startsWith('C4'))).toEqual([]);
  });

  it('warns of shelter staff and of too many children', () => {
    const others = Array.from({ length: 19 }, () => childOf({}));
    const stopped = [
      childOf({}, 'closed'),
      childOf({}, 'transferred'),
      childOf({ suspected: true }),
      childOf({ suspendedOn: '2026-03-02' }),
      childOf({ endsOn: '2026-03' }),
      childOf({ endsOn: 'ethiopic:2018-06-22' }),
      childOf({ endReason: 'resigned' }),
    ];
    const same = [{ ...childOf({}), dossier: child }, others[0]];
    world.lookups['guardianships'] = { [guma.account]: [...others, ...stopped, ...same] };
    const guardian = appoint({ account: guma.account, worksForShelter: true, standing: 'vetted' });
    expect(open('C4').filter((id) => !id.includes('one-person'))).toEqual([
      `C4:works-for-shelter-${guardian}@supervisor`,
    ]);
    const later = childOf({ endsOn: 'ethiopic:2019', suspendedOn: null, endReason: { unsaid: 'not-asked' } });
    world.lookups['guardianships'] = { [guma.account]: [...others, ...stopped, ...same, later] };
    world.settle(child);
    expect(open('C4:too-many')).toHaveLength(1);
  });
});
