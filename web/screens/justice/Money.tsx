/** What the court took from those who profited and what the child is given, ordered beside paid, and decisions that are missing (E2). */
import { Link } from 'wouter';
import { entriesOf, saidIn } from '../../../domain/kernel/dossier.ts';
import type { Money as Amount } from '../../../domain/kernel/fields.ts';
import { saidOf } from '../../../domain/kernel/inquiry.ts';
import { compensation, confiscation } from '../../../domain/proceeding/entries.ts';
import { useI18n } from '../../i18n.ts';
import { showAmount } from '../../numbers.ts';
import { Bars } from '../../ui/charts/Bars.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Table } from '../../ui/Table.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { isOwed, sumsOf } from './money.ts';
import { codeWords, dayWords } from './words.ts';
import '../homes/board/board.css';

interface MoneyProps {
  readonly open: OpenDossier;
  /** What E2 says is missing: its reasons. */
  readonly missing: readonly string[];
}

export function Money({ open: { dossier }, missing }: MoneyProps) {
  const words = useI18n();
  const { t, declared, locale } = words;
  const said = (amount: Amount | undefined): string =>
    amount ? showAmount(amount.amount, locale, amount.currency) : '';
  const decisions = [
    ...entriesOf(dossier, 'confiscation').map((one) => ({
      one,
      what: declared('proceeding.confiscation'),
      list: 'confiscation-decision',
      ordered: saidOf(confiscation, one, 'confiscatedValue'),
      paid: undefined,
    })),
    ...entriesOf(dossier, 'compensation').map((one) => ({
      one,
      what: declared('proceeding.compensation'),
      list: 'compensation-decision',
      ordered: saidOf(compensation, one, 'ordered'),
      paid: saidOf(compensation, one, 'paid'),
    })),
  ];
  const decisionOf = ({ one, list }: (typeof decisions)[number]): string => {
    const code = saidIn<string>(one, 'decision');
    const on = saidIn<string>(one, 'decidedOn');
    return [code && codeWords(list, code, words), on && dayWords(on, words)].filter(Boolean).join(', ');
  };
  return (
    <section className="stack">
      <h3>{t('justice.money')}</h3>
      {missing.map((reason) => (
        <Notice key={reason} tone="late" title={declared(`safeguard.E2.${reason}`)} />
      ))}
      {decisions.length === 0 ? (
        <p className="soft">{t('justice.noMoney')}</p>
      ) : (
        <>
          {sumsOf(dossier).map(({ currency, confiscated, ordered, paid }) => (
            <Bars
              key={currency}
              heading="h4"
              title={currency}
              about={t('justice.what')}
              parts={[
                { key: 'confiscated', label: t('justice.confiscated'), value: confiscated },
                {
                  key: 'ordered',
                  label: `${t('justice.compensation')}: ${t('justice.ordered')}`,
                  value: ordered,
                },
                {
                  key: 'paid',
                  label: `${t('justice.compensation')}: ${t('justice.paid')}`,
                  value: paid,
                  tone: paid < ordered ? ('late' as const) : ('done' as const),
                },
              ].map((part) => ({ ...part, said: showAmount(part.value, locale, currency) }))}
            />
          ))}
          <Table
            caption={t('justice.money')}
            rows={decisions}
            rowKey={({ one }) => one.id}
            columns={[
              {
                key: 'what',
                label: t('justice.what'),
                isRowHead: true,
                cell: ({ one, what }) => (
                  <Link href={`/dossiers/${dossier.id}/write/${one.type}/${one.id}`}>{what}</Link>
                ),
              },
              { key: 'decision', label: t('justice.decision'), cell: decisionOf },
              {
                key: 'ordered',
                label: t('justice.ordered'),
                isFigure: true,
                cell: ({ ordered }) => said(ordered),
              },
              { key: 'paid', label: t('justice.paid'), isFigure: true, cell: ({ paid }) => said(paid) },
              {
                key: 'next',
                label: t('justice.next'),
                cell: ({ one }) =>
                  one.type === 'compensation' &&
                  isOwed(one) && (
                    <Link
                      href={`/dossiers/${dossier.id}/act/pay-compensation?entry.compensation=${one.id}`}
                      className="board-act"
                    >
                      {t('justice.pay')}
                    </Link>
                  ),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
