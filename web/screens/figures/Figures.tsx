/**
 * Figures: of one's own work as it is now, or as they were released. What is counted stands beside each; what was withheld
 * says so.
 */
import { useState } from 'react';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SessionBody } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect, Select } from '../../ui/Select.tsx';
import { Loading } from '../../ui/States.tsx';
import { FigureRows } from './FigureRows.tsx';
import { Releasing } from './Releasing.tsx';
import type { FigureLine, FigureTable, ReleaseLine } from './words.ts';
import { byWords, monthWords } from './words.ts';
import './figures.css';

const own = 'own';
const monthsBack = 36;
const still = { concerns: () => false };

/** The last months, this one first. */
function lastMonths(): readonly string[] {
  const now = new Date();
  return Array.from({ length: monthsBack }, (_, at) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - at, 1)).toISOString().slice(0, 7),
  );
}

/** What a release can be taken along as; names of formats are the same in every language. */
const formats = [
  ['csv', 'CSV'],
  ['xlsx', 'XLSX'],
  ['hxl.csv', 'HXL'],
  ['dhis2.json', 'DHIS2'],
] as const;

interface Releases {
  readonly releases: readonly ReleaseLine[];
  readonly waiting: readonly string[];
}

export function Figures({ session }: { readonly session: SessionBody }) {
  const words = useI18n();
  const { t, declared } = words;
  const months = lastMonths();
  const [figureId, setFigure] = useState<string>();
  const [by, setBy] = useState('');
  const [source, setSource] = useState(own);
  const [from, setFrom] = useState(months[11] ?? '');
  const [to, setTo] = useState(months[0] ?? '');
  const catalogue = useResource<{ figures: readonly FigureLine[]; release: boolean }>('/figures', still);
  const released = useResource<Releases>('/figures/releases', still);
  const figures = catalogue.data?.figures ?? [];
  const figure = figures.find(({ id }) => id === figureId) ?? figures[0];
  const division = figure?.by.includes(by) ? by : '';
  const releases = released.data?.releases ?? [];
  const release = releases.find(({ id }) => id === source);
  const query = new URLSearchParams({ figure: figure?.id ?? '', by: division, from, to });
  const path = release ? `/figures/releases/${release.id}` : figure ? `/figures/own?${query}` : null;
  const answer = useResource<{ tables: readonly FigureTable[] }>(path);
  const table = answer.data?.tables.find((one) => one.figure === figure?.id && one.by === division);
  const problem = catalogue.problem ?? released.problem ?? answer.problem;
  const monthOptions = months.map((month) => ({ key: month, label: monthWords(month, words) }));
  const period = (one: ReleaseLine): string =>
    `${monthWords(one.from, words)} – ${monthWords(one.to, words)}`;
  return (
    <Page title={t('figures.title')}>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      <div className="figures-choices">
        <SearchSelect
          label={t('figures.which')}
          options={figures.map(({ id, kind }) => ({
            key: id,
            label: `${declared(`kind.${kind}`)}: ${declared(`figure.${id}`)}`,
          }))}
          value={figure?.id}
          onChange={(id) => setFigure(typeof id === 'string' ? id : undefined)}
        />
        <Select
          label={t('figures.by')}
          options={(figure?.by ?? []).map((one) => ({
            key: one === '' ? 'all' : one,
            label: byWords(one, words),
          }))}
          value={division === '' ? 'all' : division}
          onChange={(one) => setBy(typeof one === 'string' && one !== 'all' ? one : '')}
        />
        <Select
          label={t('figures.source')}
          options={[
            { key: own, label: t('figures.own') },
            ...releases.map((one) => ({
              key: one.id,
              label: t(one.approvedBy === null ? 'figures.proposed' : 'figures.released', {
                period: period(one),
              }),
            })),
          ]}
          value={release ? release.id : own}
          onChange={(one) => setSource(typeof one === 'string' ? one : own)}
        />
        {!release && (
          <>
            <Select
              label={t('figures.from')}
              options={monthOptions}
              value={from}
              onChange={(month) => typeof month === 'string' && setFrom(month)}
            />
            <Select
              label={t('figures.to')}
              options={monthOptions}
              value={to}
              onChange={(month) => typeof month === 'string' && setTo(month)}
            />
          </>
        )}
      </div>
      {figure && (
        <section className="stack">
          <h2>{declared(`figure.${figure.id}`)}</h2>
          <p>{declared(`figure.${figure.id}.help`)}</p>
          {release ? <Released release={release} /> : <p className="small soft">{t('figures.ownHelp')}</p>}
          {!answer.data && !problem && <Loading />}
          {answer.data && (
            <FigureRows figure={figure} by={division} table={table} isReleased={release !== undefined} />
          )}
          {release && (
            <p className="row">
              {t('figures.allAs')}
              {formats.map(([format, label]) => (
                <a key={format} href={`/api/v1${path}/tables.${format}`} download>
                  {label}
                </a>
              ))}
            </p>
          )}
          {path && !release && (
            <p>
              <a href={`/api/v1${path.replace('/own?', '/own.csv?')}`} download>
                {t('figures.asCsv')}
              </a>
            </p>
          )}
        </section>
      )}
      {catalogue.data?.release && released.data && (
        <Releasing
          session={session}
          release={release}
          waiting={released.data.waiting}
          onChanged={(id) => {
            setSource(id ?? own);
            released.reload();
          }}
        />
      )}
    </Page>
  );
}

/** That it is a release, of whom, and what that means. */
function Released({ release }: { readonly release: ReleaseLine }) {
  const { t, instant } = useI18n();
  const known = useDirectory();
  const made = known.accountName(release.madeBy);
  return (
    <Notice tone={release.approvedBy === null ? 'late' : 'info'} title={t('figures.isRelease')}>
      <p>
        {release.approvedBy === null
          ? t('figures.notApproved', { made })
          : t('figures.approved', {
              made,
              approved: known.accountName(release.approvedBy),
              at: instant(release.approvedAt ?? '', { dateStyle: 'long' }),
            })}
      </p>
      <p>{t('figures.releaseHelp')}</p>
    </Notice>
  );
}
