/** What is different from the list before: who is new, who is gone, whose amount differs, each household by its number. */
import { Link } from 'wouter';
import { withheldLink } from '../../../../domain/kernel/withheld.ts';
import type { DossierLine } from '../../../client/types.ts';
import { useI18n } from '../../../i18n.ts';
import { Notice } from '../../../ui/Notice.tsx';
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
  // what she may not know of cannot be compared
  const isKnown = ({ household }: Listed[number]): boolean => household !== withheldLink;
  const hidden = now.filter((one) => !isKnown(one)).length;
  const { joined, gone, otherAmount } = differences(now.filter(isKnown), before.filter(isKnown));
  const numbers = new Map(households.map(({ id, number }) => [id, number]));
  const parts = [
    [t('cycle.compare.joined', { count: joined.length }), joined],
    [t('cycle.compare.gone', { count: gone.length }), gone],
    [t('cycle.compare.other', { count: otherAmount.length }), otherAmount],
  ] as const;
  return (
    <div className="day-part">
      <h3>{t('cycle.compare')}</h3>
      {hidden > 0 && <Notice tone="late" title={t('cycle.notYoursAll', { count: hidden })} />}
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
