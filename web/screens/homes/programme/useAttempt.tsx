/** One act of a step: under way, done with a word, or not done and why. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { ApiProblem } from '../../../client/api.ts';
import { problemWords, refusalsOf, unmetWords } from '../../../client/words.ts';
import { useI18n } from '../../../i18n.ts';
import { ProblemNotice, Refusal } from '../../../ui/Notice.tsx';
import { toast } from '../../../ui/Toast.tsx';

interface Attempt {
  readonly attempt: (act: () => Promise<void>, done: string) => Promise<void>;
  readonly isPending: boolean;
  readonly notice: ReactNode;
}

export function useAttempt(): Attempt {
  const words = useI18n();
  const [isPending, setPending] = useState(false);
  const [failed, setFailed] = useState<ApiProblem>();
  const refusals = failed ? refusalsOf(failed) : [];
  const notice =
    failed && refusals.length === 0 ? (
      <ProblemNotice problem={problemWords(failed, words)} />
    ) : (
      refusals.length > 0 && (
        <Refusal
          title={words.t('dossier.refused')}
          unmet={refusals.map((one) => unmetWords(one, words, () => undefined, 'programme'))}
          isSpoken
        />
      )
    );
  return {
    notice,
    isPending,
    attempt: async (act, done) => {
      setPending(true);
      setFailed(undefined);
      try {
        await act();
        toast(done);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setFailed(error);
      } finally {
        setPending(false);
      }
    },
  };
}
