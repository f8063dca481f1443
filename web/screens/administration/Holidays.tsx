/** Fixed days of the year: month and day, in the order of the year. */
import { useState } from 'react';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';

interface HolidaysProps {
  /** MM-DD. */
  readonly value: readonly string[];
  readonly onChange: (to: readonly string[]) => void;
}

const leapYear = 2024;
const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
const dayOf = (text: string): Date => new Date(`${leapYear}-${text}T00:00:00Z`);

export function Holidays({ value, onChange }: HolidaysProps) {
  const { t, locale } = useI18n();
  const [month, setMonth] = useState<string>();
  const [day, setDay] = useState<number>();
  const spoken = new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const named = new Intl.DateTimeFormat(locale, { calendar: 'gregory', month: 'long', timeZone: 'UTC' });
  const wanted = month && day ? `${month}-${String(day).padStart(2, '0')}` : undefined;
  // the 31st of June is the first of July to a computer
  const isDay = wanted !== undefined && dayOf(wanted).getUTCDate() === day;
  return (
    <fieldset className="set-up-ages">
      <legend>{t('country.holidays')}</legend>
      {value.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ul role="list" className="tags">
          {value.map((one) => (
            <li key={one} className="tag">
              {spoken.format(dayOf(one))}
              <Button
                kind="plain"
                isSmall
                icon="close"
                label={t('tags.removeOne', { label: spoken.format(dayOf(one)) })}
                onPress={() => onChange(value.filter((other) => other !== one))}
              >
                {t('tags.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row set-up-day">
        <Select
          label={t('country.month')}
          options={months.map((key) => ({ key, label: named.format(dayOf(`${key}-01`)) }))}
          value={month}
          onChange={(key) => setMonth(typeof key === 'string' ? key : undefined)}
        />
        <NumberField
          label={t('country.day')}
          maxDigits={2}
          value={day}
          onChange={(next) => setDay(typeof next === 'number' ? next : undefined)}
        />
        <Button
          isSmall
          icon="add"
          isDisabled={!isDay || value.includes(wanted)}
          onPress={() => {
            if (wanted) onChange([...value, wanted].toSorted());
            setMonth(undefined);
            setDay(undefined);
          }}
        >
          {t('country.holidayAdd')}
        </Button>
      </div>
    </fieldset>
  );
}
