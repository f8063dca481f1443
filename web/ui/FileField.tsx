/** One file: chosen or photographed, handed over at once, shown by name and size. */
import { useRef, useState } from 'react';
import type { Attachment } from '../../domain/kernel/fields.ts';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import type { ControlProps, FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { Icon } from './Icon.tsx';
import './FileField.css';

interface FileFieldProps extends FieldProps<Attachment> {
  /** Hands the file over, and tells which part of it is sent, 0 to 1. */
  readonly store: (file: File, onPart: (part: number) => void) => Promise<Attachment>;
  /** What to tell people of what it threw; without words it could not be stored, and they may try again. */
  readonly explain: (error: unknown) => string | undefined;
}

/** What the server takes (server/files/). A phone whose own format is another one makes a JPEG of it for us. */
const pictures = 'image/jpeg,image/png,image/webp';
const accepted = `${pictures},application/pdf,text/plain`;

/** A size in the unit people know. */
export function showSize(
  bytes: number,
  number: (value: number, options?: Intl.NumberFormatOptions) => string,
): string {
  const unit = bytes >= 1_000_000 ? 'megabyte' : 'kilobyte';
  const amount = Math.max(1, Math.round(bytes / (unit === 'megabyte' ? 100_000 : 1000)));
  return number(unit === 'megabyte' ? amount / 10 : amount, { style: 'unit', unit, unitDisplay: 'short' });
}

export function FileField({ store, explain, ...field }: FileFieldProps) {
  const { t, number } = useI18n();
  return (
    <FieldFrame field={field} as="one">
      {(control, value) =>
        value === undefined ? (
          <Chooser control={control} field={field} store={store} explain={explain} />
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

interface ChooserProps extends Pick<FileFieldProps, 'store' | 'explain'> {
  readonly control: ControlProps;
  readonly field: FieldProps<Attachment>;
}

function Chooser({ control, field, store, explain }: ChooserProps) {
  const { t, number } = useI18n();
  const camera = useRef<HTMLInputElement>(null);
  /** Which part is sent, while it is being sent. */
  const [part, setPart] = useState<number>();
  const [failed, setFailed] = useState<{ readonly file: File; readonly words: string | undefined }>();
  const isStoring = part !== undefined;
  const isDisabled = field.isDisabled === true || isStoring;

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setFailed(undefined);
    setPart(0);
    try {
      field.onChange(await store(file, setPart));
    } catch (error) {
      setFailed({ file, words: explain(error) });
    } finally {
      setPart(undefined);
    }
  };
  const input = (more: { readonly accept: string; readonly capture?: 'environment' }) => ({
    ...more,
    type: 'file',
    disabled: isDisabled,
    onChange: (event: { readonly target: HTMLInputElement }) => {
      const [file] = event.target.files ?? [];
      // chosen again, the same file is to be heard of again
      event.target.value = '';
      void take(file);
    },
  });
  return (
    <div className="file">
      <input
        className="file-input"
        id={control.id}
        aria-describedby={control.describedBy}
        aria-invalid={control.isInvalid || undefined}
        {...input({ accept: accepted })}
      />
      <div className="file-camera">
        <input ref={camera} hidden {...input({ accept: pictures, capture: 'environment' })} />
        <Button isSmall icon="photo" isDisabled={isDisabled} onPress={() => camera.current?.click()}>
          {t('file.photo')}
        </Button>
      </div>
      <div role="status" className="small">
        {isStoring && t('file.storing', { part: number(part, { style: 'percent' }) })}
      </div>
      {failed && (
        <div className="file-failed" role="alert">
          <span>{failed.words ?? t('file.failed')}</span>
          <Button isSmall onPress={() => void take(failed.file)}>
            {t('file.again')}
          </Button>
        </div>
      )}
    </div>
  );
}
