/** Duties that say the same: a line each, or one line that opens to them. */
import type { DutyItem } from '../client/types.ts';
import { useI18n } from '../i18n.ts';
import { DutyGroup, DutyLine } from '../ui/DutyLine.tsx';
import type { Alike } from './duties.ts';
import { dutyWords, keyOf } from './duties.ts';

interface AlikeDutiesProps {
  readonly items: Alike;
  readonly aboutOf: (one: DutyItem) => string;
  readonly hrefOf: (one: DutyItem) => string;
}

export function AlikeDuties({ items, aboutOf, hrefOf }: AlikeDutiesProps) {
  const words = useI18n();
  const lines = items.map((one) => (
    <DutyLine
      key={keyOf(one)}
      number={one.number}
      about={aboutOf(one)}
      what={dutyWords(one, words)}
      due={one.duty.due}
      href={hrefOf(one)}
    />
  ));
  const [first] = items;
  if (lines.length === 1) return lines;
  return (
    <DutyGroup
      what={dutyWords(first, words)}
      count={words.t('home.together', { count: items.length })}
      due={first.duty.due}
    >
      {lines}
    </DutyGroup>
  );
}
