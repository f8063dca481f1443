import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import type { Dossier } from './dossier.ts';
import type { PartyFacts } from './lookups.ts';
import { act, at, context, created, done, operation, person, sampleKind, uuid, written } from './testing.ts';

const kind = sampleKind();
const theirs: PartyFacts = { kind: 'team', organisation: 7, contactPoint: false, disciplines: [] };
const there = (decides = true) =>
  context(person(1), 5, kind, {
    decides,
    lookup: (name) => (name === 'parties' ? { 9: { ...theirs } } : undefined),
  });
const grant = (party: number, more: object = {}) =>
  operation({
    op: 'grant',
    grant: uuid('e', party),
    party,
    groups: ['basics'],
    level: 'work',
    purpose: 'care',
    basis: 'assignment',
    ...more,
  });
const handOver = (more: object = {}) =>
  grant(9, { groups: ['basics', 'people', 'decisions'], level: 'steward', steward: 7, ...more });
const hand = (before: Dossier, more: object = {}, given = there()) =>
  apply(new Map([[before.id, before]]), act([handOver(more)]), given);
const invalid = (result: ReturnType<typeof apply>) =>
  !result.ok && result.problem.code === 'invalid' ? result.problem.invalid.map(({ field }) => field) : result;

describe('handing a dossier over', () => {
  const shared = written(created(), [
    grant(2, { level: 'steward' }),
    grant(3, { purpose: 'guardianship' }),
    grant(4, { basis: 'consent' }),
    grant(5, { basis: 'emergency', until: at(5000) }),
    grant(6, { purpose: 'reporter' }),
    grant(8, { groups: ['complaints'] }),
  ]);

  it('another organisation answers for it, and holds everything', () => {
    const after = done(hand(shared));
    expect(after.steward).toBe(7);
    expect(after.grants.find(({ party }) => party === 9)).toMatchObject({
      level: 'steward',
      groups: ['basics', 'people', 'decisions'],
    });
  });

  it('puts out who worked on it for the one that answered for it; not who is in it otherwise', () => {
    const result = hand(shared);
    expect(done(result).grants.map(({ party }) => party)).toEqual([3, 4, 5, 6, 8, 9]);
    // told with the change, so that their devices forget it
    expect(result.ok && result.changes[0]?.ended).toHaveLength(2);
  });

  it.each([
    ['level', { level: 'work' }],
    ['until', { until: at(5000) }],
    ['groups', { groups: ['basics', 'people'] }],
    ['steward', { steward: 8 }],
    ['steward', { party: 10 }],
    ['steward', { steward: 1 }],
  ])('is whole or nothing: %s', (field, more) => {
    expect(invalid(hand(shared, more))).toEqual([field]);
  });

  it('leaves to the server whom the browser does not know', () => {
    expect(done(hand(shared, { party: 10 }, there(false))).steward).toBe(7);
    expect(invalid(hand(shared, { steward: 8 }, there(false)))).toEqual(['steward']);
  });

  it('is for kinds that say so', () => {
    const fixed = { ...kind, handsOver: false };
    const given = { ...there(), catalogue: { ...there().catalogue, kinds: { sample: fixed } } };
    expect(invalid(hand(shared, {}, given))).toEqual(['steward']);
  });

  it('an ordinary grant changes nobody’s duty', () => {
    expect(shared.steward).toBe(1);
    expect(shared.grants).toHaveLength(7);
  });
});
