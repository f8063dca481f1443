/**
 * What becomes of a form when somebody else writes to the same entry while it is open, or while its draft waited: answers
 * that its author has not touched follow, lists are joined, and where both wrote she is shown both. Until she has settled
 * that, what she hands in says that it has not seen the other, so that neither is lost.
 */
import { mergeItems } from '../../domain/kernel/merge.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { sameValue } from '../../domain/kernel/values.ts';
import { itemChange } from '../ui/items.ts';
import type { FormValues } from './logic.ts';
import { findItemList } from './logic.ts';

export interface Seen {
  /** As typed. */
  readonly values: FormValues;
  /** What was stored when she last looked at it, answer by answer. */
  readonly seen: FormValues;
}

export interface Rebased extends Seen {
  /** Answers that both wrote, differently, and that she has not settled. */
  readonly both: readonly string[];
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameValue(a, b);

const put = (values: FormValues, name: string, value: Json | undefined): FormValues => {
  const { [name]: _before, ...others } = values;
  return value === undefined ? others : { ...others, [name]: value };
};

/** Her list with what others added to it and took out of it. */
function joined(mine: Json | undefined, before: Json | undefined, now: Json | undefined): Json | undefined {
  const [edited, stored] = [findItemList(mine), findItemList(now)];
  if (!edited || !stored) return undefined;
  const change = itemChange(findItemList(before), edited);
  return change ? { ...mergeItems(stored, change) } : now;
}

/** @param now what is stored now */
export function rebase({ values, seen }: Seen, now: FormValues): Rebased {
  let [mine, looked] = [values, seen];
  const both: string[] = [];
  for (const name of new Set([...Object.keys(seen), ...Object.keys(now)])) {
    const [before, after] = [seen[name], now[name]];
    if (same(before, after)) continue;
    const list = joined(values[name], before, after);
    if (list === undefined && !same(values[name], before) && !same(values[name], after)) {
      both.push(name);
      continue;
    }
    if (list !== undefined) mine = put(mine, name, list);
    else if (same(values[name], before)) mine = put(mine, name, after);
    looked = put(looked, name, after);
  }
  return { values: mine, seen: looked, both };
}

/** She has seen what is stored now in one answer, and keeps hers or takes it over. */
export function settle(typed: Seen, now: FormValues, name: string, keeps: 'mine' | 'theirs'): Seen {
  return {
    values: keeps === 'mine' ? typed.values : put(typed.values, name, now[name]),
    seen: put(typed.seen, name, now[name]),
  };
}
