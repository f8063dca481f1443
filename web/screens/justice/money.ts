/** Money that courts ordered, for children and from those who profited: what was ordered and what was paid, by currency. */
import type { Dossier, EntryState } from '../../../domain/kernel/dossier.ts';
import type { Money } from '../../../domain/kernel/fields.ts';
import { all, saidOf } from '../../../domain/kernel/inquiry.ts';
import { compensation, confiscation } from '../../../domain/proceeding/entries.ts';

export interface Sums {
  readonly currency: string;
  readonly confiscated: number;
  readonly ordered: number;
  readonly paid: number;
}

/** Sums in minor units; one line a currency, since nobody adds up two. */
export function sumsOf(dossier: Dossier): readonly Sums[] {
  const amounts: readonly (readonly [keyof Omit<Sums, 'currency'>, Money | undefined])[] = [
    ...all(dossier, confiscation).map(
      (one) => ['confiscated', saidOf(confiscation, one, 'confiscatedValue')] as const,
    ),
    ...all(dossier, compensation).flatMap((one) => [
      ['ordered', saidOf(compensation, one, 'ordered')] as const,
      ['paid', saidOf(compensation, one, 'paid')] as const,
    ]),
  ];
  const sums = new Map<string, Sums>();
  for (const [what, money] of amounts) {
    if (!money) continue;
    const { currency, amount } = money;
    const before = sums.get(currency) ?? { currency, confiscated: 0, ordered: 0, paid: 0 };
    sums.set(currency, { ...before, [what]: before[what] + amount });
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** Was less paid than was ordered, or in another currency so that nobody can tell? */
export function isOwed(one: EntryState): boolean {
  const ordered = saidOf(compensation, one, 'ordered');
  const paid = saidOf(compensation, one, 'paid');
  if (!ordered || ordered.amount === 0) return false;
  return paid?.currency !== ordered.currency || paid.amount < ordered.amount;
}

export const owedIn = (dossier: Dossier): readonly EntryState[] => all(dossier, compensation).filter(isOwed);
