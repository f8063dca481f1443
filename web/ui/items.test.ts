import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeItems } from '../../domain/kernel/merge.ts';
import type { ItemList } from '../../domain/kernel/values.ts';
import { dropItem, itemChange, putItem, replaceItem } from './items.ts';

const stored: ItemList<string> = { items: { a: 'one', b: 'two' }, gone: ['z'] };

describe('editing a list', () => {
  test('a stored item is replaced under a new id, a new one in place', () => {
    const first = replaceItem(stored, 'a', 'uno', true, () => 'n');
    expect(first).toEqual({ id: 'n', list: { items: { n: 'uno', b: 'two' }, gone: ['a', 'z'] } });
    expect(Object.keys(first.list.items)).toEqual(['n', 'b']);
    const second = replaceItem(first.list, 'n', 'eins', false, () => 'never');
    expect(second).toEqual({ id: 'n', list: { items: { n: 'eins', b: 'two' }, gone: ['a', 'z'] } });
  });

  test('dropping a new item leaves no trace, dropping a stored one does', () => {
    const list = putItem(stored, 'n', 'three');
    expect(dropItem(list, 'n', false)).toEqual(stored);
    expect(dropItem(list, 'a', true).gone).toEqual(['a', 'z']);
  });

  test('the change, merged into what is stored, gives what was edited', () => {
    const act = fc.record({
      pick: fc.nat(5),
      kind: fc.constantFrom('put', 'drop', 'edit'),
      text: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        let list: ItemList<string> = stored;
        let next = 0;
        const newId = (): string => {
          next += 1;
          return `n${next}`;
        };
        for (const { pick, kind, text } of acts) {
          const ids = Object.keys(list.items);
          const id = ids[pick % Math.max(ids.length, 1)];
          if (kind === 'put' || id === undefined) list = putItem(list, newId(), text);
          else if (kind === 'drop') list = dropItem(list, id, id in stored.items);
          else list = replaceItem(list, id, text, id in stored.items, newId).list;
        }
        const change = itemChange(stored, list);
        const merged = change ? mergeItems(stored, change) : stored;
        expect(merged.items).toEqual(list.items);
        expect(new Set(merged.gone)).toEqual(new Set(list.gone));
      }),
    );
  });

  test('nothing changed is no change', () => {
    expect(itemChange(stored, stored)).toBeUndefined();
    expect(itemChange(undefined, undefined)).toBeUndefined();
    expect(itemChange(undefined, { items: { n: 1 }, gone: [] })).toEqual({ add: { n: 1 } });
  });
});
