/** The device's own list with our arrow: what every choice from a short list is drawn with. */
import type { ComponentProps } from 'react';
import { Icon } from './Icon.tsx';
import './Select.css';

export function NativeSelect({ className = '', children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={`native-select ${className}`}>
      <select {...rest} className="input">
        {children}
      </select>
      <Icon name="down" />
    </span>
  );
}

interface PartSelectProps extends ComponentProps<'select'> {
  readonly label: string;
  /** The first option says already what it is; the label is only read out. */
  readonly isLabelUnseen?: boolean;
}

/** The same as one box of several, under its own small label. */
export function PartSelect({
  label,
  isLabelUnseen = false,
  className = '',
  children,
  ...rest
}: PartSelectProps) {
  return (
    <label className="field-part">
      <span className={isLabelUnseen ? 'unseen' : 'field-part-label'}>{label}</span>
      <span className={`native-select ${className}`}>
        <select {...rest} className="input">
          {children}
        </select>
        <Icon name="down" />
      </span>
    </label>
  );
}
