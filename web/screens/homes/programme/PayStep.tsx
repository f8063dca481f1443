/**
 * Paying: the approved list on paper or as a file for who pays. Names and phones come only when asked for, file by file, and
 * go again when somebody looks away.
 */
import { useState } from 'react';
import { payee as payees } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import type { EntryState } from '../../../../domain/kernel/dossier.ts';
import { saidIn } from '../../../../domain/kernel/dossier.ts';
import type { NamePart } from '../../../../domain/kernel/fields.ts';
import { perform } from '../../../client/acts.ts';
import { saveText } from '../../../client/files.ts';
import { openEntries } from '../../../client/openedEntries.ts';
import { useI18n } from '../../../i18n.ts';
import { currencyDigits } from '../../../numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { useGeneration } from '../../../ui/curtain.ts';
import { nameLines } from '../../../ui/names.ts';
import { PaymentTable } from './PaymentTable.tsx';
import type { Payment } from './payments.ts';
import { paymentsOf, toCsv } from './payments.ts';
import { entriesIn } from './queue.ts';
import type { CurrentProps } from './step.ts';
import { useAttempt } from './useAttempt.tsx';

interface Person {
  readonly name: string;
  readonly phone: string;
}

function personOf(home: EntryState | undefined): Person {
  const names = saidIn(home, 'name') as readonly NamePart[] | undefined;
  return {
    name: names
      ? nameLines(names)
          .map(({ text }) => text)
          .join(' / ')
      : '',
    phone: saidIn<string>(home, 'phone') ?? '',
  };
}

/** An amount as programs read it: a point, no grouping. */
const plainAmount = ({ amount, currency }: Payment['amount']): string => {
  const places = currencyDigits(currency);
  return (amount / 10 ** places).toFixed(places);
};

export function PayStep({ programme, number, households, current, onDone }: CurrentProps) {
  const { t, declared } = useI18n();
  const { attempt, isPending, notice } = useAttempt();
  const generation = useGeneration();
  const [named, setNamed] = useState<{
    readonly generation: number;
    readonly people: ReadonlyMap<string, Person>;
  }>();
  const [come, setCome] = useState<number>();
  const payments = paymentsOf(current);
  const lines = new Map(households.map((line) => [line.id, line]));
  const people = named?.generation === generation ? named.people : undefined;
  const payeeOf = (household: string): string => {
    const line = lines.get(household);
    const said = line && entriesIn(line, 'enrolment').at(-1)?.values['payee'];
    return payees.has(said) ? declared(codeLabelKey(payees, said)) : '';
  };
  const fetchNames = (): Promise<void> =>
    attempt(async () => {
      const homes = await openEntries(
        payments.map(({ household }) => household),
        'home',
        setCome,
      );
      const people = payments.map(
        ({ household }) => [household, personOf(homes.get(household)?.[0])] as const,
      );
      setNamed({ generation, people: new Map(people) });
      setCome(undefined);
    }, t('cycle.names'));
  return (
    <section className="day-part" aria-labelledby="pay">
      <h2 id="pay">{t('cycle.pay')}</h2>
      {notice}
      <div className="row day-taps">
        <Button icon="list" onPress={() => window.print()}>
          {t('cycle.print')}
        </Button>
        <Button
          icon="down"
          onPress={() =>
            saveText(
              toCsv([
                [
                  t('cycle.household'),
                  t('cycle.payee'),
                  ...(people ? [declared('household.home.name'), t('cycle.phone')] : []),
                  t('cycle.amount'),
                  t('cycle.currency'),
                ],
                ...payments.map(({ household, amount }) => [
                  lines.get(household)?.number ?? household,
                  payeeOf(household),
                  ...(people ? [people.get(household)?.name ?? '', people.get(household)?.phone ?? ''] : []),
                  plainAmount(amount),
                  amount.currency,
                ]),
              ]),
              `${programme.number}-${number}.csv`,
            )
          }
        >
          {t('cycle.saveList')}
        </Button>
        <Button isPending={come !== undefined} icon="shown" onPress={() => void fetchNames()}>
          {t('cycle.names')}
        </Button>
      </div>
      <p className="small soft" role="status">
        {come === undefined ? t('cycle.namesHelp') : t('cycle.come', { count: come })}
      </p>
      <div className="row day-taps">
        <Button
          kind="primary"
          icon="check"
          isPending={isPending}
          onPress={() =>
            void attempt(async () => {
              await perform('pay', [
                {
                  op: 'set',
                  dossier: programme.id,
                  type: 'cycle',
                  entry: current.id,
                  base: programme.version,
                  set: { state: 'sent', sentOn: new Date().toISOString().slice(0, 10) },
                },
              ]);
              onDone();
            }, t('cycle.sentDone'))
          }
        >
          {t('cycle.sent')}
        </Button>
      </div>
      <PaymentTable
        payments={payments}
        households={households}
        showsAll
        more={[
          { key: 'payee', label: t('cycle.payee'), cell: ({ household }) => payeeOf(household) },
          ...(people
            ? [
                {
                  key: 'name',
                  label: declared('household.home.name'),
                  cell: ({ household }: Payment) => <span dir="auto">{people.get(household)?.name}</span>,
                },
                {
                  key: 'phone',
                  label: t('cycle.phone'),
                  cell: ({ household }: Payment) => <span dir="ltr">{people.get(household)?.phone}</span>,
                },
              ]
            : []),
          {
            key: 'signature',
            label: t('cycle.signature'),
            cell: () => <span className="cycle-sign" aria-hidden="true" />,
          },
        ]}
      />
    </section>
  );
}
