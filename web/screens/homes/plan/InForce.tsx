/** The plans in force that somebody may see, each opened for the home of those who work with it. */
import type { ReactNode } from 'react';
import { useResource } from '../../../client/data.ts';
import type { DossierLine } from '../../../client/types.ts';
import { problemWords } from '../../../client/words.ts';
import { useI18n } from '../../../i18n.ts';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import { Loading } from '../../../ui/States.tsx';
import type { OpenDossier } from '../../dossier/useDossier.ts';
import { useDossier } from '../../dossier/useDossier.ts';
import './texts.ts';

interface InForceProps {
  /** What one finds where there is none. */
  readonly none: ReactNode;
  readonly children: (open: OpenDossier, reload: () => void) => ReactNode;
}

/** A country has one plan, and perhaps a few of regions; the first ones of a list that is longer are enough for a home. */
const most = 5;

export function InForce({ none, children }: InForceProps) {
  const words = useI18n();
  const { data, problem } = useResource<{ dossiers: readonly DossierLine[] }>(
    `/dossiers?kind=plan&state=in-force&sort=created&order=asc&limit=${most}`,
    { concerns: ({ kinds }) => kinds.includes('plan') },
  );
  if (problem && !data) return <ProblemNotice problem={problemWords(problem, words)} />;
  if (!data) return <Loading />;
  if (data.dossiers.length === 0) return none;
  return data.dossiers.map(({ id }) => (
    <OnePlan key={id} id={id}>
      {children}
    </OnePlan>
  ));
}

function OnePlan({ id, children }: { readonly id: string } & Pick<InForceProps, 'children'>) {
  const words = useI18n();
  const { open, problem, reload } = useDossier(id);
  if (!open) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  return children(open, reload);
}
