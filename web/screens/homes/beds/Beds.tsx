/** How many beds there are, taken, held and free: one mark a bed, and the same in words and as a table by age. */
import { ageGroup as ageGroups } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { useI18n } from '../../../i18n.ts';
import { Table } from '../../../ui/Table.tsx';
import type { BedCount, Lodger } from './board.ts';
import { byAgeGroup } from './board.ts';

/** So many marks at most: a larger house is told in words. */
const mostMarks = 80;

function Marks({ all, taken, held, free }: BedCount) {
  const marks = [
    ...Array.from({ length: Math.min(taken, all) }, () => 'taken'),
    ...Array.from({ length: Math.max(0, Math.min(held, all - taken)) }, () => 'held'),
    ...Array.from({ length: Math.max(0, free) }, () => 'free'),
    ...Array.from({ length: Math.max(0, -free) }, () => 'over'),
  ];
  if (marks.length > mostMarks) return null;
  return (
    <div className="beds-row" aria-hidden="true">
      {marks.map((mark, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bed is nothing but its place in the row
        <span key={at} className={`bed bed-${mark}`} />
      ))}
    </div>
  );
}

export function Beds({
  beds,
  lodgers,
}: {
  readonly beds: readonly BedCount[];
  readonly lodgers: readonly Lodger[];
}) {
  const { t, declared, number } = useI18n();
  const groups = byAgeGroup(lodgers);
  return (
    <>
      {beds.map((one) => (
        <div key={one.bed} className="beds-count">
          <h3>
            {t(`beds.bed.${one.bed}`)} <span className="soft">{t('beds.all', { all: one.all })}</span>
          </h3>
          <Marks {...one} />
          <p className="beds-said">
            <span>{t('beds.taken', { taken: one.taken })}</span>
            {one.held > 0 && <span>{t('beds.held', { held: one.held })}</span>}
            <strong>
              {one.free < 0 ? t('beds.full', { over: -one.free }) : t('beds.free', { free: one.free })}
            </strong>
          </p>
        </div>
      ))}
      {groups.length > 0 && (
        <Table
          caption={t('beds.byAge')}
          rows={groups}
          rowKey={({ group }) => group ?? ''}
          columns={[
            {
              key: 'group',
              label: t('beds.group'),
              isRowHead: true,
              cell: ({ group }) =>
                group === undefined ? t('beds.groupUnknown') : declared(codeLabelKey(ageGroups, group)),
            },
            ...beds.map(({ bed }) => ({
              key: bed,
              label: t(`beds.bed.${bed}`),
              isFigure: true,
              cell: (row: (typeof groups)[number]) => number(row[bed]),
            })),
          ]}
        />
      )}
    </>
  );
}
