/**
 * What a community gets to read of what came of reports [2.6]: printed in the group's language, for those who watch and
 * wonder whether it helped. Nothing on it points at anybody (domain/sheet.ts).
 */
import { channel, outcomeResult } from '../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import { problemWords } from '../../client/words.ts';
import type { I18n } from '../../i18n.ts';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import { monthWords, valueWords } from '../figures/words.ts';
import { Fact } from './case-plan.tsx';
import type { SheetProps } from './registry.ts';

interface Table {
  readonly cells: { readonly [key: string]: number | null };
  readonly withheld: readonly string[];
}

interface Told {
  readonly area: string;
  readonly limit: number;
  readonly rounding: number;
  readonly few: string | null;
  readonly parts: readonly {
    readonly since: string;
    readonly until: string;
    readonly tables: { readonly [figure: string]: { readonly [by: string]: Table } };
  }[];
}

const lastDay = (until: string): string => new Date(Date.parse(until) - 86_400_000).toISOString();
const month = (day: string, words: I18n): string => monthWords(day.slice(0, 7), words);

export function Sheet({ open: { body }, words }: SheetProps) {
  const { t, declared } = words;
  const known = useDirectory();
  const { data, problem } = useResource<Told>(`/dossiers/${body.id}/sheet`, { concerns: () => false });
  if (!data) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  const whole = (tables: Told['parts'][number]['tables'], figure: string): number | null | undefined =>
    tables[figure]?.['']?.cells[''];
  const about = (count: number | null | undefined): string =>
    count === undefined || count === null
      ? t('sheet.notTold')
      : t('sheet.about2', { count: words.number(count) });
  const said = (figure: string, of: string, unit: string, value: number | null | undefined): string =>
    value === undefined || value === null
      ? t('sheet.notTold')
      : (valueWords({ id: figure, kind: 'report', of, unit, by: [], answers: '' }, '', value, words) ??
        t('sheet.notTold'));
  const parts = (table: Table | undefined, label: (key: string) => string): string =>
    [
      ...Object.entries(table?.cells ?? {}).map(([key, value]) => `${label(key)}: ${about(value)}`),
      ...(table?.withheld ?? []).map((key) => `${label(key)}: ${t('sheet.notTold')}`),
    ].join('\n') || t('sheet.notTold');
  return (
    <>
      <header>
        <h2>{t('sheet.heading')}</h2>
        <p>
          {t('sheet.about', {
            group: body.number,
            area: data.area === '' ? t('sheet.country') : known.areaName(data.area),
          })}
        </p>
      </header>
      {data.few && (
        <p>
          {t('sheet.few', { from: month(data.few, words) })} {t('sheet.fewHelp')}
        </p>
      )}
      {data.parts.length === 0 && !data.few && <p>{t('sheet.none')}</p>}
      {data.parts.map(({ since, until, tables }) => (
        <section key={since} className="paper-goal">
          <h3>{t('sheet.period', { from: month(since, words), to: month(lastDay(until), words) })}</h3>
          <dl className="paper-facts">
            <Fact label={t('sheet.reports')}>{about(whole(tables, 'report-received'))}</Fact>
            <Fact label={t('sheet.ways')}>
              <span className="paper-lines">
                {parts(tables['report-received']?.['answer'], (key) =>
                  declared(codeLabelKey(channel, key as 'web')),
                )}
              </span>
            </Fact>
            <Fact label={t('sheet.answered')}>
              {said('report-answered-after', 'median', 'minutes', whole(tables, 'report-answered-after'))}
            </Fact>
            <Fact label={t('sheet.inTime')}>
              {said('report-answered-in-time', 'share', 'percent', whole(tables, 'report-answered-in-time'))}
            </Fact>
            <Fact label={t('sheet.outcomes')}>
              <span className="paper-lines">
                {parts(tables['report-outcomes']?.['answer'], (key) =>
                  declared(codeLabelKey(outcomeResult, key as 'moved-on')),
                )}
              </span>
            </Fact>
            <Fact label={t('sheet.children')}>{about(whole(tables, 'report-children-reached'))}</Fact>
          </dl>
        </section>
      ))}
      <p className="small">{t('sheet.rounded', { rounding: data.rounding, limit: data.limit })}</p>
    </>
  );
}
