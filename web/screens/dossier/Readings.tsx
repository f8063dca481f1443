/**
 * Who opened a dossier, when, and on what ground she may: for supervisors. That she looks here stands in the log itself.
 */
import { useState } from 'react';
import { findSeen, useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import { problemWords } from '../../client/words.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { recordTexts } from '../../messages/parts/records.en.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import type { Reading } from './readings.ts';
import { readingLines } from './readings.ts';
import { useDossier } from './useDossier.ts';

addMessages('en', recordTexts);

export function Readings({ id }: { readonly id: string }) {
  const words = useI18n();
  const { t, instant, declared, findDeclared, list } = words;
  const known = useDirectory();
  const { open } = useDossier(id);
  const [before, setBefore] = useState<string>();
  const path = `/dossiers/${encodeURIComponent(id)}/readings`;
  const { data, problem } = useResource<{
    readonly readings: readonly Reading[];
    readonly next: string | null;
  }>(before === undefined ? path : `${path}?before=${before}`, { concerns: () => false });
  /** What for, and on what basis, she is let in now: by herself or with a team of hers. */
  const whyOf = (account: number): string => {
    const parties = [
      account,
      ...known.teams.filter((team) => team.members.includes(account)).map((team) => team.id),
    ];
    const grants = (open?.dossier.grants ?? []).filter(
      ({ party, until }) => parties.includes(party) && (!until || Date.parse(until) > Date.now()),
    );
    const why = grants.map(
      ({ purpose, basis }) => `${declared(`purpose.${purpose}`)} (${declared(`basis.${basis}`)})`,
    );
    return why.length === 0 ? t('readings.notNow') : t('readings.now', { why: list([...new Set(why)]) });
  };
  const whatOf = (what: string): string => findDeclared(`readings.what.${what}`) ?? what;
  const dayOf = (at: string): string => instant(at, { dateStyle: 'short' });
  return (
    <Page
      title={t('readings.title')}
      back={{ href: `/dossiers/${id}`, label: open?.body.number ?? findSeen(id)?.number }}
    >
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {!data && !problem && <Loading />}
      {data?.readings.length === 0 && <p className="soft">{t('readings.none')}</p>}
      {data && (
        <Timeline
          label={t('readings.title')}
          heading="h2"
          entries={readingLines(data.readings, dayOf).map(({ id: line, at, account, what, times }) => ({
            id: line,
            when: instant(at),
            what: times > 1 ? t('readings.times', { what: whatOf(what), count: times }) : whatOf(what),
            by: account === 0 ? t('history.gwen') : known.accountName(account),
            summary: account === 0 ? undefined : whyOf(account),
            ...(what === 'break-glass' || what === 'original' ? { tone: 'danger' as const } : {}),
          }))}
        />
      )}
      {data?.next && (
        <div className="row">
          <Button onPress={() => setBefore(data.next ?? undefined)}>{t('readings.more')}</Button>
        </div>
      )}
    </Page>
  );
}
