/** Pieces that the boards of licensing officers and inspectors share: names, days, what was found, lists that fold. */
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { dayOf, isoDay } from '../../../../domain/kernel/dates.ts';
import { useAllLines } from '../../../client/allLines.ts';
import { useResource } from '../../../client/data.ts';
import { problemWords } from '../../../client/words.ts';
import { showDate } from '../../../dates.ts';
import type { I18n } from '../../../i18n.ts';
import { addMessages, useI18n } from '../../../i18n.ts';
import { agencyTexts } from '../../../messages/parts/agencies.en.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import { Loading } from '../../../ui/States.tsx';
import type { Column } from '../../../ui/Table.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { Entry, Watched } from './watched.ts';
import { codesOf, entriesOf, textOf, watched } from './watched.ts';
import '../days.css';
import './agencies.css';

addMessages('en', agencyTexts);

interface Watching {
  readonly some: readonly Watched[] | undefined;
  /** Loading, or why it cannot be shown. */
  readonly instead: ReactNode;
}

/** All dossiers of a kind that she may know of, as rules read them. */
export function useWatched(kind: 'agency' | 'enterprise', types: readonly string[], now: Date): Watching {
  const words = useI18n();
  const query = new URLSearchParams([['kind', kind], ...types.map((type) => ['entries', type])]);
  const { lines, problem } = useAllLines(String(query), [kind]);
  const numbers = useResource<{ settings: Readonly<Record<string, number>> }>('/settings').data?.settings;
  return {
    some: lines && numbers && lines.map((line) => watched(line, now, numbers)),
    instead: problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />,
  };
}

/** What it is called and its number; a workplace, whose name is for its file alone, by its branch. */
export function Called({ one: { line } }: { readonly one: Watched }) {
  const { declared } = useI18n();
  const [profile] = entriesOf(line, 'profile');
  const name = line.title['registration.name'];
  const sector = textOf(profile, 'sector');
  return (
    <Link href={`/dossiers/${line.id}`}>
      {typeof name === 'string' ? name : sector ? declared(`code.sector.${sector}`) : ''}{' '}
      <span className="number">{line.number}</span>
    </Link>
  );
}

/** "3 days ago", "in 5 days". */
export const daysWords = ({ t }: I18n, day: number, now: Date): string => {
  const count = day - dayOf(now);
  return count < 0 ? t('agencies.days', { count: -count }) : t('agencies.inDays', { count });
};

export const dayWords = (words: I18n, day: number): string => showDate(isoDay(day), words);

/** A day with how far off it is; in words and colour where it is over. */
export function Day({
  day,
  now,
  isLate,
}: {
  readonly day: number;
  readonly now: Date;
  readonly isLate: boolean;
}) {
  const words = useI18n();
  return (
    <span className={isLate ? 'agencies-late' : undefined}>
      {dayWords(words, day)} <span className="small">({daysWords(words, day, now)})</span>
    </span>
  );
}

/** What a visit found: its result, and the rules that were not kept. */
export function FoundWords({ visit }: { readonly visit: Entry }) {
  const { t, declared, list } = useI18n();
  const result = textOf(visit, 'result');
  const rules = [
    ...codesOf(visit, 'broken').map((rule) => declared(`code.agency-rule.${rule}`)),
    ...codesOf(visit, 'violations').map((rule) => declared(`code.work-rule.${rule}`)),
  ];
  const proposes = codesOf(visit, 'proposes').map((kind) => declared(`code.sanction-kind.${kind}`));
  return (
    <span className="agencies-found">
      {result && <b>{declared(`code.inspection-result.${result}`)}</b>}
      {rules.length > 0 && <span>{t('agencies.broken', { rules: list(rules) })}</span>}
      {proposes.length > 0 && <span>{t('agencies.proposed', { what: list(proposes) })}</span>}
    </span>
  );
}

/** How risky somebody is held to be: a word, and as many strokes. */
export function Risk({ level }: { readonly level: 'high' | 'medium' | 'low' }) {
  const { declared } = useI18n();
  return (
    <span className={`agencies-risk agencies-risk-${level}`}>
      <span aria-hidden="true">{{ high: '▮▮▮', medium: '▮▮▯', low: '▮▯▯' }[level]}</span>{' '}
      {declared(`code.risk-level.${level}`)}
    </span>
  );
}

const shownFirst = 8;

interface FoldedProps<R> {
  readonly title: string;
  readonly help?: string;
  readonly none: string;
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly columns: readonly Column<R>[];
}

/** A table under its heading: the first rows at once, the others on a tap. */
export function Folded<R>({ title, help, none, rows, rowKey, columns }: FoldedProps<R>) {
  const { t } = useI18n();
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  return (
    <section className="day-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {help !== undefined && <p className="small soft">{help}</p>}
      {rows.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <Table
          caption={title}
          rows={isWhole ? rows : rows.slice(0, shownFirst)}
          rowKey={rowKey}
          columns={columns}
        />
      )}
      {!isWhole && rows.length > shownFirst && (
        <Button kind="plain" icon="down" onPress={() => setWhole(true)}>
          {t('agencies.showAll', { count: rows.length })}
        </Button>
      )}
    </section>
  );
}
