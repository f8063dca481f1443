/**
 * The home of who monitors workplaces independently: audits that are to be done, remedies to be seen, what audits found and
 * nobody puts right, and audits that are worth no more than the word of the audited [2.4].
 */
import { Link } from 'wouter';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { findInterval } from '../../../domain/kernel/dates.ts';
import { entriesOf, saidIn } from '../../../domain/kernel/dossier.ts';
import { useResource } from '../../client/data.ts';
import { problemWords } from '../../client/words.ts';
import { showDate } from '../../dates.ts';
import type { I18n } from '../../i18n.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import type { Chain } from '../supply/chain.ts';
import { selfDeclared } from '../supply/chain.ts';
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
        <ButtonLink href="/search/enterprise" icon="search">
          {t('supply.find')}
        </ButtonLink>
        <ButtonLink href="/records/enterprise" icon="list">
          {t('supply.all')}
        </ButtonLink>
      </nav>
      <ToAudit chain={chain} />
      <Remedies chain={chain} waitsFor={['verifying']} />
      <Breaches chain={chain} />
      <OpenFindings chain={chain} />
      <Telling
        chain={chain}
        safeguard="V10"
        title={t('supply.selfDeclared')}
        none={t('supply.noSelfDeclared')}
        rows={selfDeclared(chain)}
        hrefOf={({ at }) => `/dossiers/${at}/act/audit-site`}
        act={t('supply.auditNow')}
        say={({ at, entry }) => whyOwnWord(chain, at, entry, words)}
      />
      <Standings chain={chain} />
    </div>
  );
}

/** Who pays or owns the monitor: why an audit is worth no more than the word of the audited. */
function whyOwnWord({ dossiers }: Chain, at: string, entry: string, words: I18n): string {
  const one = dossiers.get(at)?.entries.find(({ id }) => id === entry);
  const payer = saidIn<string>(one, 'paidBy');
  const on = saidIn<string>(one, 'on');
  return [
    on && showDate(on, words),
    saidIn(one, 'ownedByAudited') !== false && words.t('supply.owned'),
    payer && words.t('supply.paidBy', { payer: words.declared(codeLabelKey({ id: 'audit-payer' }, payer)) }),
  ]
    .filter(Boolean)
    .join(', ');
}

interface Audited {
  readonly id: string;
  /** The newest audit that has a date: a partial date; undefined if there was none. */
  readonly last: string | undefined;
  readonly hasOpenFinding: boolean;
}

/** Days of a month, as settings count them. */
const monthDays = 30.44;
const defaultMonths = 24;

function ToAudit({ chain }: { readonly chain: Chain }) {
  const words = useI18n();
  const { t } = words;
  const months =
    useResource<{ settings: Readonly<Record<string, number>> }>('/settings').data?.settings['V12.audit'] ??
    defaultMonths;
  const enterprise = useEnterprise<Audited>(chain, ({ id }) => id);
  const since = Date.now() / 86_400_000 - months * monthDays;
  const rows = [...chain.dossiers.values()]
    .filter(({ state }) => state !== 'ended')
    .map((one): Audited => {
      const days = entriesOf(one, 'audit').flatMap((audit) => saidIn<string>(audit, 'on') ?? []);
      return {
        id: one.id,
        last: days.toSorted((a, b) => (findInterval(a)?.from ?? 0) - (findInterval(b)?.from ?? 0)).at(-1),
        hasOpenFinding: chain.findings.some(({ at }) => at === one.id),
      };
    })
    .filter(({ last }) => last === undefined || (findInterval(last)?.from ?? 0) < since)
    .toSorted(
      (a, b) =>
        Number(b.hasOpenFinding) - Number(a.hasOpenFinding) ||
        (findInterval(a.last ?? '')?.from ?? 0) - (findInterval(b.last ?? '')?.from ?? 0),
    );
  return (
    <Rows
      title={t('supply.toAudit')}
      none={t('supply.allAudited')}
      help={t('supply.toAuditHelp', { months })}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        enterprise,
        {
          key: 'last',
          label: t('supply.audited'),
          cell: ({ last }) => (last === undefined ? t('supply.never') : showDate(last, words)),
        },
        {
          key: 'open',
          label: t('supply.openFindings'),
          cell: ({ hasOpenFinding }) => t(hasOpenFinding ? 'yes' : 'no'),
        },
        {
          key: 'act',
          label: t('supply.next'),
          cell: ({ id }) => (
            <Link href={`/dossiers/${id}/act/audit-site`} className="board-act">
              {t('supply.auditNow')}
            </Link>
          ),
        },
      ]}
    />
  );
}

interface Breach {
  readonly at: string;
  readonly entry: string;
  readonly on: string | undefined;
  readonly kinds: readonly string[];
}

/** Audits that found breaches and led to nothing. */
function Breaches({ chain }: { readonly chain: Chain }) {
  const words = useI18n();
  const { t } = words;
  const enterprise = useEnterprise<Breach>(chain, ({ at }) => at);
  const rows = [...chain.dossiers.values()].flatMap((one) => {
    const answered = new Set(entriesOf(one, 'corrective-action').map((action) => saidIn(action, 'audit')));
    return entriesOf(one, 'audit')
      .filter((audit) => saidIn(audit, 'result') === 'breaches-found' && !answered.has(audit.id))
      .map(
        (audit): Breach => ({
          at: one.id,
          entry: audit.id,
          on: saidIn<string>(audit, 'on'),
          kinds: saidIn<readonly string[]>(audit, 'breaches') ?? [],
        }),
      );
  });
  return (
    <Rows
      title={t('supply.breaches')}
      none={t('supply.noBreaches')}
      help={t('supply.breachesHelp')}
      rows={rows}
      rowKey={({ entry }) => entry}
      columns={[
        enterprise,
        {
          key: 'on',
          label: t('supply.audited'),
          cell: ({ on }) => (on === undefined ? '' : showDate(on, words)),
        },
        {
          key: 'what',
          label: t('supply.finding'),
          cell: ({ kinds }) =>
            kinds.length === 0
              ? t('supply.breachesUnsaid')
              : words.list(kinds.map((one) => findingWords(one, words))),
        },
        {
          key: 'act',
          label: t('supply.next'),
          cell: ({ at, entry }) => (
            <Link href={`/dossiers/${at}/write/corrective-action?set.audit=${entry}`} className="board-act">
              {t('supply.agreeRemedy')}
            </Link>
          ),
        },
      ]}
    />
  );
}
