/** An amount with its currency: typed in the person's own digits, kept in whole minor units. */
import type { Money as Amount } from '../../domain/kernel/fields.ts';
import { useI18n } from '../i18n.ts';
import { editAmount, parseAmount } from '../numbers.ts';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { PartSelect } from './NativeSelect.tsx';
import { useTyped } from './useTyped.ts';

export interface MoneyProps extends FieldProps<Amount> {
  /** ISO 4217 codes, the usual one first. */
  readonly currencies: readonly [string, ...string[]];
}

interface Typed {
  readonly text: string;
  readonly currency: string;
}

export function Money({ currencies, ...field }: MoneyProps) {
  return (
    <FieldFrame field={field} as="group">
      {(control, value) => (
        <Boxes
          value={value}
          onChange={field.onChange}
          currencies={currencies}
          isInvalid={control.isInvalid}
          isDisabled={field.isDisabled === true}
        />
      )}
    </FieldFrame>
  );
}

interface BoxesProps {
  readonly value: Amount | undefined;
  readonly onChange: (value: Amount | undefined) => void;
  readonly currencies: readonly [string, ...string[]];
  readonly isInvalid: boolean;
  readonly isDisabled: boolean;
}

function Boxes({ value, onChange, currencies, isInvalid, isDisabled }: BoxesProps) {
  const { t, locale } = useI18n();
  const [typed, change] = useTyped<Amount, Typed>(
    value,
    (money) => ({
      text: money === undefined ? '' : editAmount(money.amount, locale, money.currency),
      currency: money?.currency ?? currencies[0],
    }),
    ({ text, currency }) => {
      const amount = parseAmount(text, locale, currency);
      return amount === undefined ? undefined : { amount, currency };
    },
    onChange,
  );
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const offered = currencies.includes(typed.currency) ? currencies : [...currencies, typed.currency];
  return (
    <div className="field-parts">
      <label className="field-part">
        <span className="field-part-label">{t('money.amount')}</span>
        <input
          className="input input-number"
          inputMode="decimal"
          autoComplete="off"
          value={typed.text}
          onChange={(event) => change({ text: event.target.value.replace(/[^\p{Nd}.,٫٬\s'’]/gu, '') })}
          aria-invalid={isInvalid || undefined}
          disabled={isDisabled}
        />
      </label>
      <PartSelect
        label={t('money.currency')}
        value={typed.currency}
        onChange={(event) => change({ currency: event.target.value })}
        disabled={isDisabled}
      >
        {offered.map((currency) => (
          <option key={currency} value={currency}>
            {`${currency} ${names.of(currency) ?? ''}`}
          </option>
        ))}
      </PartSelect>
    </div>
  );
}
