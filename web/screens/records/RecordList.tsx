/**
 * Dossiers of one kind that somebody may know of: numbers, stages and deadlines, never names. Narrowed and sorted in its
 * address; a narrowing that is used often is kept as a view of one's own.
 */
import { Link, useLocation, useSearch } from 'wouter';
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import { request } from '../../client/api.ts';
import { catalogue } from '../../client/catalogue.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import { usePages } from '../../client/pages.ts';
import type { DossierLine, SessionBody } from '../../client/types.ts';
import { useSources } from '../../forms/sources.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import { ShowMore } from '../../ui/ShowMore.tsx';
import { EmptyState } from '../../ui/States.tsx';
import type { Column, Sort } from '../../ui/Table.tsx';
import { Table } from '../../ui/Table.tsx';
import { titleWords } from '../dossier/labels.ts';
import { Fetching } from '../Fetching.tsx';
import { SaveFile } from '../SaveFile.tsx';
import { mayCreate, newHref } from './kinds.ts';
import { Narrow } from './Narrow.tsx';
import type { Narrowing, Sorting } from './narrowing.ts';
import { readNarrowing, writeNarrowing } from './narrowing.ts';
import type { View } from './views.ts';
import { isSameView, viewWords } from './views.ts';
import './records.css';

export function RecordList({
  session,
  kind: name,
}: {
  readonly session: SessionBody;
  readonly kind: string;
}) {
  const { t } = useI18n();
  const kind = Object.hasOwn(catalogue().kinds, name) ? catalogue().kinds[name] : undefined;
  if (!kind) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  return <Listed key={name} session={session} kind={kind} />;
}

function Listed({ session, kind }: { readonly session: SessionBody; readonly kind: KindDeclaration }) {
  const words = useI18n();
  const { t, declared } = words;
  const [, go] = useLocation();
  const search = useSearch();
  const narrowing = readNarrowing(search);
  const query = writeNarrowing(narrowing);
  const here = `/records/${kind.kind}`;
  const { lines, at, problem, ...rest } = usePages(`/dossiers?kind=${kind.kind}${query && `&${query}`}`, {
    keeps: true,
    concerns: (hint) => hint.kinds.includes(kind.kind),
  });
  const exported = (form: string): string => `/export/${kind.kind}.${form}${query && `?${query}`}`;
  const narrow = (to: Narrowing): void => {
    const written = writeNarrowing(to);
    go(written ? `${here}?${written}` : here, { replace: true });
  };
  const sortOf: Sort = {
    key: narrowing.sort,
    direction: narrowing.order === 'asc' ? 'ascending' : 'descending',
  };
  const isNarrowed = narrowing.states.length + narrowing.answers.length > 0 || narrowing.area !== undefined;
  return (
    <Page
      title={declared(`kind.${kind.kind}.many`)}
      acts={
        <>
          <SaveFile path={exported('xlsx')} name={`list-${kind.kind}.xlsx`} isSmall>
            {t('records.saveSheet')}
          </SaveFile>
          <SaveFile path={exported('csv')} name={`list-${kind.kind}.csv`} isSmall>
            {t('records.saveCsv')}
          </SaveFile>
          {kind.kind === 'case' && (
            <SaveFile path={exported('htcds.csv')} name="cases.htcds.csv" isSmall>
              {t('records.saveHtcds')}
            </SaveFile>
          )}
        </>
      }
      {...(mayCreate(session.roles, kind.kind)
        ? {
            primary: (
              <ButtonLink kind="primary" href={newHref(kind)} icon="add">
                {t('records.new', { kind: declared(`kind.${kind.kind}`) })}
              </ButtonLink>
            ),
          }
        : {})}
    >
      <Views kind={kind} query={query} isNarrowed={isNarrowed} />
      <Narrow kind={kind} groups={new Set(session.groups)} narrowing={narrowing} onNarrow={narrow} />
      <Fetching of={{ data: lines, at, problem }} />
      {lines?.length === 0 && (
        <EmptyState icon="list" title={t(isNarrowed ? 'records.noneSuch' : 'records.none')}>
          {t(isNarrowed ? 'records.noneSuchHelp' : 'records.noneHelp')}
        </EmptyState>
      )}
      {lines && lines.length > 0 && (
        <Lines
          kind={kind}
          rows={lines}
          sort={sortOf}
          onSort={({ key, direction }) =>
            narrow({
              ...narrowing,
              sort: key as Sorting,
              order: direction === 'ascending' ? 'asc' : 'desc',
            })
          }
        />
      )}
      {lines && <ShowMore key={query} shown={lines.length} {...rest} />}
    </Page>
  );
}

interface LinesProps {
  readonly kind: KindDeclaration;
  readonly rows: readonly DossierLine[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

function Lines({ kind, rows, sort, onSort }: LinesProps) {
  const words = useI18n();
  const { t, declared, instant } = words;
  const sources = useSources();
  const known = useDirectory();
  const columns: readonly Column<DossierLine>[] = [
    {
      key: 'number',
      label: t('records.number'),
      isRowHead: true,
      cell: (one) => (
        <>
          <Link href={`/dossiers/${one.id}`} className="number">
            {one.number}
          </Link>
          <span className="records-what small soft">{titleWords(kind, one, words, sources).join(dot())}</span>
        </>
      ),
    },
    {
      key: 'state',
      label: t('records.state'),
      isSortable: true,
      cell: (one) => declared(`${kind.kind}.state.${one.state}`),
    },
    { key: 'area', label: t('records.area'), cell: (one) => known.areaName(one.area) },
    {
      key: 'steward',
      isForDesks: true,
      label: t('records.steward'),
      cell: (one) => (one.steward ? known.organisationName(one.steward) : ''),
    },
    {
      key: 'due',
      label: t('records.due'),
      isSortable: true,
      cell: (one) => one.nextDue && <Countdown until={one.nextDue} />,
    },
    {
      key: 'updated',
      isForDesks: true,
      label: t('records.updated'),
      isSortable: true,
      cell: (one) => instant(one.updated),
    },
  ];
  return (
    <Table
      caption={declared(`kind.${kind.kind}.many`)}
      columns={columns}
      rows={rows}
      rowKey={(one) => one.id}
      sort={sort}
      onSort={onSort}
    />
  );
}

interface ViewsProps {
  readonly kind: KindDeclaration;
  readonly query: string;
  readonly isNarrowed: boolean;
}

/** Views she keeps, and keeping this one. */
function Views({ kind, query, isNarrowed }: ViewsProps) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { data, reload } = useResource<{ views: readonly View[] }>('/views', { concerns: () => false });
  const views = data?.views ?? [];
  const current: View = { kind: kind.kind, query };
  const isKept = views.some((one) => isSameView(one, current));
  const own = views.filter((one) => one.kind === kind.kind);
  const keep = async (all: readonly View[]): Promise<void> => {
    await request('PUT', '/views', { views: all });
    reload();
  };
  if (own.length === 0 && !isNarrowed) return null;
  return (
    <nav className="row records-views" aria-label={t('records.views')}>
      {own.map((one) => (
        <ButtonLink
          key={one.query}
          href={one.query ? `/records/${kind.kind}?${one.query}` : `/records/${kind.kind}`}
          isSmall
          kind={isSameView(one, current) ? 'secondary' : 'plain'}
        >
          {viewWords(kind, one, words, known)}
        </ButtonLink>
      ))}
      {data && isNarrowed && (
        <Button
          isSmall
          kind="plain"
          icon={isKept ? 'remove' : 'add'}
          onPress={() =>
            void keep(isKept ? views.filter((one) => !isSameView(one, current)) : [...views, current])
          }
        >
          {t(isKept ? 'records.forgetView' : 'records.keepView')}
        </Button>
      )}
    </nav>
  );
}
