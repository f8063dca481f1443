/** The lawyer's board: interviews, hearings and terms that come next, and the children she stands by before the law [2.5, 2.7]. */
import { addMessages, useI18n } from '../../i18n.ts';
import { caseTexts } from '../../messages/parts/cases.en.ts';
import { CaseBoard } from './cases/CaseBoard.tsx';
import type { BoardProps } from './registry.ts';

addMessages('en', caseTexts);

export function Board({ session }: BoardProps) {
  const { t, declared } = useI18n();
  return (
    <CaseBoard
      session={session}
      title={t('children.mine')}
      aheadTitle={t('children.terms')}
      ahead={['appointment', 'protection-claim', 'legal-demand', 'residence', 'return', 'best-interests']}
      steps={({ id }) => [
        { href: `/dossiers/${id}/write/legal`, label: t('children.noteLegal') },
        { href: `/dossiers/${id}/write/residence`, label: declared('case.residence') },
        { href: `/dossiers/${id}/write/protection-claim`, label: declared('case.protection-claim') },
        { href: `/dossiers/${id}/write/data-request`, label: declared('case.data-request') },
        { href: `/dossiers/${id}/write/complaint`, label: declared('case.complaint') },
      ]}
    />
  );
}
