/** Credit that helps: it can be repaid, and what it pays for can be sold: H1 and H2 [2.1]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import type { Money } from '../kernel/fields.ts';
import { all, findWritten, itemsOf, newest, saidOf, writes } from '../kernel/inquiry.ts';
import type { Elsewhere } from '../kernel/lookups.ts';
import { findElsewhere } from '../kernel/lookups.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import { incomeBenchmark } from './benchmarks.ts';
import { isOpen } from './days.ts';
import { livelihood, loan, profile } from './entries.ts';

const role = 'programme-officer';

/** The loan that an operation grants, or changes the terms of as it is granted. */
const findGranted = (afterwards: Dossier, operation: Operation | undefined): EntryState | undefined => {
  const written = findWritten(afterwards, loan, operation);
  return saidOf(loan, written, 'state') === 'granted' ? written : undefined;
};

const share = setting('H1.share', 'percent', 30, 5, 50);

/** H1: no loan unless what is repaid a month leaves enough of what the family has above its needs; else cash support. */
export const h1 = safeguard('H1', {
  section: '2.1',
  needs: ['loan', 'profile'],
  settings: [share],
  texts: ['no-instalment', 'income-not-known', 'needs-not-known', 'currencies', 'no-surplus', 'too-heavy'],
  blocks: (operation, _before, afterwards) =>
    writes(operation, loan, 'state', 'instalmentPerMonth', 'needsPerMonth') &&
    findGranted(afterwards, operation) !== undefined,
  check: (dossier, context, operation): Answer => {
    const granted = findGranted(dossier, operation);
    const no = (reason: string, remedy: string, values?: { readonly [name: string]: number }): Answer =>
      fails(reason, role, [remedy], values);
    const instalment: Money | undefined = saidOf(loan, granted, 'instalmentPerMonth');
    if (!instalment) return no('no-instalment', 'loan');
    const latest = newest(dossier, profile);
    const income: Money | undefined = saidOf(profile, latest, 'incomePerMonth');
    if (!income) return no('income-not-known', 'profile');
    const needs: Money | undefined = saidOf(loan, granted, 'needsPerMonth');
    if (!needs) return no('needs-not-known', 'loan');
    if (income.currency !== instalment.currency || needs.currency !== instalment.currency)
      return no('currencies', 'loan');
    // whatever is put down as needs: below the country's line nothing is left over
    const poor = itemsOf(profile, latest, 'crossed').some((one) => said(one.benchmark) === incomeBenchmark);
    const left = income.amount - needs.amount;
    if (poor || left <= 0) return no('no-surplus', 'enrolment');
    const most = context.setting(share.id);
    return instalment.amount * 100 < most * left
      ? holds
      : no('too-heavy', 'enrolment', { share: Math.ceil((instalment.amount * 100) / left), most });
  },
});

/** What other households of the area make or sell with help of ours. */
export const tradesInArea: Elsewhere = {
  name: 'trades-in-area',
  kind: 'household',
  entry: 'livelihood',
  by: 'area',
  about: 'area',
  fields: ['trade', 'to'],
  ends: 'to',
};
export const loansInArea: Elsewhere = {
  name: 'loans-in-area',
  kind: 'household',
  entry: 'loan',
  by: 'area',
  about: 'area',
  fields: ['trade', 'state'],
};

const running: readonly string[] = ['granted', 'rescheduled', 'in-arrears'];

/** Trades of this household in its own area, with the entries that say so. */
function ownTrades(dossier: Dossier): readonly { readonly id: string; readonly trade: string }[] {
  const here = (at: string | undefined): boolean => at === dossier.area;
  return [
    ...all(dossier, livelihood).flatMap((one) => {
      const trade = saidOf(livelihood, one, 'trade');
      const goesOn = saidOf(livelihood, one, 'to') === undefined && here(saidOf(livelihood, one, 'area'));
      return trade && goesOn ? [{ id: one.id, trade }] : [];
    }),
    ...all(dossier, loan).flatMap((one) => {
      const trade = saidOf(loan, one, 'trade');
      const runs = running.includes(saidOf(loan, one, 'state') ?? '') && here(saidOf(loan, one, 'area'));
      return trade && runs ? [{ id: one.id, trade }] : [];
    }),
  ];
}

/** Other households supported in this trade here; undefined while that is not at hand. */
function othersIn(trade: string, dossier: Dossier, context: GuardContext): number | undefined {
  const trades = findElsewhere(context, tradesInArea.name, dossier.area);
  const loans = findElsewhere(context, loansInArea.name, dossier.area);
  if (!trades || !loans) return undefined;
  const others = [
    ...trades.filter(({ values }) => typeof values['to'] !== 'string'),
    ...loans.filter(({ values }) => running.includes(String(values['state']))),
  ].filter((one) => one.values['trade'] === trade && one.state === 'supported' && one.dossier !== dossier.id);
  return new Set(others.map((one) => one.dossier)).size;
}

const most = setting('H2.most', 'count', 10, 2, 200);

/** H2: a loan for a business needs a plan and a market; a warning before too many in one place make the same. */
export const h2 = safeguard('H2', {
  section: '2.1',
  needs: ['loan', 'livelihood'],
  lookups: [tradesInArea.name, loansInArea.name],
  settings: [most],
  texts: ['no-plan', 'no-market-check', 'no-market', 'crowded'],
  blocks: (operation, _before, afterwards) =>
    writes(operation, loan, 'state', 'purpose', 'businessPlan', 'businessPlanFile', 'marketCheck') &&
    saidOf(loan, findGranted(afterwards, operation), 'purpose') === 'business',
  check: (dossier, _context, operation): Answer => {
    const granted = findGranted(dossier, operation);
    const plan = saidOf(loan, granted, 'businessPlan') ?? saidOf(loan, granted, 'businessPlanFile');
    if (plan === undefined) return fails('no-plan', role, ['loan']);
    const market = saidOf(loan, granted, 'marketCheck') ?? 'not-done';
    if (market === 'room') return holds;
    return fails(market === 'not-done' ? 'no-market-check' : 'no-market', role, ['loan']);
  },
  alerts: (dossier, context) =>
    isOpen(dossier)
      ? ownTrades(dossier).flatMap(({ id, trade }) => {
          const others = othersIn(trade, dossier, context);
          return others !== undefined && others + 1 > context.setting(most.id)
            ? [{ key: `crowded-${id}`, reason: 'crowded', roles: [role, 'supervisor'] }]
            : [];
        })
      : [],
});
