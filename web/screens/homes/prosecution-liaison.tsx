/**
 * The home of who follows proceedings: hearings coming and what protection is missing, results owed to the public, money that
 * has not reached a child, what stands still, findings that wait for the investigators' word; the figures of justice [2.5].
 */
import { Link } from 'wouter';
import { entriesOf, saidIn } from '../../../domain/kernel/dossier.ts';
import type { Money } from '../../../domain/kernel/fields.ts';
import { saidOf } from '../../../domain/kernel/inquiry.ts';
import { e2 } from '../../../domain/proceeding/courtSafeguards.ts';
import { compensation } from '../../../domain/proceeding/entries.ts';
import { useAllLines } from '../../client/allLines.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import { problemWords } from '../../client/words.ts';
import { dot, useI18n } from '../../i18n.ts';
import { showAmount } from '../../numbers.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import { owedIn } from '../justice/money.ts';
import { protectHref } from '../justice/Protection.tsx';
import { publishBy, publishing } from '../justice/publishing.ts';
import { codeWords, dayWords, hearingWords, whenWords } from '../justice/words.ts';
import { Rows } from './board/Rows.tsx';
import type { Docket } from './justice/docket.ts';
import { docketOf, docketQuery, hearingsIn, stuckDays, stuckIn } from './justice/docket.ts';
import { Released } from './justice/Released.tsx';
import { useProceeding } from './justice/useProceeding.tsx';

const kinds = ['proceeding'];
const nobody = { account: 0, roles: [], parties: [], organisation: 0 };
const publishDays = 30;

export function Board() {
  const words = useI18n();
  const { t } = words;
  const { lines, problem } = useAllLines(docketQuery, kinds);
  if (!lines) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  const docket = docketOf(lines);
  return (
    <div className="board">
      <nav className="board-tasks" aria-label={t('board.tasks')}>
        <ButtonLink href="/records/proceeding/new" icon="add">
          {t('justice.new')}
        </ButtonLink>
        <ButtonLink href="/search/proceeding" icon="search">
          {t('justice.find')}
        </ButtonLink>
        <ButtonLink href="/records/proceeding" icon="list">
          {t('justice.all')}
        </ButtonLink>
        <ButtonLink href="/justice" icon="flag">
          {t('justice.board')}
        </ButtonLink>
      </nav>
      <Hearings docket={docket} />
      <ToPublish docket={docket} />
      <Undecided docket={docket} />
      <Owed docket={docket} />
      <Released />
      <Stuck docket={docket} />
    </div>
  );
}

interface PartProps {
  readonly docket: Docket;
}

function Hearings({ docket }: PartProps) {
  const words = useI18n();
  const { t } = words;
  const { ahead, unwritten } = hearingsIn(docket, new Date());
  const proceeding = useProceeding<(typeof ahead)[number]>(({ dossier }) => dossier);
  const what = {
    key: 'hearing',
    label: t('justice.hearing'),
    cell: ({ dossier, hearing }: (typeof ahead)[number]) => (
      <>
        <Link href={`/dossiers/${dossier.id}/write/hearing/${hearing.id}`}>
          {hearingWords(hearing, words)}
        </Link>{' '}
        <span className="soft">{whenWords(saidIn<string>(hearing, 'at') ?? '', words)}</span>
      </>
    ),
  };
  return (
    <>
      <Rows
        title={t('justice.hearings')}
        none={t('justice.noHearings')}
        help={t('justice.hearingsHelp')}
        rows={ahead}
        rowKey={({ hearing }) => hearing.id}
        columns={[
          proceeding,
          what,
          {
            key: 'lacks',
            label: t('justice.lacks'),
            cell: ({ lacks, withChild }) =>
              lacks.length > 0 ? (
                <>
                  <Icon name="alert" />{' '}
                  {words.list(lacks.map((one) => words.declared(`justice.lacks.${one}`)))}
                </>
              ) : (
                t(withChild ? 'justice.nothingMissing' : 'justice.noChildren')
              ),
          },
          {
            key: 'next',
            label: t('justice.next'),
            cell: ({ dossier, hearing, lacks }) =>
              lacks.length > 0 && (
                <Link href={protectHref(dossier.id, hearing.id)} className="board-act">
                  {t('justice.ask')}
                </Link>
              ),
          },
        ]}
      />
      {unwritten.length > 0 && (
        <Rows
          title={t('justice.unwritten')}
          none={t('justice.noUnwritten')}
          rows={unwritten}
          rowKey={({ hearing }) => hearing.id}
          columns={[
            proceeding,
            what,
            {
              key: 'next',
              label: t('justice.next'),
              cell: ({ dossier, hearing }) => (
                <Link href={`/dossiers/${dossier.id}/write/hearing/${hearing.id}`} className="board-act">
                  {t('justice.record')}
                </Link>
              ),
            },
          ]}
        />
      )}
    </>
  );
}

function ToPublish({ docket }: PartProps) {
  const words = useI18n();
  const { t } = words;
  const days =
    useResource<{ settings: Readonly<Record<string, number>> }>('/settings').data?.settings['E3.publish'] ??
    publishDays;
  const rows = docket
    .flatMap((dossier) => {
      const step = publishing(dossier);
      return step === 'done' || step === 'not-yet' ? [] : [{ dossier, step, due: publishBy(dossier, days) }];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const proceeding = useProceeding<(typeof rows)[number]>(({ dossier }) => dossier);
  return (
    <Rows
      title={t('justice.toPublish')}
      none={t('justice.noToPublish')}
      rows={rows}
      rowKey={({ dossier }) => dossier.id}
      columns={[
        proceeding,
        {
          key: 'due',
          label: t('justice.due'),
          cell: ({ due }) => (
            <>
              {Date.parse(due) < Date.now() && <Icon name="clock" />} {dayWords(due, words)}
            </>
          ),
        },
        {
          key: 'next',
          label: t('justice.next'),
          // who wrote a notice does not check it
          cell: ({ dossier, step }) =>
            step === 'check' ? (
              t('justice.publishStep.check')
            ) : (
              <Link href={`/dossiers/${dossier.id}/act/publish-result`} className="board-act">
                {t(`justice.publishStep.${step}`)}
              </Link>
            ),
        },
      ]}
    />
  );
}

function Undecided({ docket }: PartProps) {
  const { t, declared, list } = useI18n();
  const context = { now: new Date(), actor: nobody, setting: () => 0, lookup: () => undefined };
  const rows = docket.flatMap((dossier) => {
    const reasons = (e2.alerts?.(dossier, context) ?? []).map(({ reason }) => reason);
    return reasons.length > 0 ? [{ dossier, reasons }] : [];
  });
  const proceeding = useProceeding<(typeof rows)[number]>(({ dossier }) => dossier);
  return (
    <Rows
      title={t('justice.undecided')}
      none={t('justice.noUndecided')}
      help={declared('safeguard.E2.remedy')}
      rows={rows}
      rowKey={({ dossier }) => dossier.id}
      columns={[
        proceeding,
        {
          key: 'what',
          label: t('justice.undecidedWhat'),
          cell: ({ reasons }) =>
            list(
              reasons.map((one) =>
                declared(`proceeding.${one === 'no-confiscation' ? 'confiscation' : 'compensation'}`),
              ),
            ),
        },
      ]}
    />
  );
}

function Owed({ docket }: PartProps) {
  const words = useI18n();
  const { t, locale } = words;
  const rows = docket.flatMap((dossier) =>
    owedIn(dossier).map((entry) => ({
      dossier,
      entry,
      ordered: saidOf(compensation, entry, 'ordered'),
      paid: saidOf(compensation, entry, 'paid'),
      due: saidOf(compensation, entry, 'due'),
    })),
  );
  const proceeding = useProceeding<(typeof rows)[number]>(({ dossier }) => dossier);
  const said = (money: Money | undefined): string =>
    money ? showAmount(money.amount, locale, money.currency) : '';
  return (
    <Rows
      title={t('justice.compensationOwed')}
      none={t('justice.noCompensationOwed')}
      rows={rows}
      rowKey={({ entry }) => entry.id}
      columns={[
        proceeding,
        {
          key: 'ordered',
          label: t('justice.ordered'),
          isFigure: true,
          cell: ({ ordered }) => said(ordered),
        },
        { key: 'paid', label: t('justice.paid'), isFigure: true, cell: ({ paid }) => said(paid) },
        { key: 'due', label: t('justice.due'), cell: ({ due }) => (due ? dayWords(due, words) : '') },
        {
          key: 'next',
          label: t('justice.next'),
          cell: ({ dossier, entry }) => (
            <Link
              href={`/dossiers/${dossier.id}/act/pay-compensation?entry.compensation=${entry.id}`}
              className="board-act"
            >
              {t('justice.pay')}
            </Link>
          ),
        },
      ]}
    />
  );
}

function Stuck({ docket }: PartProps) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const rows = stuckIn(docket, new Date());
  const proceeding = useProceeding<(typeof rows)[number]>(({ dossier }) => dossier);
  return (
    <Rows
      title={t('justice.stuck')}
      none={t('justice.noStuck')}
      help={t('justice.stuckHelp', { days: stuckDays })}
      rows={rows}
      rowKey={({ dossier }) => dossier.id}
      columns={[
        proceeding,
        {
          key: 'days',
          label: t('justice.since'),
          isFigure: true,
          cell: ({ days }) => t('justice.stuckDays', { days }),
        },
        {
          key: 'last',
          label: t('justice.waits'),
          cell: ({ dossier }) => {
            const last = entriesOf(dossier, 'step').at(-1);
            const kind = saidIn<string>(last, 'kind');
            const by = saidIn<number>(last, 'by');
            return [kind && codeWords('proceeding-step', kind, words), by && known.organisationName(by)]
              .filter(Boolean)
              .join(dot());
          },
        },
      ]}
    />
  );
}
