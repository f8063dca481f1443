/** How it stands with what a screen fetches: on its way, not to be had, or as it was when there last was a network. */
import type { Resource } from '../client/data.ts';
import { problemWords } from '../client/words.ts';
import { useI18n } from '../i18n.ts';
import { ProblemNotice } from '../ui/Notice.tsx';
import { AsOf, Loading } from '../ui/States.tsx';

/** Nothing when the answer is there and new. */
export function Fetching({ of }: { readonly of: Pick<Resource<unknown>, 'data' | 'at' | 'problem'> }) {
  const words = useI18n();
  const { data, at, problem } = of;
  if (problem?.code === 'offline' && data !== undefined && at) return <AsOf at={at} />;
  if (problem) return <ProblemNotice problem={problemWords(problem, words)} />;
  return data === undefined ? <Loading /> : null;
}
