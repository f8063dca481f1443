/** The counsellor's board: sessions that come next, and her children with how the last one went; a note is a tap away [2.7]. */
import { said } from '../../../domain/kernel/values.ts';
import { showDate } from '../../dates.ts';
import { addMessages, dot, useI18n } from '../../i18n.ts';
import { caseTexts } from '../../messages/parts/cases.en.ts';
import { CaseBoard } from './cases/CaseBoard.tsx';
import type { BoardProps } from './registry.ts';

addMessages('en', caseTexts);

export function Board({ session }: BoardProps) {
  const words = useI18n();
  const { t, declared } = words;
  return (
    <CaseBoard
      session={session}
      title={t('children.mine')}
      aheadTitle={t('children.nextSessions')}
      ahead={['session']}
      steps={({ id }) => [
        {
          href: `/dossiers/${id}/write/session?set.counsellor=${session.account}`,
          label: t('children.noteSession'),
        },
        { href: `/dossiers/${id}/write/complaint`, label: declared('case.complaint') },
      ]}
      tell={(_, { entries = [] }) => {
        const sessions = entries.filter(({ type }) => type === 'session');
        const last = sessions.at(-1);
        const day = said(last?.values['on']);
        const progress = said(last?.values['progress']);
        return (
          <p className="small soft">
            {last
              ? [
                  t('children.sessions', { count: sessions.length }),
                  typeof day === 'string' && t('children.lastOn', { day: showDate(day, words) }),
                  typeof progress === 'string' && declared(`code.child-progress.${progress}`),
                ]
                  .filter(Boolean)
                  .join(dot())
              : t('children.noSession')}
          </p>
        );
      }}
    />
  );
}
