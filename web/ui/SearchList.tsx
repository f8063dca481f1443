/** Several answers out of a long list, such as languages: found by typing, each shown as a tag that can be taken away. */
import { useRef } from 'react';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import type { Option } from './Choice.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { SearchSelect } from './Select.tsx';
import './SearchList.css';

export interface SearchListProps<K extends string> extends FieldProps<readonly K[]> {
  readonly options: readonly Option<K>[];
  /** The order in which they were chosen counts; otherwise they stand as in the list. */
  readonly isOrdered?: boolean;
}

export function SearchList<K extends string>({ options, isOrdered = false, ...field }: SearchListProps<K>) {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  return (
    <FieldFrame field={field} as="group">
      {(_control, value) => {
        const chosen = isOrdered
          ? (value ?? []).flatMap((key) => options.find((option) => option.key === key) ?? [])
          : options.filter((option) => value?.includes(option.key));
        const put = (keys: readonly K[]): void => field.onChange(keys.length === 0 ? undefined : keys);
        return (
          <div className="search-list" ref={box}>
            {chosen.length > 0 && (
              // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
              <ul className="tags" role="list">
                {chosen.map((option) => (
                  <li key={option.key} className="tag">
                    {option.label}
                    {field.isDisabled !== true && (
                      <Button
                        kind="plain"
                        isSmall
                        icon="close"
                        label={t('tags.removeOne', { label: option.label })}
                        onPress={() => {
                          put(chosen.map((one) => one.key).filter((key) => key !== option.key));
                          box.current?.querySelector('input')?.focus();
                        }}
                      >
                        {t('tags.remove')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )}
            {field.isDisabled !== true && (
              <SearchSelect
                key={chosen.length}
                label={t('tags.add')}
                options={options.filter((option) => !value?.includes(option.key))}
                value={undefined}
                onChange={(key) => {
                  if (typeof key === 'string') put([...chosen.map((one) => one.key), key]);
                }}
              />
            )}
          </div>
        );
      }}
    </FieldFrame>
  );
}
