import { beforeEach, expect, it } from 'vitest';
import { trained } from '../agency/testing.ts';
import type { ActInput, StepInput } from '../kernel/act.ts';
import { operationsOf } from '../kernel/act.ts';
import type { Actor } from '../kernel/safeguard.ts';
import { must, refusals, World } from '../testing.ts';
import { acts } from './acts.ts';
import {
  childrenFound,
  irma,
  lars,
  lookUpAll,
  mona,
  openEnterprise,
  piet,
  profile,
  sol,
  supplyOf,
} from './testing.ts';

let world: World;
let id: string;
beforeEach(() => {
  world = new World();
  id = openEnterprise(world);
  lookUpAll(world);
  world.lookups['inspector-training'] = { [irma.account]: [trained('2025-01-01', '2028-12-31')] };
});

/** Does an act, of which these steps are filled in, on the enterprise. */
function doAct(
  by: Actor,
  name: string,
  steps: { readonly [as: string]: StepInput },
  more: ActInput['dossiers'] = {},
) {
  const act = acts.find((one) => one.name === name);
  if (!act) throw new Error(`no act ${name}`);
  const dossiers = { enterprise: { id, version: world.get(id).version }, ...more };
  const made = operationsOf(act, { dossiers, steps }, () => crypto.randomUUID(), world.now.toISOString());
  if ('wrong' in made) throw new Error(`${made.wrong} at ${made.at}`);
  return world.act(by, made.operations);
}
const newest = (type: string, of = id) => world.get(of).entries.findLast((one) => one.type === type);
const idOf = (type: string, of = id): string => newest(type, of)?.id ?? '';
const said = (type: string, field: string, of = id) => newest(type, of)?.heads[field]?.[0]?.value;

const site = { kind: 'factory', area: 'XA', sector: 'manufacturing', tier: 'tier-1' };
const code = {
  from: '2026-01-01',
  childLabour: true,
  trafficking: true,
  reach: 'all-tiers',
  monitoredBy: 'independent',
};

it('opens a file with who it is, where it works and its code', () => {
  const opened = must(
    doAct(sol, 'open-enterprise', { profile: { set: profile }, site: { set: site }, code: { set: code } }),
  );
  id = opened.changes[0]?.dossier ?? '';
  expect(world.get(id).entries.map(({ type }) => type)).toEqual(['profile', 'site', 'code']);
});

it('maps a site, how people are hired there, and its committee', () => {
  must(
    doAct(sol, 'map-site', {
      site: { set: { ...site, kind: 'private-household', youngWorkers: 2 } },
      hiring: { set: { steps: ['age-paper-seen'], coversCasual: true, from: '2026-01-01' } },
      committee: { set: { since: '2026-02-01', union: true } },
    }),
  );
  expect(said('committee', 'site')).toBe(idOf('site'));
});

it('declares suppliers on file and new ones, and ends buying from one', () => {
  must(
    doAct(sol, 'declare-suppliers', { supplier: {}, profile: { set: profile }, link: { set: supplyOf(id) } }),
  );
  const supplier = String(said('supply-link', 'supplier'));
  expect(supplier).not.toBe(id);
  expect(said('profile', 'name', supplier)).toBe('Mill');
  const other = openEnterprise(world);
  const { supplier: _, ...link } = supplyOf(other, { tier: 'tier-2' });
  must(doAct(sol, 'declare-suppliers', { link: { set: link } }, { supplier: { id: other, version: 1 } }));
  expect(said('supply-link', 'supplier')).toBe(other);
  must(
    doAct(sol, 'end-supply-link', {
      link: { entry: idOf('supply-link'), set: { to: '2026-03-02', endReason: 'season' } },
    }),
  );
  expect(said('supply-link', 'endReason')).toBe('season');
});

it('goes from an inspection to a finding that buyers know, put right and closed', () => {
  const buyer = openEnterprise(world);
  world.set(sol, buyer, 'supply-link', supplyOf(id));
  must(
    doAct(irma, 'plan-workplace-inspection', {
      risk: { set: { level: 'high', on: '2026-03-02' } },
      plan: { set: { on: '2026-03-02', inspector: irma.account, reason: 'report', unannounced: true } },
    }),
  );
  const seen = { on: '2026-03-02', inspector: irma.account, access: 'by-warrant', belowMinimumAge: 4 };
  must(
    doAct(irma, 'inspect-workplace', {
      inspection: { set: { ...seen, result: 'children-found', order: 'stop-work' } },
      finding: { set: { kind: 'under-minimum-age', on: '2026-03-02', state: 'confirmed', boys: 4 } },
      demand: { set: { on: '2026-03-02', factors: ['cheap-and-docile', 'informal'], level: 'high' } },
    }),
  );
  expect(said('finding', 'inspection')).toBe(idOf('inspection'));
  expect(said('finding', 'source')).toBe('inspection');
  const finding = idOf('finding');
  const known = { finding, kind: 'under-minimum-age', on: '2026-03-02' };
  expect(refusals(doAct(irma, 'make-finding-known', { disclosure: { set: known } }))).toEqual([
    'V7.children-not-safe',
  ]);
  must(
    doAct(piet, 'release-finding', {
      finding: { entry: finding, set: { childrenSafe: true, release: 'released' } },
    }),
  );
  must(doAct(irma, 'make-finding-known', { disclosure: { set: known } }));
  lookUpAll(world);
  world.settle(buyer);
  expect(world.open(buyer)).toContain(`V7:expose-${id}`);

  const here = id;
  id = buyer;
  const exposure = { supplier: here, finding: here, kind: 'under-minimum-age', on: '2026-03-02' };
  must(doAct(sol, 'answer-exposure', { exposure: { set: { ...exposure, answer: 'remedy-supported' } } }));
  expect(world.open(buyer)).not.toContain(`V7:expose-${here}`);
  id = here;

  const disclosure = idOf('disclosure');
  world.set(sol, id, 'corrective-action', { disclosure, forChildren: ['back-to-school'], due: '2026-04-01' });
  const entry = idOf('corrective-action');
  must(doAct(sol, 'put-right', { action: { entry, set: { doneOn: '2026-03-02' } } }));
  world.pass(1);
  must(doAct(mona, 'put-right', { action: { entry, set: { verifiedOn: '2026-03-02', holds: true } } }));
  const close = (set: StepInput['set'] = {}) =>
    doAct(irma, 'close-finding', { disclosure: { entry: disclosure, set } });
  expect(refusals(close({ closedOn: '2026-03-02' }))).toEqual(['V7.children-not-helped']);
  must(close({ childrenRemediedOn: '2026-03-02', closedOn: '2026-03-02' }));
  expect(world.open(id).filter((one) => /^V7:(?:help|correct|verify)/.test(one))).toEqual([]);
});

it('records a finding from outside, with how it is put right', () => {
  must(
    doAct(irma, 'record-finding-and-corrective-action', {
      finding: { set: { ...childrenFound, source: 'press', state: 'suspected' } },
      action: { set: { forChildren: ['safe-place'], due: '2026-03-20' } },
    }),
  );
  expect(said('corrective-action', 'finding')).toBe(idOf('finding'));
});

it('audits, tells of what was found, and gives a label that is earned', () => {
  world.set(sol, id, 'code', code);
  const audit = {
    on: '2026-03-01',
    ownedByAudited: false,
    paidBy: 'initiative',
    standard: 'own-code',
    coversChildLabour: true,
    coversTrafficking: true,
    result: 'breaches-found',
  };
  const label = { kind: 'award', byActor: 'government', from: '2026-03-02' };
  expect(refusals(doAct(lars, 'award-label', { label: { set: label } }))).toEqual(['V12.not-verified']);
  must(
    doAct(mona, 'audit-site', {
      audit: { set: audit },
      finding: { set: { kind: 'no-age-checks', on: '2026-03-01', state: 'confirmed' } },
      action: { set: { atSite: ['age-checks'], due: '2026-04-01' } },
    }),
  );
  expect(said('finding', 'source')).toBe('audit');
  expect(said('corrective-action', 'audit')).toBe(idOf('audit'));
  must(doAct(lars, 'award-label', { label: { set: label } }));
});
