/** An agency at a glance: whether it may place people today, its licence over time, fees against the schedule, whom it placed where. */
import { useState } from 'react';
import { standingOn } from '../../../../domain/agency/standing.ts';
import { dayOf } from '../../../../domain/kernel/dates.ts';
import type { I18n } from '../../../i18n.ts';
import { addMessages, useI18n } from '../../../i18n.ts';
import { agencyTexts } from '../../../messages/parts/agencies.en.ts';
import { showAmount } from '../../../numbers.ts';
import { Bars } from '../../../ui/charts/Bars.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { FeeLine } from '../../agencies/record.ts';
import { feesAgainstSchedule, placed, timeLine } from '../../agencies/record.ts';
import { TimeLine } from '../../agencies/TimeLine.tsx';
import type { PictureProps } from './registry.ts';

addMessages('en', agencyTexts);

export function Picture({ open }: PictureProps) {
  const words = useI18n();
  const { t } = words;
  const [now] = useState(() => new Date());
  const { dossier } = open;
  const standing = standingOn(dossier, dayOf(now));
  const isWaiting = standing === 'applied' || standing === 'not-yet';
  const look = standing === 'in-force' ? 'agency-good' : isWaiting ? 'agency-waits' : undefined;
  return (
    <section className="agency-picture" aria-labelledby="agency-picture">
      <h2 id="agency-picture">{t('agencyPicture.title')}</h2>
      <div className="agency-standing">
        <b className={look}>
          <Icon name={standing === 'in-force' ? 'check' : isWaiting ? 'clock' : 'refuse'} />
          {t(`agencyPicture.standing.${standing}`)}
        </b>
        <a href={`/register/${dossier.number}`} target="_blank" rel="noreferrer">
          {t('agencyPicture.public')}
        </a>
        {standing === 'in-force' && (
          <a href={`/register/${dossier.number}/licence`} target="_blank" rel="noreferrer">
            {t('agencyPicture.print')}
          </a>
        )}
      </div>
      <TimeLine happened={timeLine(dossier)} now={now} />
      {dossier.loaded.has('placement') && <Numbers open={open} />}
      {dossier.loaded.has('placement') && <Fees lines={feesAgainstSchedule(dossier, now)} words={words} />}
    </section>
  );
}

function Numbers({ open }: Pick<PictureProps, 'open'>) {
  const { t, declared, number } = useI18n();
  const { under18, adults, refused, destinations } = placed(open.dossier);
  const part = (key: string, label: string, value: number, tone?: 'late') => ({
    key,
    label,
    value,
    said: number(value),
    tone,
  });
  return (
    <div className="agency-numbers">
      <Bars
        title={t('agencyPicture.placements')}
        definition={t('agencyPicture.placements.help')}
        about={t('agencyPicture.age')}
        parts={[
          part('young', t('agencyPicture.under18'), under18, under18 > 0 ? 'late' : undefined),
          part('adult', t('agencyPicture.adult'), adults),
          part('refused', t('agencyPicture.refused'), refused),
        ]}
      />
      <Bars
        title={t('agencyPicture.destinations')}
        about={t('agencyPicture.destination')}
        parts={destinations.map(([country, count]) =>
          part(country, declared(`code.country.${country}`), count),
        )}
      />
    </div>
  );
}

function Fees({ lines, words }: { readonly lines: readonly FeeLine[]; readonly words: I18n }) {
  const { t, declared, number } = words;
  const money = (amount: number, currency: string): string =>
    amount === 0 ? t('agencyPicture.fees.nothing') : showAmount(amount, words.locale, currency);
  return (
    <section aria-labelledby="agency-fees">
      <h3 id="agency-fees">{t('agencyPicture.fees')}</h3>
      <p className="small soft">{t('agencyPicture.fees.help')}</p>
      <Table
        caption={t('agencyPicture.fees')}
        rows={lines}
        rowKey={({ item, currency }) => `${item} ${currency}`}
        empty={t('agencyPicture.fees.none')}
        columns={[
          {
            key: 'item',
            label: t('agencyPicture.fees.item'),
            isRowHead: true,
            cell: ({ item }) => declared(`code.fee-item.${item}`),
          },
          {
            key: 'published',
            label: t('agencyPicture.fees.published'),
            isFigure: true,
            cell: ({ published, currency }) => money(published, currency),
          },
          {
            key: 'most',
            label: t('agencyPicture.fees.most'),
            isFigure: true,
            cell: ({ most, currency, isAbove }) => (
              <span className={isAbove ? 'agency-above' : undefined}>
                {money(most, currency)} (
                {t(isAbove ? 'agencyPicture.fees.above' : 'agencyPicture.fees.within')})
              </span>
            ),
          },
          {
            key: 'workers',
            label: t('agencyPicture.fees.count'),
            isFigure: true,
            cell: ({ workers }) => number(workers),
          },
        ]}
      />
    </section>
  );
}
