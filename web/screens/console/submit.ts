/** Hands an act in and says what came of it the way forms show it. */
import type { Draft } from '../../client/acts.ts';
import { perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import type { ActAnswer } from '../../client/types.ts';
import { problemWords, refusalsOf, unmetWords } from '../../client/words.ts';
import type { Outcome } from '../../forms/EntryForm.tsx';
import type { I18n } from '../../i18n.ts';

/** Where the panel for an entry type of a report is. */
export const panelHref = (report: string, panel: string): string => `/console/${report}?do=${panel}`;

export async function submitAct(
  name: string,
  drafts: readonly Draft[],
  words: I18n,
  options: {
    readonly formFor: (type: string) => string | undefined;
    readonly emergency?: string | undefined;
    readonly onAccepted?: (answer: ActAnswer) => void;
  },
): Promise<Outcome> {
  try {
    const answer = await perform(name, drafts, options.emergency);
    options.onAccepted?.(answer);
    return { is: 'done' };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const refusals = refusalsOf(error);
    if (refusals.length > 0) {
      return {
        is: 'refused',
        unmet: refusals.map((one) => unmetWords(one, words, options.formFor, 'report')),
        mayBeEmergency: refusals.every((one) => one.emergency),
      };
    }
    return { is: 'problem', problem: problemWords(error, words) };
  }
}
