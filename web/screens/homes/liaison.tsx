/**
 * The home of the liaison official of an area: reports that came up to her because nobody answered them, those who keep
 * watch and whether they are still heard of, what they saw, and the places that help [2.6].
 */
import { Link } from 'wouter';
import { findInterval } from '../../../domain/kernel/dates.ts';
import { useAllLines } from '../../client/allLines.ts';
import { useDirectory } from '../../client/directory.ts';
import { usePages } from '../../client/pages.ts';
import type { DossierLine } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { showDate } from '../../dates.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { liaisonTexts } from '../../messages/parts/liaison.en.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { DutyLine, DutyList } from '../../ui/DutyLine.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { ShowMore } from '../../ui/ShowMore.tsx';
import { Table } from '../../ui/Table.tsx';
import type { BoardProps } from './registry.ts';
import '../plan/plan.css';
import './plan/home.css';

addMessages('en', liaisonTexts);

type Entry = NonNullable<DossierLine['entries']>[number];

const dayMs = 86_400_000;
/** After so long without a word, somebody should go and ask (N8 speaks up later, and to who steers the watch). */
const silentDays = 60;
/** States of a report in which somebody still has to do something. */
const unanswered = ['received', 'triaged', 'responding'];

const of = ({ entries = [] }: DossierLine, type: string): readonly Entry[] =>
  entries.filter((one) => one.type === type);
const text = (entry: Entry | undefined, field: string): string | undefined => {
  const value = entry?.values[field];
  return typeof value === 'string' ? value : undefined;
};
const daysSince = (date: string): number =>
  Math.floor(Date.now() / dayMs) - (findInterval(date)?.to ?? Math.floor(Date.now() / dayMs));

export function Board(_: BoardProps) {
  return (
    <div className="stack desk">
      <Climbed />
      <Areas />
    </div>
  );
}

function Climbed() {
  const words = useI18n();
  const { t, declared, instant } = words;
  const known = useDirectory();
  const states = unanswered.map((state) => `&state=${state}`).join('');
  const { lines, problem, ...rest } = usePages(
    `/dossiers?kind=report${states}&sort=created&order=asc&limit=50`,
    {
      concerns: ({ kinds }) => kinds.includes('report'),
      everyMs: 60_000,
    },
  );
  if (problem && !lines) return <ProblemNotice problem={problemWords(problem, words)} />;
  return (
    <>
      <DutyList title={t('liaison.climbed')} empty={t('liaison.climbedNone')}>
        {lines?.map((one) => (
          <DutyLine
            key={one.id}
            number={one.number}
            what={declared(`report.state.${one.state}`)}
            about={`${known.areaName(one.area)} · ${t('liaison.since', { at: instant(one.created) })}`}
            due={one.nextDue ?? one.stateSince}
            href={`/dossiers/${one.id}`}
          />
        ))}
      </DutyList>
      {lines && <ShowMore shown={lines.length} {...rest} />}
      {lines !== undefined && lines.length > 0 && <p className="soft">{t('liaison.climbedHelp')}</p>}
    </>
  );
}

function Areas() {
  const words = useI18n();
  const { t } = words;
  const types = ['profile', 'meeting', 'observation', 'service-point'];
  const { lines = [], problem } = useAllLines(
    `kind=community&state=active${types.map((type) => `&entries=${type}`).join('')}`,
    ['community'],
  );
  if (problem && lines.length === 0) return <ProblemNotice problem={problemWords(problem, words)} />;
  return (
    <>
      <Watches lines={lines} />
      <Seen lines={lines} />
      <Places lines={lines} />
      <nav className="desk-tasks" aria-label={t('liaison.tasks')}>
        <ButtonLink href="/records/community/new" icon="add">
          {t('liaison.start')}
        </ButtonLink>
      </nav>
    </>
  );
}

interface LinesProps {
  readonly lines: readonly DossierLine[];
}

function Watches({ lines }: LinesProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const met = (one: DossierLine): string | undefined =>
    of(one, 'meeting')
      .flatMap((meeting) => text(meeting, 'on') ?? [])
      .toSorted((a, b) => (findInterval(b)?.from ?? 0) - (findInterval(a)?.from ?? 0))[0];
  // who has been silent for longest stands first
  const rows = lines.toSorted((a, b) => (met(a) ?? '').localeCompare(met(b) ?? ''));
  const metWords = (one: DossierLine) => {
    const last = met(one);
    if (last === undefined) return <span className="late-word">{t('liaison.never')}</span>;
    const days = daysSince(last);
    return days > silentDays ? (
      <span className="late-word">{t('liaison.silent', { days })}</span>
    ) : (
      showDate(last, words)
    );
  };
  const supportWords = (one: DossierLine) => {
    const until = text(of(one, 'profile')[0], 'supportedUntil');
    if (until === undefined) return null;
    const date = showDate(until, words);
    return daysSince(until) > 0 ? (
      <span className="late-word">{t('liaison.supportOver', { date })}</span>
    ) : (
      date
    );
  };
  return (
    <section className="stack" aria-labelledby="liaison-areas">
      <h2 id="liaison-areas">{t('liaison.areas')}</h2>
      <Table
        caption={t('liaison.areas')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t('liaison.areasNone')}
        columns={[
          {
            key: 'watch',
            label: t('liaison.watch'),
            isRowHead: true,
            cell: (one) => (
              <Link href={`/dossiers/${one.id}`}>
                {declared(`code.community-kind.${text(of(one, 'profile')[0], 'kind')}`)}{' '}
                <span className="number">{one.number}</span>
              </Link>
            ),
          },
          { key: 'area', label: t('liaison.area'), cell: (one) => known.areaName(one.area) },
          { key: 'met', label: t('liaison.met'), cell: metWords },
          { key: 'support', label: t('liaison.support'), cell: supportWords },
          {
            key: 'do',
            label: t('liaison.do'),
            cell: (one) => (
              <span className="row">
                <ButtonLink
                  href={`/dossiers/${one.id}/act/meet`}
                  isSmall
                  label={`${t('liaison.meeting')}: ${one.number}`}
                >
                  {t('liaison.meeting')}
                </ButtonLink>
                <ButtonLink
                  href={`/dossiers/${one.id}/act/observe?set.observation.area=${one.area}`}
                  isSmall
                  label={`${t('liaison.pattern')}: ${one.number}`}
                >
                  {t('liaison.pattern')}
                </ButtonLink>
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}

const mostSeen = 6;

/** Patterns that were seen, the newest first: what, where, and whether it becomes more. */
function Seen({ lines }: LinesProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const seen = lines
    .flatMap((line) => of(line, 'observation').map((entry) => ({ line, entry })))
    // that there is nothing new is a sign of life, and hides nothing that was seen
    .filter(({ entry }) => text(entry, 'pattern') !== 'nothing-new')
    .toSorted((a, b) =>
      (b.entry.occurred ?? b.line.updated).localeCompare(a.entry.occurred ?? a.line.updated),
    )
    .slice(0, mostSeen);
  return (
    <section className="stack" aria-labelledby="liaison-seen">
      <h2 id="liaison-seen">{t('liaison.seen')}</h2>
      {seen.length === 0 && <p className="soft">{t('liaison.seenNone')}</p>}
      <ul className="desk-lines">
        {seen.map(({ line, entry }) => {
          const trend = text(entry, 'trend');
          return (
            <li key={entry.id} className="desk-line">
              <span>
                <b>{declared(`code.observed-pattern.${text(entry, 'pattern')}`)}</b>{' '}
                {trend && <span>({declared(`code.trend.${trend}`)})</span>}{' '}
                <span className="soft">{known.areaName(text(entry, 'area') ?? line.area)}</span>
              </span>
              <Link href={`/dossiers/${line.id}`} className="number">
                {line.number}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Places({ lines }: LinesProps) {
  const { t } = useI18n();
  const places = lines.flatMap((line) => of(line, 'service-point').map((entry) => ({ line, entry })));
  const full = places.filter(({ entry }) => entry.values['acceptingNow'] === false);
  return (
    <section className="stack" aria-labelledby="liaison-places">
      <h2 id="liaison-places">{t('liaison.places')}</h2>
      <p>{t('liaison.placesFull', { full: full.length, all: places.length })}</p>
      {full.length > 0 && <PlaceTable places={full} />}
      <details>
        <summary className="desk-more">{t('liaison.placesAll')}</summary>
        <PlaceTable places={places} />
      </details>
    </section>
  );
}

interface PlaceTableProps {
  readonly places: readonly { readonly line: DossierLine; readonly entry: Entry }[];
}

function PlaceTable({ places }: PlaceTableProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  return (
    <Table
      caption={t('liaison.places')}
      rows={places}
      rowKey={({ entry }) => entry.id}
      empty={t('liaison.placesNone')}
      columns={[
        {
          key: 'place',
          label: t('liaison.place'),
          isRowHead: true,
          cell: ({ entry }) => {
            const organisation = entry.values['organisation'];
            return [
              declared(`code.service-point-kind.${text(entry, 'kind')}`),
              typeof organisation === 'number' && known.organisationName(organisation),
            ]
              .filter(Boolean)
              .join(', ');
          },
        },
        {
          key: 'area',
          label: t('liaison.area'),
          cell: ({ line, entry }) => known.areaName(text(entry, 'area') ?? line.area),
        },
        {
          key: 'accepting',
          label: t('liaison.accepting'),
          cell: (one) => {
            const accepts = one.entry.values['acceptingNow'];
            if (typeof accepts !== 'boolean') return null;
            return <span className={accepts ? undefined : 'late-word'}>{t(accepts ? 'yes' : 'no')}</span>;
          },
        },
        {
          key: 'change',
          label: t('liaison.do'),
          cell: ({ line, entry }) => (
            <ButtonLink
              href={`/dossiers/${line.id}/act/say-what-is-free?entry.place=${entry.id}`}
              isSmall
              kind="plain"
            >
              {t('liaison.change')}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
