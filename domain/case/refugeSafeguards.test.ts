import { beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../kernel/values.ts';
import { esi, openCase, others, refusals, sana, service, teams, World } from '../testing.ts';
import { onFile } from './testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

/** The child is from another country than the one her case is in. */
const from = (values: object = { nationality: ['KE'] }) =>
  world.set(esi, child, 'identity', { sex: 'female', ageBasis: 'statement', ...values });
const claim = (more: object = {}) =>
  world.set(sana, child, 'protection-claim', { kind: 'asylum', result: 'pending', ...more });
const tellAs = (organisation: number, ...profiles: Record<string, Json>[]) =>
  onFile(world, 'organisations', organisation, ...profiles);
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

  it('believes nobody who wrote herself that it is over', () => {
    const made = claim();
    world.set(esi, child, 'protection-claim', { result: 'withdrawn' }, { entry: made });
    expect(refer()).toEqual(['C32.origin']);
    world.set(sana, child, 'protection-claim', { result: 'withdrawn' }, { entry: made });
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
