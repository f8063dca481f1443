/** An age in whole years, or from and to where nobody knows better. */
import type { AgeRange as Age } from '../../domain/kernel/fields.ts';
import { digitsOnly } from '../dates.ts';
import { useI18n } from '../i18n.ts';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { useTyped } from './useTyped.ts';

interface Typed {
  readonly from: string;
  readonly to: string;
}

/** The boxes of an age; an exact age leaves the second empty. */
export const readAge = (age: Age | undefined): Typed => ({
  from: age === undefined ? '' : String(age.from),
  to: age === undefined || age.to === age.from ? '' : String(age.to),
});

/** The age that was typed; one box alone is an exact age, whichever it is. */
export function writeAge({ from, to }: Typed): Age | undefined {
  const first = from === '' ? to : from;
  const last = to === '' ? from : to;
  return first === '' ? undefined : { from: Number(first), to: Number(last) };
}

/** Value: also with `from` above `to`, which the form says is wrong rather than swapping what was meant. */
export function AgeRange(field: FieldProps<Age>) {
  return (
    <FieldFrame field={field} as="group">
      {(control, value) => (
        <Boxes
          value={value}
          onChange={field.onChange}
          isInvalid={control.isInvalid}
          isDisabled={field.isDisabled === true}
        />
      )}
    </FieldFrame>
  );
}

interface BoxesProps {
  readonly value: Age | undefined;
  readonly onChange: (value: Age | undefined) => void;
  readonly isInvalid: boolean;
  readonly isDisabled: boolean;
}

function Boxes({ value, onChange, isInvalid, isDisabled }: BoxesProps) {
  const { t } = useI18n();
  const [typed, change] = useTyped<Age, Typed>(value, readAge, writeAge, onChange);
  const box = (part: keyof Typed) => (
    <label className="field-part">
      <span className="field-part-label">{t(`age.${part}`)}</span>
      <input
        className="input input-few"
        inputMode="numeric"
        autoComplete="off"
        value={typed[part]}
        onChange={(event) => change({ [part]: digitsOnly(event.target.value).slice(0, 3) })}
        aria-invalid={isInvalid || undefined}
        disabled={isDisabled}
      />
    </label>
  );
  return (
    <div className="field-parts">
      {box('from')}
      {box('to')}
      <span className="field-unit">{t('age.years')}</span>
    </div>
  );
}
