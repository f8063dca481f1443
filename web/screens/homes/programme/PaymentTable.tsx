/** A list of payments as a table, a part at a time on the screen and whole in print. Names only where they were fetched. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { DossierLine } from '../../../client/types.ts';
import { useI18n } from '../../../i18n.ts';
import { showAmount } from '../../../numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Column } from '../../../ui/Table.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { Payment } from './payments.ts';

/** So many rows are drawn at once: an old phone has to draw them too. */
const most = 50;

interface PaymentTableProps {
  readonly payments: readonly Payment[];
  readonly households: readonly DossierLine[];
  /** What else stands in each row. */
  readonly more?: readonly {
    readonly key: string;
    readonly label: string;
    readonly cell: (one: Payment) => ReactNode;
  }[];
  readonly showsAll?: boolean;
}

export function PaymentTable({ payments, households, more = [], showsAll = false }: PaymentTableProps) {
  const { t, locale } = useI18n();
  const [shown, setShown] = useState(most);
  const numbers = new Map(households.map(({ id, number }) => [id, number]));
  const columns: readonly Column<Payment>[] = [
    {
      key: 'household',
      label: t('cycle.household'),
      isRowHead: true,
      cell: ({ household }) => {
        const number = numbers.get(household);
        return number === undefined ? (
          t('cycle.notYours')
        ) : (
          <Link href={`/dossiers/${household}`} className="number">
            {number}
          </Link>
        );
      },
    },
    {
      key: 'amount',
      label: t('cycle.amount'),
      isFigure: true,
      cell: ({ amount }) => showAmount(amount.amount, locale, amount.currency),
    },
    ...more,
  ];
  const left = payments.length - shown;
  return (
    <div className="day-part">
      <Table
        caption={t('cycle.lines')}
        columns={columns}
        rows={showsAll ? payments : payments.slice(0, shown)}
        rowKey={({ item }) => item}
      />
      {!showsAll && left > 0 && (
        <div className="row">
          <Button isSmall icon="down" onPress={() => setShown(shown + most)}>
            {t('cycle.more', { count: Math.min(most, left) })}
          </Button>
        </div>
      )}
    </div>
  );
}
