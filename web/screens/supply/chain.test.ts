import { describe, expect, test } from 'vitest';
import type { Json } from '../../../domain/kernel/values.ts';
import type { DossierLine } from '../../client/types.ts';
import {
  chainOf,
  leftTooSoon,
  neverAudited,
  owedIn,
  selfDeclared,
  silentCodes,
  standingOf,
} from './chain.ts';

const now = new Date('2026-06-01T12:00:00Z');
type Said = readonly [type: string, values: Readonly<Record<string, Json>>];

const line = (id: string, ...entries: readonly Said[]): DossierLine => ({
  ...{ id, kind: 'enterprise', number: id, state: 'known', stateSince: '', area: 'XA', steward: 1 },
  ...{ updated: '2026-05-01T00:00:00Z', created: '', version: 1, nextDue: null, title: {} },
  entries: entries.map(([type, values], at) => ({ id: `${id}-${type}-${at}`, type, occurred: null, values })),
});
const buysFrom = (supplier: string, more: Readonly<Record<string, Json>> = {}): Said => [
  'supply-link',
  { supplier, from: '2025-01-01', ...more },
];
const known = (more: Readonly<Record<string, Json>> = {}): Said => [
  'disclosure',
  { finding: 'f', kind: 'trafficking', on: '2026-05-01', ...more },
];
/** A buys from B, B from C, C from D, D from E; something was found at E. */
const five = (atE: readonly Said[], ...atA: readonly Said[]) => [
  line('a', buysFrom('b'), ...atA),
  line('b', buysFrom('c')),
  line('c', buysFrom('d')),
  line('d', buysFrom('e')),
  line('e', ...atE),
];

describe('a finding made known four tiers down', () => {
  test('reaches every buyer, with the tier and the supplier it comes through', () => {
    const { exposures } = chainOf(five([known()]), now);
    expect(exposures.map(({ buyer, tier, through }) => `${buyer} ${tier} ${through}`)).toEqual([
      'a 4 b',
      'b 3 c',
      'c 2 d',
      'd 1 e',
    ]);
  });

  test('is answered once the buyer has written down what it does about this very finding', () => {
    const answer = { supplier: 'b', finding: 'e', answer: 'remedy-supported', on: '2026-05-02' };
    const answersOf = (kind: string) =>
      chainOf(five([known()], ['exposure', { ...answer, kind }]), now).exposures.find(
        ({ buyer }) => buyer === 'a',
      )?.answer;
    expect(answersOf('trafficking')).toBe('remedy-supported');
    expect(answersOf('forced-labour')).toBeUndefined();
  });

  test('reaches nobody once it is closed, nor who had stopped buying before it was found', () => {
    expect(chainOf(five([known({ closedOn: '2026-05-20' })]), now).exposures).toEqual([]);
    const left = [line('a', buysFrom('e', { to: '2026-04-01' })), line('e', known())];
    expect(chainOf(left, now).exposures).toEqual([]);
  });

  test('ends where she may not know of who stands between, and nothing says that somebody does', () => {
    const seen = five([known()])
      .filter(({ id }) => id !== 'c')
      .map((one) => (one.id === 'b' ? line('b', buysFrom('00000000-0000-0000-0000-000000000000')) : one));
    const chain = chainOf(seen, now);
    expect(chain.exposures.map(({ buyer }) => buyer)).toEqual(['d']);
    expect(chain.buyings.map(({ supplier }) => supplier)).toEqual(['b', 'e']);
  });
});

describe('how an enterprise stands', () => {
  const audited: Said = [
    'audit',
    { on: '2026-01-01', ownedByAudited: false, paidBy: 'buyer', result: 'nothing-found' },
  ];
  const standing = (id: string, lines: readonly DossierLine[], seesAudits = true) =>
    standingOf(chainOf(lines, now), id, seesAudits);

  test('is told gravest first, and by how far the children are helped', () => {
    const remedy: Said = [
      'corrective-action',
      { finding: 'f', forChildren: ['safe-place'], due: '2026-07-01' },
    ];
    expect(standing('e', [line('e', known(), audited)])).toEqual(['not-helped']);
    expect(standing('e', [line('e', known(), audited, remedy)])).toEqual(['being-helped']);
    expect(standing('d', five([known(), audited]))).toEqual(['exposed', 'never-audited']);
    expect(standing('e', [line('e', audited)])).toEqual(['nothing-open']);
  });

  test('is not called good where she may not read what audits found', () => {
    expect(standing('e', [line('e')], false)).toEqual([]);
    expect(standing('e', [line('e')])).toEqual(['never-audited']);
  });

  test('tells who may read findings that one is not made known, until it is or proves unfounded', () => {
    const finding = (state: string): Said => ['finding', { kind: 'trafficking', state }];
    expect(standing('e', [line('e', audited, finding('suspected'))])).toEqual(['not-made-known']);
    expect(standing('e', [line('e', audited, finding('not-confirmed'))])).toEqual(['nothing-open']);
    const made = line('e', audited, finding('confirmed'), known({ finding: 'e-finding-1' }));
    expect(standing('e', [made])).toEqual(['not-helped']);
  });
});

test('links, codes and audits are judged by the safeguards themselves', () => {
  const left = buysFrom('e', { to: '2026-05-10', endReason: 'child-labour-finding' });
  const code: Said = [
    'code',
    { from: '2025-01-01', childLabour: true, trafficking: false, reach: 'all-tiers', monitoredBy: 'nobody' },
  ];
  const own: Said = ['audit', { on: '2026-01-01', ownedByAudited: true, paidBy: 'audited' }];
  const chain = chainOf([line('a', left, code, own), line('e', known())], now);
  expect(leftTooSoon(chain)).toEqual([{ at: 'a', reason: 'before-remedy', entry: 'a-supply-link-0' }]);
  expect(chain.buyings).toMatchObject([{ isOver: true, isTooSoon: true }]);
  expect(silentCodes(chain).map(({ reason }) => reason)).toEqual(['trafficking', 'monitoring']);
  expect(selfDeclared(chain)).toEqual([{ at: 'a', reason: 'self-declared', entry: 'a-audit-2' }]);
  const helped = chainOf([line('a', left), line('e', known({ childrenRemediedOn: '2026-05-05' }))], now);
  expect(leftTooSoon(helped)).toEqual([]);
});

test('a remedy is owed until a monitor has seen that it holds', () => {
  const action = (more: Readonly<Record<string, Json>>): Said => [
    'corrective-action',
    { due: '2026-05-01', ...more },
  ];
  const owed = (more: Readonly<Record<string, Json>>) =>
    owedIn(chainOf([line('e', action(more))], now)).map(({ waitsFor }) => waitsFor);
  expect(owed({})).toEqual(['doing']);
  expect(owed({ doneOn: '2026-05-01' })).toEqual(['verifying']);
  expect(owed({ doneOn: '2026-05-01', verifiedOn: '2026-05-02', holds: true })).toEqual([]);
  expect(owed({ doneOn: '2026-05-01', verifiedOn: '2026-05-02', holds: false })).toEqual(['doing']);
  const two = chainOf([line('e', action({ due: '2026-09-01' }), action({ due: '2026-08' }))], now);
  expect(owedIn(two).map(({ due }) => due)).toEqual(['2026-08', '2026-09-01']);
});

test('never audited are those that somebody buys from now', () => {
  const lines = [line('a', buysFrom('b'), buysFrom('c', { to: '2026-01-01' })), line('b'), line('c')];
  expect(neverAudited(chainOf(lines, now))).toEqual(['b']);
});
