/**
 * The home of who licenses recruiters: who waits for an answer, whose licence ends, what is to be decided after an inspection,
 * whose appeal is open, and whom nobody inspected in time [2.3].
 */
import { useState } from 'react';
import { dayOf } from '../../../domain/kernel/dates.ts';
import { useDirectory } from '../../client/directory.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Bars } from '../../ui/charts/Bars.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Called, Day, daysWords, Folded, FoundWords, Risk, useWatched } from './agencies/parts.tsx';
import type { Watched } from './agencies/watched.ts';
import { byDue, codesOf, dayIn, ending, entriesOf, newestBy, textOf, undecided } from './agencies/watched.ts';

const types = ['licence', 'inspection', 'sanction', 'risk-rating', 'inspection-plan'];

export function Board() {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const [now] = useState(() => new Date());
  const { some, instead } = useWatched('agency', types, now);
  if (!some) return instead;
  const act = ({ line }: Watched, name: string, more = ''): string =>
    `/dossiers/${line.id}/act/${name}${more}`;
  const waiting = some
    .filter(({ line }) => line.state === 'applied')
    .toSorted((a, b) => a.line.stateSince.localeCompare(b.line.stateSince));
  const late = byDue(some).filter(({ next }) => next && next.due <= now);
  const appeals = some.flatMap((one) =>
    entriesOf(one.line, 'sanction')
      .filter((decision) => textOf(decision, 'appeal') === 'pending')
      .map((decision) => ({ one, decision })),
  );
  const name = { key: 'agency', label: t('agencies.agency'), isRowHead: true } as const;
  const where = { key: 'where', label: t('agencies.where'), isForDesks: true } as const;
  return (
    <div className="day">
      <nav className="day-tasks" aria-label={t('agencies.tasks')}>
        <ButtonLink href="/records/agency/new" icon="add">
          {t('agencies.new')}
        </ButtonLink>
        <ButtonLink href="/records/agency" icon="list">
          {t('agencies.all')}
        </ButtonLink>
        <a className="button button-secondary" href="/register" target="_blank" rel="noreferrer">
          <Icon name="shown" />
          <span>{t('agencies.publicRegister')}</span>
        </a>
      </nav>
      <Folded
        title={t('agencies.waiting')}
        none={t('agencies.waiting.none')}
        rows={waiting}
        rowKey={({ line }) => line.id}
        columns={[
          { ...name, cell: (one) => <Called one={one} /> },
          { ...where, cell: ({ line }) => known.areaName(line.area) },
          {
            key: 'since',
            label: t('agencies.since'),
            cell: ({ line }) => daysWords(words, dayOf(line.stateSince), now),
          },
          {
            key: 'do',
            label: t('agencies.do'),
            cell: (one) => (
              <span className="row">
                <ButtonLink
                  href={act(one, 'license-agency')}
                  isSmall
                  label={`${t('agencies.license')}: ${one.line.number}`}
                >
                  {t('agencies.license')}
                </ButtonLink>
                <ButtonLink
                  href={act(one, 'refuse-licence')}
                  isSmall
                  kind="plain"
                  label={`${t('agencies.refuse')}: ${one.line.number}`}
                >
                  {t('agencies.refuse')}
                </ButtonLink>
              </span>
            ),
          },
        ]}
      />
      <Folded
        title={t('agencies.undecided')}
        help={t('agencies.undecided.rule')}
        none={t('agencies.undecided.none')}
        rows={undecided(some)}
        rowKey={({ visit }) => visit.id}
        columns={[
          { ...name, cell: ({ one }) => <Called one={one} /> },
          { key: 'found', label: t('agencies.found'), cell: ({ visit }) => <FoundWords visit={visit} /> },
          {
            key: 'since',
            label: t('agencies.since'),
            cell: ({ visit }) => {
              const day = dayIn(visit, 'on');
              return day === undefined ? '' : daysWords(words, day, now);
            },
          },
          {
            key: 'do',
            label: t('agencies.do'),
            cell: ({ one, visit }) => (
              <span className="row">
                {one.line.state === 'licensed' && (
                  <ButtonLink
                    href={act(one, 'suspend-licence', `?set.sanction.inspection=${visit.id}`)}
                    isSmall
                    label={`${t('agencies.suspend')}: ${one.line.number}`}
                  >
                    {t('agencies.suspend')}
                  </ButtonLink>
                )}
                {['licensed', 'suspended'].includes(one.line.state) && (
                  <ButtonLink
                    href={act(one, 'revoke-licence', `?set.sanction.inspection=${visit.id}`)}
                    isSmall
                    kind="plain"
                    label={`${t('agencies.revoke')}: ${one.line.number}`}
                  >
                    {t('agencies.revoke')}
                  </ButtonLink>
                )}
                <ButtonLink
                  href={act(one, 'sanction', `?set.sanction.inspection=${visit.id}`)}
                  isSmall
                  kind="plain"
                  label={`${t('agencies.sanction')}: ${one.line.number}`}
                >
                  {t('agencies.sanction')}
                </ButtonLink>
              </span>
            ),
          },
        ]}
      />
      <Folded
        title={t('agencies.ending')}
        none={t('agencies.ending.none')}
        rows={ending(some, now)}
        rowKey={({ one }) => one.line.id}
        columns={[
          { ...name, cell: ({ one }) => <Called one={one} /> },
          { ...where, cell: ({ one }) => known.areaName(one.line.area) },
          {
            key: 'ends',
            label: t('agencies.ends'),
            cell: ({ ends, standing }) => <Day day={ends} now={now} isLate={standing !== 'in-force'} />,
          },
          {
            key: 'do',
            label: t('agencies.do'),
            cell: ({ one }) => (
              <ButtonLink
                href={act(one, 'renew-licence')}
                isSmall
                label={`${t('agencies.renew')}: ${one.line.number}`}
              >
                {t('agencies.renew')}
              </ButtonLink>
            ),
          },
        ]}
      />
      {appeals.length > 0 && (
        <Folded
          title={t('agencies.appeals')}
          none={t('agencies.appeals.none')}
          rows={appeals}
          rowKey={({ decision }) => decision.id}
          columns={[
            { ...name, cell: ({ one }) => <Called one={one} /> },
            {
              key: 'decision',
              label: t('agencies.decision'),
              cell: ({ decision }) => words.declared(`code.sanction-kind.${textOf(decision, 'kind')}`),
            },
            {
              key: 'do',
              label: t('agencies.do'),
              cell: ({ one, decision }) => (
                <ButtonLink href={act(one, 'decide-appeal', `?entry.appeal=${decision.id}`)} isSmall>
                  {t('agencies.appeal')}
                </ButtonLink>
              ),
            },
          ]}
        />
      )}
      <Folded
        title={t('agencies.uninspected')}
        none={t('agencies.uninspected.none')}
        rows={late}
        rowKey={({ line }) => line.id}
        columns={[
          { ...name, cell: (one) => <Called one={one} /> },
          { key: 'risk', label: t('agencies.risk'), cell: ({ next }) => next && <Risk level={next.level} /> },
          {
            key: 'last',
            label: t('agencies.last'),
            cell: ({ seen }) => {
              const day = dayIn(seen, 'on');
              return day === undefined ? t('agencies.never') : daysWords(words, day, now);
            },
          },
          {
            key: 'do',
            label: t('agencies.do'),
            cell: (one) => (
              <ButtonLink
                href={act(one, 'plan-agency-inspection')}
                isSmall
                label={`${t('agencies.plan')}: ${one.line.number}`}
              >
                {t('agencies.plan')}
              </ButtonLink>
            ),
          },
        ]}
      />
      <Conditions some={some} />
    </div>
  );
}

/** What licences in force demand: the newest of each agency that is licensed. */
function Conditions({ some }: { readonly some: readonly Watched[] }) {
  const { t, declared, number } = useI18n();
  const all = some
    .filter(({ line }) => line.state === 'licensed')
    .flatMap(({ line }) => codesOf(newestBy(entriesOf(line, 'licence'), 'from')[0], 'conditions'));
  const parts = [...Map.groupBy(all, (one) => one)]
    .map(([key, { length }]) => ({
      key,
      label: declared(`code.licence-condition.${key}`),
      value: length,
      said: number(length),
    }))
    .toSorted((a, b) => b.value - a.value);
  return (
    <Bars
      title={t('agencies.conditions')}
      heading="h2"
      definition={t('agencies.conditions.help')}
      about={t('agencies.condition')}
      parts={parts}
    />
  );
}
