/** A campaign at a glance: tried with whom it is for, whom it reached, and what people know, think and do since [2.2]. */
import { activity, measure, preTest, profile } from '../../../../domain/campaign/entries.ts';
import { measurePoint, testOutcome } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { all, newest, saidOf } from '../../../../domain/kernel/inquiry.ts';
import { showDate } from '../../../dates.ts';
import { addMessages, useI18n } from '../../../i18n.ts';
import { familyTexts } from '../../../messages/parts/families.en.ts';
import { showAmount } from '../../../numbers.ts';
import { Bars } from '../../../ui/charts/Bars.tsx';
import { Share } from '../../../ui/charts/Share.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { totalsOf } from '../../homes/programme/payments.ts';
import type { PictureProps } from './registry.ts';
import '../../families/families.css';

addMessages('en', familyTexts);

const reached = ['girls', 'boys', 'women', 'men', 'unknown'] as const;
const asked = ['knowledge', 'attitude', 'practice'] as const;

export function Picture({ open: { dossier } }: PictureProps) {
  const words = useI18n();
  const { t, declared, number, locale } = words;
  const measures = all(dossier, measure).toSorted((a, b) =>
    (saidOf(measure, a, 'on') ?? '').localeCompare(saidOf(measure, b, 'on') ?? ''),
  );
  const activities = all(dossier, activity);
  const tests = all(dossier, preTest);
  const frightens = saidOf(profile, newest(dossier, profile), 'frightening') === true;
  const spent = totalsOf(activities.flatMap((one) => saidOf(activity, one, 'cost') ?? []));
  const hasBefore = measures.some((one) => saidOf(measure, one, 'point') === 'baseline');
  const sumOf = (field: (typeof reached)[number]): number =>
    activities.reduce((sum, one) => sum + (saidOf(activity, one, field) ?? 0), 0);
  return (
    <section className="family-picture" aria-labelledby="campaign-picture">
      <h2 id="campaign-picture">{t('picture.campaign')}</h2>
      {frightens && <Notice tone="danger" title={t('picture.campaign.frightens')} />}
      {tests.length === 0 ? (
        <p className="soft">{t('picture.campaign.noTest')}</p>
      ) : (
        <ul>
          {tests.map((one) => {
            const outcome = saidOf(preTest, one, 'outcome');
            return (
              <li key={one.id}>
                {t('picture.campaign.tested', {
                  on: showDate(saidOf(preTest, one, 'on') ?? '', words),
                  outcome: outcome ? declared(codeLabelKey(testOutcome, outcome)) : '',
                })}
              </li>
            );
          })}
        </ul>
      )}
      {!hasBefore && <p className="soft">{t('picture.campaign.noBefore')}</p>}
      {measures.length > 0 && (
        <div className="family-charts family-bars">
          {asked.map((what) => (
            <Bars
              key={what}
              title={t(`picture.campaign.${what}`)}
              definition={t('picture.campaign.help')}
              about={declared('campaign.measure.point')}
              most={100}
              parts={measures.map((one) => {
                const value = saidOf(measure, one, what) ?? null;
                const point = saidOf(measure, one, 'point');
                return {
                  key: one.id,
                  label: t('picture.campaign.measured', {
                    point: point ? declared(codeLabelKey(measurePoint, point)) : '',
                    asked: saidOf(measure, one, 'asked') ?? 0,
                  }),
                  value,
                  said:
                    value === null
                      ? t('picture.benchmark.missing')
                      : number(value / 100, { style: 'percent' }),
                };
              })}
            />
          ))}
        </div>
      )}
      {activities.length > 0 && (
        <Share
          title={t('picture.campaign.reach')}
          about={t('picture.campaign.who')}
          parts={reached.map((field) => ({
            key: field,
            label: declared(`campaign.activity.${field}`),
            value: sumOf(field),
            said: number(sumOf(field)),
          }))}
          {...(spent.length > 0
            ? {
                definition: `${t('picture.campaign.cost')}: ${spent
                  .map(({ amount, currency }) => showAmount(amount, locale, currency))
                  .join(' + ')}`,
              }
            : {})}
        />
      )}
    </section>
  );
}
