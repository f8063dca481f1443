import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/safeguard.ts';
import type { Draft } from '../testing.ts';
import {
  dara,
  esi,
  guardianship,
  guma,
  hour,
  must,
  openCase,
  others,
  paul,
  refusals,
  sana,
  teams,
  World,
} from '../testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const leave = (more: object = {}) => ({
  basis: 'consent',
  from: 'child',
  given: true,
  purpose: 'services',
  organisation: others.shelter,
  groups: ['identity', 'needs'],
  ...more,
});
const consent = (more: object = {}, by = esi) => world.set(by, child, 'consent', leave(more));
const toShelter = (more: Partial<Draft> = {}): Draft => ({
  party: teams.social,
  groups: ['identity'],
  level: 'read',
  purpose: 'care',
  basis: 'consent',
  ...more,
});
const share = (more: Partial<Draft> = {}, emergency?: string) =>
  world.grant(esi, child, toShelter(more), emergency);
const refer = (more: object, emergency?: string) =>
  world.try(
    esi,
    child,
    'referral',
    { organisation: others.shelter, purpose: 'services', groups: ['identity'], ...more },
    emergency ? { emergency } : {},
  );

describe('C7: nothing is shared without leave', () => {
  it('lets the steward assign its own people', () => {
    expect(share({ party: dara.account, basis: 'assignment' }).ok).toBe(true);
  });

  it('shares with consent for that recipient, purpose and data, as a grant or a referral', () => {
    expect(refusals(share())).toEqual(['C7.no-consent']);
    expect(refusals(refer({}))).toEqual(['C7.no-consent']);
    const given = consent();
    expect(share({ consent: given, groups: ['identity', 'needs'] }).ok).toBe(true);
    expect(refer({ consent: given }).ok).toBe(true);
  });

  it.each([
    ['other-recipient', { organisation: others.police }],
    ['other-purpose', { purpose: 'court' }],
    ['more-data', { groups: ['needs'] }],
    ['no-consent', { given: false }],
    ['no-consent', { given: { unsaid: 'refused' } }],
    ['consent-ended', { until: '2026-03-01' }],
    ['consent-ended', { withdrawnOn: '2026-03-02' }],
    ['no-guardian', { from: 'guardian' }],
    ['which-parent', { from: 'parent' }],
  ])('fails: %s', (reason, more) => {
    const given = consent(more);
    expect(refusals(share({ consent: given }))).toEqual([`C7.${reason}`]);
    expect(refusals(refer({ consent: given }))).toEqual([`C7.${reason}`]);
  });

  it('lasts no longer than the consent', () => {
    const given = consent({ until: '2026-04-30' });
    expect(refusals(share({ consent: given }))).toEqual(['C7.too-long']);
    expect(refusals(share({ consent: given, until: '2026-05-02T00:00:00.000Z' }))).toEqual(['C7.too-long']);
    expect(refusals(share({ consent: given, until: '2026-04-30T00:00:00.000Z' }))).toEqual([]);
  });

  it('takes a guardian’s word while there is a guardian, and a parent’s unless suspected', () => {
    world.set(sana, child, 'guardian', guardianship);
    expect(share({ consent: consent({ from: 'guardian' }) }).ok).toBe(true);
    const mother = world.set(esi, child, 'family', { relation: 'mother' });
    const given = consent({ from: 'parent', member: mother });
    expect(share({ consent: given }).ok).toBe(true);
    world.set(esi, child, 'family', { suspected: true }, { entry: mother });
    expect(refusals(share({ consent: given }))).toEqual(['C7.parent-suspected']);
  });

  it('takes no word of one who is no parent, nor of a parent while it is not known who of the family is involved', () => {
    const aunt = world.set(esi, child, 'family', { relation: 'aunt' });
    expect(refusals(share({ consent: consent({ from: 'parent', member: aunt }) }))).toEqual([
      'C7.which-parent',
    ]);
    const mother = world.set(esi, child, 'family', { relation: 'mother' });
    const given = consent({ from: 'parent', member: mother });
    const risk = { reach: 'yes', level: 'high', safetyPlan: 'Two go with her.', validUntil: '2026-03-20' };
    world.set(esi, child, 'risk-assessment', { ...risk, familyInvolved: true });
    expect(refusals(share({ consent: given }))).toEqual(['C7.parent-suspected']);
    world.set(esi, child, 'family', { suspected: false }, { entry: mother });
    expect(share({ consent: given }).ok).toBe(true);
  });

  it('takes the word of the guardian who gave it, as long as she is one', () => {
    const first = world.set(sana, child, 'guardian', guardianship);
    const given = consent({ from: 'guardian', guardian: first });
    expect(refusals(share({ consent: given }))).toEqual([]);
    world.set(sana, child, 'guardian', guardianship);
    world.set(sana, child, 'guardian', { suspected: true }, { entry: first });
    expect(refusals(share({ consent: given }))).toEqual(['C7.no-guardian']);
    expect(refusals(share({ consent: consent({ from: 'guardian' }) }))).toEqual([]);
  });

  it('answers a demand with no more than it asks for', () => {
    const given = consent({ purpose: 'court', groups: ['identity', 'needs'] });
    const answer = (groups: string[], emergency?: string) =>
      refusals(
        world.try(
          esi,
          child,
          'legal-demand',
          {
            by: 'court',
            organisation: others.shelter,
            receivedOn: '2026-03-01',
            wanted: ['identity'],
            answer: 'given',
            consent: given,
            groups,
          },
          emergency ? { emergency } : {},
        ),
      );
    expect(answer(['identity'])).toEqual([]);
    expect(answer(['identity', 'needs'])).toEqual(['C7.more-than-demanded']);
    expect(answer(['identity', 'needs'], 'they are in a hurry')).toEqual(['C7.more-than-demanded']);
  });

  it('shares on another ground only with a reason and a second person, who must be another', () => {
    const ground = { basis: 'legal-duty', from: null, given: null, purpose: 'services' };
    const bare = consent(ground);
    expect(refusals(share({ consent: bare }))).toEqual(['C7.no-reason']);
    const given = consent({ ...ground, reason: 'Ordered by the court.' });
    expect(refusals(share({ consent: given }))).toEqual(['C7.no-second-person']);
    world.set(esi, child, 'consent', { secondAgrees: true }, { entry: given });
    expect(refusals(share({ consent: given }))).toEqual(['C7.no-second-person']);
    world.set(sana, child, 'consent', { secondAgrees: true }, { entry: given });
    expect(share({ consent: given }).ok).toBe(true);
  });

  it('takes the word of a second person for what was written then, and for nothing added since', () => {
    const ground = { basis: 'legal-duty', from: null, given: null, purpose: 'services', reason: 'Ordered.' };
    const given = consent(ground);
    const change = (by: Actor, set: object) => world.set(by, child, 'consent', set, { entry: given });
    change(sana, { secondAgrees: true });
    const groups = (...all: string[]) => refusals(share({ consent: given, groups: all }));
    expect(groups('identity')).toEqual([]);
    change(esi, { groups: ['identity', 'needs', 'notes'] });
    expect(groups('notes')).toEqual(['C7.no-second-person']);
    change(sana, { secondAgrees: true });
    expect(groups('notes')).toEqual([]);
    change(esi, { note: 'They called.' });
    expect(groups('notes')).toEqual([]);
    // nor is it hers who wrote any of it herself
    change(sana, { reason: 'Ordered twice.' });
    change(sana, { secondAgrees: true });
    expect(groups('notes')).toEqual(['C7.no-second-person']);
  });

  it('gives a guardian what a guardian needs, and nobody who is none', () => {
    const asGuardian = {
      party: guma.account,
      groups: ['identity', 'stay'],
      purpose: 'guardianship',
      basis: 'assignment',
    } as const;
    expect(refusals(share(asGuardian))).toEqual(['C7.no-consent', 'C15.kind-not-known']);
    world.set(sana, child, 'guardian', { ...guardianship, account: guma.account });
    expect(share(asGuardian).ok).toBe(true);
  });

  it('in an emergency shares the minimum, and it is reviewed within a day', () => {
    const until = new Date(world.now.getTime() + 12 * hour).toISOString();
    const result = share({ basis: 'emergency', groups: ['identity', 'health'], until }, 'she is bleeding');
    const id = `C7:emergency-${must(result).changes[0]?.operation.id}`;
    expect(world.left(child, id)).toBe(24 * hour);
    expect(refer({ groups: ['identity', 'safety'] }, 'she is bleeding').ok).toBe(true);
  });

  it('in an emergency shares no more than the minimum', () => {
    for (const group of ['stay', 'family', 'trafficking', 'notes', 'files']) {
      const result = share({ basis: 'emergency', groups: ['identity', group] }, 'she is bleeding');
      expect(refusals(result)).toContain('C7.no-consent');
      expect(!result.ok && result.problem.code === 'refused' && result.problem.refusals[0]?.emergency).toBe(
        false,
      );
    }
  });

  it('ends what stood on a consent the moment it is withdrawn', () => {
    const given = consent();
    must(share({ consent: given }));
    must(refer({ consent: given }));
    const held = () => world.get(child).grants.filter(({ party }) => party === teams.social).length;
    expect(held()).toBe(1);
    world.set(esi, child, 'consent', { withdrawnOn: '2026-03-02' }, { entry: given });
    expect(held()).toBe(0);
    const referral = world.get(child).entries.find((one) => one.type === 'referral')?.id;
    expect(world.left(child, `C7:stop-${referral}`)).toBe(0);
    world.set(esi, child, 'referral', { answer: 'expired' }, { entry: referral ?? '' });
    expect(world.open(child)).not.toContain(`C7:stop-${referral}`);
  });

  it('ends it also when the consent is taken back as a mistake', () => {
    const given = consent();
    must(share({ consent: given }));
    must(
      world.act(esi, [
        {
          op: 'withdraw',
          dossier: child,
          entry: given,
          type: 'consent',
          base: world.get(child).version,
          reason: 'of another child',
        },
      ]),
    );
    expect(world.get(child).grants.some(({ party }) => party === teams.social)).toBe(false);
  });

  it('refuses while it is not known who the party is', () => {
    world.lookups.parties = {};
    expect(refusals(share({ party: paul.account }))).toContain('C7.unknown');
  });

  it('lets a referral’s answer be written whatever became of the consent', () => {
    const given = consent();
    const referral = must(refer({ consent: given })).changes[0]?.entry ?? '';
    world.set(esi, child, 'consent', { withdrawnOn: '2026-03-01' }, { entry: given });
    expect(world.try(esi, child, 'referral', { answer: 'refused' }, { entry: referral }).ok).toBe(true);
  });
});
