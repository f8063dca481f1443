/** The cases one may know of: numbers, stages and deadlines, never names. */
import { useState } from 'react';
import { Link } from 'wouter';
import { useResource } from '../client/data.ts';
import { useDirectory } from '../client/directory.ts';
import type { DossierLine, SessionBody } from '../client/types.ts';
import { problemWords } from '../client/words.ts';
import { useI18n } from '../i18n.ts';
import { Page } from '../ui/AppShell.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Countdown } from '../ui/Countdown.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { EmptyState, Loading } from '../ui/States.tsx';
import './Cases.css';

export function Cases({ session }: { readonly session: SessionBody }) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const path = `/dossiers?kind=case${cursor ? `&after=${encodeURIComponent(cursor)}` : ''}`;
  const { data, problem } = useResource<{ dossiers: readonly DossierLine[]; next: string | null }>(path, {
    concerns: (hint) => hint.kinds.includes('case'),
  });
  const next = data?.next;
  return (
    <Page
      title={t('cases.title')}
      acts={
        <ButtonLink href="/api/v1/export/case.csv" kind="plain" isSmall>
          {t('cases.export')}
        </ButtonLink>
      }
      {...(session.roles.includes('social-worker')
        ? {
            primary: (
              <ButtonLink kind="primary" href="/search" icon="add">
                {t('home.newCase')}
              </ButtonLink>
            ),
          }
        : {})}
    >
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {!data && !problem && <Loading />}
      {data?.dossiers.length === 0 && (
        <EmptyState icon="list" title={t('cases.none')}>
          {t('cases.noneHelp')}
        </EmptyState>
      )}
      {data && data.dossiers.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ul role="list" className="cases">
          {data.dossiers.map((one) => (
            <li key={one.id}>
              <Link href={`/dossiers/${one.id}`} className="case-line">
                <span className="number">{one.number}</span>
                <span>{words.declared(`case.state.${one.state}`)}</span>
                <span className="soft">{known.areaName(one.area)}</span>
                <span className="case-due">{one.nextDue && <Countdown until={one.nextDue} />}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {cursors.length > 0 && (
          <Button onPress={() => setCursors(cursors.slice(0, -1))}>{t('cases.newer')}</Button>
        )}
        {next && <Button onPress={() => setCursors([...cursors, next])}>{t('cases.older')}</Button>}
      </div>
    </Page>
  );
}
