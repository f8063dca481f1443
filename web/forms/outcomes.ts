/** What came of handing something in, as forms show it: done, to be corrected, refused with what would satisfy it, or a problem. */
import { ApiProblem } from '../client/api.ts';
import { problemWords, refusalsOf, unmetWords } from '../client/words.ts';
import type { I18n } from '../i18n.ts';
import type { Problem, Unmet } from '../ui/Notice.tsx';
import type { FormProblem } from './logic.ts';

export type Outcome =
  | { readonly is: 'done' }
  | { readonly is: 'invalid'; readonly problems: readonly FormProblem[] }
  | { readonly is: 'refused'; readonly unmet: readonly Unmet[]; readonly mayBeEmergency: boolean }
  | { readonly is: 'problem'; readonly problem: Problem };

export interface OutcomeOptions {
  /** Address of the form that settles what is missing. */
  readonly formFor: (type: string) => string | undefined;
  /** Kind of the dossier that the entries named in a refusal belong to. */
  readonly kind: string;
}

/** Does it, and says what came of it. What is no problem of the server's is thrown on. */
export async function outcomeOf(
  work: () => Promise<unknown>,
  words: I18n,
  { formFor, kind }: OutcomeOptions,
): Promise<Outcome> {
  try {
    await work();
    return { is: 'done' };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const refusals = refusalsOf(error);
    if (refusals.length > 0) {
      return {
        is: 'refused',
        unmet: refusals.map((one) => unmetWords(one, words, formFor, kind)),
        mayBeEmergency: refusals.every((one) => one.emergency),
      };
    }
    const invalid = error.body['invalid'];
    if (error.code === 'invalid' && Array.isArray(invalid)) {
      const lines = invalid as readonly {
        readonly field: string;
        readonly problem: FormProblem['problem'];
      }[];
      return {
        is: 'invalid',
        problems: lines.map(({ field, problem }) => ({ path: field, problem, kind: undefined })),
      };
    }
    return { is: 'problem', problem: problemWords(error, words) };
  }
}
