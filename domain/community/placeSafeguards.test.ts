import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/safeguard.ts';
import { must, others, refusals, sana, World } from '../testing.ts';

const carer: Actor = { account: 81, roles: ['carer'], parties: [81], organisation: others.shelter };
const stranger: Actor = { account: 82, roles: ['carer'], parties: [82], organisation: others.ministry };

let world: World;
let community: string;
let place: string;
beforeEach(() => {
  world = new World();
  const account = { kind: 'account', contactPoint: false, disciplines: [] } as const;
  world.lookups.parties = {
    ...world.lookups.parties,
    81: { ...account, organisation: others.shelter },
    82: { ...account, organisation: others.ministry },
  };
  community = world.create(sana, 'community', { area: 'XA' });
  for (const { account: party } of [carer, stranger])
    must(
      world.grant(sana, community, {
        party,
        groups: ['service-point'],
        level: 'work',
        purpose: 'care',
        basis: 'assignment',
      }),
    );
  place = world.set(sana, community, 'service-point', {
    kind: 'drop-in-centre',
    organisation: others.shelter,
    area: 'XA',
    places: 12,
  });
});
const write = (actor: Actor, set: object, entry = place) =>
  refusals(world.try(actor, community, 'service-point', set, { entry }));

describe('N9: who works in a place says what is free there, and nothing else', () => {
  it('lets staff say how many places are free, and whether anybody can come', () => {
    expect(write(carer, { free: 3, freeAt: '2026-03-02T08:00:00.000Z' })).toEqual([]);
    expect(write(carer, { acceptingNow: false })).toEqual([]);
  });

  it('refuses all else to them: what the place is, who finds it, a place of their own making', () => {
    expect(write(carer, { shownPublic: true })).toEqual(['N9.more-than-free']);
    expect(write(carer, { free: 3, phone: '0' })).toEqual(['N9.more-than-free']);
    expect(write(carer, { organisation: others.ministry })).toEqual(['N9.more-than-free']);
    const own = { kind: 'clinic', organisation: others.shelter, area: 'XA' };
    expect(write(carer, own, crypto.randomUUID())).toEqual(['N9.more-than-free']);
  });

  it('refuses it to those who work elsewhere', () => {
    expect(write(stranger, { free: 0 })).toEqual(['N9.not-staff']);
  });

  it('is no matter of those who keep the directory', () => {
    expect(write(sana, { phone: '1', shownPublic: true, free: 2 })).toEqual([]);
  });
});
