import { beforeEach, describe, expect, it } from 'vitest';
import type { StepInput } from '../kernel/act.ts';
import { shownValue } from '../kernel/dossier.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Accepted } from '../testing.ts';
import { day, must, others, paul, sana, teams, World, wrote } from '../testing.ts';
import { acts } from './acts.ts';

const person = (account: number, role: string): Actor => ({
  account,
  roles: [role],
  parties: [account],
  organisation: others.ministry,
});
/** Liaisons of local government, and an inspector. */
const leyla = person(71, 'liaison');
const lemma = person(72, 'liaison');
const ines = person(73, 'inspector');

let world: World;
let community: string;
const done = new Set<string>();

type Steps = { readonly [as: string]: StepInput };
const perform = (actor: Actor, name: string, steps: Steps): Accepted => {
  done.add(name);
  return must(world.perform(actor, name, { community }, steps));
};
const shown = (entry: string, field: string): unknown => {
  const found = world.get(community).entries.find(({ id }) => id === entry);
  return found && shownValue(found, field);
};
const code = (name: string): StepInput => ({
  set: { code: name, vantage: 'vendor', role: 'member', risk: 'some' },
});
const shelter = { kind: 'shelter', organisation: others.shelter, area: 'XA', bedsGirls: 8 };

beforeEach(() => {
  world = new World();
  const account = {
    kind: 'account',
    organisation: others.ministry,
    contactPoint: false,
    disciplines: [],
  } as const;
  const those = [leyla, lemma, ines].map((one): [string, typeof account] => [String(one.account), account]);
  world.lookups.parties = { ...world.lookups.parties, ...Object.fromEntries(those) };
  done.add('start-watch');
  const started = world.perform(
    sana,
    'start-watch',
    {},
    {
      community: { area: 'XA' },
      profile: { set: { kind: 'transport-hub', hub: 'bus-station', area: 'XA', liaison: leyla.account } },
      member: code('Blue kiosk'),
      meeting: { set: { on: '2026-03-01', topics: ['safe-ways-to-report', 'own-safety'] } },
    },
  );
  community = must(started).changes[0]?.dossier ?? '';
  const share = { level: 'work', basis: 'assignment' } as const;
  must(
    world.grant(sana, community, {
      ...share,
      party: leyla.account,
      groups: ['community', 'watch-members', 'observation', 'response-team', 'service-point'],
      purpose: 'protection',
    }),
  );
  must(
    world.grant(sana, community, {
      ...share,
      party: ines.account,
      groups: ['service-point', 'place-inspection'],
      purpose: 'inspection',
    }),
  );
});

describe('a watch, act by act', () => {
  it('starts with a first member known by a code, and asks for no name', () => {
    expect(world.get(community)).toMatchObject({ kind: 'community', state: 'active', area: 'XA' });
    const fields = world.context(sana).catalogue.kinds['community']?.entries['member']?.fields ?? {};
    expect(Object.values(fields).map(({ spec }) => spec.kind)).not.toContain('person-name');
    expect(fields['code']?.spec.class).not.toBe('open');
  });

  it('registers members by code, each under a key of her own', () => {
    const member = wrote(perform(leyla, 'register-watch-member', { member: code('Third bench') }), 'member');
    expect(shown(member, 'code')).toBe('Third bench');
    const subjects = world
      .get(community)
      .entries.flatMap((one) => (one.type === 'member' ? one.subject : []));
    expect(new Set(subjects).size).toBe(2);
  });

  it('sets up how word gets through, and says when it was tried', () => {
    const accepted = perform(leyla, 'test-reporting-line', {
      line: {
        set: {
          channels: ['on-foot', 'worship'],
          reportingLine: 'The sexton rings the contact point',
          lineConfidential: true,
          lineTestedOn: '2026-03-02',
          contactPoint: teams.contactPoint,
        },
      },
    });
    const profile = wrote(accepted, 'profile');
    expect(shown(profile, 'kind')).toBe('transport-hub');
    expect(shown(profile, 'lineTestedOn')).toBe('2026-03-02');
  });

  it('meets, and says what it sees: a pattern, which others than the liaison may tell of too', () => {
    perform(leyla, 'meet', {
      meeting: { set: { on: '2026-03-02', women: 9, men: 2, liaisonCame: true } },
      observation: { set: { pattern: 'strangers-offering-work', trend: 'new', area: 'XA' } },
      member: code('Ticket window'),
    });
    must(
      world.grant(sana, community, {
        party: ines.account,
        groups: ['observation'],
        level: 'work',
        purpose: 'inspection',
        basis: 'assignment',
      }),
    );
    wrote(perform(ines, 'observe', { observation: { set: { pattern: 'children-passing' } } }), 'observation');
  });

  it('is supported until a day, and warned before that', () => {
    const support = (supportedUntil: string): Steps => ({
      profile: {
        set: {
          support: ['training', 'bicycles'],
          supportedBy: others.shelter,
          supportedUntil,
          funds: {
            add: {
              [crypto.randomUUID()]: { amount: { amount: 500, currency: 'USD' }, for: 'bicycles' },
            },
          },
        },
      },
    });
    perform(sana, 'support-watch', support('2027-03-01'));
    expect(world.open(community)).toEqual([]);
    perform(sana, 'support-watch', support('2026-04-01'));
    expect(world.open(community)).toEqual([
      'N8:support-ends-20544@liaison',
      'N8:support-ends-20544@supervisor',
    ]);
  });

  it('is given what it needs, and it is known when that has to be renewed', () => {
    const given = perform(leyla, 'equip-watch', {
      equipment: { set: { what: 'bicycles', count: 4, on: '2026-03-01', renewOn: '2027-03-01' } },
    });
    expect(shown(wrote(given, 'equipment'), 'renewOn')).toBe('2027-03-01');
  });

  it('is handed over: the next liaison is named and let in, by somebody who may let people in', () => {
    const over = (actor: Actor) =>
      world.perform(
        actor,
        'hand-over-watch',
        { community },
        { liaison: { set: { liaison: lemma.account } }, 'let-in': { party: lemma.account } },
      );
    expect(over(leyla)).toMatchObject({ ok: false });
    done.add('hand-over-watch');
    must(over(sana));
    perform(lemma, 'register-watch-member', { member: code('Bridge') });
    expect(world.try(lemma, community, 'inspection', {}).ok).toBe(false);
  });

  it('ends with a reason, and is then left alone', () => {
    expect(world.perform(sana, 'end-watch', { community }, { end: {} })).toMatchObject({ ok: false });
    perform(sana, 'end-watch', { end: { reason: 'the bus station was closed' } });
    expect(world.get(community).state).toBe('ended');
    world.pass(300 * day);
    world.settle(community);
    expect(world.open(community)).toEqual([]);
  });
});

describe('those who answer, act by act', () => {
  it('are a team that can be called, with who is on call when', () => {
    const team = wrote(
      perform(leyla, 'set-up-team', {
        team: { set: { team: teams.police, area: 'XA', disciplines: ['police', 'social-work'] } },
      }),
      'response-team',
    );
    const duty = { account: paul.account, discipline: 'police', from: '2026-03-02T18:00:00.000Z' };
    perform(leyla, 'change-roster', {
      team: { entry: team, set: { onCall: { add: { [crypto.randomUUID()]: duty } }, lacks: ['health'] } },
    });
    expect(shown(team, 'lacks')).toEqual(['health']);
    expect(shown(team, 'disciplines')).toEqual(['police', 'social-work']);
  });

  it('are places: opened with a licence, which says how many children may stay', () => {
    const accepted = perform(sana, 'open-service-point', {
      place: { set: shelter },
      licence: { set: { organisation: others.shelter, state: 'applied' } },
    });
    const place = wrote(accepted, 'service-point');
    expect(shown(wrote(accepted, 'licence'), 'servicePoint')).toBe(place);
    perform(leyla, 'say-what-is-free', {
      place: { entry: place, set: { acceptingNow: true, bedsGirls: 2 } },
    });
    expect(shown(place, 'bedsGirls')).toBe(2);
    const granted = {
      servicePoint: place,
      organisation: others.shelter,
      state: 'in-force',
      beds: 8,
      until: '2027-03-01',
    };
    wrote(perform(ines, 'license-place', { licence: { set: granted } }), 'licence');
  });

  it('are inspected unannounced; what was ordered is looked after in time', () => {
    const place = world.set(sana, community, 'service-point', shelter);
    world.pass(100 * day);
    const visit = {
      servicePoint: place,
      on: '2026-06-10',
      unannounced: true,
      childrenHeard: 'alone',
      findings: ['locked'],
      childInDanger: false,
      order: 'to-be-mended',
      mendBy: '2026-06-20',
    };
    const inspection = wrote(
      perform(ines, 'inspect-place-of-stay', {
        inspection: { set: visit },
        security: { set: { servicePoint: place, on: '2026-06-10', dangers: ['nobody-at-night'] } },
      }),
      'inspection',
    );
    expect(world.left(community, `N6:mend-${inspection}`)).toBe(
      Date.parse('2026-06-20T00:00:00.000Z') - world.now.getTime(),
    );
    perform(ines, 'see-what-was-mended', {
      inspection: { entry: inspection, set: { mendedOn: '2026-06-18', what: 'The door opens from inside' } },
    });
    expect(world.open(community)).toEqual([`N6:inspect-${place}`]);
    wrote(
      perform(ines, 'check-security', {
        security: { set: { servicePoint: place, on: '2026-06-11', cause: 'regular', dangers: ['none'] } },
      }),
      'security-check',
    );
  });

  it('leave no act undone here', () => {
    expect(acts.map(({ name }) => name).filter((name) => !done.has(name))).toEqual([]);
  });
});
