import { beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../kernel/values.ts';
import { day, esi, must, openCase, others, refusals, sana, service, teams, World } from '../testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const open = (prefix: string): readonly string[] => world.open(child).filter((id) => id.startsWith(prefix));

describe('C25: the right to stay does not run out unseen', () => {
  const everybody = ['guardian', 'social-worker', 'supervisor'];
  const warned = () =>
    open('C25:ending')
      .map((id) => id.replace(/^.*@/, ''))
      .toSorted();

  it('warns 60 days before a permit ends, and not a day sooner', () => {
    world.set(esi, child, 'residence', { status: 'temporary', from: '2026-01-01', to: '2026-05-02' });
    expect(warned()).toEqual([]);
    // 2 May begins 61 days and 16 hours after
    world.pass(day);
    world.settle(child);
    expect(warned()).toEqual(everybody);
  });

  it('of a month takes its first day; warns also of one that has ended', () => {
    world.set(esi, child, 'residence', { status: 'temporary', to: '2026-05' });
    expect(warned()).toEqual(everybody);
    world.set(esi, child, 'residence', { to: '2026-02' });
    expect(warned().length).toBeGreaterThanOrEqual(everybody.length);
  });

  it('is quiet once it is renewed, or a solution is chosen while it runs', () => {
    world.set(esi, child, 'residence', {
      status: 'temporary',
      from: '2026-01-01',
      renewal: 'granted',
      to: '2026-03-20',
    });
    expect(warned()).toEqual([]);
    const other = openCase(world);
    const solution = { procedure: 'bid', question: 'durable-solution', decision: 'She stays.' };
    world.set(
      sana,
      other,
      'best-interests',
      { ...solution, solution: 'local-integration', on: '2025-12-01' },
      { fact: true },
    );
    world.set(esi, other, 'residence', { status: 'temporary', from: '2026-01-01', to: '2026-03-20' });
    const left = () => world.open(other).filter((id) => id.startsWith('C25'));
    expect(left()).toHaveLength(everybody.length);
    const chosen = openCase(world);
    world.set(
      sana,
      chosen,
      'best-interests',
      { ...solution, solution: 'local-integration', on: '2026-02-01' },
      { fact: true },
    );
    world.set(esi, chosen, 'residence', { status: 'temporary', from: '2026-01-01', to: '2026-03-20' });
    expect(world.open(chosen).filter((id) => id.startsWith('C25'))).toEqual([]);
  });

  it('is quiet where there is no end, or the case is closed', () => {
    world.set(esi, child, 'residence', { status: 'citizen' });
    expect(warned()).toEqual([]);
    world.set(esi, child, 'residence', { status: 'temporary' });
    must(world.move(sana, child, 'transferred'));
    must(world.try(esi, child, 'residence', { to: '2026-03-20' }));
    expect(warned()).toEqual([]);
  });
});

/** The child is from another country than the one her case is in. */
const from = (values: object = { nationality: ['KE'] }) =>
  world.set(esi, child, 'identity', { sex: 'female', ageBasis: 'statement', ...values });
const claim = (more: object = {}) =>
  world.set(esi, child, 'protection-claim', { kind: 'asylum', result: 'pending', ...more });
const tellAs = (organisation: number, ...profiles: Record<string, Json>[]) => {
  world.lookups['organisations'] = {
    ...(world.lookups['organisations'] as object),
    [organisation]: profiles.map((values) => ({
      values,
      state: 'active',
      dossier: crypto.randomUUID(),
      on: '2026-02-01',
    })),
  };
};
const consulate = { kind: 'consulate', actor: 'government', country: 'KE' };
const leave = (more: object = {}) =>
  world.set(esi, child, 'consent', {
    basis: 'consent',
    from: 'child',
    given: true,
    purpose: 'services',
    organisation: others.shelter,
    groups: ['identity'],
    ...more,
  });
const refer = () =>
  refusals(
    world.try(esi, child, 'referral', {
      organisation: others.shelter,
      purpose: 'services',
      groups: ['identity'],
      consent: leave(),
    }),
  );

describe('C32: nothing reaches a state she may flee from', () => {
  beforeEach(() => {
    from();
    tellAs(others.shelter, consulate);
  });

  it('holds while no protection is sought', () => {
    expect(refer()).toEqual([]);
  });

  it.each([
    ['a claim', 'protection-claim', { kind: 'asylum', result: 'pending' }],
    [
      'a claim of which nobody knows what came of it',
      'protection-claim',
      { kind: 'other', result: { unsaid: 'not-known' } },
    ],
    ['an appeal', 'protection-claim', { kind: 'trafficking', result: 'appealed' }],
    [
      'a refusal that can be appealed',
      'protection-claim',
      { kind: 'asylum', result: 'refused', appealBy: '2026-03-02' },
    ],
    ['an asylum seeker', 'residence', { status: 'asylum-seeker' }],
    ['a refugee', 'residence', { status: 'refugee' }],
  ])('bars its authorities while protection is sought: %s', (_what, type, values) => {
    world.set(esi, child, type, values);
    expect(refer()).toEqual(['C32.origin']);
  });

  it.each([
    ['withdrawn', { result: 'withdrawn' }],
    ['granted as something else', { result: 'granted' }],
    ['refused for good', { result: 'refused' }],
    ['refused, too late for an appeal', { result: 'refused', appealBy: '2026-03-01' }],
  ])('and no longer: %s', (_what, more) => {
    claim(more);
    expect(refer()).toEqual([]);
  });

  it.each<[string, boolean, Record<string, Json>]>([
    ['a consulate of another state', true, { ...consulate, country: 'FR' }],
    [
      'a consulate of which the state is not known',
      false,
      { ...consulate, country: { unsaid: 'not-known' } },
    ],
    ['its police, who say nothing of who they are', false, { kind: 'police', country: 'KE' }],
    ['its ministry', false, { kind: 'ministry', actor: 'government', country: 'KE' }],
    ['a ministry here', true, { kind: 'ministry', actor: 'government', country: 'XA' }],
    ['a ministry that names no state', true, { kind: 'ministry', actor: 'government' }],
    ['an organisation of people there', true, { kind: 'ngo', actor: 'ngo', country: 'KE' }],
  ])('knows an authority of that state: %s', (_what, isFree, profile) => {
    claim();
    tellAs(others.shelter, profile);
    expect(refer()).toEqual(isFree ? [] : ['C32.origin']);
  });

  it('one profile of several is enough', () => {
    claim();
    tellAs(others.shelter, { kind: 'ngo', actor: 'ngo' }, consulate);
    expect(refer()).toEqual(['C32.origin']);
  });

  it('where she is from is told by nationality or by place; where neither is known it may be any state', () => {
    claim();
    from({ nationality: ['FR'] });
    expect(refer()).toEqual([]);
    from({ origin: { area: 'KE-30', detail: 'Kilifi' } });
    expect(refer()).toEqual(['C32.origin']);
    from({ nationality: { unsaid: 'refused' }, origin: { unsaid: 'refused' } });
    expect(refer()).toEqual(['C32.origin']);
  });

  it('also by letting them in, by preparing a return, and by answering a demand', () => {
    claim();
    const letIn = world.grant(esi, child, {
      party: teams.social,
      groups: ['identity'],
      level: 'read',
      purpose: 'care',
      basis: 'consent',
      consent: leave(),
    });
    expect(refusals(letIn)).toEqual(['C32.origin']);
    const going = {
      to: { area: 'KE' },
      toWhom: 'parents',
      procedure: 'ordinary',
      placeSafe: true,
      familySafe: true,
      organisation: others.shelter,
    };
    expect(refusals(world.try(esi, child, 'return', going))).toEqual(['C32.origin']);
    const answer = (more: object) =>
      refusals(
        world.try(esi, child, 'legal-demand', {
          by: 'consulate',
          receivedOn: '2026-03-01',
          wanted: ['identity'],
          groups: ['identity'],
          organisation: others.shelter,
          consent: leave({ purpose: 'court', organisation: others.shelter }),
          ...more,
        }),
      );
    expect(answer({ answer: 'given' })).toEqual(['C32.origin']);
    expect(answer({ answer: 'in-part' })).toEqual(['C32.origin']);
    expect(answer({ answer: 'refused' })).toEqual([]);
    expect(answer({ answer: 'given', organisation: null })).toContain('C32.origin');
  });

  it('has no emergency path', () => {
    claim();
    const result = world.try(
      esi,
      child,
      'referral',
      { organisation: others.shelter, purpose: 'services', groups: ['identity'], consent: leave() },
      { emergency: 'she is ill' },
    );
    expect(refusals(result)).toEqual(['C32.origin']);
  });

  it('lets her own service work, and does not know while the other is not at hand', () => {
    claim();
    tellAs(service, consulate);
    const assign = {
      party: sana.account,
      groups: ['identity'],
      level: 'read',
      purpose: 'care',
      basis: 'assignment',
    };
    expect(
      refusals(world.act(esi, [{ op: 'grant', dossier: child, grant: crypto.randomUUID(), ...assign }])),
    ).toEqual([]);
    world.lookups['organisations'] = {};
    expect(refer()).toContain('C32.unknown');
  });

  it('records what was told to them all the same, marked', () => {
    claim();
    const id = world.set(
      esi,
      child,
      'referral',
      { organisation: others.shelter, purpose: 'services', groups: ['identity'], consent: leave() },
      { fact: true },
    );
    expect(world.open(child)).toContain(`C32:breach-${id}`);
  });
});
