/** What a responder's teams are asked to do: where, who, what is safe; then accepted, arrived, result. Made for one thumb. */
import { Link } from 'wouter';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { all, saidOf } from '../../../domain/kernel/inquiry.ts';
import { findTaker } from '../../../domain/report/asking.ts';
import { dispatch } from '../../../domain/report/entries.ts';
import { useDirectory } from '../../client/directory.ts';
import { usePages } from '../../client/pages.ts';
import type { SignedIn } from '../../client/session.ts';
import { problemWords } from '../../client/words.ts';
import { showValue } from '../../forms/show.ts';
import { useSources } from '../../forms/sources.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Curtain } from '../../ui/Curtain.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { ShowMore } from '../../ui/ShowMore.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { useDossier } from '../dossier/useDossier.ts';
import { openCalls } from './open.ts';
import { Steps, stepOf } from './Steps.tsx';
import '../lines.css';
import './calls.css';

export function Calls({ signedIn, id }: { readonly signedIn: SignedIn; readonly id?: string | undefined }) {
  return id === undefined ? <List /> : <Call key={id} signedIn={signedIn} id={id} />;
}

function List() {
  const words = useI18n();
  const { t, instant } = words;
  const known = useDirectory();
  const { lines, problem, ...rest } = usePages(openCalls, {
    concerns: (hint) => hint.kinds.includes('report'),
    everyMs: 60_000,
    keeps: 'device',
  });
  return (
    <Page title={t('calls.title')}>
      {problem && !lines && <ProblemNotice problem={problemWords(problem, words)} />}
      {!lines && !problem && <Loading />}
      {lines?.length === 0 && (
        <EmptyState icon="check" title={t('calls.none')}>
          {t('calls.noneHelp')}
        </EmptyState>
      )}
      {lines && lines.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ul role="list" className="cases">
          {lines.map((one) => (
            <li key={one.id}>
              <Link href={`/calls/${one.id}`} className="case-line call-line">
                <span className="number">{one.number}</span>
                <span>{known.areaName(one.area)}</span>
                <span className="soft">{t('calls.since', { at: instant(one.stateSince) })}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {lines && <ShowMore shown={lines.length} {...rest} />}
    </Page>
  );
}

function Call({ signedIn, id }: { readonly signedIn: SignedIn; readonly id: string }) {
  const words = useI18n();
  const { t } = words;
  const { open: opened, problem, reload } = useDossier(id, undefined, true);
  if (!opened && problem?.code === 'not-found') {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  if (!opened) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  const { dossier } = opened;
  const mine = all(dossier, dispatch).filter((one) =>
    signedIn.session.teams.includes(saidOf(dispatch, one, 'team') ?? 0),
  );
  return (
    <Page
      back={{ href: '/calls', label: t('calls.title') }}
      title={<span className="number">{dossier.number}</span>}
    >
      {mine.length === 0 && (
        <EmptyState icon="check" title={t('calls.notYours')}>
          {t('calls.noneHelp')}
        </EmptyState>
      )}
      {mine
        .toSorted(
          (a, b) => Number(stepOf(a) === 'done') - Number(stepOf(b) === 'done') || b.created - a.created,
        )
        .map((one) => (
          <Task key={one.id} signedIn={signedIn} opened={opened} one={one} reload={reload} />
        ))}
      <ButtonLink href={`/dossiers/${id}/write/need`} icon="add">
        {t('calls.need')}
      </ButtonLink>
    </Page>
  );
}

interface TaskProps {
  readonly signedIn: SignedIn;
  readonly opened: OpenDossier;
  readonly one: EntryState;
  readonly reload: () => void;
}

function Task({ signedIn, opened, one, reload }: TaskProps) {
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
  const { dossier } = opened;
  const known = useDirectory();
  const tasks = dispatch.fields.task.spec.list;
  const urgencies = dispatch.fields.urgency.spec.list;
  const task = saidOf(dispatch, one, 'task');
  const urgency = saidOf(dispatch, one, 'urgency');
  const told = (['place', 'situation', 'safety'] as const).flatMap((name) => {
    const value = saidOf(dispatch, one, name);
    return value === undefined
      ? []
      : [{ name, text: showValue(dispatch.fields[name], value, words, sources) }];
  });
  return (
    <section className="call stack" aria-label={known.teamName(saidOf(dispatch, one, 'team') ?? 0)}>
      <h2>{tasks && task ? declared(codeLabelKey(tasks, task)) : declared('report.dispatch')}</h2>
      <p className="soft">
        {[
          known.teamName(saidOf(dispatch, one, 'team') ?? 0),
          urgencies && urgency ? declared(codeLabelKey(urgencies, urgency)) : '',
        ]
          .filter(Boolean)
          .join(dot())}
      </p>
      {told.length > 0 && (
        <Curtain what={t('calls.told')} startsOpen={stepOf(one) !== 'done'}>
          {() => (
            <dl className="call-told">
              {told.map(({ name, text }) => (
                <div key={name}>
                  <dt>{declared(`report.dispatch.${name}`)}</dt>
                  <dd dir="auto">{text}</dd>
                </div>
              ))}
            </dl>
          )}
        </Curtain>
      )}
      <Steps
        dossier={dossier}
        one={one}
        by={signedIn.session.account}
        isTaken={findTaker(dossier, one) !== undefined}
        onDone={reload}
      />
    </section>
  );
}
