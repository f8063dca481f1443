/** The same thing to do in many dossiers is one line; nothing is lost by it, and what is due first stays first. */
import { describe, expect, it } from 'vitest';
import { messages } from '../../domain/index.ts';
import type { DutyItem } from '../client/types.ts';
import { addMessages, i18n } from '../i18n.ts';
import { alike, dutyHref, dutyWords, keyOf } from './duties.ts';

addMessages('en', messages.en);
const duty = (dossier: number, safeguard: string, key: string, day: number): DutyItem =>
  ({
    dossier: String(dossier),
    kind: 'case',
    duty: { safeguard, key, kind: 'duty', due: `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z` },
  }) as unknown as DutyItem;
const grouped = (items: readonly DutyItem[]) =>
  alike(items, i18n()).map((same) => same.map(({ dossier }) => Number(dossier)));

describe('a duty leads to what settles it', () => {
  const leads = (
    safeguard: string,
    key: string,
    remedy: readonly string[],
    roles: readonly string[] = [],
  ) => {
    const one = duty(1, safeguard, key, 5);
    return dutyHref({ ...one, duty: { ...one.duty, remedy: [...remedy] } }, roles);
  };

  it('to the form of its remedy, or to the dossier', () => {
    expect(leads('C3', 'provisional', ['guardian'])).toBe('/dossiers/1/write/guardian');
    expect(leads('C3', 'provisional', [])).toBe('/dossiers/1');
    expect(leads('C18', 'due', ['follow-up'])).toBe('/dossiers/1/write/follow-up?set.due=2026-01-05');
  });

  it('to the payments where a list waits, and to the end of the stay that is over', () => {
    expect(leads('H14', 'approve-x', ['cycle'], ['supervisor'])).toBe('/cycles/1');
    expect(leads('C11', 'end-abc', ['stay'])).toBe('/dossiers/1/act/move-out?entry.stay=abc');
    expect(leads('C11', 'move-abc', ['stay'])).toBe('/dossiers/1/write/stay');
  });
});

describe('duties that say the same', () => {
  const many = [5, 1, 4, 2].map((day) => duty(day, 'C1', 'guardian', day));

  it('are one line from four on, the first due first, in the place of their first', () => {
    expect(new Set(many.map((one) => dutyWords(one, i18n()))).size).toBe(1);
    expect(grouped([...many, duty(9, 'C2', 'other', 3), duty(8, 'C2', 'other', 1)])).toEqual([
      [1, 2, 4, 5],
      [8],
      [9],
    ]);
  });

  it('stay single when they are few, and none is lost', () => {
    expect(grouped(many.slice(0, 3))).toEqual([[1], [4], [5]]);
    const all = [...many, duty(3, 'C2', 'other', 3)];
    expect(new Set(alike(all, i18n()).flat().map(keyOf))).toEqual(new Set(all.map(keyOf)));
    expect(grouped([])).toEqual([]);
  });
});
