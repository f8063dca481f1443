/** What stands in place of a control once its field was answered with "I don't know": which of three it is, and a way back. */
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import type { UnsaidReason } from './unsaid.ts';
import { reasons } from './unsaid.ts';
import './UnsaidChoice.css';

interface UnsaidChoiceProps {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly reason: UnsaidReason;
  readonly onChoose: (reason: UnsaidReason) => void;
  readonly onAnswer: () => void;
  readonly isDisabled: boolean;
}

export function UnsaidChoice(props: UnsaidChoiceProps) {
  const { t } = useI18n();
  return (
    <div className="unsaid">
      <RadioGroup
        id={props.id}
        className="unsaid-group"
        orientation="horizontal"
        aria-labelledby={props.labelId}
        {...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy })}
        value={props.reason}
        isDisabled={props.isDisabled}
        onChange={(next) => {
          const reason = reasons.find((one) => one === next);
          if (reason) props.onChoose(reason);
        }}
      >
        {reasons.map((reason) => (
          <RadioField key={reason} value={reason}>
            <RadioButton className="unsaid-reason">{t(`unsaid.${reason}`)}</RadioButton>
          </RadioField>
        ))}
      </RadioGroup>
      {!props.isDisabled && (
        <Button kind="plain" isSmall icon="answer" onPress={props.onAnswer} describedBy={props.labelId}>
          {t('unsaid.answer')}
        </Button>
      )}
    </div>
  );
}
