import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/safeguard.ts';
import { day, others, sana, World } from '../testing.ts';

let world: World;
let dossier: string;
beforeEach(() => {
  world = new World();
  dossier = world.create(sana, 'community', { area: 'XA' });
});
const open = (id: string): readonly string[] => world.open(dossier).filter((one) => one.startsWith(id));
const month = 30 * day;

describe('N6: places of stay are inspected without warning', () => {
  const shelter = { kind: 'shelter', organisation: others.shelter, area: 'XA' };
  const visit = { on: '2026-03-02', unannounced: true, childrenHeard: 'alone', childInDanger: false };
  const inspect = (servicePoint: string, more: object = {}): string =>
    world.set(sana, dossier, 'inspection', { servicePoint, ...visit, ...more });
  let place: string;
  beforeEach(() => {
    place = world.set(sana, dossier, 'service-point', shelter);
  });

  it('within six months of a place opening, by an inspector, and climbs', () => {
    expect(world.left(dossier, `N6:inspect-${place}`)).toBe(6 * month);
    const duty = world.get(dossier).duties[0];
    expect(duty).toMatchObject({ role: 'inspector', climbs: ['supervisor', 'liaison'] });
  });

  it('is not put off by rewriting the place', () => {
    world.pass(5 * month);
    world.set(sana, dossier, 'service-point', { acceptingNow: false }, { entry: place });
    expect(world.left(dossier, `N6:inspect-${place}`)).toBe(month);
  });

  it.each<[string, object, boolean]>([
    ['unannounced, heard alone', {}, true],
    ['no child there', { childrenHeard: 'none-there' }, true],
    ['announced', { unannounced: false }, false],
    ['nobody knows whether announced', { unannounced: { unsaid: 'not-known' } }, false],
    ['heard with staff', { childrenHeard: 'with-staff' }, false],
    ['not heard', { childrenHeard: 'not-heard' }, false],
  ])('counts what was one: %s', (_what, more, isOne) => {
    world.pass(4 * month);
    inspect(place, { on: '2026-06-29', ...more });
    const left = world.left(dossier, `N6:inspect-${place}`) ?? 0;
    expect(left > 5 * month).toBe(isOne);
  });

  it('does not believe an inspection that lies ahead, nor one of another place', () => {
    world.pass(2 * month);
    inspect(place, { on: '2028-01-01' });
    expect(world.left(dossier, `N6:inspect-${place}`)).toBe(6 * month);
    world.pass(month);
    inspect(world.set(sana, dossier, 'service-point', shelter), { on: '2026-05-31' });
    expect(world.left(dossier, `N6:inspect-${place}`)).toBe(5 * month);
  });

  it('counts from the newest of several, in whatever order they were entered', () => {
    world.pass(4 * month);
    for (const on of ['2026-06-20', '2026-06-30', '2026-04-01']) inspect(place, { on });
    expect(world.left(dossier, `N6:inspect-${place}`)).toBe(
      Date.parse('2026-06-30T00:00:00.000Z') + 6 * month - world.now.getTime(),
    );
  });

  it('concerns places where children stay, while the community is there', () => {
    world.set(sana, dossier, 'service-point', { ...shelter, kind: 'clinic' });
    expect(open('N6')).toEqual([`N6:inspect-${place}`]);
    world.move(sana, dossier, 'ended');
    expect(open('N6')).toEqual([]);
  });

  it('goes back to see what was mended', () => {
    const entry = inspect(place, { order: 'to-be-mended', mendBy: '2026-03-20' });
    expect(open('N6')).toContain(`N6:mend-${entry}`);
    world.set(sana, dossier, 'inspection', { mendedOn: '2026-03-18' }, { entry });
    expect(open('N6')).not.toContain(`N6:mend-${entry}`);
  });

  it('tells at once of a child in danger, and records what anybody found', () => {
    const entry = inspect(place, { childInDanger: true, unannounced: false });
    expect(open('N6')).toEqual(
      expect.arrayContaining([`N6:in-danger-${entry}@supervisor`, `N6:in-danger-${entry}@liaison`]),
    );
  });
});

it.each(['service-point', 'inspection'])('N6 takes no task back while %s is not at hand', (type) => {
  world.set(sana, dossier, 'service-point', { kind: 'shelter', organisation: others.shelter, area: 'XA' });
  const before = open('N6');
  const whole = world.get(dossier);
  const loaded = new Set([...whole.loaded].filter((one) => one !== type));
  world.dossiers = new Map([[dossier, { ...whole, entries: [], loaded }]]);
  world.settle(dossier);
  expect(before).toHaveLength(1);
  expect(open('N6')).toEqual(before);
});

describe('N8: no watch is forgotten', () => {
  const profile = { kind: 'village-watch', area: 'XA' };
  const reasons = () =>
    open('N8')
      .filter((one) => one.endsWith('@liaison'))
      .map((one) => one.replace(/-[0-9a-f]{8}-.*|-\d+@.*/, ''));

  it('warns after six months without a meeting or an observation', () => {
    world.set(sana, dossier, 'profile', profile);
    world.pass(6 * month);
    world.settle(dossier);
    expect(reasons()).toEqual([]);
    world.pass(day);
    world.settle(dossier);
    expect(reasons()).toEqual(['N8:silent']);
  });

  it.each([
    ['meeting', { on: '2026-07-30' }],
    ['observation', { pattern: 'children-leaving' }],
  ])('a %s is a sign of life', (type, set) => {
    world.set(sana, dossier, 'profile', profile);
    world.pass(5 * month);
    world.set(sana, dossier, type, set);
    world.pass(2 * month);
    world.settle(dossier);
    expect(reasons()).toEqual([]);
    world.pass(5 * month);
    world.settle(dossier);
    expect(reasons()).toEqual(['N8:silent']);
  });

  it.each([
    ['observation', { pattern: 'new-route' }, 'meeting', { on: '2026-07-30' }],
    ['meeting', { on: '2026-03-02' }, 'observation', { pattern: 'new-route' }],
  ])('counts the newest sign: after a %s %j a %s', (earlier, first, later, second) => {
    world.set(sana, dossier, 'profile', profile);
    world.set(sana, dossier, earlier, first);
    world.pass(5 * month);
    world.set(sana, dossier, later, second);
    world.pass(5 * month);
    world.settle(dossier);
    expect(reasons()).toEqual([]);
  });

  it('warns of each silence, and is not fooled by a meeting to come', () => {
    world.set(sana, dossier, 'profile', profile);
    world.set(sana, dossier, 'meeting', { on: '2030-01-01' });
    world.pass(7 * month);
    world.settle(dossier);
    world.set(sana, dossier, 'observation', { pattern: 'new-route' });
    world.pass(7 * month);
    world.settle(dossier);
    expect(reasons()).toEqual(['N8:silent', 'N8:silent']);
  });

  it('warns before support ends, once for each end', () => {
    world.set(sana, dossier, 'profile', { ...profile, supportedUntil: '2026-12' });
    expect(reasons()).toEqual([]);
    world.set(sana, dossier, 'profile', { supportedUntil: '2026-04-15' });
    expect(reasons()).toEqual(['N8:support-ends']);
    world.settle(dossier);
    expect(reasons()).toHaveLength(1);
  });

  it('leaves alone what has ended, and what is no watch', () => {
    world.pass(7 * month);
    world.settle(dossier);
    expect(reasons()).toEqual([]);
    world.set(sana, dossier, 'profile', profile);
    world.move(sana, dossier, 'ended');
    world.pass(9 * month);
    world.settle(dossier);
    expect(reasons()).toEqual([]);
  });
});

describe('what a watch is told in confidence', () => {
  const carer: Actor = { account: 51, roles: ['carer'], parties: [51], organisation: others.shelter };

  it('a carer tells of a weak point, and does not read what children told inspectors', () => {
    const place = world.set(sana, dossier, 'service-point', {
      kind: 'shelter',
      organisation: others.shelter,
      area: 'XA',
    });
    world.lookups.parties = {
      [carer.account]: {
        kind: 'account',
        organisation: others.shelter,
        contactPoint: false,
        disciplines: [],
      },
    };
    const grant = world.grant(sana, dossier, {
      party: carer.account,
      groups: ['service-point'],
      level: 'work',
      purpose: 'care',
      basis: 'assignment',
    });
    expect(grant.ok).toBe(true);
    const weak = { servicePoint: place, on: '2026-03-02', dangers: ['fence'] };
    const entry = world.set(carer, dossier, 'security-check', weak);
    expect(world.try(carer, dossier, 'security-check', { doneOn: '2026-03-03' }, { entry })).toMatchObject({
      problem: { code: 'not-your-role' },
    });
    expect(world.context(carer).catalogue.roles['carer']?.reads).not.toContain('place-inspection');
  });
});
