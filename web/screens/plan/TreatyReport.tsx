/**
 * A report on a treaty as a document to print and sign: what the law holds and lacks, what is being done and how it stands,
 * figures that were published, whom was asked and what they said [2.5]. It says on its face whether it may be sent (N2).
 */
import type { ReactNode } from 'react';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { entriesOf, findById, saidIn } from '../../../domain/kernel/dossier.ts';
import { itemsOf } from '../../../domain/kernel/inquiry.ts';
import { indicatorValue, publication } from '../../../domain/plan/measuring.ts';
import type { ReportStanding } from '../../../domain/plan/reporting.ts';
import { consultationsOn } from '../../../domain/plan/reporting.ts';
import { standings } from '../../../domain/plan/standing.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SessionBody } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { showDate } from '../../dates.ts';
import { addMessages, dot, useI18n } from '../../i18n.ts';
import { treatyReportTexts } from '../../messages/parts/treatyReport.en.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { Table } from '../../ui/Table.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { useDossier } from '../dossier/useDossier.ts';
import { useReports } from './useReports.ts';
import { actionWords, dateWords, organisationWords } from './words.ts';
import './treatyReport.css';

addMessages('en', treatyReportTexts);

interface TreatyReportProps {
  readonly session: SessionBody;
  readonly plan: string;
  readonly report: string;
}

export function TreatyReport({ session, plan, report }: TreatyReportProps) {
  const words = useI18n();
  const { t } = words;
  const { open, problem } = useDossier(plan);
  if (!open && problem && problem.code !== 'not-found')
    return <ProblemNotice problem={problemWords(problem, words)} />;
  const entry = open && findById(open.dossier, report);
  if (!problem && !open) return <Loading />;
  if (!open || entry?.type !== 'treaty-report' || entry.withdrawn !== undefined) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  return <Opened session={session} open={open} id={entry.id} />;
}

interface OpenedProps {
  readonly session: SessionBody;
  readonly open: OpenDossier;
  readonly id: string;
}

function Opened({ session, open, id }: OpenedProps) {
  const words = useI18n();
  const { t, declared } = words;
  const one = useReports(open).find(({ entry }) => entry.id === id);
  if (!one) return null;
  const isKeeper = session.roles.includes('plan-coordinator');
  const isAsked = [one.workers, one.employers].every((side) => side === 'asked' || side === 'not-needed');
  const act = `/dossiers/${open.body.id}/act`;
  return (
    <Page
      back={{ href: `/dossiers/${open.body.id}`, label: open.body.number }}
      title={t('treatyReport.title', { treaty: declared(`code.treaty.${one.treaty}`) })}
      primary={
        <Button kind="primary" onPress={() => window.print()}>
          {t('treatyReport.print')}
        </Button>
      }
    >
      {!one.isSent && !isAsked && (
        <Notice
          tone="late"
          title={t('treatyReport.notYet')}
          acts={
            isKeeper && (
              <ButtonLink href={`${act}/consult?set.consultation.report=${id}`} isSmall icon="people">
                {t('treatyReport.ask')}
              </ButtonLink>
            )
          }
        >
          <p>
            {(['workers', 'employers'] as const)
              .filter((side) => one[side] !== 'asked' && one[side] !== 'not-needed')
              .map((side) => t(`treatyReport.${side}.${one[side] === 'waiting' ? 'waiting' : 'not-asked'}`))
              .join(' ')}
          </p>
        </Notice>
      )}
      <Paper open={open} one={one} />
      {isKeeper && !one.isSent && isAsked && (
        <div className="row treaty-acts">
          <ButtonLink href={`${act}/send-treaty-report?entry.report=${id}`} icon="forward">
            {t('treatyReport.send')}
          </ButtonLink>
        </div>
      )}
    </Page>
  );
}

interface PaperProps {
  readonly open: OpenDossier;
  readonly one: ReportStanding;
}

function Paper({ open, one }: PaperProps) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { entry } = one;
  const date = (field: string): string | undefined => {
    const value = saidIn<string>(entry, field);
    return value && showDate(value, words);
  };
  const [from, to] = [date('from'), date('to')];
  const comments = saidIn<string>(entry, 'comments');
  return (
    <div className="treaty-paper stack">
      <p>
        {[
          from && to && t('treatyReport.period', { from, to }),
          t('treatyReport.by', {
            organisation: organisationWords(saidIn<number>(entry, 'organisation'), known, words),
          }),
          one.isSent
            ? t('treatyReport.sent', { date: date('sentOn') ?? '' })
            : t('treatyReport.draft', { due: date('due') ?? '' }),
        ]
          .filter(Boolean)
          .join(dot())}
      </p>
      <Law open={open} one={one} />
      <Measures open={open} />
      <PublishedFigures open={open} />
      <Consulted open={open} one={one} />
      <Committee open={open} one={one} />
      {comments && (
        <Part title={t('treatyReport.comments')}>
          <p className="treaty-words">{comments}</p>
        </Part>
      )}
      <footer className="treaty-signs">
        {(['ministry', 'workers', 'employers'] as const).map((side) => (
          <p key={side}>{t(`treatyReport.sign.${side}`)}</p>
        ))}
      </footer>
    </div>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="treaty-part">
    <h2>{title}</h2>
    {children}
  </section>
);

/** What the treaty and the country's own laws say, duty by duty: those that this report is to cover, else all. */
function Law({ open, one }: PaperProps) {
  const words = useI18n();
  const { t, declared } = words;
  const { dossier } = open;
  const covers = saidIn<readonly string[]>(one.entry, 'covers') ?? [];
  const laws = entriesOf(dossier, 'instrument').filter((law) => {
    const treaty = saidIn<string>(law, 'treaty');
    return treaty === undefined || treaty === one.treaty;
  });
  const duties = entriesOf(dossier, 'gap').filter(
    (gap) => covers.length === 0 || covers.includes(saidIn<string>(gap, 'duty') ?? ''),
  );
  const since = (law: EntryState): string => {
    const inForce = saidIn<string>(law, 'inForceOn');
    return inForce === undefined
      ? t('treatyReport.notInForce')
      : t('treatyReport.inForce', { date: showDate(inForce, words) });
  };
  return (
    <Part title={t('treatyReport.law')}>
      <ul>
        {laws.map((law) => (
          <li key={law.id}>
            {[saidIn<string>(law, 'title'), saidIn<string>(law, 'number')].filter(Boolean).join(', ')}:{' '}
            {since(law)}
          </li>
        ))}
      </ul>
      <Table
        caption={t('treatyReport.law')}
        rows={duties}
        rowKey={(gap) => gap.id}
        empty={t('treatyReport.noDuties')}
        columns={[
          {
            key: 'duty',
            label: t('treatyReport.duty'),
            isRowHead: true,
            cell: (gap) => declared(`code.law-duty.${saidIn<string>(gap, 'duty')}`),
          },
          {
            key: 'covered',
            label: t('treatyReport.covered'),
            cell: (gap) =>
              [
                declared(`code.law-coverage.${saidIn<string>(gap, 'covered')}`),
                saidIn<string>(gap, 'article'),
              ]
                .filter(Boolean)
                .join(', '),
          },
          {
            key: 'missing',
            label: t('treatyReport.missing'),
            cell: (gap) =>
              [saidIn<string>(gap, 'missing'), saidIn<string>(gap, 'proposal')].filter(Boolean).join(' '),
          },
        ]}
      />
    </Part>
  );
}

/** What is being done, by whom, and how it stands. */
function Measures({ open }: { readonly open: OpenDossier }) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  return (
    <Part title={t('treatyReport.measures')}>
      <Table
        caption={t('treatyReport.measures')}
        rows={standings(open.dossier, new Date())}
        rowKey={({ entry }) => entry.id}
        columns={[
          {
            key: 'action',
            label: declared('plan.action'),
            isRowHead: true,
            cell: ({ entry }) => actionWords(entry, words),
          },
          {
            key: 'who',
            label: declared('plan.action.organisation'),
            cell: ({ organisation }) => organisationWords(organisation, known, words),
          },
          {
            key: 'stands',
            label: t('treatyReport.stands'),
            cell: (action) => {
              const stand = t(`board.stand.${action.stand}`);
              return action.stand === 'done' ? stand : `${stand}, ${dateWords(action, words)}`;
            },
          },
        ]}
      />
    </Part>
  );
}

/** Figures of indicators that were made public: nothing else leaves the country in a report (N5). */
function PublishedFigures({ open }: { readonly open: OpenDossier }) {
  const words = useI18n();
  const { t, declared, number } = words;
  const { dossier } = open;
  const published = new Set(
    entriesOf(dossier, 'publication').flatMap((one) =>
      itemsOf(publication, one, 'values').map(({ value }) => value),
    ),
  );
  const values = entriesOf(dossier, 'indicator-value').filter(({ id }) => published.has(id));
  const part = (cell: ReturnType<typeof partsOf>[number]): string =>
    `${[
      cell.sex && declared(`code.sex.${cell.sex}`),
      cell.ageGroup && declared(`code.age-group.${cell.ageGroup}`),
    ]
      .filter(Boolean)
      .join(', ')} ${typeof cell.value === 'number' ? number(cell.value) : ''}`;
  return (
    <Part title={t('treatyReport.figures')}>
      <Table
        caption={t('treatyReport.figures')}
        rows={values}
        rowKey={({ id }) => id}
        empty={t('treatyReport.noFigures')}
        columns={[
          {
            key: 'what',
            label: declared('plan.indicator'),
            isRowHead: true,
            cell: (value) =>
              saidIn<string>(findById(dossier, saidIn<string>(value, 'indicator') ?? ''), 'title') ?? '',
          },
          {
            key: 'period',
            label: t('treatyReport.when'),
            cell: (value) =>
              ['from', 'to'].map((field) => showDate(saidIn<string>(value, field) ?? '', words)).join(' – '),
          },
          {
            key: 'value',
            label: declared('plan.indicator-value.value'),
            isFigure: true,
            cell: (value) => number(saidIn<number>(value, 'value') ?? 0),
          },
          {
            key: 'parts',
            label: declared('plan.indicator-value.cells'),
            cell: (value) => partsOf(value).map(part).join('; '),
          },
        ]}
      />
    </Part>
  );
}

const partsOf = (value: EntryState) =>
  itemsOf(indicatorValue, value, 'cells').filter(({ sex, ageGroup }) => sex ?? ageGroup);

/** Whom was asked, how and when, what they said, and whether it was taken up. */
function Consulted({ open, one }: PaperProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const asked = consultationsOn(open.dossier, one.entry);
  return (
    <Part title={t('treatyReport.consulted')}>
      {asked.length === 0 && <p>{t('treatyReport.nobodyAsked')}</p>}
      {asked.map((said) => {
        const organisation = saidIn<number>(said, 'organisation');
        const [answer, taken] = [saidIn<string>(said, 'answer'), saidIn<string>(said, 'takenUp')];
        return (
          <div key={said.id} className="treaty-part">
            <h3>
              {organisation === undefined
                ? (saidIn<string>(said, 'body') ??
                  declared(`code.gwen-kind.${saidIn<string>(said, 'actor')}`))
                : known.organisationName(organisation)}
            </h3>
            <p>
              {[
                declared(`code.consultation-kind.${saidIn<string>(said, 'kind')}`),
                showDate(saidIn<string>(said, 'on') ?? '', words),
                answer && declared(`code.consultation-answer.${answer}`),
                taken && t('treatyReport.taken', { how: declared(`code.views-weight.${taken}`) }),
              ]
                .filter(Boolean)
                .join(dot())}
            </p>
            {saidIn<string>(said, 'comments') && (
              <p className="treaty-words">{saidIn<string>(said, 'comments')}</p>
            )}
          </div>
        );
      })}
    </Part>
  );
}

/** What the supervising body said before on this treaty, and what was done about it. */
function Committee({ open, one }: PaperProps) {
  const words = useI18n();
  const { t, declared } = words;
  const { dossier } = open;
  const said = entriesOf(dossier, 'committee-comment').filter(
    (comment) => saidIn<string>(comment, 'treaty') === one.treaty,
  );
  if (said.length === 0) return null;
  return (
    <Part title={t('treatyReport.committee')}>
      {said.map((comment) => {
        const action = findById(dossier, saidIn<string>(comment, 'action') ?? '');
        const done = saidIn<string>(comment, 'followUp') ?? (action && actionWords(action, words));
        return (
          <div key={comment.id} className="treaty-part">
            <h3>
              {declared(`code.committee-comment-kind.${saidIn<string>(comment, 'kind')}`)},{' '}
              {showDate(saidIn<string>(comment, 'on') ?? comment.recorded.slice(0, 10), words)}
            </h3>
            <p className="treaty-words">{saidIn<string>(comment, 'comment')}</p>
            <p>
              <b>{t('treatyReport.followUp')}</b> {done ?? t('treatyReport.nothingDone')}
            </p>
          </div>
        );
      })}
    </Part>
  );
}
