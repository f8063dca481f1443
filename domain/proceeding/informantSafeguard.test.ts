import { beforeEach, describe, expect, it } from 'vitest';
import { must, others, refusals, teams, World } from '../testing.ts';
import { introduce, lina, musa, openProceeding } from './testing.ts';

let world: World;
let dossier: string;
beforeEach(() => {
  world = new World();
  dossier = openProceeding(world);
});
const box = (letter: string): string => letter.repeat(120);
const hers = { handler: lina.account, name: box('A'), risk: 'high' };
const letNear = {
  groups: ['informants'],
  level: 'work',
  purpose: 'legal',
  basis: 'assignment',
} as const;
const near = () => must(world.grant(lina, dossier, { ...letNear, party: musa.account }));

describe('E4: the name of an informant', () => {
  it('is written by the officer who handles the informant', () => {
    expect(world.try(lina, dossier, 'informant', hers).ok).toBe(true);
    expect(refusals(world.try(lina, dossier, 'informant', { ...hers, handler: musa.account }))).toEqual([
      'E4.not-handler',
    ]);
    const nobody = { ...hers, handler: { unsaid: 'not-known' } };
    expect(refusals(world.try(lina, dossier, 'informant', nobody))).toEqual(['E4.no-handler']);
  });

  it('is no plain text: what is not a sealed box is not taken', () => {
    const plain = world.try(lina, dossier, 'informant', { ...hers, name: 'Almaz' });
    expect(plain).toMatchObject({ problem: { code: 'invalid', invalid: [{ field: 'name' }] } });
  });

  it('is changed, or taken over, by nobody else, whoever else is let near', () => {
    const entry = world.set(lina, dossier, 'informant', hers);
    near();
    const change = (set: object) => refusals(world.try(musa, dossier, 'informant', set, { entry }));
    expect(change({ name: box('B') })).toEqual(['E4.not-handler']);
    expect(change({ handler: musa.account, name: box('B') })).toEqual(['E4.not-handler']);
    expect(change({ reach: box('B') })).toEqual(['E4.not-handler']);
    expect(change({ risk: 'low' })).toEqual([]);
  });

  it('is handed over by the handler, sealed anew, and then is the other one’s alone', () => {
    const entry = world.set(lina, dossier, 'informant', { ...hers, reach: box('R') });
    near();
    const over = (set: object) => refusals(world.try(lina, dossier, 'informant', set, { entry }));
    expect(over({ handler: musa.account })).toEqual(['E4.seal-anew']);
    expect(over({ handler: musa.account, name: box('B') })).toEqual(['E4.seal-anew']);
    expect(over({ handler: musa.account, name: box('B'), reach: box('S') })).toEqual([]);
    expect(over({ name: box('C') })).toEqual(['E4.not-handler']);
    expect(world.try(musa, dossier, 'informant', { name: box('D') }, { entry }).ok).toBe(true);
  });

  it('cannot be had by calling it a fact or an emergency', () => {
    const other = { ...hers, handler: musa.account };
    for (const options of [{ fact: true }, { emergency: 'she is in danger' }])
      expect(refusals(world.try(lina, dossier, 'informant', other, options))).toEqual(['E4.not-handler']);
  });

  it('refuses no withdrawal: a mistake can be taken back', () => {
    const entry = world.set(lina, dossier, 'informant', hers);
    const base = world.get(dossier).version;
    const back = { op: 'withdraw', dossier, type: 'informant', entry, base, reason: 'a mistake' };
    expect(world.act(lina, [back]).ok).toBe(true);
  });
});

describe('E4: who is let near informants', () => {
  it('is one person, by leave of an officer who handles one', () => {
    world.set(lina, dossier, 'informant', hers);
    const team = world.grant(lina, dossier, { ...letNear, party: teams.police });
    expect(refusals(team)).toEqual(['E4.not-one-person']);
    near();
    // Musa may give what he holds, but handles nobody
    must(world.grant(lina, dossier, { ...letNear, level: 'steward', party: musa.account }));
    const third = { ...lina, account: 44, parties: [44] };
    introduce(world, third);
    expect(refusals(world.grant(musa, dossier, { ...letNear, party: third.account }))).toEqual([
      'E4.not-handler',
    ]);
    expect(world.grant(lina, dossier, { ...letNear, party: third.account }).ok).toBe(true);
  });

  it('is not known when nobody knows who that party is', () => {
    world.lookups.parties = {};
    expect(refusals(world.grant(lina, dossier, { ...letNear, party: 777 }))).toContain('E4.unknown');
  });

  it('has no emergency path, and leaves other data alone', () => {
    world.set(lina, dossier, 'informant', hers);
    const draft = { ...letNear, party: teams.police, basis: 'emergency' } as const;
    expect(refusals(world.grant(lina, dossier, draft, 'she is in danger'))).toEqual(['E4.not-one-person']);
    expect(others.police).toBe(lina.organisation);
    expect(world.grant(lina, dossier, { ...letNear, groups: ['evidence'], party: teams.police }).ok).toBe(
      true,
    );
  });
});
