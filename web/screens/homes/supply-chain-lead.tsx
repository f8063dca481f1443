/**
 * The home of who opens supply chains: findings that are open and whom they reach, exposures nobody has answered, remedies
 * that are due, suppliers nobody ever looked at, codes that are silent, suppliers left too soon [2.4].
 */
import { Link } from 'wouter';
import { problemWords } from '../../client/words.ts';
import { showDate } from '../../dates.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import type { Chain, Exposure } from '../supply/chain.ts';
import { leftTooSoon, neverAudited, silentCodes } from '../supply/chain.ts';
import { answerHref } from '../supply/Reach.tsx';
import { findingWords } from '../supply/words.ts';
import { Rows } from './board/Rows.tsx';
import { OpenFindings, Remedies, Standings, Telling, useEnterprise } from './supply/parts.tsx';
import { useChains } from './supply/useChains.ts';

export function Board() {
  const words = useI18n();
  const { t } = words;
  const { chain, problem } = useChains();
  if (!chain) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  return (
    <div className="board">
      <nav className="board-tasks" aria-label={t('board.tasks')}>
        <ButtonLink href="/records/enterprise/new" icon="add">
          {t('supply.new')}
        </ButtonLink>
        <ButtonLink href="/search/enterprise" icon="search">
          {t('supply.find')}
        </ButtonLink>
        <ButtonLink href="/records/enterprise" icon="list">
          {t('supply.all')}
        </ButtonLink>
      </nav>
      <OpenFindings chain={chain} />
      <Unanswered chain={chain} />
      <Remedies chain={chain} waitsFor={['doing', 'verifying']} />
      <Telling
        chain={chain}
        safeguard="V8"
        title={t('supply.leftTooSoon')}
        none={t('supply.noneLeft')}
        rows={leftTooSoon(chain)}
        hrefOf={({ at, entry }) => `/dossiers/${at}/act/end-supply-link?entry.link=${entry}`}
        act={t('supply.takeUpAgain')}
      />
      <Telling
        chain={chain}
        safeguard="V9"
        title={t('supply.silentCodes')}
        none={t('supply.noSilentCodes')}
        rows={silentCodes(chain)}
        hrefOf={({ at, entry }) => `/dossiers/${at}/write/code/${entry}`}
        act={t('supply.mendCode')}
      />
      <NeverAudited chain={chain} />
      <Standings chain={chain} />
    </div>
  );
}

function Unanswered({ chain }: { readonly chain: Chain }) {
  const words = useI18n();
  const { t } = words;
  const enterprise = useEnterprise<Exposure>(chain, ({ buyer }) => buyer);
  return (
    <Rows
      title={t('supply.unanswered')}
      none={t('supply.noUnanswered')}
      help={t('supply.unansweredHelp')}
      rows={chain.exposures
        .filter(({ answer }) => answer === undefined)
        .toSorted((a, b) => a.tier - b.tier || (a.on < b.on ? -1 : 1))}
      rowKey={({ buyer, at, kind, on }) => `${buyer} ${at} ${kind} ${on}`}
      columns={[
        enterprise,
        {
          key: 'finding',
          label: t('supply.finding'),
          cell: ({ kind, on }) => `${findingWords(kind, words)}, ${showDate(on, words)}`,
        },
        {
          key: 'at',
          label: t('supply.foundAt'),
          cell: ({ at, tier }) => (
            <>
              <Link href={`/dossiers/${at}`} className="number">
                {chain.lines.get(at)?.number}
              </Link>{' '}
              <span className="soft">{t('supply.side.supplier', { tier })}</span>
            </>
          ),
        },
        {
          key: 'act',
          label: t('supply.next'),
          cell: (one) => (
            <Link href={answerHref(one)} className="board-act">
              {t('supply.answer')}
            </Link>
          ),
        },
      ]}
    />
  );
}

function NeverAudited({ chain }: { readonly chain: Chain }) {
  const { t } = useI18n();
  const enterprise = useEnterprise<string>(chain, (id) => id);
  return (
    <Rows
      title={t('supply.neverAudited')}
      none={t('supply.allAudited')}
      rows={neverAudited(chain)}
      rowKey={(id) => id}
      columns={[
        enterprise,
        {
          key: 'buyers',
          label: t('supply.boughtBy'),
          cell: (id) =>
            chain.buyings
              .filter(({ supplier, isOver }) => supplier === id && !isOver)
              .map(({ buyer }) => chain.lines.get(buyer)?.number)
              .join(', '),
        },
      ]}
    />
  );
}
