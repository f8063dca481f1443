/** How long reports waited for the first answer: by the way they came as bars, and by area and way as a table [2.6]. */
import { channel } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { useResource } from '../../../client/data.ts';
import { useDirectory } from '../../../client/directory.ts';
import { useI18n } from '../../../i18n.ts';
import { Bars } from '../../../ui/charts/Bars.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { FigureTable } from '../../figures/words.ts';
import { valueWords } from '../../figures/words.ts';

const figure = {
  id: 'report-answered-by-channel',
  kind: 'report',
  of: 'mean',
  unit: 'minutes',
  by: [],
  answers: '',
};

/** The last twelve months, this one counted. */
function months(now: Date): string {
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11, 1));
  return `from=${from.toISOString().slice(0, 7)}&to=${now.toISOString().slice(0, 7)}`;
}

export function FirstAnswers() {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const asked = `/figures/own?figure=${figure.id}&${months(new Date())}`;
  const options = {
    concerns: ({ kinds }: { readonly kinds: readonly string[] }) => kinds.includes('report'),
  };
  const ways = useResource<{ tables: readonly FigureTable[] }>(`${asked}&by=answer`, options);
  const areas = useResource<{ tables: readonly FigureTable[] }>(`${asked}&by=area%2Banswer`, options);
  const byWay = ways.data?.tables[0]?.cells ?? [];
  if (byWay.length === 0) return null;
  const wayName = (code: string): string => declared(codeLabelKey(channel, code));
  const said = (value: number | null): string => valueWords(figure, '', value, words) ?? '';
  const cells = new Map((areas.data?.tables[0]?.cells ?? []).map(({ key, value }) => [key, value]));
  const codes = [...new Set([...cells.keys()].map((key) => key.split(' ')[0] ?? ''))];
  const rows = codes
    .map((area) => ({ area, name: known.areaName(area) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <section className="stack" aria-labelledby="first-answers">
      <h2 id="first-answers">{t('review.answered')}</h2>
      <Bars
        title={t('review.answeredBy')}
        definition={t('review.answeredHelp')}
        about={t('review.answeredWay')}
        howMuch={t('review.answeredTime')}
        parts={byWay
          .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
          .map(({ key, value }) => ({ key, label: wayName(key), value, said: said(value) }))}
      />
      <details className="desk-more">
        <summary>{t('review.answeredAreas')}</summary>
        <Table
          caption={t('review.answered')}
          rows={rows}
          rowKey={({ area }) => area}
          columns={[
            { key: 'area', label: t('review.answeredArea'), isRowHead: true, cell: ({ name }) => name },
            ...byWay.map(({ key }) => ({
              key,
              label: wayName(key),
              cell: ({ area }: { readonly area: string }) => said(cells.get(`${area} ${key}`) ?? null),
            })),
          ]}
        />
      </details>
    </section>
  );
}
