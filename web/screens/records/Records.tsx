/** Everything one's work has to do with, by kind: the way to each list. */
import type { SessionBody } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { KindList } from './KindList.tsx';
import { kindsOf } from './kinds.ts';

export function Records({ session }: { readonly session: SessionBody }) {
  const { t } = useI18n();
  return (
    <Page
      title={t('records.title')}
      acts={
        <ButtonLink href="/statistics" icon="bars" isSmall>
          {t('figures.place')}
        </ButtonLink>
      }
    >
      {kindsOf(session.roles).length === 0 && (
        <EmptyState icon="list" title={t('records.noKinds')}>
          {t('records.noKindsHelp')}
        </EmptyState>
      )}
      <KindList roles={session.roles} />
    </Page>
  );
}
