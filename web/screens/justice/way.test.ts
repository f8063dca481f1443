import { describe, expect, test } from 'vitest';
import type { Json } from '../../../domain/kernel/values.ts';
import { dossierOf } from '../../client/lineDossier.ts';
import { childNumber, hearingsOf, shieldedAt, wayOf } from './way.ts';

const now = new Date('2026-06-01T12:00:00Z');
type Said = readonly [type: string, values: Readonly<Record<string, Json>>];
const types = ['child', 'hearing', 'measure-for-child'];

const proceeding = (state: string, entries: readonly Said[], loaded: readonly string[] = types) =>
  dossierOf(
    {
      ...{ id: 'j', kind: 'proceeding', number: 'J', state, stateSince: '2026-05-01T00:00:00Z', area: 'XA' },
      ...{ steward: 1, updated: '2026-05-01T00:00:00Z', created: '', version: 1, nextDue: null, title: {} },
      entries: [['profile', { openedOn: '2025-01-01' }] as Said, ...entries].map(([type, values], at) => ({
        ...{ id: `${type}-${at}`, type, occurred: null, values },
      })),
    },
    loaded,
  );
const way = (...args: Parameters<typeof proceeding>) =>
  wayOf(proceeding(...args), now).map(({ kind, state }) => `${kind} ${state}`);
const hearing = (at: string, more: Readonly<Record<string, Json>> = {}): Said => [
  'hearing',
  { kind: 'trial', at, childTakesPart: false, ...more },
];
const heard = (at: string, more: Readonly<Record<string, Json>> = {}): Said =>
  hearing(at, { childTakesPart: true, ...more });
const shield = (measures: readonly string[], more: Readonly<Record<string, Json>> = {}): Said => [
  'measure-for-child',
  { measures, ...more },
];

describe('the way of a proceeding', () => {
  test('at its beginning lies ahead', () => {
    expect(way('investigation', [])).toEqual([
      'complaint done',
      'investigation now',
      'charge ahead',
      'hearings ahead',
      'judgment ahead',
      'appeal ahead',
      'final ahead',
      'execution ahead',
      'publication ahead',
    ]);
  });

  test('at its end was taken, and what was not needed was left out', () => {
    expect(
      way('final', [
        ['offence', { chargedOn: '2025-02-01' }],
        hearing('2025-06-01T09:00:00Z', { result: 'held' }),
        ['judgment', { level: 'first', on: '2025-09-01', result: 'convicted' }],
      ]),
    ).toEqual([
      'complaint done',
      'investigation done',
      'charge done',
      'hearing done',
      'judgment done',
      'appeal skipped',
      'final done',
      'execution now',
      'publication now',
    ]);
  });

  test('is carried out when each conviction is, and told when it was published', () => {
    const convicted = (more: object): Said => [
      'judgment',
      { level: 'first', on: '2025-09-01', result: 'convicted', ...more },
    ];
    const told: Said = ['publication', { publishedOn: '2026-05-20' }];
    const both = way('final', [convicted({ carriedOutOn: '2026-01-01' }), convicted({}), told]);
    expect(both.slice(-2)).toEqual(['execution now', 'publication done']);
    expect(way('final', [convicted({ carriedOutOn: '2026-01-01' })]).at(-2)).toBe('execution done');
    expect(way('final', [['judgment', { level: 'first', result: 'acquitted' }]]).at(-2)).toBe(
      'execution skipped',
    );
    expect(wayOf(proceeding('final', []), now, true).at(-1)?.state).toBe('trouble');
  });

  test('that was dropped ends there', () => {
    const dropped = way('dropped', []);
    expect(dropped).toContain('dropped now');
    expect(dropped.filter((one) => one.endsWith('ahead'))).toEqual([]);
  });

  test('goes to a court above', () => {
    expect(way('appeal', [['step', { kind: 'appeal-filed', on: '2026-01-01' }]])).toContain('appeal now');
    expect(way('final', [['judgment', { level: 'appeal', on: '2026-01-01' }]])).toContain('appeal done');
  });
});

describe('a hearing', () => {
  const only = (...entries: readonly Said[]) =>
    way('trial', entries).find((one) => one.startsWith('hearing '));
  test('stands in the order of time', () => {
    const two = proceeding('trial', [hearing('2026-07-01T09:00:00Z'), hearing('2026-03-01T09:00:00Z')]);
    expect(hearingsOf(two).map(({ id }) => id)).toEqual(['hearing-2', 'hearing-1']);
  });
  test('is to come, over, put off, or waits for somebody to say what came of it', () => {
    expect(only(hearing('2026-07-01T09:00:00Z'))).toBe('hearing ahead');
    expect(only(hearing('2026-05-01T09:00:00Z', { result: 'held' }))).toBe('hearing done');
    expect(only(hearing('2026-05-01T09:00:00Z', { result: 'postponed' }))).toBe('hearing skipped');
    expect(only(hearing('2026-05-01T09:00:00Z'))).toBe('hearing trouble');
  });
  test('with a child is in trouble until guardian, lawyer and a shield are there', () => {
    const at = '2026-07-01T09:00:00Z';
    expect(only(heard(at))).toBe('hearing trouble');
    expect(only(heard(at), shield(['accompanied', 'lawyer']))).toBe('hearing trouble');
    expect(only(heard(at), shield(['accompanied', 'lawyer', 'screen'], { answer: 'refused' }))).toBe(
      'hearing trouble',
    );
    expect(only(heard(at), shield(['accompanied', 'lawyer', 'screen']))).toBe('hearing ahead');
  });
  test('is judged for each child, and not by who may not see how children are shielded', () => {
    const items = { a: { child: 'child-1' }, b: { child: 'child-2' } };
    const entries: readonly Said[] = [
      ['child', { role: 'witness' }],
      ['child', { role: 'witness' }],
      heard('2026-07-01T09:00:00Z', { children: { items, gone: [] } }),
      shield(['accompanied', 'lawyer', 'screen'], { child: 'child-1' }),
    ];
    const [one] = hearingsOf(proceeding('trial', entries));
    if (!one) throw new Error('no hearing');
    const open = proceeding('trial', entries);
    expect(shieldedAt(open, one).map(({ whom, lacks }) => [childNumber(open, whom), lacks])).toEqual([
      [1, []],
      [2, ['no-guardian', 'no-lawyer', 'no-measure']],
    ]);
    expect(shieldedAt(proceeding('trial', entries, ['hearing']), one)).toEqual([]);
    expect(way('trial', entries, ['hearing'])).toContain('hearing ahead');
  });
});
