/** Any number of answers, each a large tap; and a single tick. The order of the answers carries no meaning. */
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import type { Option } from './Choice.tsx';
import { tilesOf } from './Choice.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { Icon } from './Icon.tsx';
import './Choice.css';

export interface CheckListProps<K extends string> extends FieldProps<readonly K[]> {
  readonly options: readonly Option<K>[];
  readonly isInline?: boolean;
}

/** Nothing ticked is no answer: `onChange` gets undefined. */
export function CheckList<K extends string>({ options, isInline = false, ...field }: CheckListProps<K>) {
  return (
    <FieldFrame field={field} as="taps">
      {(control, value) => (
        <CheckboxGroup
          id={control.id}
          className={tilesOf(options, isInline)}
          aria-labelledby={control.labelId}
          {...(control.describedBy === undefined ? {} : { 'aria-describedby': control.describedBy })}
          value={[...(value ?? [])]}
          onChange={(keys) => {
            const chosen = options.map((option) => option.key).filter((key) => keys.includes(key));
            field.onChange(chosen.length === 0 ? undefined : chosen);
          }}
          isInvalid={control.isInvalid}
          isDisabled={field.isDisabled === true}
          validationBehavior="aria"
        >
          {options.map((option) => (
            <CheckboxField key={option.key} value={option.key} className="choice-item">
              <CheckboxButton className="tap">
                <TickMark />
                <span className="tap-label">
                  {option.label}
                  {option.help && <span className="tap-help">{option.help}</span>}
                </span>
              </CheckboxButton>
            </CheckboxField>
          ))}
        </CheckboxGroup>
      )}
    </FieldFrame>
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
}

/** A single tick that stands by itself. */
export function Tick({ label, isOn, onChange, isDisabled = false }: TickProps) {
  return (
    <CheckboxField isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      <CheckboxButton className="tap tap-plain">
        <TickMark />
        <span className="tap-label">{label}</span>
      </CheckboxButton>
    </CheckboxField>
  );
}

const TickMark = () => (
  <span className="tap-mark" aria-hidden="true">
    <Icon name="check" />
  </span>
);
