/**
 * One of the dossiers that somebody may link to. The newest are offered; where there are more it says so, and whoever types a
 * whole number finds that one too. One that was chosen before is shown although it is not among those offered.
 */
import { useEffect } from 'react';
import { addMessages, useI18n } from '../i18n.ts';
import { formTexts } from '../messages/parts/forms.en.ts';
import type { FieldProps } from '../ui/Field.tsx';
import { SearchSelect } from '../ui/Select.tsx';
import { useSources } from './sources.ts';

addMessages('en', formTexts);

export function DossierSelect({
  kinds,
  ...field
}: FieldProps<string> & { readonly kinds: readonly string[] }) {
  const { t } = useI18n();
  const { dossiers, moreDossiers } = useSources();
  const options = dossiers?.(kinds);
  const { value } = field;
  const lacking = typeof value === 'string' && options?.every(({ key }) => key !== value) ? value : undefined;
  const findId = moreDossiers?.findId;
  useEffect(() => {
    if (lacking !== undefined) findId?.(lacking);
  }, [lacking, findId]);
  const help =
    options === undefined
      ? [t('form.noSource')]
      : [field.help, moreDossiers?.isCut(kinds) && t('select.part', { count: options.length })];
  return (
    <SearchSelect
      {...field}
      options={options ?? []}
      isDisabled={field.isDisabled === true || options === undefined}
      help={help.filter(Boolean).join(' ') || undefined}
      onType={moreDossiers?.findNumber}
    />
  );
}
