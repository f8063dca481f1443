/** Preparing the list: who is due what by the rules, and what is different from last time. Nothing is stopped here [H5]. */
import { useState } from 'react';
import { payoutChannel } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { newId, perform } from '../../../client/acts.ts';
import { useI18n } from '../../../i18n.ts';
import { showAmount } from '../../../numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Compared } from './Compared.tsx';
import { checksOf } from './cycle.ts';
import { duePayments, totalsOf } from './payments.ts';
import type { StepProps } from './step.ts';
import { useAttempt } from './useAttempt.tsx';

export function PrepareStep({
  programme,
  account,
  families,
  period,
  rules,
  number,
  before,
  onDone,
  households,
}: StepProps) {
  const { t, declared, locale } = useI18n();
  const { attempt, isPending, notice } = useAttempt();
  const [channel, setChannel] = useState<string | undefined>('mobile-money');
  const { due, without } = duePayments(families, rules);
  const unchecked = checksOf(families, period).filter(({ done }) => !done).length;
  const totals = totalsOf(due.map(({ amount }) => amount));
  const [total] = totals;
  const payments = due.map(({ family, amount }) => ({ household: family.line.id, amount }));
  return (
    <section className="day-part" aria-labelledby="prepare">
      <h2 id="prepare">{t('cycle.prepare')}</h2>
      {notice}
      <p>
        {t('cycle.families', { count: due.length })} ·{' '}
        {totals.map(({ amount, currency }) => showAmount(amount, locale, currency)).join(' + ')}
      </p>
      {without.length > 0 && (
        <Notice tone="late" title={t('cycle.without', { count: without.length })}>
          <p className="number">{without.map(({ line }) => line.number).join(', ')}</p>
        </Notice>
      )}
      <Compared now={payments} before={before} households={households} />
      <Select
        label={t('cycle.channel')}
        options={payoutChannel.codes.map((key) => ({
          key,
          label: declared(codeLabelKey(payoutChannel, key)),
        }))}
        value={payoutChannel.has(channel) ? channel : undefined}
        onChange={(chosen) => setChannel(typeof chosen === 'string' ? chosen : undefined)}
      />
      {unchecked > 0 && <p>{t('cycle.check.left', { count: unchecked })}</p>}
      <div className="row">
        <Button
          kind={unchecked > 0 ? 'secondary' : 'primary'}
          icon="check"
          isPending={isPending}
          // one list is in one currency: others are paid on a list of their own
          isDisabled={due.length === 0 || totals.length !== 1}
          onPress={() =>
            void attempt(async () => {
              if (!total) return;
              await perform('prepare-cycle', [
                {
                  op: 'set',
                  dossier: programme.id,
                  type: 'cycle',
                  entry: newId(),
                  base: programme.version,
                  set: {
                    number,
                    state: 'prepared',
                    from: period.from,
                    to: period.to,
                    payments: {
                      add: Object.fromEntries(
                        payments.map(({ household, amount: { amount, currency } }) => [
                          newId(),
                          { household, amount: { amount, currency }, state: 'due' },
                        ]),
                      ),
                    },
                    households: due.length,
                    total: { amount: total.amount, currency: total.currency },
                    preparedBy: account,
                    ...(channel === undefined ? {} : { channel }),
                  },
                },
              ]);
              onDone();
            }, t('cycle.prepared'))
          }
        >
          {t('cycle.prepare')}
        </Button>
      </div>
    </section>
  );
}
