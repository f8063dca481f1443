/** One file: chosen or photographed, handed over at once, shown by name and size. */
import { useState } from 'react';
import type { Attachment } from '../../domain/kernel/fields.ts';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { Icon } from './Icon.tsx';
import './FileField.css';

export interface FileFieldProps extends FieldProps<Attachment> {
  /** Hands the file over; what it throws is shown as a failure, and the person may try again. */
  readonly store: (file: File) => Promise<Attachment>;
  /** As in HTML's `accept`. */
  readonly accept?: string;
}

/** A size in the unit people know. */
export function showSize(
  bytes: number,
  number: (value: number, options?: Intl.NumberFormatOptions) => string,
): string {
  const unit = bytes >= 1_000_000 ? 'megabyte' : 'kilobyte';
  const amount = Math.max(1, Math.round(bytes / (unit === 'megabyte' ? 100_000 : 1000)));
  return number(unit === 'megabyte' ? amount / 10 : amount, { style: 'unit', unit, unitDisplay: 'short' });
}

export function FileField({ store, accept, ...field }: FileFieldProps) {
  const { t, number } = useI18n();
  const [state, setState] = useState<'ready' | 'storing' | 'failed'>('ready');
  const take = async (file: File): Promise<void> => {
    setState('storing');
    try {
      field.onChange(await store(file));
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <FieldFrame field={field} as="one">
      {(control, value) =>
        value === undefined ? (
          <div className="file">
            <input
              className="file-input"
              id={control.id}
              type="file"
              accept={accept}
              aria-describedby={control.describedBy}
              aria-invalid={control.isInvalid || undefined}
              disabled={field.isDisabled === true || state === 'storing'}
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) void take(file);
              }}
            />
            <p role="status" className="small">
              {state === 'storing' && t('file.storing')}
              {state === 'failed' && t('file.failed')}
            </p>
          </div>
        ) : (
          <div className="file-kept">
            <Icon name="list" />
            <bdi>{value.name}</bdi>
            <span className="small soft">{showSize(value.size, number)}</span>
            {field.isDisabled !== true && (
              <Button kind="plain" isSmall icon="remove" onPress={() => field.onChange(undefined)}>
                {t('items.remove')}
              </Button>
            )}
          </div>
        )
      }
    </FieldFrame>
  );
}
