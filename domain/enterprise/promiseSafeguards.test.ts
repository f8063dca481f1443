import { beforeEach, describe, expect, it } from 'vitest';
import { day, must, refusals, service, World } from '../testing.ts';
import { irma, lars, makeKnown, mona, openEnterprise, profile, sol } from './testing.ts';

let world: World;
let id: string;
beforeEach(() => {
  world = new World();
  id = openEnterprise(world);
});
const open = (prefix: string): readonly string[] => world.open(id).filter((one) => one.startsWith(prefix));

const code = {
  from: '2026-01-01',
  childLabour: true,
  trafficking: true,
  reach: 'all-tiers',
  monitoredBy: 'independent',
};
const audit = {
  on: '2026-02-01',
  ownedByAudited: false,
  paidBy: 'buyer',
  standard: 'own-code',
  coversChildLabour: true,
  coversTrafficking: true,
  result: 'nothing-found',
};

describe('V9: codes of conduct say what they must', () => {
  it('holds for a code that says it all', () => {
    world.set(sol, id, 'code', code);
    world.set(sol, id, 'code', { ...code, reach: 'sub-contractors', monitoredBy: 'own-staff' });
    expect(open('V9')).toEqual([]);
  });

  it.each([
    ['child-labour', { childLabour: false }],
    ['trafficking', { trafficking: false }],
    ['trafficking', { trafficking: { unsaid: 'not-known' } }],
    ['sub-contractors', { reach: 'own-workers' }],
    ['sub-contractors', { reach: 'direct-suppliers' }],
    ['monitoring', { monitoredBy: 'nobody' }],
    ['monitoring', { monitoredBy: { unsaid: 'not-asked' } }],
  ])('tells the lead: silent on %s', (reason, more) => {
    const entry = world.set(sol, id, 'code', { ...code, ...more });
    expect(open('V9')).toEqual([`V9:${reason}-${entry}@supply-chain-lead`]);
  });

  it('tells each silence once, and none of a code that is over or to come', () => {
    world.set(sol, id, 'code', { ...code, trafficking: false, to: '2026-03-01' });
    world.set(sol, id, 'code', { ...code, trafficking: false, from: '2026-04-01' });
    expect(open('V9')).toEqual([]);
    const silent = { childLabour: false, trafficking: false, reach: 'own-workers', monitoredBy: 'nobody' };
    world.set(sol, id, 'code', { ...code, ...silent });
    expect(open('V9')).toHaveLength(4);
  });
});

describe('V10: audits are independent of the audited', () => {
  const told = (entry: string): readonly string[] =>
    ['supply-chain-lead', 'monitor', 'inspector'].map((role) => `V10:self-declared-${entry}@${role}`);

  it.each(['buyer', 'initiative', 'employers-federation', 'union', 'government', 'ngo'])(
    'holds, paid by: %s',
    (paidBy) => {
      world.set(mona, id, 'audit', { ...audit, paidBy });
      expect(open('V10')).toEqual([]);
    },
  );

  it.each([
    ['owned', { ownedByAudited: true }],
    ['ownership not known', { ownedByAudited: { unsaid: 'not-known' } }],
    ['paid by the audited', { paidBy: 'audited' }],
    ['paid by its group', { paidBy: 'same-group' }],
    ['payer not known', { paidBy: { unsaid: 'refused' } }],
  ])('tells lead, monitor and inspector: %s', (_what, more) => {
    const entry = world.set(mona, id, 'audit', { ...audit, ...more });
    expect(open('V10')).toEqual(told(entry));
  });

  it('knows a monitor that is the audited itself', () => {
    world.set(sol, id, 'profile', { ...profile, organisation: 4 });
    world.set(mona, id, 'audit', { ...audit, monitor: service });
    expect(open('V10')).toEqual([]);
    const own = world.set(mona, id, 'audit', { ...audit, monitor: 4 });
    expect(open('V10')).toEqual(told(own));
  });
});

describe('V12: labels and awards are earned at every tier', () => {
  const label = { kind: 'ethical-label', byActor: 'government', from: '2026-03-02' };
  const give = (more: object = {}, options = {}) =>
    refusals(world.try(lars, id, 'label', { ...label, ...more }, options));
  const ready = (codeMore: object = {}, auditMore: object = {}): string => {
    world.set(mona, id, 'audit', { ...audit, ...auditMore });
    return world.set(sol, id, 'code', { ...code, ...codeMore });
  };

  it('holds with a code for all tiers, watched, and found kept by an audit that counts', () => {
    const entry = ready();
    expect(give()).toEqual([]);
    expect(give({ code: entry })).toEqual([]);
    expect(open('V12')).toEqual([]);
  });

  it.each(['management-and-union', 'buyer', 'initiative', 'government'])(
    'holds, watched by: %s',
    (monitoredBy) => {
      ready({ monitoredBy });
      expect(give()).toEqual([]);
    },
  );

  it.each([
    ['no-code', { to: '2026-03-01' }, {}],
    ['no-code', { from: '2026-03' }, {}],
    ['not-all-tiers', { reach: 'sub-contractors' }, {}],
    ['not-monitored', { monitoredBy: 'nobody' }, {}],
    ['not-monitored', { monitoredBy: 'own-staff' }, {}],
    ['not-verified', {}, { paidBy: 'audited' }],
    ['not-verified', {}, { ownedByAudited: true }],
    ['not-verified', {}, { result: 'not-let-in' }],
    ['not-verified', {}, { coversTrafficking: false }],
    ['not-verified', {}, { coversChildLabour: false }],
    ['not-verified', {}, { on: '2024-03-01' }],
    ['not-verified', {}, { on: '2026-04-01' }],
  ])('fails: %s %j %j', (reason, codeMore, auditMore) => {
    ready(codeMore, auditMore);
    expect(give()).toEqual([`V12.${reason}`]);
  });

  it('fails without anything; commitments, however many, prove nothing', () => {
    expect(give()).toEqual(['V12.no-code']);
    world.set(sol, id, 'code', code);
    for (const framework of ['sa8000', 'global-compact', 'eti-base-code'])
      world.set(sol, id, 'commitment', { framework, from: '2020-01-01' });
    expect(give()).toEqual(['V12.not-verified']);
  });

  it('looks at the code it is said to rest on', () => {
    ready();
    const weak = world.set(sol, id, 'code', { ...code, reach: 'own-workers' });
    expect(give({ code: weak })).toEqual(['V12.not-all-tiers']);
  });

  it('waits until a finding about children here is closed', () => {
    ready();
    const known = makeKnown(world, id);
    expect(give()).toEqual(['V12.open-finding']);
    const helped = { childrenRemediedOn: '2026-03-02', closedOn: '2026-03-02' };
    world.set(irma, id, 'disclosure', helped, { entry: known });
    expect(give()).toEqual([]);
  });

  it('counts an audit for as long as the country says', () => {
    ready({}, { on: '2025-02-01' });
    expect(give()).toEqual([]);
    world.settings['V12.audit'] = 6;
    expect(give()).toEqual(['V12.not-verified']);
  });

  it('records a label that was given, marked, and one taken back', () => {
    const made = must(world.try(lars, id, 'label', label, { fact: true })).changes[0]?.entry ?? '';
    expect(world.get(id).entries.find((one) => one.id === made)?.breaches).toEqual(['V12']);
    expect(give({ withdrawnOn: '2026-03-02' }, { entry: made })).toEqual([]);
  });

  it('tells inspector and licensing office of a label that is not earned any more', () => {
    ready();
    const entry = must(world.try(lars, id, 'label', label)).changes[0]?.entry ?? '';
    world.pass(720 * day);
    world.settle(id);
    expect(open('V12')).toEqual([
      `V12:unearned-${entry}@inspector`,
      `V12:unearned-${entry}@licensing-officer`,
    ]);
  });

  it('says nothing of labels that are over', () => {
    ready();
    must(world.try(lars, id, 'label', { ...label, to: '2026-12-31' }));
    world.pass(720 * day);
    world.settle(id);
    expect(open('V12')).toEqual([]);
  });
});
