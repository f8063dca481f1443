/**
 * The home of an inspector: her visits of today, whom to inspect next by risk, what is to be put right, and findings to
 * follow, of recruiters and of workplaces. When a visit is due is for inspectors alone [2.3, 2.5].
 */
import { useState } from 'react';
import { dayOf } from '../../../domain/kernel/dates.ts';
import { useDirectory } from '../../client/directory.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Called, Day, daysWords, dayWords, Folded, FoundWords, Risk, useWatched } from './agencies/parts.tsx';
import type { Watched } from './agencies/watched.ts';
import { byDue, dayIn, planned, textOf, toFollow, toPutRight } from './agencies/watched.ts';
import type { BoardProps } from './registry.ts';

const agencyTypes = ['licence', 'inspection', 'risk-rating', 'inspection-plan'];
const workplaceTypes = [
  'profile',
  'inspection',
  'risk-rating',
  'inspection-plan',
  'finding',
  'corrective-action',
];

const act = ({ line }: Watched, what: 'inspect' | 'plan', more = ''): string => {
  const names =
    line.kind === 'agency'
      ? { inspect: 'inspect-agency', plan: 'plan-agency-inspection' }
      : { inspect: 'inspect-workplace', plan: 'plan-workplace-inspection' };
  return `/dossiers/${line.id}/act/${names[what]}${more}`;
};

export function Board({ session }: BoardProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const [now] = useState(() => new Date());
  const agencies = useWatched('agency', agencyTypes, now);
  const workplaces = useWatched('enterprise', workplaceTypes, now);
  if (!agencies.some) return agencies.instead;
  if (!workplaces.some) return workplaces.instead;
  const today = dayOf(now);
  const all = [...agencies.some, ...workplaces.some];
  const hers = planned(all, session.account);
  const others = new Map(planned(all).map(({ one, day }) => [one.line.id, day]));
  const findings = toFollow(workplaces.some);
  const date = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  /** Filled in before: the day, who goes, and why. */
  const visiting = (reason = 'planned'): string =>
    `?set.inspection.on=${date}&set.inspection.inspector=${session.account}&set.inspection.reason=${reason}`;
  const name = { key: 'who', label: t('agencies.who'), isRowHead: true } as const;
  const inspect = (one: Watched, reason?: string) => (
    <ButtonLink
      href={act(one, 'inspect', visiting(reason))}
      isSmall
      label={`${t('agencies.inspect')}: ${one.line.number}`}
    >
      {t('agencies.inspect')}
    </ButtonLink>
  );
  const visits = (title: string, none: string, rows: typeof hers) => (
    <Folded
      title={title}
      none={none}
      rows={rows}
      rowKey={({ plan }) => plan.id}
      columns={[
        { ...name, cell: ({ one }) => <Called one={one} /> },
        { key: 'where', label: t('agencies.where'), cell: ({ one }) => known.areaName(one.line.area) },
        {
          key: 'due',
          label: t('agencies.due'),
          cell: ({ day, plan }) => (
            <>
              <Day day={day} now={now} isLate={day < today} />{' '}
              <span className="soft">
                {declared(`code.inspection-reason.${textOf(plan, 'reason')}`)},{' '}
                {t(plan.values['unannounced'] === true ? 'agencies.unannounced' : 'agencies.announced')}
              </span>
            </>
          ),
        },
        {
          key: 'do',
          label: t('agencies.do'),
          cell: ({ one, plan }) => (
            <span className="row">
              {inspect(one, textOf(plan, 'reason'))}
              <ButtonLink
                href={`/dossiers/${one.line.id}/write/inspection-plan/${plan.id}`}
                isSmall
                kind="plain"
                label={`${t('agencies.callOff')}: ${one.line.number}`}
              >
                {t('agencies.callOff')}
              </ButtonLink>
            </span>
          ),
        },
      ]}
    />
  );
  return (
    <div className="day">
      <nav className="day-tasks" aria-label={t('agencies.tasks')}>
        <ButtonLink href="/records/agency" icon="list">
          {t('agencies.all')}
        </ButtonLink>
        <ButtonLink href="/records/enterprise" icon="building">
          {t('agencies.enterprises')}
        </ButtonLink>
        <ButtonLink href="/records/enterprise/new" icon="add">
          {t('agencies.workplace')}
        </ButtonLink>
      </nav>
      {visits(
        t('agencies.today'),
        t('agencies.today.none'),
        hers.filter(({ day }) => day <= today),
      )}
      <Folded
        title={t('agencies.risks')}
        help={t('agencies.risks.help')}
        none={t('agencies.risks.none')}
        rows={byDue(all)}
        rowKey={({ line }) => line.id}
        columns={[
          { ...name, cell: (one) => <Called one={one} /> },
          {
            key: 'where',
            label: t('agencies.where'),
            isForDesks: true,
            cell: ({ line }) => known.areaName(line.area),
          },
          { key: 'risk', label: t('agencies.risk'), cell: ({ next }) => next && <Risk level={next.level} /> },
          {
            key: 'due',
            label: t('agencies.due'),
            cell: ({ next, line }) => {
              const day = others.get(line.id);
              return (
                <>
                  {next && <Day day={dayOf(next.due)} now={now} isLate={next.due <= now} />}
                  {day !== undefined && (
                    <span className="soft"> {t('agencies.planned', { day: dayWords(words, day) })}</span>
                  )}
                </>
              );
            },
          },
          {
            key: 'last',
            label: t('agencies.last'),
            isForDesks: true,
            cell: ({ seen }) => {
              const day = dayIn(seen, 'on');
              return day === undefined ? t('agencies.never') : daysWords(words, day, now);
            },
          },
          {
            key: 'do',
            label: t('agencies.do'),
            cell: (one) => (
              <span className="row">
                <ButtonLink
                  href={act(one, 'plan', `?set.plan.inspector=${session.account}`)}
                  isSmall
                  label={`${t('agencies.plan')}: ${one.line.number}`}
                >
                  {t('agencies.plan')}
                </ButtonLink>
                {inspect(one)}
              </span>
            ),
          },
        ]}
      />
      {visits(
        t('agencies.visits'),
        t('agencies.visits.none'),
        hers.filter(({ day }) => day > today),
      )}
      <Folded
        title={t('agencies.putRight')}
        none={t('agencies.putRight.none')}
        rows={toPutRight(all)}
        rowKey={({ visit }) => visit.id}
        columns={[
          { ...name, cell: ({ one }) => <Called one={one} /> },
          { key: 'found', label: t('agencies.found'), cell: ({ visit }) => <FoundWords visit={visit} /> },
          {
            key: 'until',
            label: t('agencies.until'),
            cell: ({ by }) => <Day day={by} now={now} isLate={by < today} />,
          },
          { key: 'do', label: t('agencies.do'), cell: ({ one }) => inspect(one, 'follow-up') },
        ]}
      />
      <Folded
        title={t('agencies.findings')}
        none={t('agencies.findings.none')}
        rows={findings}
        rowKey={({ finding }) => finding.id}
        columns={[
          { ...name, cell: ({ one }) => <Called one={one} /> },
          {
            key: 'finding',
            label: t('agencies.finding'),
            cell: ({ finding }) => (
              <span className="agencies-found">
                <b>{declared(`code.finding-kind.${textOf(finding, 'kind')}`)}</b>
                <span>{declared(`code.finding-state.${textOf(finding, 'state')}`)}</span>
              </span>
            ),
          },
          {
            key: 'children',
            label: t('agencies.found'),
            cell: ({ finding }) => {
              const of = (field: string): number => {
                const value = finding.values[field];
                return typeof value === 'number' ? value : 0;
              };
              return t('agencies.children', { count: of('girls') + of('boys') });
            },
          },
          {
            key: 'do',
            label: t('agencies.do'),
            cell: ({ one, finding }) => (
              <ButtonLink
                href={`/dossiers/${one.line.id}/write/finding/${finding.id}`}
                isSmall
                label={`${t('agencies.follow')}: ${one.line.number}`}
              >
                {t('agencies.follow')}
              </ButtonLink>
            ),
          },
        ]}
      />
    </div>
  );
}
