/** A list of items: short cards that open one at a time for editing. */
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { ItemList } from '../../domain/kernel/values.ts';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { dropItem, putItem, replaceItem } from './items.ts';
import './Items.css';

export interface ItemsProps<I> extends FieldProps<ItemList<I>> {
  /** Ids of the items that are stored already. */
  readonly stored?: ReadonlySet<string>;
  readonly empty: I;
  readonly summary: (item: I) => ReactNode;
  readonly editor: (item: I, change: (item: I) => void, id: string) => ReactNode;
  /** Words of the button that adds one, such as "Add a child". */
  readonly addLabel: string;
  /** Item to open, such as the one with an error. */
  readonly openItem?: string | undefined;
}

const none: ReadonlySet<string> = new Set();

export function Items<I>({
  stored = none,
  empty,
  summary,
  editor,
  addLabel,
  openItem,
  ...field
}: ItemsProps<I>) {
  return (
    <FieldFrame field={field} as="group">
      {(_control, list) => (
        <Cards
          list={list}
          onChange={field.onChange}
          stored={stored}
          empty={empty}
          summary={summary}
          editor={editor}
          addLabel={addLabel}
          openItem={openItem}
          isDisabled={field.isDisabled === true}
        />
      )}
    </FieldFrame>
  );
}

type CardsProps<I> = Pick<ItemsProps<I>, 'empty' | 'summary' | 'editor' | 'addLabel' | 'openItem'> & {
  readonly list: ItemList<I> | undefined;
  readonly onChange: (list: ItemList<I>) => void;
  readonly stored: ReadonlySet<string>;
  readonly isDisabled: boolean;
};

function Cards<I>({
  list,
  onChange,
  stored,
  empty,
  summary,
  editor,
  addLabel,
  openItem,
  isDisabled,
}: CardsProps<I>) {
  const { t, number } = useI18n();
  const [open, setOpen] = useState<string | undefined>(openItem);
  const cards = useRef<HTMLOListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const items = Object.entries(list?.items ?? {});
  useEffect(() => {
    if (openItem !== undefined) setOpen(openItem);
  }, [openItem]);

  const focusCard = (index: number): void => {
    requestAnimationFrame(() => {
      const editorOf = cards.current?.children[index]?.querySelector('.items-editor');
      editorOf?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    });
  };
  const add = (): void => {
    const id = crypto.randomUUID();
    onChange(putItem(list, id, empty));
    setOpen(id);
    focusCard(items.length);
  };
  const edit = (id: string, item: I): void => {
    if (!list) return;
    const replaced = replaceItem(list, id, item, stored.has(id));
    onChange(replaced.list);
    setOpen(replaced.id);
  };
  const drop = (id: string): void => {
    if (!list) return;
    onChange(dropItem(list, id, stored.has(id)));
    if (open === id) setOpen(undefined);
    addButton.current?.focus();
  };

  return (
    <>
      {items.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ol className="items" role="list" ref={cards}>
          {items.map(([id, item], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: editing a stored item gives it a new id and must not lose the focus
            <li key={index} className={`items-card${open === id ? ' items-card-open' : ''}`}>
              <div className="items-head">
                <span className="items-index digits" aria-hidden="true">
                  {number(index + 1)}
                </span>
                <div className="items-summary">{summary(item)}</div>
                {!isDisabled && (
                  <div className="items-acts">
                    {open === id ? (
                      <Button kind="plain" isSmall icon="check" onPress={() => setOpen(undefined)}>
                        {t('items.close')}
                      </Button>
                    ) : (
                      <Button
                        kind="plain"
                        isSmall
                        icon="answer"
                        label={t('items.editNumber', { number: index + 1 })}
                        onPress={() => {
                          setOpen(id);
                          focusCard(index);
                        }}
                      >
                        {t('items.edit')}
                      </Button>
                    )}
                    <Button
                      kind="plain"
                      isSmall
                      icon="remove"
                      label={t('items.removeNumber', { number: index + 1 })}
                      onPress={() => drop(id)}
                    >
                      {t('items.remove')}
                    </Button>
                  </div>
                )}
              </div>
              {open === id && (
                <div className="items-editor stack">{editor(item, (next) => edit(id, next), id)}</div>
              )}
            </li>
          ))}
        </ol>
      )}
      {!isDisabled && (
        <Button ref={addButton} icon="add" isSmall onPress={add}>
          {addLabel}
        </Button>
      )}
    </>
  );
}
