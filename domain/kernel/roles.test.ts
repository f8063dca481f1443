import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dossier, Grant } from './dossier.ts';
import { levelRank, levels } from './operations.ts';
import { findDenial, groupsOf, isGranted } from './roles.ts';
import type { Actor } from './safeguard.ts';
import { at, created, operation, person, roles, sampleKind, uuid } from './testing.ts';

const kind = sampleKind();
const timeBox = { numRuns: 500, interruptAfterTimeLimit: 1500 };
const now = new Date(at(100));
const grant = (more: Partial<Grant> = {}): Grant => ({
  id: uuid('e', 1),
  party: 2,
  groups: ['basics'],
  level: 'work',
  purpose: 'care',
  basis: 'assignment',
  from: at(0),
  by: 1,
  ...more,
});
const withGrants = (...grants: readonly Grant[]): Dossier => ({ ...created(), grants });
const note = operation({ op: 'set', type: 'note', entry: uuid('2', 1), set: { body: 'x' } });
const give = (more: object = {}) =>
  operation({
    op: 'grant',
    grant: uuid('e', 9),
    party: 9,
    groups: ['basics'],
    level: 'read',
    purpose: 'care',
    basis: 'assignment',
    ...more,
  });
const operations = [
  note,
  operation({ op: 'withdraw', type: 'note', entry: uuid('2', 1), reason: 'mistaken' }),
  operation({ op: 'transition', to: 'moving' }),
  give(),
  operation({ op: 'revoke', grant: uuid('e', 1), reason: 'mistaken' }),
  operation({ op: 'link', to: uuid('d', 2), relation: 'concerns' }),
  operation({ op: 'unlink', to: uuid('d', 2), relation: 'concerns', reason: 'mistaken' }),
  operation({ op: 'settle', duty: 'T1:a' }),
];
const denial = (actor: Actor, dossier: Dossier, one: (typeof operations)[number]) =>
  findDenial(actor, kind, dossier, one, roles, now);

const anyGrant = fc.record({
  party: fc.integer({ min: 1, max: 4 }),
  groups: fc.subarray(['basics', 'people', 'decisions'], { minLength: 1 }),
  level: fc.constantFrom(...levels),
  from: fc.constantFrom(at(0), at(100), at(200)),
  until: fc.option(fc.constantFrom(at(50), at(100), at(300)), { nil: undefined }),
});
const anyDossier = fc
  .array(anyGrant, { maxLength: 4 })
  .map((all) =>
    withGrants(
      ...all.map(({ until, ...one }, index) =>
        grant({ ...one, id: uuid('e', index), ...(until === undefined ? {} : { until }) }),
      ),
    ),
  );
const anyActor = fc
  .record({
    party: fc.integer({ min: 1, max: 4 }),
    names: fc.subarray(['worker', 'reader', 'supervisor', 'stranger']),
  })
  .map(({ party, names }) => ({ ...person(party), roles: names }));

/** By the words of the design: a grant in force to one of her parties, of this level or higher, for this group. */
const holds = (actor: Actor, dossier: Dossier, level: number, group?: string): boolean =>
  dossier.grants.some((one) => {
    const over = one.until !== undefined && new Date(one.until) <= now;
    const enough = levels.indexOf(one.level) + 1 >= level;
    return actor.parties.includes(one.party) && !over && enough && (!group || one.groups.includes(group));
  });

describe('findDenial', () => {
  it('tells whoever has no grant in force that there is no such dossier, whatever she asks', () => {
    fc.assert(
      fc.property(anyActor, anyDossier, fc.constantFrom(...operations), (actor, dossier, one) => {
        const found = denial(actor, dossier, one);
        if (holds(actor, dossier, 1)) expect(found).not.toBe('not-found');
        else expect(found).toBe('not-found');
      }),
      timeBox,
    );
  });

  it('lets write who holds the group at work level and a role that writes the type', () => {
    fc.assert(
      fc.property(anyActor, anyDossier, (actor, dossier) => {
        const may =
          holds(actor, dossier, 3, 'basics') &&
          actor.roles.some((one) => one === 'worker' || one === 'supervisor');
        expect(denial(actor, dossier, note) === undefined).toBe(may);
      }),
      timeBox,
    );
  });

  it('knows no entry type that is not declared', () => {
    const strange = { ...note, type: 'toString' };
    expect(denial(person(2), withGrants(grant({ level: 'steward' })), strange)).toBe('not-your-role');
  });

  it('lets nobody give what she does not hold as a steward, or for longer', () => {
    const steward = (more: Partial<Grant> = {}) => withGrants(grant({ level: 'steward', ...more }));
    const her = person(2);
    expect(denial(her, steward(), give())).toBeUndefined();
    expect(denial(her, steward(), give({ groups: ['basics', 'people'] }))).toBe('not-your-role');
    expect(denial(her, withGrants(grant()), give())).toBe('not-your-role');
    expect(denial(person(2, 'reader'), steward(), give())).toBe('not-your-role');
    const timed = steward({ until: at(300) });
    expect(denial(her, timed, give())).toBe('not-your-role');
    expect(denial(her, timed, give({ until: at(301) }))).toBe('not-your-role');
    expect(denial(her, timed, give({ until: at(300) }))).toBeUndefined();
  });

  it('lets hand over who may also end the dossier, and answers for it without end; of every group alike', () => {
    const handOver = give({ steward: 7, level: 'steward', groups: ['basics', 'people', 'decisions'] });
    const steward = (more: Partial<Grant> = {}) => withGrants(grant({ level: 'steward', ...more }));
    expect(denial(person(2, 'supervisor'), steward(), handOver)).toBeUndefined();
    expect(denial(person(2, 'reader'), steward(), handOver)).toBe('not-your-role');
    expect(denial(person(2, 'supervisor'), withGrants(grant()), handOver)).toBe('not-your-role');
    expect(denial(person(2, 'supervisor'), steward({ until: at(300) }), handOver)).toBe('not-your-role');
    expect(denial(person(3, 'supervisor'), steward(), handOver)).toBe('not-found');
    const endless = { ...kind, closed: [] };
    const without = findDenial(person(2, 'supervisor'), endless, steward(), handOver, roles, now);
    expect(without).toBe('not-your-role');
  });

  it('lets end a grant who is steward of all it covers, and everybody her own', () => {
    const revoke = operation({ op: 'revoke', grant: uuid('e', 1), reason: 'mistaken' });
    const theirs = grant({ party: 3, groups: ['basics', 'people'] });
    const mine = (groups: readonly string[]) =>
      withGrants(theirs, grant({ id: uuid('e', 2), groups, level: 'steward' }));
    expect(denial(person(2), mine(['basics', 'people']), revoke)).toBeUndefined();
    expect(denial(person(2), mine(['basics']), revoke)).toBe('not-your-role');
    expect(denial(person(2, 'reader'), mine(['basics', 'people']), revoke)).toBe('not-your-role');
    expect(denial(person(3, 'reader'), withGrants(theirs), revoke)).toBeUndefined();
  });

  it('lets settle who holds the role, or whom it was told by name', () => {
    const told = {
      safeguard: 'T1',
      key: 'a',
      kind: 'alert' as const,
      due: at(0),
      role: 'supervisor',
      remedy: [],
      climbs: [],
      since: at(0),
      by: 1,
    };
    const dossier = (more: object = {}) => ({
      ...withGrants(grant({ level: 'read' })),
      duties: [{ ...told, ...more }],
    });
    const settle = operation({ op: 'settle', duty: 'T1:a' });
    expect(denial(person(2, 'supervisor'), dossier(), settle)).toBeUndefined();
    expect(denial(person(2), dossier(), settle)).toBe('not-your-role');
    expect(denial(person(2), dossier({ account: 2 }), settle)).toBeUndefined();
    expect(denial(person(2, 'supervisor'), withGrants(grant({ level: 'read' })), settle)).toBe(
      'not-your-role',
    );
    expect(
      denial(person(2, 'supervisor'), { ...dossier(), grants: [grant({ level: 'know-of' })] }, settle),
    ).toBe('not-your-role');
  });
});

describe('roles and grants', () => {
  it('read what any of the roles reads', () => {
    expect([...groupsOf(['reader', 'unheard-of'], roles)]).toEqual(['basics']);
    expect([...groupsOf(['reader', 'worker'], roles)].sort()).toEqual(['basics', 'decisions', 'people']);
  });

  it('include lower levels', () => {
    fc.assert(
      fc.property(anyActor, anyDossier, fc.constantFrom(...levels), (actor, dossier, level) => {
        expect(isGranted(actor, dossier, level, now)).toBe(holds(actor, dossier, levelRank(level)));
        expect(isGranted(actor, dossier, level, now, 'people')).toBe(
          holds(actor, dossier, levelRank(level), 'people'),
        );
      }),
      timeBox,
    );
  });
});

describe('who only tells', () => {
  const complain = operation({ op: 'set', type: 'complaint', entry: uuid('2', 9), set: { what: 'x' } });
  const reader = person(2, 'reader');
  const complaint = {
    id: uuid('2', 9),
    type: 'complaint',
    subject: 1,
    created: 2,
    version: 2,
    by: 2,
    recorded: at(1),
    accepted: at(1),
    revision: 1,
    heads: {},
    breaches: [],
  };

  it('adds an entry of a group she does not hold, on a dossier she works on', () => {
    expect(denial(reader, withGrants(grant()), complain)).toBeUndefined();
    expect(denial(reader, withGrants(grant({ level: 'read' })), complain)).toBe('not-your-role');
    expect(denial(reader, withGrants(), complain)).toBe('not-found');
    expect(denial(person(2, 'worker'), withGrants(grant()), complain)).toBe('not-your-role');
  });

  it('changes and takes back nothing', () => {
    const told = { ...withGrants(grant()), entries: [complaint] };
    expect(denial(reader, told, complain)).toBe('not-your-role');
    const back = operation({ op: 'withdraw', type: 'complaint', entry: uuid('2', 9), reason: 'mistaken' });
    expect(denial(reader, told, back)).toBe('not-your-role');
  });
});
