/** Parts that the boards of supply-chain leads and of monitors share, each a list of what is to be followed. */
import { Link } from 'wouter';
import { findInterval } from '../../../../domain/kernel/dates.ts';
import { useDirectory } from '../../../client/directory.ts';
import { showDate } from '../../../dates.ts';
import { useI18n } from '../../../i18n.ts';
import { Bars } from '../../../ui/charts/Bars.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { Column } from '../../../ui/Table.tsx';
import type { Chain, Owed, Standing, Told } from '../../supply/chain.ts';
import { owedIn, standingOf } from '../../supply/chain.ts';
import { reachAnchor } from '../../supply/Reach.tsx';
import { enterpriseWords, findingWords, toneOf } from '../../supply/words.ts';
import { Rows } from '../board/Rows.tsx';

interface PartProps {
  readonly chain: Chain;
}

/** Number and what it is, as a link: the first column of every part. */
export function useEnterprise<R>(chain: Chain, idOf: (row: R) => string): Column<R> {
  const words = useI18n();
  const known = useDirectory();
  return {
    key: 'enterprise',
    label: words.t('supply.enterprise'),
    isRowHead: true,
    cell: (row) => {
      const line = chain.lines.get(idOf(row));
      return (
        line && (
          <>
            <Link href={`/dossiers/${line.id}`} className="number">
              {line.number}
            </Link>{' '}
            <span className="soft">{enterpriseWords(line, words, known)}</span>
          </>
        )
      );
    },
  };
}

const order: readonly Standing[] = [
  'not-helped',
  'being-helped',
  'not-made-known',
  'exposed',
  'exposed-answered',
  'never-audited',
  'nothing-open',
];

/** How many enterprises stand how, each counted once, by the gravest. */
export function Standings({ chain }: PartProps) {
  const { t, number } = useI18n();
  const counted = Map.groupBy(chain.lines.keys(), (id) => standingOf(chain, id, true)[0]);
  return (
    <Bars
      title={t('supply.standings')}
      heading="h2"
      definition={t('supply.standingsHelp')}
      about={t('supply.standing')}
      parts={order.flatMap((one) => {
        const value = counted.get(one)?.length ?? 0;
        if (value === 0) return [];
        return [
          {
            key: one,
            label: t(`supply.standing.${one}`),
            value,
            said: number(value),
            tone: toneOf[one],
          },
        ];
      })}
    />
  );
}

const childrenKeys = {
  'not-yet': 'supply.childrenNotYet',
  begun: 'supply.childrenBegun',
  helped: 'supply.childrenHelped',
} as const;

/** Open findings, those first where nobody has helped the children; one click from each to every buyer. */
export function OpenFindings({ chain }: PartProps) {
  const words = useI18n();
  const { t } = words;
  const enterprise = useEnterprise<Chain['findings'][number]>(chain, ({ at }) => at);
  const rows = chain.findings.toSorted(
    (a, b) => Number(b.children === 'not-yet') - Number(a.children === 'not-yet') || (a.on < b.on ? -1 : 1),
  );
  return (
    <Rows
      title={t('supply.openFindings')}
      none={t('supply.noFindings')}
      rows={rows}
      rowKey={({ entry }) => entry}
      columns={[
        enterprise,
        {
          key: 'kind',
          label: t('supply.finding'),
          cell: ({ kind, on }) => `${findingWords(kind, words)}, ${showDate(on, words)}`,
        },
        {
          key: 'children',
          label: t('supply.children'),
          cell: ({ children }) => (
            <>
              <Icon name={children === 'not-yet' ? 'alert' : children === 'begun' ? 'clock' : 'check'} />{' '}
              {t(childrenKeys[children])}
            </>
          ),
        },
        {
          key: 'buyers',
          label: t('supply.buyers'),
          cell: ({ at, kind, on }) => (
            <Link href={`/dossiers/${at}#${reachAnchor}`}>
              {t('supply.buyersCount', {
                count: chain.exposures.filter((one) => one.at === at && one.kind === kind && one.on === on)
                  .length,
              })}
            </Link>
          ),
        },
      ]}
    />
  );
}

/** Remedies that wait for one thing, the longest due first. */
export function Remedies({
  chain,
  waitsFor,
}: PartProps & { readonly waitsFor: readonly Owed['waitsFor'][] }) {
  const words = useI18n();
  const { t } = words;
  const enterprise = useEnterprise<Owed>(chain, ({ at }) => at);
  const today = Date.now() / 86_400_000;
  return (
    <Rows
      title={t(waitsFor.includes('doing') ? 'supply.remedies' : 'supply.toVerify')}
      none={t('supply.noRemedies')}
      rows={owedIn(chain).filter((one) => waitsFor.includes(one.waitsFor))}
      rowKey={({ entry }) => entry}
      columns={[
        enterprise,
        {
          key: 'due',
          label: t('supply.due'),
          cell: ({ due }) =>
            (findInterval(due)?.to ?? Number.POSITIVE_INFINITY) + 1 < today ? (
              <>
                <Icon name="clock" /> {t('supply.late', { day: showDate(due, words) })}
              </>
            ) : (
              showDate(due, words)
            ),
        },
        { key: 'waits', label: t('supply.waitsFor'), cell: (one) => t(`supply.waits.${one.waitsFor}`) },
        {
          key: 'act',
          label: t('supply.next'),
          cell: ({ at, entry, waitsFor: what }) => (
            <Link href={`/dossiers/${at}/act/put-right?entry.action=${entry}`} className="board-act">
              {t(what === 'verifying' ? 'supply.verify' : 'supply.putRight')}
            </Link>
          ),
        },
      ]}
    />
  );
}

interface TellingProps extends PartProps {
  readonly safeguard: string;
  readonly title: string;
  readonly none: string;
  readonly rows: readonly Told[];
  /** The form that would mend it. */
  readonly hrefOf: (row: Told) => string;
  readonly act: string;
  /** In place of what the safeguard says, where that is the same for all. */
  readonly say?: (row: Told) => string;
}

/** What a safeguard tells of enterprises: one line each with all that it says. */
export function Telling({ chain, safeguard, title, none, rows, hrefOf, act, say }: TellingProps) {
  const { t, declared } = useI18n();
  const byEntry = [...Map.groupBy(rows, ({ entry }) => entry).values()].flatMap(([one, ...more]) =>
    one ? [{ ...one, reasons: [one, ...more].map(({ reason }) => reason) }] : [],
  );
  const enterprise = useEnterprise<(typeof byEntry)[number]>(chain, ({ at }) => at);
  return (
    <Rows
      title={title}
      none={none}
      help={declared(`safeguard.${safeguard}.remedy`)}
      rows={byEntry}
      rowKey={({ entry }) => entry}
      columns={[
        enterprise,
        {
          key: 'what',
          label: t(say ? 'supply.because' : 'supply.what'),
          cell: ({ reasons, ...one }) =>
            say ? (
              say(one)
            ) : (
              // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
              <ul role="list">
                {reasons.map((one) => (
                  <li key={one}>{declared(`safeguard.${safeguard}.${one}`)}</li>
                ))}
              </ul>
            ),
        },
        {
          key: 'act',
          label: t('supply.next'),
          cell: (row) => (
            <Link href={hrefOf(row)} className="board-act">
              {act}
            </Link>
          ),
        },
      ]}
    />
  );
}
