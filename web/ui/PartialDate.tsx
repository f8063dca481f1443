/**
 * A date as far as somebody knows it: a year, a month, or a day; in the calendar she counts by; perhaps "about".
 * Three boxes in the order of the locale, the month by name, so that no order of figures has to be guessed.
 */
import { useMemo } from 'react';
import type { CalendarId } from '../../domain/kernel/dates.ts';
import type { DateParts } from '../dates.ts';
import { dateOrder, digitsOnly, joinDate, monthNames, partsOfDay, splitDate } from '../dates.ts';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import { Tick } from './CheckList.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { PartSelect } from './NativeSelect.tsx';
import { useTyped } from './useTyped.ts';

/** Value: wire form of the kernel, also while it is no date yet (see dates.ts). */
export interface PartialDateProps extends FieldProps<string> {
  /** Calendars of the country, the usual one first. */
  readonly calendars?: readonly [CalendarId, ...CalendarId[]];
  /** Quick buttons for today and yesterday: for what has just happened. */
  readonly offersToday?: boolean;
  /** For tests and pictures. */
  readonly now?: Date;
}

export function PartialDate({
  calendars = ['gregory'],
  offersToday = false,
  now,
  ...field
}: PartialDateProps) {
  return (
    <FieldFrame field={field} as="group">
      {(control, value) => (
        <Boxes
          id={control.id}
          isInvalid={control.isInvalid}
          isDisabled={field.isDisabled === true}
          value={value}
          onChange={field.onChange}
          calendars={calendars}
          offersToday={offersToday}
          now={now}
        />
      )}
    </FieldFrame>
  );
}

interface BoxesProps {
  readonly id: string;
  readonly isInvalid: boolean;
  readonly isDisabled: boolean;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly calendars: readonly [CalendarId, ...CalendarId[]];
  readonly offersToday: boolean;
  readonly now: Date | undefined;
}

function Boxes({ id, isInvalid, isDisabled, value, onChange, calendars, offersToday, now }: BoxesProps) {
  const { t, locale } = useI18n();
  const [usual] = calendars;
  const [parts, change] = useTyped<string, DateParts>(
    value,
    (text) => splitDate(text, usual),
    joinDate,
    onChange,
  );
  const months = useMemo(() => monthNames(locale, parts.calendar), [locale, parts.calendar]);
  const order = useMemo(() => dateOrder(locale), [locale]);
  const put = (daysAgo: number): void => {
    const at = new Date(now ?? Date.now());
    at.setDate(at.getDate() - daysAgo);
    change(partsOfDay(at, parts.calendar));
  };
  const common = { disabled: isDisabled, 'aria-invalid': isInvalid || undefined, autoComplete: 'off' };

  const boxes = {
    day: (
      <label className="field-part" key="day">
        <span className="field-part-label">{t('date.day')}</span>
        <input
          {...common}
          className="input input-few"
          inputMode="numeric"
          value={parts.day}
          onChange={(event) => change({ day: digitsOnly(event.target.value).slice(0, 2) })}
        />
      </label>
    ),
    month: (
      <PartSelect
        key="month"
        label={t('date.month')}
        {...common}
        className="date-month"
        value={parts.month}
        onChange={(event) => change({ month: event.target.value })}
      >
        <option value="">{t('date.month.none')}</option>
        {months.map((name, index) => (
          <option key={name} value={String(index + 1)}>
            {name}
          </option>
        ))}
      </PartSelect>
    ),
    year: (
      <label className="field-part" key="year">
        <span className="field-part-label">{t('date.year')}</span>
        <input
          {...common}
          id={`${id}-year`}
          className="input input-few date-year"
          inputMode="numeric"
          value={parts.year}
          onChange={(event) => change({ year: digitsOnly(event.target.value).slice(0, 4) })}
        />
      </label>
    ),
  };

  return (
    <>
      <div className="field-parts">
        {order.map((part) => boxes[part])}
        {calendars.length > 1 && (
          <PartSelect
            label={t('date.calendar')}
            {...common}
            value={parts.calendar}
            onChange={(event) => {
              const calendar = calendars.find((one) => one === event.target.value);
              if (calendar) change({ calendar, month: '', day: '' });
            }}
          >
            {calendars.map((calendar) => (
              <option key={calendar} value={calendar}>
                {t(`calendar.${calendar}`)}
              </option>
            ))}
          </PartSelect>
        )}
      </div>
      <div className="row">
        {offersToday && !isDisabled && !(parts.day || parts.month || parts.year) && (
          <>
            <Button isSmall onPress={() => put(0)}>
              {t('date.today')}
            </Button>
            <Button isSmall onPress={() => put(1)}>
              {t('date.yesterday')}
            </Button>
          </>
        )}
        {(parts.year !== '' || parts.about) && (
          <Tick
            label={t('date.about')}
            isOn={parts.about}
            isDisabled={isDisabled}
            onChange={(about) => change({ about })}
          />
        )}
      </div>
    </>
  );
}
