/** Girls, boys and groups that are shut out: their share of those supported beside their share of all [2.1, 2.2, H8]. */
import { exclusionGround } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { fallsShort } from '../../../../domain/programme/safeguards.ts';
import type { GroupShare } from '../../../../domain/shared/queue.ts';
import { useResource } from '../../../client/data.ts';
import { useI18n } from '../../../i18n.ts';
import { Table } from '../../../ui/Table.tsx';

export function Shares({ shares }: { readonly shares: readonly GroupShare[] }) {
  const { t, declared, number } = useI18n();
  const numbers = useResource<{ settings: Readonly<Record<string, number>> }>('/settings', {
    concerns: () => false,
  }).data?.settings;
  const percent = (share: number): string => number(share, { style: 'percent', maximumFractionDigits: 0 });
  const nameOf = ({ group, ground }: GroupShare): string => {
    if (group === 'girls') return t('families.groupGirls');
    if (group === 'boys') return t('families.groupBoys');
    return t('families.groupExcluded', {
      ground: exclusionGround.has(ground) ? declared(codeLabelKey(exclusionGround, ground)) : '',
    });
  };
  return (
    <section className="day-part" aria-labelledby="shares">
      <h2 id="shares">{t('families.shares')}</h2>
      <p className="small soft">{t('families.shareHelp')}</p>
      <Table
        caption={t('families.shares')}
        rows={shares}
        rowKey={({ group, ground }) => `${group} ${ground ?? ''}`}
        columns={[
          { key: 'who', label: t('families.who'), isRowHead: true, cell: nameOf },
          { key: 'share', label: t('families.share'), isFigure: true, cell: ({ share }) => percent(share) },
          {
            key: 'supported',
            label: t('families.shareOfSupported'),
            isFigure: true,
            cell: (one) => (
              <>
                {percent(one.shareOfSupported)}
                {numbers && fallsShort(one, (id) => numbers[id] ?? Number.NaN) && (
                  <span className="cycle-short"> {t('families.short')}</span>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
