/** One report at the console: what came in, how far it is, what to do now, and the one act under way. */
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { file as caseFile } from '../../../domain/case/paperwork.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { dutyId } from '../../../domain/kernel/dossier.ts';
import { all, newest, saidOf } from '../../../domain/kernel/inquiry.ts';
import type { Alike } from '../../../domain/report/alike.ts';
import { findTaker } from '../../../domain/report/asking.ts';
import { dispatch, exclusion, opening, outcome, reprisal, triage } from '../../../domain/report/entries.ts';
import { perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SignedIn } from '../../client/session.ts';
import type { DossierLine } from '../../client/types.ts';
import { problemWords, refusalsOf, unmetWords } from '../../client/words.ts';
import { showValue } from '../../forms/show.ts';
import { useSources } from '../../forms/sources.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNotice, Refusal } from '../../ui/Notice.tsx';
import { StageBar } from '../../ui/StageBar.tsx';
import { EmptyState, KeyHint, Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { Steps } from '../calls/Steps.tsx';
import { Sections } from '../dossier/Sections.tsx';
import { useDossier } from '../dossier/useDossier.ts';
import { useLinked } from '../dossier/useLinked.ts';
import { dutyWords } from '../duties.ts';
import { Answer } from './Answer.tsx';
import { AlikeReports } from './alike/AlikeReports.tsx';
import { JoinedReports } from './alike/JoinedReports.tsx';
import { Judge } from './Judge.tsx';
import { OneEntry } from './OneEntry.tsx';
import { OpenCase } from './OpenCase.tsx';
import { Requests } from './Originals.tsx';
import { PutAway } from './PutAway.tsx';
import type { PanelName, PanelProps } from './panels.ts';
import { findPanel, formFor, nextPanel, panels } from './panels.ts';
import { Refer } from './Refer.tsx';
import { Send } from './Send.tsx';
import { panelHref } from './submit.ts';
import { Talk } from './Talk.tsx';
import { findRefusals } from './trial.ts';
import '../dossier/dossier.css';

interface ReportProps {
  readonly signedIn: SignedIn;
  readonly id: string;
  /** Others that may tell of the same thing; undefined until they are reckoned. */
  readonly hints: readonly Alike[] | undefined;
  /** The reports that hints name. */
  readonly lines: readonly DossierLine[];
}

export function Report({ signedIn, id, hints, lines }: ReportProps) {
  const words = useI18n();
  const { t } = words;
  const { open, problem, reload } = useDossier(id);
  // its number stands there before its words: the key that opens them is heard all the while
  const [talkTurn, setTalkTurn] = useState(0);
  useKeys({ u: () => setTalkTurn((turn) => turn + 1) });
  if (!open && problem?.code === 'not-found') {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  if (!open) {
    if (problem) return <ProblemNotice problem={problemWords(problem, words)} />;
    const listed = lines.find((one) => one.id === id);
    return (
      <div className="report">
        {listed && (
          <header className="report-head">
            <h1 className="number">{listed.number}</h1>
          </header>
        )}
        <Loading />
      </div>
    );
  }
  return <Opened {...{ signedIn, open, reload, hints, lines, talkTurn }} />;
}

type OpenedProps = Pick<PanelProps, 'signedIn' | 'open'> & { readonly reload: () => void };

function Opened({
  signedIn,
  open,
  reload,
  hints,
  lines,
  talkTurn,
}: OpenedProps & Pick<ReportProps, 'hints' | 'lines'> & { readonly talkTurn: number }) {
  const words = useI18n();
  const linked = useLinked(open);
  const { t, declared } = words;
  const known = useDirectory();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const { dossier, body } = open;
  const talk = useRef<HTMLDivElement>(null);
  const work = useRef<HTMLElement>(null);
  // each time an act is done its panel begins afresh
  const [turn, setTurn] = useState(0);
  const asked = search.get('do');
  const panel = asked === null ? nextPanel(dossier.state) : findPanel(asked);

  useEffect(() => {
    if (talkTurn > 0) talk.current?.querySelector('button')?.click();
  }, [talkTurn]);
  const show = (name: PanelName): void => {
    go(panelHref(dossier.id, name), { replace: true });
    requestAnimationFrame(() => work.current?.focus());
  };
  useKeys(Object.fromEntries(panels.map(({ key, panel: name }) => [key, () => show(name)])));
  const done = (): void => {
    toast(t('dossier.stored'));
    setTurn((count) => count + 1);
    go(`/console/${dossier.id}`, { replace: true });
    requestAnimationFrame(() => work.current?.focus());
    reload();
  };

  const mine = body.duties
    .filter((duty) => duty.done === undefined && duty.kind === 'duty' && duty.role === 'operator')
    .toSorted((a, b) => a.due.localeCompare(b.due));
  const [first] = mine;
  const urgency = saidOf(triage, newest(dossier, triage), 'urgency');
  const urgencies = triage.fields.urgency.spec.list;
  const cases = mayWriteFiles(signedIn)
    ? [...linked.values()].filter(({ id, kind }) => kind === 'case' && body.links.some(({ to }) => to === id))
    : [];
  const way = ['received', 'triaged', 'responding', 'answered', 'closed'];
  const stages = way.includes(dossier.state) ? way : [...way.slice(0, 1), dossier.state];
  const item = (duty: (typeof body.duties)[number]) => ({ ...body, dossier: body.id, duty });
  return (
    <div className="report">
      <header className="report-head">
        <h1 className="number">{body.number}</h1>
        <p className={`report-urgency${urgency === undefined ? ' report-unjudged' : ''}`}>
          <Icon name="flag" />{' '}
          {urgency && urgencies ? declared(codeLabelKey(urgencies, urgency)) : t('console.unjudged')}
        </p>
        {first && <Countdown until={first.due} isSpoken hasSeconds />}
      </header>
      <StageBar
        label={t('dossier.stages')}
        stages={stages.map((state) => ({ key: state, label: declared(`report.state.${state}`) }))}
        current={dossier.state}
      />
      <div className="report-split">
        <div className="report-facts stack">
          {mine.length > 0 && (
            <ul className="report-duties" aria-label={t('dossier.todo')}>
              {mine.map((duty) => {
                const form = duty.remedy[0] && formFor(open)(duty.remedy[0]);
                return (
                  <li key={dutyId(duty)}>
                    {form ? (
                      <Link href={form}>{dutyWords(item(duty), words)}</Link>
                    ) : (
                      <span>{dutyWords(item(duty), words)}</span>
                    )}{' '}
                    <Countdown until={duty.due} />
                  </li>
                );
              })}
            </ul>
          )}
          <Alerts signedIn={signedIn} open={open} reload={reload} />
          <JoinedReports open={open} linked={linked} onDone={reload} />
          <Facts open={open} />
          <h2>{t('console.talk.title')}</h2>
          <Talk ref={talk} signedIn={signedIn} open={open} reload={reload} cases={cases} />
          <Requests signedIn={signedIn} open={open} reload={reload} />
          <AlikeReports open={open} hints={hints} lines={lines} onDone={reload} />
          <Going open={open} reload={reload} />
          <details className="act-more">
            <summary>{t('console.record')}</summary>
            <div className="stack">
              <Sections signedIn={signedIn} open={open} known={linked} />
            </div>
          </details>
        </div>
        <section className="report-work stack" ref={work} tabIndex={-1} aria-label={t('console.work')}>
          <nav className="report-acts" aria-label={t('console.acts')}>
            {panels.map(({ panel: name, key, icon }) => (
              <Link
                key={name}
                href={panelHref(dossier.id, name)}
                replace
                className="report-act"
                aria-current={name === panel ? 'true' : undefined}
              >
                <Icon name={icon} />
                <span>{t(`console.act.${name}`)}</span>
                <KeyHint keys={key} />
              </Link>
            ))}
          </nav>
          {panel && (
            <>
              <h2>{t(`console.act.${panel}`)}</h2>
              <Panel key={`${panel} ${turn}`} panel={panel} signedIn={signedIn} open={open} onDone={done} />
            </>
          )}
          <MoveOn signedIn={signedIn} open={open} onDone={done} />
        </section>
      </div>
      <p className="small soft">
        {[known.areaName(body.area), known.organisationName(body.steward)].filter(Boolean).join(dot())}
      </p>
    </div>
  );
}

/** Files of a case are written by its social workers: for somebody who is both, what came with a report is a click away. */
const mayWriteFiles = ({ session }: SignedIn): boolean =>
  session.roles.some((role) => (caseFile.writers as readonly string[]).includes(role));

function Panel({ panel, ...props }: PanelProps & { readonly panel: PanelName }) {
  const { dossier } = props.open;
  switch (panel) {
    case 'triage':
      return <Judge {...props} />;
    case 'dispatch':
      return <Send {...props} />;
    case 'feedback':
      return <Answer {...props} />;
    case 'need':
      return <Refer {...props} />;
    case 'outcome':
      return (
        <OneEntry
          {...props}
          declaration={outcome}
          existing={newest(dossier, outcome)}
          act="outcome"
          then={
            ['triaged', 'responding'].includes(dossier.state)
              ? [{ op: 'transition', dossier: dossier.id, to: 'answered' }]
              : []
          }
        />
      );
    case 'case':
      return <OpenCase {...props} />;
    case 'proposal':
      return <PutAway {...props} />;
    case 'exclusion':
      return <OneEntry {...props} declaration={exclusion} />;
    case 'reprisal':
      return <OneEntry {...props} declaration={reprisal} />;
  }
}

/** What was answered before sending, outside the seal. */
function Facts({ open }: Pick<PanelProps, 'open'>) {
  const words = useI18n();
  const { declared, instant } = words;
  const sources = useSources();
  const came = newest(open.dossier, opening);
  const facts = Object.entries(opening.fields).flatMap(([name, field]) => {
    const value = came?.heads[name]?.[0]?.value;
    return value === undefined || value === null
      ? []
      : [{ name, text: showValue(field, value, words, sources) }];
  });
  return (
    <dl className="values">
      {facts.map(({ name, text }) => (
        <div key={name} className="value-line">
          <dt>{declared(`report.opening.${name}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      <div className="value-line">
        <dt>{declared('report.message.receivedAt')}</dt>
        <dd>{instant(open.dossier.created)}</dd>
      </div>
    </dl>
  );
}

/** The teams that were asked, and how their way is going; what they say by phone is recorded here. */
function Going({ open, reload }: Pick<OpenedProps, 'open' | 'reload'>) {
  const { t, declared } = useI18n();
  const known = useDirectory();
  const asked = all(open.dossier, dispatch);
  const tasks = dispatch.fields.task.spec.list;
  if (asked.length === 0) return null;
  return (
    <>
      <h2>{t('console.going')}</h2>
      {asked.map((one) => {
        const task = saidOf(dispatch, one, 'task');
        return (
          <section key={one.id} className="going stack">
            <h3>
              {known.teamName(saidOf(dispatch, one, 'team') ?? 0)}
              {task && tasks && <span className="soft"> · {declared(codeLabelKey(tasks, task))}</span>}
            </h3>
            <Steps
              dossier={open.dossier}
              one={one}
              isTaken={findTaker(open.dossier, one) !== undefined}
              onDone={reload}
            />
          </section>
        );
      })}
    </>
  );
}

/** What was told and waits for somebody to have seen it. */
function Alerts({ signedIn, open, reload }: OpenedProps) {
  const words = useI18n();
  const { t } = words;
  const { body } = open;
  const [problem, setProblem] = useState<ApiProblem>();
  const waiting = body.duties.filter(
    (duty) => duty.done === undefined && duty.kind !== 'duty' && signedIn.session.roles.includes(duty.role),
  );
  const settle = async (duty: string): Promise<void> => {
    setProblem(undefined);
    try {
      await perform('settle', [{ op: 'settle', dossier: body.id, duty }]);
      toast(t('dossier.seen'));
      reload();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  return (
    <>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {waiting.map((duty) => (
        <div className="report-alert" key={dutyId(duty)}>
          <p>{dutyWords({ ...body, dossier: body.id, duty }, words)}</p>
          <Button isSmall icon="check" onPress={() => void settle(dutyId(duty))}>
            {t(duty.kind === 'review' ? 'dossier.reviewed' : 'dossier.markSeen')}
          </Button>
        </div>
      ))}
    </>
  );
}

/** Closing, and what stands in its way. */
function MoveOn({ signedIn, open, onDone }: PanelProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const [problem, setProblem] = useState<ApiProblem>();
  const { dossier } = open;
  if (dossier.state !== 'answered') return null;
  const close = { op: 'transition', dossier: dossier.id, to: 'closed' } as const;
  const told = problem ? refusalsOf(problem) : [];
  const refusals = told.length > 0 ? told : findRefusals(dossier, [close], signedIn.session, known);
  const stage = declared('report.state.closed');
  if (refusals.length > 0) {
    return (
      <Refusal
        title={t('dossier.inTheWay', { stage })}
        unmet={refusals.map((one) => unmetWords(one, words, formFor(open), 'report'))}
      />
    );
  }
  return (
    <>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      <div className="row">
        <Button
          icon="forward"
          kind="primary"
          onPress={() => {
            perform('close-report', [close]).then(onDone, (error: unknown) => {
              if (!(error instanceof ApiProblem)) throw error;
              setProblem(error);
            });
          }}
        >
          {t('dossier.moveOn', { stage })}
        </Button>
      </div>
    </>
  );
}
