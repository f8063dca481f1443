/**
 * One of a list of codes. `Select` is the device's own list, which every phone draws well and every screen reader
 * knows; `SearchSelect` finds in a long list (areas, languages, countries) by typing.
 */
import { useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useI18n } from '../i18n.ts';
import type { Option } from './Choice.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { NativeSelect } from './NativeSelect.tsx';
import './Select.css';

export interface SelectProps<K extends string> extends FieldProps<K> {
  readonly options: readonly Option<K>[];
}

export function Select<K extends string>({ options, ...field }: SelectProps<K>) {
  const { t } = useI18n();
  return (
    <FieldFrame field={field} as="one">
      {(control, value) => (
        <NativeSelect
          id={control.id}
          value={value ?? ''}
          onChange={(event) =>
            field.onChange(options.find((option) => option.key === event.target.value)?.key)
          }
          aria-describedby={control.describedBy}
          aria-invalid={control.isInvalid || undefined}
          aria-required={field.isRequired}
          disabled={field.isDisabled}
        >
          <option value="">{t('select.choose')}</option>
          {options.map((option) => (
            <option key={option.key} value={option.key}>
              {option.label}
            </option>
          ))}
        </NativeSelect>
      )}
    </FieldFrame>
  );
}

/** Finds by any part of the label, without regard to case and accents. */
export function SearchSelect<K extends string>({
  options,
  onType,
  ...field
}: SelectProps<K> & { readonly onType?: ((text: string) => void) | undefined }) {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  return (
    <FieldFrame field={field} as="one">
      {(control, value) => (
        <ComboBox
          ref={box}
          className="search-select"
          aria-labelledby={control.labelId}
          {...(control.describedBy === undefined ? {} : { 'aria-describedby': control.describedBy })}
          value={value ?? null}
          onChange={(key) => field.onChange(options.find((option) => option.key === key)?.key)}
          {...(onType ? { onInputChange: onType } : {})}
          isInvalid={control.isInvalid}
          isRequired={field.isRequired === true}
          isDisabled={field.isDisabled === true}
          validationBehavior="aria"
          menuTrigger="focus"
          allowsEmptyCollection
        >
          <Input
            id={control.id}
            placeholder={t('select.type')}
            className="input"
            autoComplete="off"
            dir={value ? 'auto' : undefined}
          />
          <AriaButton className="search-select-open" aria-label={t('select.open')}>
            <Icon name="down" />
          </AriaButton>
          <Popover className="popover" triggerRef={box} offset={4}>
            <ListBox
              className="list-box"
              items={options.map((option) => ({ id: option.key, ...option }))}
              renderEmptyState={() => <p className="list-box-empty soft">{t('select.none')}</p>}
            >
              {(option) => (
                <ListBoxItem id={option.id} textValue={option.label} className="list-box-item">
                  {option.label}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      )}
    </FieldFrame>
  );
}
