/**
 * An enterprise in its supply chain: who buys from it and from whom it buys, at any tier that may be known, with what was
 * found where and who is exposed to it; the same as a table [2.4]. What she may not know of is not there.
 */
import { Link } from 'wouter';
import { findEntry, saidIn } from '../../../../domain/kernel/dossier.ts';
import { useDirectory } from '../../../client/directory.ts';
import { problemWords } from '../../../client/words.ts';
import { showDate } from '../../../dates.ts';
import { dot, useI18n } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chart } from '../../../ui/charts/Chart.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Notice, ProblemNotice } from '../../../ui/Notice.tsx';
import { Loading } from '../../../ui/States.tsx';
import type { Chain, Standing } from '../../supply/chain.ts';
import { standingOf } from '../../supply/chain.ts';
import { Graph } from '../../supply/Graph.tsx';
import type { Layout, Placed } from '../../supply/layOut.ts';
import { layOut } from '../../supply/layOut.ts';
import { FoundBelow, FoundHere } from '../../supply/Reach.tsx';
import { useChain } from '../../supply/useChain.ts';
import { useNames } from '../../supply/useNames.ts';
import { enterpriseWords, iconOf } from '../../supply/words.ts';
import type { PictureProps } from './registry.ts';

export function Picture({ open, session }: PictureProps) {
  const words = useI18n();
  const { t } = words;
  const { chain, isCut, problem } = useChain(open.dossier.id);
  if (!chain) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  const layout = layOut(chain, open.dossier.id);
  const writes = session.roles.includes('supply-chain-lead') || session.roles.includes('inspector');
  const shared = {
    chain,
    self: open.dossier.id,
    writes,
    nameOf: (id: string) => chain.lines.get(id)?.number ?? '',
  };
  return (
    <section className="stack" aria-labelledby="chain">
      <h2 id="chain">{t('supply.chain')}</h2>
      <FoundHere {...shared} />
      <FoundBelow {...shared} />
      {layout.nodes.length === 1 ? (
        <p className="soft">{t('supply.noneKnown')}</p>
      ) : (
        <Drawn chain={chain} layout={layout} seesAudits={session.groups.includes('enterprise-audit')} />
      )}
      {isCut && <Notice tone="info" title={t('supply.cut')} />}
    </section>
  );
}

interface DrawnProps {
  readonly chain: Chain;
  readonly layout: Layout;
  readonly seesAudits: boolean;
}

interface Row extends Placed {
  readonly key: string;
}

function Drawn({ chain, layout, seesAudits }: DrawnProps) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const names = useNames();
  const ids = layout.nodes.map(({ id }) => id);
  const standings = new Map(ids.map((id) => [id, standingOf(chain, id, seesAudits)]));
  const present = [...new Set([...standings.values()].flatMap(([first]) => (first ? [first] : [])))];
  const numberOf = (id: string): string => chain.lines.get(id)?.number ?? '';
  const lastAudit = (id: string): string => {
    const dossier = chain.dossiers.get(id);
    const on = dossier && saidIn<string>(findEntry(dossier, 'audit'), 'on');
    return on === undefined ? '' : showDate(on, words);
  };
  return (
    <>
      <div className="row">
        <Button
          isSmall
          icon={names.shown ? 'hidden' : 'shown'}
          isPending={names.isPending}
          onPress={() => (names.shown ? names.hide() : void names.show(ids))}
        >
          {t(names.shown ? 'supply.hideNames' : 'supply.showNames')}
        </Button>
        {names.hasFailed && <span role="alert">{t('supply.namesFailed')}</span>}
      </div>
      <Chart<Row>
        title={t('supply.tiers')}
        definition={t('supply.chainHelp')}
        rows={layout.nodes.map((node) => ({ ...node, key: node.id }))}
        columns={[
          {
            key: 'number',
            label: t('supply.enterprise'),
            isRowHead: true,
            cell: ({ id }) => (
              <Link href={`/dossiers/${id}`} className="number">
                {numberOf(id)}
              </Link>
            ),
          },
          {
            key: 'about',
            label: t('supply.about'),
            cell: ({ id }) => {
              const line = chain.lines.get(id);
              return [names.shown?.get(id), line && enterpriseWords(line, words, known)]
                .filter(Boolean)
                .join(dot());
            },
          },
          {
            key: 'tier',
            label: t('supply.tier'),
            cell: ({ side, tier }) => t(`supply.side.${side}`, { tier }),
          },
          {
            key: 'standing',
            label: t('supply.standing'),
            cell: ({ id }) => words.list((standings.get(id) ?? []).map((one) => t(`supply.standing.${one}`))),
          },
          {
            key: 'seller',
            label: t('supply.seller'),
            cell: ({ id }) =>
              layout.edges
                .filter(({ buyer }) => buyer.id === id)
                .map(({ supplier, isOver, isTooSoon }) =>
                  isTooSoon || isOver
                    ? `${numberOf(supplier.id)} (${t(isTooSoon ? 'supply.linkTooSoon' : 'supply.linkOver')})`
                    : numberOf(supplier.id),
                )
                .join(', '),
          },
          ...(seesAudits
            ? [{ key: 'audit', label: t('supply.audited'), cell: ({ id }: Row) => lastAudit(id) }]
            : []),
        ]}
      >
        <Graph
          chain={chain}
          layout={layout}
          label={t('supply.tiers')}
          standings={standings}
          names={names.shown}
        />
        <Key standings={present} layout={layout} />
      </Chart>
    </>
  );
}

/** What the marks and lines mean, of those that are there. */
function Key({ standings, layout }: { readonly standings: readonly Standing[]; readonly layout: Layout }) {
  const { t } = useI18n();
  const lines = [
    ['chain-line', 'supply.linkNow', layout.edges.some(({ isOver, isTooSoon }) => !isOver && !isTooSoon)],
    [
      'chain-line chain-line-over',
      'supply.linkOver',
      layout.edges.some(({ isOver, isTooSoon }) => isOver && !isTooSoon),
    ],
    ['chain-line chain-line-left', 'supply.linkTooSoon', layout.edges.some(({ isTooSoon }) => isTooSoon)],
  ] as const;
  return (
    <dl className="chain-key small">
      {standings.map((one) => (
        <div key={one}>
          <dt>
            <Icon name={iconOf[one]} /> {t(`supply.standing.${one}`)}
          </dt>
          <dd>{t(`supply.standing.${one}.help`)}</dd>
        </div>
      ))}
      {lines
        .filter(([, , isThere]) => isThere)
        .map(([look, text]) => (
          <div key={text}>
            <dt>
              <svg className="chain-lines" viewBox="0 0 2 0.75" aria-hidden="true">
                <path className={look} d="M0 0.4H2" />
              </svg>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
    </dl>
  );
}
