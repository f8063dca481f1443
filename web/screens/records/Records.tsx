/** Everything one's work has to do with, by kind: the way to each list. */
import { Link } from 'wouter';
import type { SessionBody } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { kindsOf } from './kinds.ts';
import './records.css';

export function Records({ session }: { readonly session: SessionBody }) {
  const { t, declared } = useI18n();
  const kinds = kindsOf(session.roles);
  return (
    <Page
      title={t('records.title')}
      acts={
        <ButtonLink href="/figures" icon="bars" isSmall>
          {t('figures.place')}
        </ButtonLink>
      }
    >
      {kinds.length === 0 && (
        <EmptyState icon="list" title={t('records.noKinds')}>
          {t('records.noKindsHelp')}
        </EmptyState>
      )}
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="records-kinds">
        {kinds.map(({ kind }) => (
          <li key={kind}>
            <Link href={`/records/${kind}`}>
              <strong>{declared(`kind.${kind}.many`)}</strong>
              <span className="small soft">{declared(`kind.${kind}.help`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
