/**
 * Patterns among reports by place and time, for the supervisor [2.6]: a map of areas with its table, weeks and hours, and in
 * words where more of one kind come than usual. Only of reports that she may see, so that nothing is hidden for being few.
 */
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { channel, moment } from '../../../../domain/codes/index.ts';
import type { CodeList } from '../../../../domain/kernel/codes.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { useAllLines } from '../../../client/allLines.ts';
import { useDirectory } from '../../../client/directory.ts';
import { problemWords } from '../../../client/words.ts';
import { addMessages, useI18n } from '../../../i18n.ts';
import { patternTexts } from '../../../messages/parts/patterns.en.ts';
import { Page } from '../../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Bars } from '../../../ui/charts/Bars.tsx';
import { TileMap } from '../../../ui/charts/TileMap.tsx';
import { PartSelect } from '../../../ui/NativeSelect.tsx';
import { Notice, ProblemNotice } from '../../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { Narrowing, Seen } from './patterns.ts';
import {
  bandHours,
  byBand,
  byWeek,
  clustersOf,
  countBy,
  listHref,
  narrowed,
  patternQuery,
  seenIn,
  weekMs,
} from './patterns.ts';
import './patterns.css';

addMessages('en', patternTexts);

const periods = [4, 12, 52] as const;

export function Patterns() {
  const words = useI18n();
  const { t, declared, instant } = words;
  const { lines, problem } = useAllLines(patternQuery, ['report']);
  const [{ weeks, moment: ofMoment, way }, setNarrowing] = useState<Narrowing>({
    weeks: 12,
    moment: '',
    way: '',
  });
  const all = useMemo(() => lines && seenIn(lines), [lines]);
  const now = new Date();
  const shown = all && narrowed(all, { weeks, moment: ofMoment, way }, now);
  const change = (part: Partial<Narrowing>): void => setNarrowing((before) => ({ ...before, ...part }));
  const options = (list: CodeList<string>) =>
    list.codes.map((code) => (
      <option key={code} value={code}>
        {declared(codeLabelKey(list, code))}
      </option>
    ));
  return (
    <Page
      title={t('patterns.title')}
      acts={
        shown && (
          <Button isSmall onPress={() => window.print()}>
            {t('dossier.print')}
          </Button>
        )
      }
    >
      <p className="patterns-print">{instant(now)}</p>
      <p className="soft">{t('patterns.yours')}</p>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {!all && !problem && <Loading />}
      {all && <Clusters all={all} now={now} />}
      <div className="patterns-narrow">
        <PartSelect
          label={t('patterns.period')}
          value={weeks}
          onChange={(event) => change({ weeks: Number(event.target.value) })}
        >
          {periods.map((one) => (
            <option key={one} value={one}>
              {t(`patterns.period.${one}`)}
            </option>
          ))}
        </PartSelect>
        <PartSelect
          label={t('patterns.moment')}
          value={ofMoment}
          onChange={(event) => change({ moment: event.target.value })}
        >
          <option value="">{t('patterns.everyMoment')}</option>
          {options(moment)}
        </PartSelect>
        <PartSelect
          label={t('patterns.way')}
          value={way}
          onChange={(event) => change({ way: event.target.value })}
        >
          <option value="">{t('patterns.everyWay')}</option>
          {options(channel)}
        </PartSelect>
      </div>
      {shown?.length === 0 && <EmptyState icon="search" title={t('patterns.none')} />}
      {shown && shown.length > 0 && (
        <Shown shown={shown} weeks={weeks} ofMoment={ofMoment} way={way} now={now} />
      )}
    </Page>
  );
}

function Clusters({ all, now }: { readonly all: readonly Seen[]; readonly now: Date }) {
  const { t, declared, number } = useI18n();
  const known = useDirectory();
  const clusters = clustersOf(all, now);
  return (
    <section className="stack" aria-labelledby="clusters">
      <h2 id="clusters">{t('patterns.clusters')}</h2>
      <p className="soft small">{t('patterns.clustersHelp')}</p>
      {clusters.length === 0 && <p>{t('patterns.noClusters')}</p>}
      {clusters.map(({ area, moment: of, now: count, usual }) => (
        <Notice
          key={`${area} ${of}`}
          tone="late"
          title={t('patterns.cluster', {
            area: known.areaName(area),
            now: count,
            moment: declared(codeLabelKey(moment, of)),
            usual: number(usual, { maximumFractionDigits: 1 }),
          })}
          acts={
            <ButtonLink
              href={listHref(area, of, '')}
              isSmall
              label={`${t('patterns.show')}: ${known.areaName(area)}, ${declared(codeLabelKey(moment, of))}`}
            >
              {t('patterns.show')}
            </ButtonLink>
          }
        />
      ))}
    </section>
  );
}

interface ShownProps {
  readonly shown: readonly Seen[];
  readonly weeks: number;
  readonly ofMoment: string;
  readonly way: string;
  readonly now: Date;
}

function Shown({ shown, weeks, ofMoment, way, now }: ShownProps) {
  const { t, declared, number, instant } = useI18n();
  const known = useDirectory();
  const areaName = (code: string): string => (code ? known.areaName(code) : t('patterns.notKnown'));
  const areas = [...countBy(shown, ({ area }) => area)].toSorted(
    (a, b) => b[1] - a[1] || areaName(a[0]).localeCompare(areaName(b[0])),
  );
  const perMoment = countBy(shown, (one) => `${one.area} ${one.moment}`);
  const perWay = countBy(shown, (one) => one.way);
  const weekly = byWeek(shown, weeks, now).map((count, at) => ({
    count,
    end: new Date(now.getTime() - (weeks - 1 - at) * weekMs),
  }));
  const bar = (key: string, label: string, value: number, href?: string) => ({
    ...{ key, label, value, said: number(value) },
    ...(href === undefined ? {} : { href }),
  });
  const shownMoments = ofMoment ? moment.codes.filter((one) => one === ofMoment) : moment.codes;
  return (
    <>
      <section className="stack" aria-labelledby="areas">
        <h2 id="areas">{t('patterns.areas')}</h2>
        <TileMap
          areas={known.areas}
          places={known.country.tiles}
          values={areas
            .filter(([code]) => code !== '')
            .map(([code, count]) => ({ code, value: count, said: number(count), isWithheld: false }))}
        />
        <Table
          caption={t('patterns.areas')}
          rows={areas}
          rowKey={([code]) => code}
          columns={[
            {
              key: 'area',
              label: t('patterns.area'),
              isRowHead: true,
              cell: ([code]) =>
                code ? <Link href={listHref(code, ofMoment, way)}>{areaName(code)}</Link> : areaName(code),
            },
            { key: 'count', label: t('patterns.count'), isFigure: true, cell: ([, count]) => number(count) },
            ...shownMoments.map((one) => ({
              key: one,
              label: t(`patterns.moments.${one}`),
              isFigure: true,
              isForDesks: true,
              cell: ([code]: readonly [string, number]) => number(perMoment.get(`${code} ${one}`) ?? 0),
            })),
          ]}
        />
      </section>
      <Bars
        title={t('patterns.weeks')}
        about={t('patterns.week')}
        howMuch={t('patterns.count')}
        parts={weekly.map(({ count, end }) =>
          bar(String(end.getTime()), instant(end, { dateStyle: 'medium' }), count),
        )}
      />
      <Bars
        title={t('patterns.bands')}
        definition={t('patterns.bandsHelp')}
        about={t('patterns.band')}
        howMuch={t('patterns.count')}
        parts={byBand(shown).map((count, band) =>
          bar(
            String(band),
            t('time.range', { from: hour(band * bandHours), to: hour((band + 1) * bandHours) }),
            count,
          ),
        )}
      />
      <Bars
        title={t('patterns.ways')}
        about={t('patterns.way')}
        howMuch={t('patterns.count')}
        parts={[...perWay]
          .toSorted((a, b) => b[1] - a[1])
          .map(([one, count]) =>
            one
              ? bar(one, declared(codeLabelKey(channel, one)), count, listHref('', ofMoment, one))
              : bar('', t('patterns.notKnown'), count),
          )}
      />
    </>
  );
}

const hour = (of: number): string => `${String(of).padStart(2, '0')}:00`;
