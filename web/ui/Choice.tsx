/** One of a few answers, each a large tap. For more than about seven use Select or SearchSelect. */
import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { useI18n } from '../i18n.ts';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import './Choice.css';

export interface Option<K extends string = string> {
  readonly key: K;
  readonly label: string;
  readonly help?: string | undefined;
  /** A mark before the label, such as a key to press. */
  readonly mark?: ReactNode;
}

export interface ChoiceProps<K extends string> extends FieldProps<K> {
  readonly options: readonly Option<K>[];
  /** Side by side as far as they fit (short labels); otherwise one below the other. */
  readonly isInline?: boolean;
}

/** So many letters fit beside two other answers on a phone. */
const fewLetters = 11;

/** The class of a group of answers: below each other, or beside each other as far as their words fit. */
export const tilesOf = (options: readonly Option[], isInline: boolean): string =>
  !isInline
    ? 'choice'
    : `choice choice-inline${options.some(({ label }) => label.length > fewLetters) ? ' choice-wordy' : ''}`;

export function Choice<K extends string>({ options, isInline = false, ...field }: ChoiceProps<K>) {
  return (
    <FieldFrame field={field} as="taps">
      {(control, value) => (
        <RadioGroup
          id={control.id}
          className={tilesOf(options, isInline)}
          aria-labelledby={control.labelId}
          {...(control.describedBy === undefined ? {} : { 'aria-describedby': control.describedBy })}
          value={value ?? null}
          onChange={(key) => field.onChange(options.find((option) => option.key === key)?.key)}
          isInvalid={control.isInvalid}
          isRequired={field.isRequired === true}
          isDisabled={field.isDisabled === true}
          validationBehavior="aria"
        >
          {options.map((option) => (
            <RadioField key={option.key} value={option.key} className="choice-item">
              <RadioButton className="tap">
                <span className="tap-mark tap-mark-round" aria-hidden="true" />
                {option.mark}
                <span className="tap-label">
                  {option.label}
                  {option.help && <span className="tap-help">{option.help}</span>}
                </span>
              </RadioButton>
            </RadioField>
          ))}
        </RadioGroup>
      )}
    </FieldFrame>
  );
}

/** Yes or no. */
export function YesNo(field: FieldProps<boolean>) {
  const { t } = useI18n();
  const { value, onChange } = field;
  return (
    <Choice
      {...field}
      isInline
      options={[
        { key: 'yes', label: t('yes') },
        { key: 'no', label: t('no') },
      ]}
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}
      onChange={(next) => onChange(next === 'yes' ? true : next === 'no' ? false : next)}
    />
  );
}
