import { beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../index.ts';
import { dutyId } from '../kernel/dossier.ts';
import { actSchema } from '../kernel/operations.ts';
import { groupsOf, isGranted } from '../kernel/roles.ts';
import type { Actor } from '../kernel/safeguard.ts';
import {
  dara,
  esi,
  guma,
  hour,
  minute,
  must,
  openCase,
  others,
  paul,
  refusals,
  sana,
  service,
  World,
} from '../testing.ts';

const ombudsman = 9;
const inspectorate = 8;
const officer = (account: number, organisation: number): Actor => ({
  account,
  roles: ['complaints-officer'],
  parties: [account],
  organisation,
});
const omar = officer(91, ombudsman);
const olga = officer(92, ombudsman);
const ilse = officer(81, inspectorate);

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  const person = ({ account, organisation }: Actor) =>
    [account, { kind: 'account', organisation, contactPoint: false, disciplines: [] }] as const;
  world.lookups.parties = {
    ...world.lookups.parties,
    ...Object.fromEntries([omar, olga, ilse].map(person)),
    300: { kind: 'team', organisation: ombudsman, contactPoint: false, disciplines: [] },
  };
  world.lookups['organisations'] = { 1: [], 2: [], 3: [], 4: [], 8: [], 9: [] };
  world.lookups['policies'] = { 1: [], 2: [], 3: [], 4: [], 8: [], 9: [] };
  child = openCase(world);
});

const open = (prefix: string): readonly string[] => world.open(child).filter((id) => id.startsWith(prefix));
const sealed = 'A'.repeat(120);
/** Puts a complaint in the letterbox; accepted. */
const complain = (more: object = {}, by: Actor = dara) =>
  world.set(by, child, 'complaint', { by: 'child', about: 'carer', words: sealed, ...more });
const letIn = (to: number) =>
  world.grant(sana, child, {
    party: to,
    groups: ['complaints'],
    level: 'work',
    basis: 'assignment',
    purpose: 'protection',
  });
const reads = (who: Actor): boolean =>
  groupsOf(who.roles, catalogue.roles).has('complaints') &&
  isGranted(who, world.get(child), 'read', world.now, 'complaints');
const hears = (who: Actor): boolean => world.get(child).grants.some(({ party }) => party === who.account);

describe('C26: a complaint is heard by somebody who has nothing to do with it', () => {
  it('is put in by those who work with the child, and read by none of them', () => {
    const tells = new Set(catalogue.kinds['case']?.entries['complaint']?.tellers);
    expect([...tells]).toContain('social-worker');
    complain();
    const readers = Object.values(catalogue.roles).filter((role) => role.reads.includes('complaints'));
    expect(readers.map(({ role }) => role)).toEqual(['complaints-officer']);
    for (const who of [esi, dara, sana]) expect(reads(who)).toBe(false);
  });

  it('lets an independent person in', () => {
    complain({ organisation: others.police });
    expect(refusals(letIn(omar.account))).toEqual([]);
    expect(reads(omar)).toBe(true);
  });

  it.each<[string, object, number]>([
    ['the service that answers for the case', {}, dara.account],
    ['somebody of the service that is complained of', { organisation: ombudsman }, omar.account],
    ['the person who is complained of', { account: omar.account }, omar.account],
  ])('lets in none of: %s', (_what, about, party) => {
    complain(about);
    expect(refusals(letIn(party))).toEqual(['C26.not-independent']);
  });

  it('does not even before there is a complaint, since there may be one that is not seen', () => {
    expect(refusals(letIn(dara.account))).toEqual(['C26.not-independent']);
  });

  it('lets in no team: nobody sees who is in it', () => {
    expect(refusals(letIn(300))).toEqual(['C26.not-one-person']);
  });

  it('is unknown, and so refused, when it cannot be told whose somebody is', () => {
    complain();
    world.lookups.parties = {};
    expect(refusals(letIn(omar.account))).toContain('C26.unknown');
  });

  it('says the same whatever it is about: whoever gives the right learns nothing', () => {
    complain({ account: omar.account });
    const one = letIn(omar.account);
    world.dossiers = new Map();
    child = openCase(world);
    complain({ organisation: ombudsman });
    const other = letIn(omar.account);
    const words = (result: typeof one) =>
      !result.ok && result.problem.code === 'refused'
        ? result.problem.refusals.map(({ operation: _id, ...rest }) => rest)
        : [];
    expect(words(one)).toEqual(words(other));
    expect(words(one)).toHaveLength(1);
  });

  it('has no emergency way: sharing a complaint saves nobody, and the child has other help', () => {
    complain();
    const urgent = world.grant(
      sana,
      child,
      {
        party: dara.account,
        groups: ['complaints'],
        level: 'read',
        basis: 'emergency',
        purpose: 'protection',
      },
      'at once',
    );
    expect(refusals(urgent)).toEqual(['C26.not-independent']);
  });

  it('ends a right at once when somebody complains of whom it was given to, or of the service she is of', () => {
    must(letIn(omar.account));
    must(letIn(olga.account));
    must(letIn(ilse.account));
    complain({ account: omar.account });
    expect([omar, olga, ilse].map(hears)).toEqual([false, true, true]);
    complain({ organisation: ombudsman });
    expect([omar, olga, ilse].map(hears)).toEqual([false, false, true]);
    expect(reads(olga)).toBe(false);
  });

  it('ends the right of those whose service takes the case over', () => {
    must(letIn(omar.account));
    must(letIn(ilse.account));
    const taken = { ...world.get(child), steward: ombudsman };
    const ended = catalogue.kinds['case']?.endedGrants?.(taken, world.context(sana)) ?? [];
    const parties = taken.grants.filter(({ id }) => ended.includes(id)).map(({ party }) => party);
    expect(parties).toEqual([omar.account]);
    // complaints are looked at for it, whatever the giver holds herself
    const c26 = catalogue.kinds['case']?.safeguards.find(({ id }) => id === 'C26');
    const handing = actSchema.parse({
      id: crypto.randomUUID(),
      act: 'plain',
      operations: [
        {
          op: 'grant',
          id: crypto.randomUUID(),
          dossier: child,
          recorded: world.now.toISOString(),
          grant: crypto.randomUUID(),
          party: 300,
          groups: ['intake'],
          level: 'steward',
          basis: 'assignment',
          purpose: 'care',
          steward: ombudsman,
        },
      ],
    }).operations[0];
    if (!c26 || !handing) throw new Error('nothing to ask');
    expect(c26.blocks?.(handing, taken, taken, world.context(sana))).toBe(true);
    expect(c26.check?.(taken, world.context(sana), handing, taken)).toEqual({ is: 'holds' });
  });

  describe('looking into it', () => {
    const handle = (who: Actor, more: object = {}, options = {}) =>
      world.try(
        who,
        child,
        'complaint-handling',
        { complaint: put, organisation: ombudsman, ...more },
        options,
      );
    let put: string;
    beforeEach(() => {
      put = complain();
      must(letIn(omar.account));
      must(letIn(ilse.account));
    });

    it('holds for an independent service', () => {
      expect(refusals(handle(omar, { officer: omar.account, result: 'upheld' }))).toEqual([]);
      expect(refusals(handle(omar, { passedTo: inspectorate }))).toEqual([]);
    });

    it.each<[string, object]>([
      ['the steward looks into it', { organisation: service }],
      ['it is passed to the steward', { passedTo: service }],
    ])('fails where %s', (_what, more) => {
      expect(refusals(handle(omar, more))).toEqual(['C26.not-independent']);
    });

    it('fails where those looked into would look into it themselves', () => {
      complain({ organisation: others.police, account: ilse.account });
      expect(hears(ilse)).toBe(false);
      expect(refusals(handle(omar, { organisation: others.police }))).toEqual(['C26.not-independent']);
      expect(refusals(handle(omar, { officer: ilse.account }))).toEqual(['C26.not-independent']);
      expect(
        refusals(handle(omar, { organisation: { unsaid: 'not-known' }, officer: ilse.account })),
      ).toEqual(['C26.not-independent']);
      expect(refusals(handle(omar, { passedTo: others.police }))).toEqual(['C26.not-independent']);
    });

    it('records all the same that the steward looked into one, and tells', () => {
      const told = must(handle(omar, { organisation: service, result: 'not-upheld' }, { fact: true }));
      expect(told.changes[0]?.breaches).toEqual(['C26']);
      expect(open('C26:breach')).toHaveLength(1);
    });
  });

  describe('somebody hears it within a day', () => {
    it('to the minute, climbing to the liaison official, with no word of what it is about', () => {
      complain();
      expect(open('C26')).toEqual(['C26:hearer']);
      expect(world.left(child, 'C26:hearer')).toBe(24 * hour);
      const duty = world.get(child).duties.find((one) => dutyId(one) === 'C26:hearer');
      expect(duty).toMatchObject({ role: 'supervisor', climbs: ['liaison'], remedy: [] });
      world.pass(24 * hour + minute);
      world.settle(child);
      expect(world.left(child, 'C26:hearer')).toBe(-minute);
      must(letIn(omar.account));
      expect(open('C26')).toEqual([]);
    });

    it('asks again when the one who heard complaints is complained of', () => {
      must(letIn(omar.account));
      complain();
      expect(open('C26')).toEqual([]);
      complain({ organisation: ombudsman });
      expect(open('C26')).toEqual(['C26:hearer']);
    });

    it('says nothing while it cannot be told whose those who hold the right are', () => {
      must(letIn(omar.account));
      const { parties } = world.lookups;
      world.lookups.parties = {};
      complain({ organisation: ombudsman });
      expect(open('C26')).toEqual([]);
      world.lookups = { ...world.lookups, ...(parties ? { parties } : {}) };
      world.settle(child);
      expect(open('C26')).toEqual(['C26:hearer']);
    });
  });

  it('puts nobody in who holds nothing here', () => {
    for (const who of [guma, paul]) {
      const tried = world.try(who, child, 'complaint', { by: 'child', about: 'carer', words: sealed });
      expect(!tried.ok && tried.problem.code).toBe('not-found');
    }
  });
});
