/** What administrators did, newest first: everybody in the service may see what those with power over it do. */
import { useEffect, useState } from 'react';
import { useResource } from '../../client/data.ts';
import { loadDirectory, useDirectory } from '../../client/directory.ts';
import type { SessionBody } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { whyNot } from './act.ts';
import type { Did } from './did.ts';
import { didWords } from './did.ts';

const aPage = 100;

export function Done({ session }: { readonly session: SessionBody }) {
  const words = useI18n();
  const { t, instant } = words;
  const known = useDirectory();
  const [before, setBefore] = useState<string>();
  const { data, problem } = useResource<{ lines: readonly Did[] }>(
    before === undefined ? '/administration' : `/administration?before=${before}`,
    { concerns: () => false },
  );
  // whom it is about may be newer than what this page knows; without it numbers stand in for names
  useEffect(() => void loadDirectory().catch(() => undefined), []);
  const last = data?.lines.at(-1);
  return (
    <Page
      title={t('administration.done')}
      back={
        session.roles.includes('administrator')
          ? { href: '/administration', label: t('administration.title') }
          : { href: '/own', label: t('own.title') }
      }
    >
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {!data && !problem && <Loading />}
      {data?.lines.length === 0 && <p className="soft">{t('did.none')}</p>}
      {data && data.lines.length > 0 && (
        <Timeline
          heading="h2"
          label={t('administration.done')}
          entries={data.lines.map((line) => ({
            id: line.id,
            when: instant(line.at),
            what: didWords(line, words, known),
            by: line.account === null ? t('administration.console') : known.accountName(line.account),
          }))}
        />
      )}
      {last && data?.lines.length === aPage && (
        <div className="row">
          <Button onPress={() => setBefore(last.id)}>{t('did.more')}</Button>
        </div>
      )}
    </Page>
  );
}
