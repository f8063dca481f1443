/** A whole number: children seen, rooms, hours. */
import { digitsOnly } from '../dates.ts';
import { useI18n } from '../i18n.ts';
import { parseWhole } from '../numbers.ts';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';

export interface NumberFieldProps extends FieldProps<number> {
  /** Word after the box, such as "days". */
  readonly unit?: string;
  readonly maxDigits?: number;
}

export function NumberField({ unit, maxDigits = 10, ...field }: NumberFieldProps) {
  const { number } = useI18n();
  return (
    <FieldFrame field={field} as="one">
      {(control, value) => (
        <div className="field-parts">
          <input
            className="input input-number"
            id={control.id}
            inputMode="numeric"
            autoComplete="off"
            value={value === undefined ? '' : number(value, { useGrouping: false })}
            onChange={(event) =>
              field.onChange(parseWhole(digitsOnly(event.target.value).slice(0, maxDigits)))
            }
            aria-describedby={control.describedBy}
            aria-invalid={control.isInvalid || undefined}
            aria-required={field.isRequired}
            disabled={field.isDisabled}
          />
          {unit && <span className="field-unit">{unit}</span>}
        </div>
      )}
    </FieldFrame>
  );
}
