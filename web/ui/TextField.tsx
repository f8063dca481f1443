/** A line of text, and several lines. */
import type { HTMLInputAutoCompleteAttribute } from 'react';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';

export interface TextFieldProps extends FieldProps<string> {
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'search';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'search';
  readonly maxLength?: number;
  readonly name?: string;
  /** Codes, numbers, logins: no spelling marks, no capital letters added. */
  readonly isExact?: boolean;
  /** Shown as dots, without being a password: browsers offer to keep those, for whoever uses the device next. */
  readonly isCovered?: boolean;
}

/** Empty text is no answer: `onChange` gets undefined. */
export function TextField({
  type = 'text',
  autoComplete = 'off',
  isExact = false,
  isCovered = false,
  inputMode,
  maxLength,
  name,
  ...field
}: TextFieldProps) {
  return (
    <FieldFrame field={field} as="one">
      {(control, value) => (
        <input
          className={isCovered ? 'input input-covered' : 'input'}
          id={control.id}
          type={type}
          name={name}
          value={value ?? ''}
          onChange={(event) => field.onChange(event.target.value || undefined)}
          aria-describedby={control.describedBy}
          aria-invalid={control.isInvalid || undefined}
          aria-required={field.isRequired}
          disabled={field.isDisabled}
          autoComplete={autoComplete}
          inputMode={inputMode}
          maxLength={maxLength}
          dir={isExact ? 'ltr' : typedDirection(value)}
          {...(isExact ? { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off' } : {})}
        />
      )}
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps<string> {
  readonly maxLength?: number;
  readonly rows?: number;
}

export function TextArea({ maxLength, rows = 3, ...field }: TextAreaProps) {
  return (
    <FieldFrame field={field} as="one">
      {(control, value) => (
        <textarea
          className="input input-area"
          id={control.id}
          value={value ?? ''}
          onChange={(event) => field.onChange(event.target.value || undefined)}
          aria-describedby={control.describedBy}
          aria-invalid={control.isInvalid || undefined}
          aria-required={field.isRequired}
          disabled={field.isDisabled}
          maxLength={maxLength}
          rows={rows}
          dir={typedDirection(value)}
          autoComplete="off"
        />
      )}
    </FieldFrame>
  );
}

/** Text takes the direction of its first letter; an empty field that of the page. */
const typedDirection = (value: string | undefined): 'auto' | undefined => (value ? 'auto' : undefined);
