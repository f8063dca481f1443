/**
 * The social worker's board: her children, each with what comes next and the one thing done most at that stage; a visit is a
 * tap away from here [2.7, 2.8].
 */
import { addMessages, useI18n } from '../../i18n.ts';
import { caseTexts } from '../../messages/parts/cases.en.ts';
import { ChildLine } from './cases/ChildLine.tsx';
import { ChildList } from './cases/ChildList.tsx';
import type { Child } from './cases/children.ts';
import { visitDue } from './cases/children.ts';
import { useChildren } from './cases/useChildren.ts';
import type { BoardProps } from './registry.ts';

addMessages('en', caseTexts);

/** What is done most with a child at a stage; later on it is to see her. */
const usual: Readonly<Record<string, string>> = {
  intake: 'assess-child',
  identified: 'assess-child',
  reopened: 'assess-child',
  assessed: 'plan-care',
};
/** What can happen to a child at any time. */
const always = [
  'record-visit',
  'record-incident',
  'assess-child',
  'plan-care',
  'decide-best-interests',
  'appoint-guardian',
  'place-in-bed',
  'refer',
  'schedule-interview',
];

export function Board({ session }: BoardProps) {
  const { t, declared } = useI18n();
  const found = useChildren(session);
  const now = new Date();
  const step = (child: Child) => (act: string) => ({
    href: `/dossiers/${child.id}/act/${act}${act === 'record-visit' ? `?set.visit.due=${visitDue(child, now)}&set.visit.by=${session.account}` : ''}`,
    label: declared(`act.${act}`),
  });
  return (
    <ChildList
      title={t('children.mine')}
      found={found}
      lineOf={(child) => {
        const first = usual[child.state] ?? 'record-visit';
        return (
          <ChildLine
            key={child.id}
            child={child}
            steps={[step(child)(first)]}
            more={[
              ...always.filter((act) => act !== first).map(step(child)),
              { href: `/dossiers/${child.id}/write/note`, label: declared('case.note') },
            ]}
          />
        );
      }}
    />
  );
}
