/** Hands an act in and says what came of it the way forms show it. */
import type { Draft } from '../../client/acts.ts';
import { perform } from '../../client/acts.ts';
import type { ActAnswer } from '../../client/types.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { outcomeOf } from '../../forms/outcomes.ts';
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
  return await outcomeOf(
    async () => {
      // not within the optional call: without one to tell, nothing would be done
      const answer = await perform(name, drafts, options.emergency);
      options.onAccepted?.(answer);
    },
    words,
    { formFor: options.formFor, kind: 'report' },
  );
}
