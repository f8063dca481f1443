/** The list of a cycle: who gets what, how it differs from the one before, and what came of it. Draws nothing. */
import type { EntryState } from '../../../../domain/kernel/dossier.ts';
import { saidOf } from '../../../../domain/kernel/inquiry.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import { isItemList, said } from '../../../../domain/kernel/values.ts';
import { cycle } from '../../../../domain/programme/entries.ts';
import type { Amount, Enrolled, Period, Rule } from './cycle.ts';
import { dueTo } from './cycle.ts';

export interface Payment {
  /** Id of its line in the list. */
  readonly item: string;
  readonly household: string;
  readonly amount: Amount;
  readonly state: string;
  readonly failure: string | undefined;
}

/** Lines of a cycle's list. */
export function paymentsOf(one: EntryState | undefined): readonly Payment[] {
  const list = one?.heads['payments']?.[0]?.value;
  if (!isItemList(list)) return [];
  return Object.entries(list.items).flatMap(([item, told]): readonly Payment[] => {
    const values = isAnswers(told) ? told : {};
    const household = said(values['household']);
    const amount = said(values['amount']);
    const [state, failure] = [said(values['state']), said(values['failure'])];
    if (typeof household !== 'string' || !isAmount(amount)) return [];
    return [
      {
        item,
        household,
        amount,
        state: typeof state === 'string' ? state : 'due',
        failure: typeof failure === 'string' ? failure : undefined,
      },
    ];
  });
}

const isAnswers = (item: Json): item is { readonly [field: string]: Json } =>
  typeof item === 'object' && item !== null && !Array.isArray(item);

const isAmount = (value: unknown): value is Amount =>
  typeof value === 'object' &&
  value !== null &&
  'amount' in value &&
  typeof value.amount === 'number' &&
  'currency' in value &&
  typeof value.currency === 'string';

/** The period of a cycle. */
export function periodOf(one: EntryState | undefined): Period | undefined {
  const [from, to] = [saidOf(cycle, one, 'from'), saidOf(cycle, one, 'to')];
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}

/** Sums by currency, largest first. */
export function totalsOf(amounts: readonly Amount[]): readonly Amount[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .toSorted((a, b) => b.amount - a.amount);
}

/** Who is to be paid, and who is enrolled and would be paid nothing, which a person looks into. */
export function duePayments(
  families: readonly Enrolled[],
  rules: readonly Rule[],
): {
  readonly due: readonly { readonly family: Enrolled; readonly amount: Amount }[];
  readonly without: readonly Enrolled[];
} {
  const all = families.map((family) => ({ family, amount: dueTo(rules, family) }));
  return {
    due: all.flatMap(({ family, amount }) => (amount ? [{ family, amount }] : [])),
    without: all.flatMap(({ family, amount }) => (amount ? [] : [family])),
  };
}

export interface Difference {
  readonly joined: readonly string[];
  readonly gone: readonly string[];
  readonly otherAmount: readonly string[];
}

/** What is different from the list before, by household: what whoever approves it looks at first. */
export function differences(
  now: readonly Pick<Payment, 'household' | 'amount'>[],
  before: readonly Pick<Payment, 'household' | 'amount'>[],
): Difference {
  const old = new Map(before.map((one) => [one.household, one.amount]));
  const present = new Set(now.map(({ household }) => household));
  return {
    joined: now.filter(({ household }) => !old.has(household)).map(({ household }) => household),
    gone: before.filter(({ household }) => !present.has(household)).map(({ household }) => household),
    otherAmount: now
      .filter(({ household, amount }) => {
        const was = old.get(household);
        return was && (was.amount !== amount.amount || was.currency !== amount.currency);
      })
      .map(({ household }) => household),
  };
}

/** Accounts that had a hand in a list, who therefore do not approve it [H14]. */
export const preparersOf = (one: EntryState): ReadonlySet<number | undefined> =>
  new Set([
    one.by,
    saidOf(cycle, one, 'preparedBy'),
    ...['number', 'from', 'to', 'payments', 'households', 'total'].flatMap((field) =>
      (one.heads[field] ?? []).map(({ stamp }) => stamp.by),
    ),
  ]);

export interface Result {
  readonly state: 'paid' | 'failed';
  readonly failure?: string | undefined;
}

/** The list with what came of each line, as a change: each line is put in another's place. */
export function settled(
  payments: readonly Payment[],
  results: ReadonlyMap<string, Result>,
  newId: () => string,
): { readonly remove: string[]; readonly add: { readonly [id: string]: Json } } {
  const told = payments.filter(({ household }) => results.has(household));
  return {
    remove: told.map(({ item }) => item),
    add: Object.fromEntries(
      told.map(({ household, amount }) => {
        const result = results.get(household);
        return [
          newId(),
          {
            household,
            amount: { amount: amount.amount, currency: amount.currency },
            state: result?.state ?? 'due',
            ...(result?.failure ? { failure: result.failure } : {}),
          },
        ];
      }),
    ),
  };
}

/** A field of a CSV file. Nothing in it is taken for a formula by a spreadsheet. */
const csvField = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
