/** Complaints that are not answered yet, those that nobody has taken first, then the oldest. Draws nothing. */
import { findInterval } from '../../../../domain/kernel/dates.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import { said } from '../../../../domain/kernel/values.ts';
import type { DossierLine } from '../../../client/types.ts';

interface Complaint {
  readonly dossier: string;
  readonly number: string;
  readonly entry: string;
  readonly values: Readonly<Record<string, Json>>;
  /** Entry in which it is handled; undefined while nobody has taken it. */
  readonly handling: string | undefined;
}

export function complaintsOf(lines: readonly DossierLine[]): readonly Complaint[] {
  const dayOf = ({ values }: Complaint): number => findInterval(String(said(values['on'])))?.from ?? 0;
  return lines
    .flatMap(({ id, number, entries = [] }) => {
      const handlings = entries.filter(({ type }) => type === 'complaint-handling');
      return entries
        .filter(({ type }) => type === 'complaint')
        .flatMap((one): Complaint[] => {
          const handling = handlings.findLast(({ values }) => said(values['complaint']) === one.id);
          if (said(handling?.values['answeredOn']) !== undefined) return [];
          return [{ dossier: id, number, entry: one.id, values: one.values, handling: handling?.id }];
        });
    })
    .toSorted(
      (a, b) => Number(a.handling !== undefined) - Number(b.handling !== undefined) || dayOf(a) - dayOf(b),
    );
}
