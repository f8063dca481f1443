/** Questions of few words, their answers side by side, so that the whole call stays in view. None of them has to be answered. */
import type { CodeList } from '../../../../domain/kernel/codes.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import * as f from '../../../../domain/kernel/fields.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import { useVeil, Veiled } from '../../../forms/Veil.tsx';
import { useI18n } from '../../../i18n.ts';
import { CheckList } from '../../../ui/CheckList.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { KeyHint } from '../../../ui/States.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';

interface ShortProps {
  readonly label: string;
  readonly help?: string;
  readonly list: CodeList<string>;
  /** Keys of the answers, in their order. */
  readonly keys?: readonly string[];
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** One of a few. */
export function Short({ list, keys = [], value, onChange, ...field }: ShortProps) {
  const { declared } = useI18n();
  return (
    <Choice
      {...field}
      isInline
      options={list.codes.map((key, at) => ({
        key,
        label: declared(codeLabelKey(list, key)),
        mark: keys[at] && <KeyHint keys={keys[at]} />,
      }))}
      value={typeof value === 'string' ? value : undefined}
      onChange={(next) => onChange(typeof next === 'string' ? next : undefined)}
    />
  );
}

/** Some of a few. */
export function Several({ list, value, onChange, ...field }: Omit<ShortProps, 'keys'>) {
  const { declared } = useI18n();
  return (
    <CheckList
      {...field}
      isInline
      options={list.codes.map((key) => ({ key, label: declared(codeLabelKey(list, key)) }))}
      value={Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined}
      onChange={(next) => onChange(Array.isArray(next) ? next : undefined)}
    />
  );
}

interface ToldProps {
  readonly id: string;
  readonly name: ToldName;
  readonly error: string | undefined;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** Words that are sealed: behind the form's curtain once somebody turned away. */
const told = { place: f.text(500), who: f.longText(2000), text: f.longText(20_000) } as const;
export type ToldName = keyof typeof told;

export function Told({ id, name, error, value, onChange }: ToldProps) {
  const { t } = useI18n();
  const field = told[name];
  const label = t(`callForm.${name}`);
  const unveil = useVeil(field, value);
  if (unveil) return <Veiled id={id} label={label} onOpen={unveil} />;
  const common = {
    ...{ id, label, error, help: t(`callForm.${name}.help`) },
    value: typeof value === 'string' ? value : undefined,
    onChange: (next: unknown) => onChange(typeof next === 'string' ? next : undefined),
  };
  return field.spec.long ? <TextArea {...common} /> : <TextField {...common} maxLength={500} />;
}
