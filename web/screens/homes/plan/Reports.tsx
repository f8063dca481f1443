/** Reports on treaties: when each is due, whether both sides were asked, and the next thing to do about it. */
import { saidIn } from '../../../../domain/kernel/dossier.ts';
import type { ReportStanding } from '../../../../domain/plan/reporting.ts';
import { showDate } from '../../../dates.ts';
import { useI18n } from '../../../i18n.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { OpenDossier } from '../../dossier/useDossier.ts';
import { useReports } from '../../plan/useReports.ts';
import '../../plan/plan.css';
import './home.css';

interface ReportsProps {
  readonly open: OpenDossier;
  readonly title: string;
  /** She keeps the plan: she asks, sends and prints. Others record what their organisation said. */
  readonly isKeeper: boolean;
}

export function Reports({ open, title, isKeeper }: ReportsProps) {
  const words = useI18n();
  const { t, declared } = words;
  const reports = useReports(open);
  const shown = isKeeper
    ? reports
    : reports.filter(({ isSent, workers }) => !isSent && workers !== 'not-needed');
  const { id } = open.body;
  const act = `/dossiers/${id}/act`;
  const dueWords = ({ entry, isSent, isLate }: ReportStanding): string => {
    const date = (field: string): string => showDate(saidIn<string>(entry, field) ?? '', words);
    if (isSent) return t('planHome.report.sent', { date: date('sentOn') });
    return isLate ? t('planHome.report.late', { date: date('due') }) : date('due');
  };
  const isAsked = ({ workers, employers }: ReportStanding): boolean =>
    [workers, employers].every((side) => side === 'asked' || side === 'not-needed');
  return (
    <section className="stack" aria-labelledby={`reports-${id}`}>
      <h2 id={`reports-${id}`}>{title}</h2>
      <Table
        caption={title}
        rows={shown}
        rowKey={({ entry }) => entry.id}
        empty={t('planHome.reportsNone')}
        columns={[
          {
            key: 'treaty',
            label: t('planHome.report.treaty'),
            isRowHead: true,
            cell: ({ treaty }) => declared(`code.treaty.${treaty}`),
          },
          {
            key: 'due',
            label: t('planHome.report.due'),
            cell: (one) => <span className={one.isLate ? 'late-word' : undefined}>{dueWords(one)}</span>,
          },
          ...(['workers', 'employers'] as const).map((side) => ({
            key: side,
            label: t(`planHome.report.${side}`),
            cell: (one: ReportStanding) => (
              <span className={!one.isSent && one[side] === 'not-asked' ? 'late-word' : undefined}>
                {t(`planHome.side.${one[side]}`)}
              </span>
            ),
          })),
          {
            key: 'next',
            label: t('planHome.report.next'),
            cell: (one) => (
              <span className="row">
                {!one.isSent && !(isKeeper && isAsked(one)) && (
                  <ButtonLink href={`${act}/consult?set.consultation.report=${one.entry.id}`} isSmall>
                    {t(isKeeper ? 'planHome.report.ask' : 'planHome.answer')}
                  </ButtonLink>
                )}
                {isKeeper && !one.isSent && isAsked(one) && (
                  <ButtonLink href={`${act}/send-treaty-report?entry.report=${one.entry.id}`} isSmall>
                    {t('planHome.report.send')}
                  </ButtonLink>
                )}
                <ButtonLink href={`/plans/${id}/reports/${one.entry.id}`} isSmall kind="plain">
                  {t('planHome.report.print')}
                </ButtonLink>
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
