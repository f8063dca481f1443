import { expect, test } from 'vitest';
import type { Json } from '../../../domain/kernel/values.ts';
import { dossierOf } from '../../client/lineDossier.ts';
import { owedIn, sumsOf } from './money.ts';
import { publishBy, publishing } from './publishing.ts';

type Said = readonly [type: string, values: Readonly<Record<string, Json>>];
const usd = (amount: number) => ({ amount, currency: 'USD' });
const proceeding = (state: string, ...entries: readonly Said[]) =>
  dossierOf(
    {
      ...{ id: 'j', kind: 'proceeding', number: 'J', state, stateSince: '2026-05-01T00:00:00Z', area: 'XA' },
      ...{ steward: 1, updated: '2026-05-01T00:00:00Z', created: '', version: 1, nextDue: null, title: {} },
      entries: entries.map(([type, values], at) => ({ id: `${type}-${at}`, type, occurred: null, values })),
    },
    [],
  );

test('sums are by currency: nobody adds up two', () => {
  expect(
    sumsOf(
      proceeding(
        'judged',
        ['confiscation', { confiscatedValue: usd(500) }],
        ['compensation', { ordered: usd(300), paid: usd(100) }],
        ['compensation', { ordered: { amount: 7, currency: 'EUR' } }],
        ['compensation', { ordered: { unsaid: 'not-known' } }],
      ),
    ),
  ).toEqual([
    { currency: 'EUR', confiscated: 0, ordered: 7, paid: 0 },
    { currency: 'USD', confiscated: 500, ordered: 300, paid: 100 },
  ]);
});

test('compensation is owed until as much was paid as was ordered', () => {
  const owed = (values: Readonly<Record<string, Json>>) =>
    owedIn(proceeding('final', ['compensation', values])).length > 0;
  expect(owed({ ordered: usd(300) })).toBe(true);
  expect(owed({ ordered: usd(300), paid: usd(299) })).toBe(true);
  expect(owed({ ordered: usd(300), paid: { amount: 900, currency: 'EUR' } })).toBe(true);
  expect(owed({ ordered: usd(300), paid: usd(300) })).toBe(false);
  expect(owed({ decision: 'refused' })).toBe(false);
});

test('a result is written, checked, published, in this order, once nobody can appeal', () => {
  const notice = (more: Readonly<Record<string, Json>>): Said => ['publication', more];
  expect(publishing(proceeding('judged'))).toBe('not-yet');
  expect(publishing(proceeding('final'))).toBe('write');
  expect(publishing(proceeding('final', notice({})))).toBe('check');
  expect(publishing(proceeding('final', notice({ nobodyRecognisable: false })))).toBe('check');
  expect(publishing(proceeding('final', notice({ nobodyRecognisable: true })))).toBe('publish');
  expect(publishing(proceeding('final', notice({ publishedOn: '2026-05-20' })))).toBe('done');
  expect(publishBy(proceeding('final'), 30)).toBe('2026-05-31T00:00:00.000Z');
});
