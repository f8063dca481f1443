/** Approving a list: another person than made it looks at it, sees what differs, and answers for it [H14]. */
import { useState } from 'react';
import { saidOf } from '../../../../domain/kernel/inquiry.ts';
import { cycle } from '../../../../domain/programme/entries.ts';
import { perform } from '../../../client/acts.ts';
import { useDirectory } from '../../../client/directory.ts';
import { useI18n } from '../../../i18n.ts';
import { showAmount } from '../../../numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Compared } from './Compared.tsx';
import { PaymentTable } from './PaymentTable.tsx';
import { paymentsOf, preparersOf, totalsOf } from './payments.ts';
import type { CurrentProps } from './step.ts';
import { useAttempt } from './useAttempt.tsx';

export function ApproveStep({ programme, account, households, before, current, onDone }: CurrentProps) {
  const { t, declared, locale } = useI18n();
  const known = useDirectory();
  const { attempt, isPending, notice } = useAttempt();
  const [why, setWhy] = useState<string>();
  const payments = paymentsOf(current);
  const totals = totalsOf(payments.map(({ amount }) => amount));
  const mayApprove = !preparersOf(current).has(account);
  const preparedBy = saidOf(cycle, current, 'preparedBy') ?? current.by;
  const change = (act: string, set: object, done: string): void =>
    void attempt(async () => {
      await perform(act, [
        {
          op: 'set',
          dossier: programme.id,
          type: 'cycle',
          entry: current.id,
          base: programme.version,
          set: { ...set },
        },
      ]);
      onDone();
    }, done);
  return (
    <section className="day-part" aria-labelledby="approve">
      <h2 id="approve">{t('cycle.toApprove')}</h2>
      {notice}
      <p>
        {t('cycle.families', { count: payments.length })} ·{' '}
        {totals.map(({ amount, currency }) => showAmount(amount, locale, currency)).join(' + ')} ·{' '}
        {declared('programme.cycle.preparedBy')}: {known.accountName(preparedBy)}
      </p>
      <Compared now={payments} before={before} households={households} />
      {mayApprove ? (
        <>
          <p>{t('cycle.approveHelp')}</p>
          <div className="row">
            <Button
              kind="primary"
              icon="check"
              isPending={isPending}
              onPress={() =>
                change(
                  'approve-cycle',
                  {
                    state: 'approved',
                    approvedBy: account,
                    approvedOn: new Date().toISOString().slice(0, 10),
                  },
                  t('cycle.approved'),
                )
              }
            >
              {t('cycle.approve')}
            </Button>
          </div>
        </>
      ) : (
        <Notice tone="info" title={t('cycle.prepared')}>
          <p>{t('cycle.waitForOther')}</p>
        </Notice>
      )}
      <PaymentTable payments={payments} households={households} />
      <details>
        <summary>{t('cycle.again')}</summary>
        <div className="day-part">
          <TextField
            label={t('cycle.againWhy')}
            help={t('cycle.againHelp')}
            value={why}
            onChange={(text) => setWhy(typeof text === 'string' ? text : undefined)}
          />
          <div className="row">
            <Button
              isDisabled={why === undefined}
              isPending={isPending}
              onPress={() =>
                change('cancel-cycle', { state: 'cancelled', difference: why }, t('cycle.again'))
              }
            >
              {t('cycle.again')}
            </Button>
          </div>
        </div>
      </details>
    </section>
  );
}
