/**
 * What a call form holds, as it is kept on this device, locked with the operator's own key: the answers, and from the first
 * try to hand it in what was made of them, so that a call which may have arrived is sent again as it was and stays one.
 */
import type { CallTaken, CallWay, SealedCall, SealedCallAddition } from '../../../../domain/report/calls.ts';
import type { DraftValues } from '../../../forms/drafts.ts';
import type { FormValues } from '../../../forms/logic.ts';
import type { Heard } from './fresh.ts';

export const callDraft = 'console/call';

export interface Answers {
  readonly channel: CallWay;
  /** By entry type: fields of `opening`, `call` and `reporter-safety`. */
  readonly opening: FormValues;
  readonly call: FormValues;
  readonly safety: FormValues;
  /** Words that are sealed. */
  readonly words: FormValues;
  /** The code of somebody who calls again, in its plain form. */
  readonly again?: string;
}

/** What was made of the answers, to be sent again as it is. */
export interface Sealed {
  /** The answers it was made of. */
  readonly of: string;
  /** What the caller is told; absent for somebody who has a code. */
  readonly code?: string;
  readonly body: SealedCall | SealedCallAddition;
}

export interface CallDraft extends DraftValues {
  readonly answers: Answers;
  readonly sealed?: Sealed;
  /** It is stored, and the caller has not been told her code yet. */
  readonly taken?: CallTaken & {
    readonly code: string;
    /** Where it is, as it was heard: offered to whoever judges it in the same breath. */
    readonly heard?: Heard;
  };
}

/** The kept draft; drafts are ours alone, so their form is what this version or one before it wrote. */
export function restoreCall(kept: DraftValues, start: CallDraft): CallDraft {
  const { answers, sealed, taken } = kept as Partial<CallDraft>;
  return {
    answers: { ...start.answers, ...answers },
    ...(sealed ? { sealed } : {}),
    ...(taken ? { taken } : {}),
  };
}

/** Has anything been told yet? */
export const isEmpty = ({ words, opening, again }: Answers): boolean =>
  again === undefined && Object.keys(words).length === 0 && opening['dangerNow'] === undefined;
