/**
 * The home of who goes: what her teams are asked, the next tap on each, and everything about it fetched ahead, so that it
 * can be read and told also where there is no network [2.6].
 */
import { useEffect } from 'react';
import { Link } from 'wouter';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { saidOf } from '../../../domain/kernel/inquiry.ts';
import { dispatch } from '../../../domain/report/entries.ts';
import { keepReady, useIsKeeping, useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { DossierLine } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { dot, useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import type { Asked } from '../calls/asked.ts';
import { askedOf } from '../calls/asked.ts';
import { openCalls } from '../calls/open.ts';
import { Steps } from '../calls/Steps.tsx';
import type { BoardProps } from './registry.ts';
import '../calls/calls.css';
import './days.css';

export function Board({ session }: BoardProps) {
  const words = useI18n();
  const { t } = words;
  const { data, problem, reload } = useResource<{ dossiers: readonly DossierLine[] }>(openCalls, {
    concerns: (hint) => hint.kinds.includes('report'),
    everyMs: 60_000,
    keeps: 'device',
  });
  const asked = data ? askedOf(data.dossiers, session.teams) : [];
  const ahead = [...new Set(asked.map(({ line }) => line.id))].toSorted().join(' ');
  const isKeeping = useIsKeeping();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once this device keeps, it must be there too
  useEffect(() => {
    // the screen itself too
    void import('../calls/Calls.tsx').catch(() => undefined);
    void keepReady(ahead === '' ? [] : ahead.split(' ').map((id) => `/dossiers/${id}`));
  }, [ahead, isKeeping]);
  if (!data) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  return (
    <section className="day" aria-labelledby="asked">
      <h2 id="asked">{t('calls.asked')}</h2>
      {asked.length === 0 && <p className="soft">{t('calls.noneHelp')}</p>}
      {asked.map((one) => (
        <Call key={one.one.id} asked={one} account={session.account} reload={reload} />
      ))}
      <nav className="day-tasks" aria-label={t('calls.title')}>
        <ButtonLink href="/calls" icon="list">
          {t('calls.all')}
        </ButtonLink>
      </nav>
    </section>
  );
}

interface CallProps {
  readonly asked: Asked;
  readonly account: number;
  readonly reload: () => void;
}

function Call({ asked: { line, one }, account, reload }: CallProps) {
  const { t, declared, instant } = useI18n();
  const known = useDirectory();
  const tasks = dispatch.fields.task.spec.list;
  const urgencies = dispatch.fields.urgency.spec.list;
  const [task, urgency] = [saidOf(dispatch, one, 'task'), saidOf(dispatch, one, 'urgency')];
  const askedAt = saidOf(dispatch, one, 'askedAt');
  return (
    <article className="call stack" aria-label={line.number}>
      <h3>
        {urgency && urgencies ? `${declared(codeLabelKey(urgencies, urgency))} · ` : ''}
        {tasks && task ? declared(codeLabelKey(tasks, task)) : declared('report.dispatch')}
      </h3>
      <p className="soft">
        {[known.areaName(line.area), askedAt && t('calls.since', { at: instant(askedAt) })]
          .filter(Boolean)
          .join(dot())}
      </p>
      <Link href={`/calls/${line.id}`}>
        <span className="number">{line.number}</span>: {t('calls.told')}
      </Link>
      <Steps dossier={line} one={one} by={account} onDone={reload} />
    </article>
  );
}
