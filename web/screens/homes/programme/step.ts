/** What every step of a cycle is given. */
import type { EntryState } from '../../../../domain/kernel/dossier.ts';
import type { DossierLine } from '../../../client/types.ts';
import type { Enrolled, Period, Rule } from './cycle.ts';
import type { Payment } from './payments.ts';

export interface StepProps {
  readonly programme: { readonly id: string; readonly number: string; readonly version: number };
  readonly account: number;
  /** Households of the programme that this person may know of. */
  readonly households: readonly DossierLine[];
  /** Those supported all through the period. */
  readonly families: readonly Enrolled[];
  readonly period: Period;
  readonly rules: readonly Rule[];
  readonly number: number;
  /** The list of the cycle before. */
  readonly before: readonly Payment[];
  /** Fetches everything anew. */
  readonly onDone: () => void;
}

export interface CurrentProps extends StepProps {
  readonly current: EntryState;
}
