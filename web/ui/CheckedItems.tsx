/**
 * A check list: one row for each thing to look at, its answers side by side, and more to say where the answer asks for it. What
 * is not answered is not in the list.
 */
import type { ReactNode } from 'react';
import type { ItemList, Json } from '../../domain/kernel/values.ts';
import type { Option } from './Choice.tsx';
import { Choice } from './Choice.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { dropItem, putItem, replaceItem } from './items.ts';
import './CheckedItems.css';

type Item = { readonly [field: string]: Json };

interface CheckedItemsProps extends FieldProps<ItemList<Item>> {
  /** Ids of the items that are stored already. */
  readonly stored?: ReadonlySet<string> | undefined;
  /** Names of the field that says what an item is about, and of the one that answers. */
  readonly each: string;
  readonly answer: string;
  readonly abouts: readonly Option[];
  readonly answers: readonly Option[];
  /** What else is asked of an item. */
  readonly more: (item: Item, change: (item: Item) => void, id: string) => ReactNode;
}

export function CheckedItems(props: CheckedItemsProps) {
  return (
    <FieldFrame field={props} as="group">
      {(_control, list) => (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ul role="list" className="checked-items">
          {props.abouts.map((about) => (
            <CheckedItem key={about.key} about={about} list={list} {...props} />
          ))}
        </ul>
      )}
    </FieldFrame>
  );
}

interface CheckedItemProps extends CheckedItemsProps {
  readonly about: Option;
  readonly list: ItemList<Item> | undefined;
}

function CheckedItem({
  about,
  list,
  stored,
  each,
  answer,
  answers,
  more,
  onChange,
  isDisabled,
  id,
}: CheckedItemProps) {
  const [itemId, item] = Object.entries(list?.items ?? {}).find(([, one]) => one[each] === about.key) ?? [];
  const change = (next: Item): void =>
    onChange(
      itemId === undefined || list === undefined
        ? putItem(list, crypto.randomUUID(), next)
        : replaceItem(list, itemId, next, stored?.has(itemId) ?? false).list,
    );
  const value = item?.[answer];
  return (
    <li className="checked-item">
      <Choice
        id={`${id}.${about.key}`}
        label={about.label}
        help={about.help}
        isInline
        isDisabled={isDisabled}
        options={answers}
        value={typeof value === 'string' ? value : undefined}
        onChange={(next) => {
          if (typeof next === 'string') change({ ...item, [each]: about.key, [answer]: next });
          else if (list && itemId !== undefined)
            onChange(dropItem(list, itemId, stored?.has(itemId) ?? false));
        }}
      />
      {item && itemId !== undefined && more(item, change, itemId)}
    </li>
  );
}
