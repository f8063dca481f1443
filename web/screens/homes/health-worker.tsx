/** The health worker's board: children whose needs of body or mind are open, the urgent ones said first [2.7]. */
import { said } from '../../../domain/kernel/values.ts';
import type { DossierLine } from '../../client/types.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { caseTexts } from '../../messages/parts/cases.en.ts';
import { Icon } from '../../ui/Icon.tsx';
import { CaseBoard } from './cases/CaseBoard.tsx';
import type { BoardProps } from './registry.ts';

addMessages('en', caseTexts);

const ofHealth: ReadonlySet<unknown> = new Set(['physical-health', 'dental', 'mental-health', 'nutrition']);

/** What an assessment says she needs for body or mind. */
const needsOf = ({ entries = [] }: DossierLine) =>
  entries.filter(({ type, values }) => type === 'needs-assessment' && ofHealth.has(said(values['domain'])));
const urgentIn = (needs: ReturnType<typeof needsOf>) =>
  needs.filter(({ values }) => said(values['urgent']) === true);

export function Board({ session }: BoardProps) {
  const words = useI18n();
  const { t, declared } = words;
  return (
    <CaseBoard
      session={session}
      title={t('children.mine')}
      aheadTitle={t('children.decide')}
      ahead={[]}
      entries={['needs-assessment', 'health']}
      steps={({ id }) => [
        { href: `/dossiers/${id}/write/health`, label: t('children.noteHealth') },
        { href: `/dossiers/${id}/write/complaint`, label: declared('case.complaint') },
      ]}
      isFirst={(line) => urgentIn(needsOf(line)).length > 0}
      tell={(_, line) => {
        const needs = needsOf(line);
        const wordsOf = (some: typeof needs): string =>
          words.list([
            ...new Set(
              some.map(({ values }) => declared(`code.needs-domain.${String(said(values['domain']))}`)),
            ),
          ]);
        const urgent = urgentIn(needs);
        if (needs.length === 0) return null;
        const others = needs.filter((one) => !urgent.includes(one));
        return (
          <p className="small">
            {urgent.length > 0 && (
              <span className="child-danger">
                <Icon name="alert" /> {t('children.urgent', { what: wordsOf(urgent) })}{' '}
              </span>
            )}
            {others.length > 0 && t('children.needs', { what: wordsOf(others) })}
          </p>
        );
      }}
    />
  );
}
