/** A moment: day and time by the clock of this device, kept in UTC. */
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';

/** `YYYY-MM-DDThh:mm` of a moment by this device's clock. */
export function toLocalInput(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  const two = (part: number): string => String(part).padStart(2, '0');
  const year = String(at.getFullYear()).padStart(4, '0');
  return `${year}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Value: ISO 8601 in UTC. */
export function Instant(field: FieldProps<string>) {
  const { t } = useI18n();
  return (
    <FieldFrame field={field} as="one">
      {(control, value) => (
        <div className="field-parts">
          <input
            className="input input-instant"
            id={control.id}
            type="datetime-local"
            value={value === undefined ? '' : toLocalInput(value)}
            onChange={(event) => {
              const at = new Date(event.target.value);
              field.onChange(Number.isNaN(at.getTime()) ? undefined : at.toISOString());
            }}
            aria-describedby={control.describedBy}
            aria-invalid={control.isInvalid || undefined}
            disabled={field.isDisabled}
          />
          {field.isDisabled !== true && (
            <Button onPress={() => field.onChange(new Date().toISOString())}>{t('instant.now')}</Button>
          )}
        </div>
      )}
    </FieldFrame>
  );
}
