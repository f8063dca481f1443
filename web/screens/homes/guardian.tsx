/** The guardian's board: her children only, what is to be decided with them and by when, and what she did for them [2.7]. */
import { addMessages, useI18n } from '../../i18n.ts';
import { caseTexts } from '../../messages/parts/cases.en.ts';
import { CaseBoard } from './cases/CaseBoard.tsx';
import { visitDue } from './cases/children.ts';
import type { BoardProps } from './registry.ts';

addMessages('en', caseTexts);

export function Board({ session }: BoardProps) {
  const { t, declared } = useI18n();
  return (
    <CaseBoard
      session={session}
      title={t('children.mine')}
      aheadTitle={t('children.decide')}
      ahead={[
        'best-interests',
        'plan',
        'return',
        'appointment',
        'conference',
        'protection-claim',
        'residence',
      ]}
      steps={(child) => {
        const at = `/dossiers/${child.id}`;
        const due = visitDue(child, new Date());
        return [
          { href: `${at}/write/guardian-act`, label: t('children.did') },
          { href: `${at}/write/views`, label: declared('case.views') },
          { href: `${at}/act/ask-for-leave`, label: declared('act.ask-for-leave') },
          {
            href: `${at}/act/record-visit?set.visit.due=${due}&set.visit.by=${session.account}`,
            label: declared('act.record-visit'),
          },
          { href: `${at}/act/record-incident`, label: declared('act.record-incident') },
          { href: `${at}/write/complaint`, label: declared('case.complaint') },
        ];
      }}
    />
  );
}
