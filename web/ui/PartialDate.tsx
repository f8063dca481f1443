/**
 * A date as far as somebody knows it: a year, a month, or a day; in the calendar she counts by; perhaps "about".
 * Three boxes in the order of the locale, the month by name, so that no order of figures has to be guessed. Where a few days
 * are likely they are offered first, one tap each, and the boxes come when it was another day.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CalendarId } from '../../domain/kernel/dates.ts';
import { findInterval } from '../../domain/kernel/dates.ts';
import type { DateParts } from '../dates.ts';
import { dateOrder, digitsOnly, joinDate, monthNames, partsOfDay, showDate, splitDate } from '../dates.ts';
import { addMessages, useI18n } from '../i18n.ts';
import { formTexts } from '../messages/parts/forms.en.ts';
import { Button } from './Button.tsx';
import { Tick } from './CheckList.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { PartSelect } from './NativeSelect.tsx';
import { useTyped } from './useTyped.ts';

addMessages('en', formTexts);

/** Days that are likely: for what has happened just now, and for what comes next. */
const likely = {
  past: [
    ['date.today', (at: Date) => at.setDate(at.getDate())],
    ['date.yesterday', (at: Date) => at.setDate(at.getDate() - 1)],
  ],
  ahead: [
    ['date.inWeek', (at: Date) => at.setDate(at.getDate() + 7)],
    ['date.inMonth', (at: Date) => at.setMonth(at.getMonth() + 1)],
    ['date.inQuarter', (at: Date) => at.setMonth(at.getMonth() + 3)],
  ],
} as const;

/** Value: wire form of the kernel, also while it is no date yet (see dates.ts). */
export interface PartialDateProps extends FieldProps<string> {
  /** Calendars of the country, the usual one first. */
  readonly calendars?: readonly [CalendarId, ...CalendarId[]];
  /** Which days are offered before the boxes. */
  readonly offers?: keyof typeof likely | undefined;
  /** For tests and pictures. */
  readonly now?: Date;
}

export function PartialDate({ calendars = ['gregory'], offers, now, ...field }: PartialDateProps) {
  return (
    <FieldFrame field={field} as="group">
      {(control, value) => (
        <Day
          id={control.id}
          isInvalid={control.isInvalid}
          isDisabled={field.isDisabled === true}
          value={value}
          onChange={field.onChange}
          calendars={calendars}
          offers={offers}
          now={now}
        />
      )}
    </FieldFrame>
  );
}

interface DayProps extends Omit<BoxesProps, 'parts' | 'change'> {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly offers: keyof typeof likely | undefined;
  readonly now: Date | undefined;
}

/** The days offered, the day that was chosen, or the boxes. */
function Day({ value, onChange, offers, now, ...boxes }: DayProps) {
  const words = useI18n();
  const { t } = words;
  const [usual] = boxes.calendars;
  const [parts, change] = useTyped<string, DateParts>(
    value,
    (text) => splitDate(text, usual),
    joinDate,
    onChange,
  );
  const [isOpen, setOpen] = useState(false);
  // what was pressed is gone afterwards: the focus goes to what has taken its place
  const [presses, setPresses] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (presses > 0) place.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [presses]);
  const press = (then: () => void) => (): void => {
    then();
    setPresses((count) => count + 1);
  };
  const isClear = value === undefined || findInterval(value) !== undefined;
  if (!offers || isOpen || boxes.isInvalid || boxes.isDisabled || !isClear) {
    return (
      <div ref={place} className="date-boxes">
        <Boxes {...boxes} parts={parts} change={change} />
      </div>
    );
  }
  return (
    <div ref={place} className="row date-offers">
      {value !== undefined && <span>{showDate(value, words)}</span>}
      {value === undefined &&
        likely[offers].map(([label, move]) => (
          <Button
            key={label}
            isSmall
            onPress={press(() => {
              const at = new Date(now ?? Date.now());
              move(at);
              change(partsOfDay(at, parts.calendar));
            })}
          >
            {t(label)}
          </Button>
        ))}
      <Button isSmall kind="plain" onPress={press(() => setOpen(true))}>
        {t(value === undefined ? 'date.other' : 'date.change')}
      </Button>
    </div>
  );
}

interface BoxesProps {
  readonly id: string;
  readonly isInvalid: boolean;
  readonly isDisabled: boolean;
  readonly calendars: readonly [CalendarId, ...CalendarId[]];
  readonly parts: DateParts;
  readonly change: (part: Partial<DateParts>) => void;
}

function Boxes({ id, isInvalid, isDisabled, calendars, parts, change }: BoxesProps) {
  const words = useI18n();
  const { t, locale } = words;
  const months = useMemo(() => monthNames(words, parts.calendar), [words, parts.calendar]);
  const order = useMemo(() => dateOrder(locale), [locale]);
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
      {(parts.year !== '' || parts.about) && (
        <Tick
          label={t('date.about')}
          isOn={parts.about}
          isDisabled={isDisabled}
          onChange={(about) => change({ about })}
        />
      )}
    </>
  );
}
