/** A text in each language of the country; English is needed, since it is shown where another is missing. */
import { useI18n } from '../../i18n.ts';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { textOf } from './act.ts';

interface TextsProps {
  /** Of the English one, so that what is missing can be led to. */
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly languages: readonly string[];
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (to: Readonly<Record<string, string>>) => void;
  readonly error?: string | undefined;
  readonly isLong?: boolean;
}

const most = 300;

export function Texts({ id, label, help, languages, value, onChange, error, isLong = false }: TextsProps) {
  const { t, declared } = useI18n();
  const Field = isLong ? TextArea : TextField;
  return languages.map((language) => {
    const isNeeded = language === 'en';
    const spoken = declared(`code.language.${language}`);
    return (
      <Field
        key={language}
        id={isNeeded ? id : `${id}-${language}`}
        label={
          languages.length === 1
            ? label
            : t(isNeeded ? 'fields.for' : 'fields.forOther', { label, language: spoken })
        }
        {...(isNeeded && help ? { help } : {})}
        isRequired={isNeeded}
        maxLength={most}
        value={value[language]}
        error={isNeeded ? error : undefined}
        onChange={(text) => onChange({ ...value, [language]: textOf(text) ?? '' })}
      />
    );
  });
}
