/** What comes next, whoever it is for: days that lie ahead in the cases of a board, soonest first. */
import { useId } from 'react';
import { Link } from 'wouter';
import { showDate } from '../../../dates.ts';
import type { I18n } from '../../../i18n.ts';
import { useI18n } from '../../../i18n.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { Matter } from './matters.ts';

const mostShown = 8;

/** "3 December 2026", "3 Dec 2026, 10:00". */
export const dayWords = ({ day }: Pick<Matter, 'day'>, words: I18n): string =>
  day.includes('T') ? words.instant(day) : showDate(day, words);

/** "Best-interests decision: to be looked at again". */
export const matterWords = ({ type, field }: Matter, { declared }: I18n): string =>
  `${declared(`case.${type}`)}: ${declared(`case.${type}.${field}`)}`;

export function Ahead({ title, matters }: { readonly title: string; readonly matters: readonly Matter[] }) {
  const words = useI18n();
  const { t } = words;
  const id = useId();
  if (matters.length === 0) return null;
  return (
    <section className="children" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol className="children-list ahead">
        {matters.slice(0, mostShown).map((one) => (
          <li key={`${one.entry} ${one.field}`}>
            <Link href={`/dossiers/${one.dossier}`}>
              <span className={one.isPast ? 'ahead-day ahead-past' : 'ahead-day'}>
                {one.isPast && <Icon name="alert" />} {dayWords(one, words)}
                {one.isPast && <span className="small"> {t('children.past')}</span>}
              </span>
              <span>{matterWords(one, words)}</span>
              <span className="number soft">{one.number}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
