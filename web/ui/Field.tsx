/**
 * What every field has around its control: a label, help, an error, and the one gesture "I don't know".
 *
 * The gesture is a quiet button that shows in the label line while the field has focus (never one beside each field),
 * and the question mark typed into an empty field. It sits before the control in reading order, so that going forward
 * with the Tab key costs no extra stop. In a group of taps, which cannot be entered without choosing, it always shows.
 */
import type { InputEvent, KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { UnsaidChoice } from './UnsaidChoice.tsx';
import type { Unsaid, UnsaidReason } from './unsaid.ts';
import { findReason } from './unsaid.ts';
import './Field.css';

export interface FieldProps<V> {
  /** Of the control, so that an error summary can lead to it. */
  readonly id?: string | undefined;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly value: V | Unsaid | undefined;
  readonly onChange: (value: V | Unsaid | undefined) => void;
  /** May be answered with "not known", "not asked" or "refused". */
  readonly offersUnsaid?: boolean | undefined;
}

/** What the control inside must carry to be labelled and described. */
export interface ControlProps {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
}

interface FieldFrameProps<V> {
  readonly field: FieldProps<V>;
  /** `one`: a single control that the label is for. `group`: several, named together. `taps`: a group of taps. */
  readonly as: 'one' | 'group' | 'taps';
  readonly children: (control: ControlProps, value: V | undefined) => ReactNode;
}

const questionMarks = ['?', '؟', '？'];

export function FieldFrame<V>({ field, as, children }: FieldFrameProps<V>) {
  const { t } = useI18n();
  const own = useId();
  const id = field.id ?? own;
  const labelId = `${id}-label`;
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const frame = useRef<HTMLDivElement>(null);
  const [moveFocus, setMoveFocus] = useState(false);

  const reason = findReason(field.value);
  const said = reason === undefined ? (field.value as V | undefined) : undefined;
  const offers = field.offersUnsaid === true && field.isDisabled !== true;
  const describedBy =
    [field.help && helpId, field.error && errorId].filter((one) => one).join(' ') || undefined;

  const leaveUnsaid = (next: UnsaidReason): void => {
    setMoveFocus(true);
    field.onChange({ unsaid: next });
  };
  const answer = (): void => {
    setMoveFocus(true);
    field.onChange(undefined);
  };

  // After the gesture, and after taking it back, the focus goes to what has taken the place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the answer's sort moves the focus
  useEffect(() => {
    if (!moveFocus) return;
    setMoveFocus(false);
    frame.current
      ?.querySelector<HTMLElement>('.field-control :is(input, select, textarea, button):not([tabindex="-1"])')
      ?.focus();
  }, [reason === undefined]);

  const isEmpty = (target: EventTarget): boolean =>
    said === undefined &&
    ((target instanceof HTMLInputElement && target.value === '') ||
      (target instanceof HTMLTextAreaElement && target.value === ''));
  const onBeforeInput = (event: InputEvent<HTMLDivElement>): void => {
    if (!offers || !questionMarks.includes(event.data ?? '') || !isEmpty(event.target)) return;
    event.preventDefault();
    leaveUnsaid('not-known');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const isTyped = event.target instanceof HTMLTextAreaElement || isTextInput(event.target);
    if (!offers || isTyped || reason !== undefined || !questionMarks.includes(event.key)) return;
    event.preventDefault();
    leaveUnsaid('not-known');
  };

  const Label = as === 'one' && reason === undefined ? 'label' : 'span';
  const gesture = offers && reason === undefined && (
    <Button kind="plain" isSmall icon="unsaid" onPress={() => leaveUnsaid('not-known')} describedBy={labelId}>
      {t('unsaid.offer')}
    </Button>
  );
  const inside =
    reason === undefined ? (
      children({ id, labelId, describedBy, isInvalid: field.error !== undefined }, said)
    ) : (
      <UnsaidChoice
        id={id}
        labelId={labelId}
        describedBy={describedBy}
        reason={reason}
        onChoose={(next) => field.onChange({ unsaid: next })}
        onAnswer={answer}
        isDisabled={field.isDisabled === true}
      />
    );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the question mark typed into the control inside
    <div
      ref={frame}
      className={`field${field.error ? ' field-invalid' : ''}`}
      onBeforeInput={onBeforeInput}
      onKeyDown={onKeyDown}
      {...(as === 'group' && reason === undefined
        ? { role: 'group', 'aria-labelledby': labelId, 'aria-describedby': describedBy, id }
        : {})}
    >
      <div className="field-head">
        <Label className="field-label" id={labelId} {...(Label === 'label' ? { htmlFor: id } : {})}>
          {field.label}
          {field.isRequired && <span className="field-required"> {t('field.required')}</span>}
        </Label>
        {as !== 'taps' && gesture && <div className="field-gesture">{gesture}</div>}
      </div>
      {field.help && (
        <p className="field-help" id={helpId}>
          {field.help}
        </p>
      )}
      {field.error && (
        <p className="field-error" id={errorId}>
          <Icon name="alert" /> {field.error}
        </p>
      )}
      <div className="field-control">
        {inside}
        {as === 'taps' && gesture}
      </div>
    </div>
  );
}

const isTextInput = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'file'].includes(target.type);
