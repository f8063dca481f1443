/** What came of each payment: written into each family's file, then the cycle is closed with its sums. */
import { useState } from 'react';
import { payoutFailure } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { saidOf } from '../../../../domain/kernel/inquiry.ts';
import { cycle } from '../../../../domain/programme/entries.ts';
import { act, newId, perform } from '../../../client/acts.ts';
import { useI18n } from '../../../i18n.ts';
import { showAmount } from '../../../numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { PartSelect } from '../../../ui/NativeSelect.tsx';
import { BatchProgress } from './BatchProgress.tsx';
import { hasTransfer, readPasted } from './cycle.ts';
import { PasteLines } from './PasteLines.tsx';
import { PaymentTable } from './PaymentTable.tsx';
import type { Payment, Result } from './payments.ts';
import { paymentsOf, settled, totalsOf } from './payments.ts';
import { entriesIn } from './queue.ts';
import type { CurrentProps } from './step.ts';
import { useAttempt } from './useAttempt.tsx';
import { useBatch } from './useBatch.ts';

type Results = ReadonlyMap<string, Result>;

export function ResultStep({ programme, households, period, current, onDone }: CurrentProps) {
  const words = useI18n();
  const { t, declared, locale } = words;
  const { attempt, isPending, notice } = useAttempt();
  const batch = useBatch();
  const payments = paymentsOf(current);
  const [results, setResults] = useState<Results>(new Map());
  const [strange, setStrange] = useState<readonly string[]>([]);
  const lines = new Map(households.map((line) => [line.id, line]));
  const open = payments.filter(({ household }) => !results.has(household));
  const sumOf = (state: Result['state']): readonly Payment[] =>
    payments.filter(({ household }) => results.get(household)?.state === state);
  const say = (household: string, result: Result | undefined): void => {
    const next = new Map(results);
    if (result) next.set(household, result);
    else next.delete(household);
    setResults(next);
  };
  const shown = (some: readonly Payment[]): string =>
    totalsOf(some.map(({ amount }) => amount))
      .map(({ amount, currency }) => showAmount(amount, locale, currency))
      .join(' + ') || '0';

  const takeOver = (pasted: string): void => {
    const ids = new Map(
      payments.map(({ household }) => [lines.get(household)?.number ?? household, household]),
    );
    const { known, strange: left } = readPasted(pasted, new Set(ids.keys()));
    const next = new Map(results);
    const odd: string[] = [...left];
    for (const { key, parts } of known) {
      const [said = '', why = ''] = parts;
      const word = said.toLowerCase();
      const household = ids.get(key) ?? '';
      const failure = payoutFailure.codes.find(
        (code) =>
          code === why.toLowerCase() ||
          declared(codeLabelKey(payoutFailure, code)).toLowerCase() === why.toLowerCase(),
      );
      if (word === 'paid' || word === t('cycle.paid').toLowerCase()) next.set(household, { state: 'paid' });
      else if (word === 'failed' || word === t('cycle.result.failed').toLowerCase())
        next.set(household, { state: 'failed', ...(failure ? { failure } : {}) });
      else odd.push([key, ...parts].join(' '));
    }
    setResults(next);
    setStrange(odd);
  };

  const handIn = (): Promise<void> =>
    attempt(async () => {
      const today = new Date().toISOString().slice(0, 10);
      const channel = saidOf(cycle, current, 'channel') ?? 'mobile-money';
      const jobs = payments.flatMap(({ household, amount }) => {
        const line = lines.get(household);
        const result = results.get(household);
        // nobody is written to twice, whatever was interrupted
        if (!line || !result || hasTransfer(line, programme.id, period)) return [];
        const enrolment = entriesIn(line, 'enrolment').find(
          ({ values }) => values['programme'] === programme.id,
        )?.id;
        const set = {
          ...(enrolment === undefined ? {} : { enrolment }),
          programme: programme.id,
          amount: { amount: amount.amount, currency: amount.currency },
          from: period.from,
          to: period.to,
          state: result.state,
          channel,
          ...(result.state === 'paid' ? { paidOn: saidOf(cycle, current, 'sentOn') ?? today } : {}),
          ...(result.failure ? { failure: result.failure } : {}),
        };
        return [
          {
            dossier: household,
            number: line.number,
            act: act('record-transfer', [
              { op: 'set', dossier: household, type: 'transfer', entry: newId(), base: line.version, set },
            ]),
          },
        ];
      });
      const { failed, done, all } = await batch.run(jobs);
      if (failed.length > 0 || done < all) {
        onDone();
        return;
      }
      const [paid] = totalsOf(sumOf('paid').map(({ amount }) => amount));
      const [returned] = totalsOf(sumOf('failed').map(({ amount }) => amount));
      await perform('reconcile-cycle', [
        {
          op: 'set',
          dossier: programme.id,
          type: 'cycle',
          entry: current.id,
          base: programme.version,
          set: {
            state: 'reconciled',
            payments: settled(payments, results, newId),
            paid: sumOf('paid').length,
            failed: sumOf('failed').length,
            ...(paid ? { paidTotal: { amount: paid.amount, currency: paid.currency } } : {}),
            ...(returned ? { returned: { amount: returned.amount, currency: returned.currency } } : {}),
            reconciledOn: today,
          },
        },
      ]);
      onDone();
    }, t('cycle.reconciled'));

  return (
    <section className="day-part" aria-labelledby="result">
      <h2 id="result">{t('cycle.result')}</h2>
      <p>{t('cycle.result.help')}</p>
      {notice}
      <PasteLines label={t('cycle.result.paste')} help={t('cycle.result.pasteHelp')} onTake={takeOver} />
      {strange.length > 0 && <p role="status">{t('cycle.check.strange', { lines: strange.join('; ') })}</p>}
      <PaymentTable
        payments={payments}
        households={households}
        more={[
          {
            key: 'result',
            label: t('cycle.result'),
            cell: ({ household }) => (
              <PartSelect
                label={`${lines.get(household)?.number ?? ''}: ${t('cycle.result')}`}
                isLabelUnseen
                value={results.get(household)?.failure ?? results.get(household)?.state ?? ''}
                onChange={({ target: { value } }) => {
                  if (value === 'paid') say(household, { state: 'paid' });
                  else if (value === 'failed') say(household, { state: 'failed' });
                  else if (payoutFailure.has(value)) say(household, { state: 'failed', failure: value });
                  else say(household, undefined);
                }}
              >
                <option value="">{t('select.choose')}</option>
                <option value="paid">{t('cycle.paid')}</option>
                <option value="failed">{t('cycle.result.failed')}</option>
                {payoutFailure.codes.map((code) => (
                  <option key={code} value={code}>
                    {t('cycle.result.failed')}: {declared(codeLabelKey(payoutFailure, code))}
                  </option>
                ))}
              </PartSelect>
            ),
          },
        ]}
      />
      <p role="status">
        {t('cycle.result.open', { count: open.length })} ·{' '}
        {t('cycle.result.sums', { paid: shown(sumOf('paid')), returned: shown(sumOf('failed')) })}
      </p>
      <div className="row">
        {open.length > 0 && (
          <Button
            icon="check"
            onPress={() =>
              setResults(
                new Map<string, Result>([
                  ...results,
                  ...open.map(({ household }) => [household, { state: 'paid' as const }] as const),
                ]),
              )
            }
          >
            {t('cycle.result.all')}
          </Button>
        )}
        <Button
          kind="primary"
          icon="check"
          isDisabled={open.length > 0 || batch.isRunning}
          isPending={isPending}
          onPress={() => void handIn()}
        >
          {t('cycle.reconcile')}
        </Button>
      </div>
      <BatchProgress {...batch} />
    </section>
  );
}
