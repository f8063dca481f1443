/** What is different from the list before: who is new, who is gone, whose amount differs, each household by its number. */
import { Link } from 'wouter';
import type { DossierLine } from '../../../client/types.ts';
import { useI18n } from '../../../i18n.ts';
import type { Payment } from './payments.ts';
import { differences } from './payments.ts';

type Listed = readonly Pick<Payment, 'household' | 'amount'>[];

interface ComparedProps {
  readonly now: Listed;
  readonly before: Listed;
  readonly households: readonly DossierLine[];
}

export function Compared({ now, before, households }: ComparedProps) {
  const { t } = useI18n();
  const { joined, gone, otherAmount } = differences(now, before);
  const numbers = new Map(households.map(({ id, number }) => [id, number]));
  const parts = [
    [t('cycle.compare.joined', { count: joined.length }), joined],
    [t('cycle.compare.gone', { count: gone.length }), gone],
    [t('cycle.compare.other', { count: otherAmount.length }), otherAmount],
  ] as const;
  return (
    <div className="day-part">
      <h3>{t('cycle.compare')}</h3>
      {parts.map(([words, ids]) =>
        ids.length === 0 ? (
          <p key={words}>{words}</p>
        ) : (
          <details key={words}>
            <summary>{words}</summary>
            <p className="cycle-numbers">
              {ids.flatMap((id) => {
                const number = numbers.get(id);
                return number === undefined
                  ? []
                  : [
                      <Link key={id} href={`/dossiers/${id}`} className="number">
                        {number}
                      </Link>,
                    ];
              })}
            </p>
          </details>
        ),
      )}
    </div>
  );
}
