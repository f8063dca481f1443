import { expect, test } from 'vitest';
import { plan } from '../../domain/plan/index.ts';
import { draftKeyOf, presetValues } from './preset.ts';

const declaration = plan.entries['progress'];
const contest = plan.entries['contest'];
const id = '0b1f3c62-9a0e-4a3b-8a38-2f0f0d5c9a11';

test('a link gives ids, codes, numbers and dates to the fields it names, and never words', () => {
  if (!declaration || !contest) throw new Error('not declared');
  const search = new URLSearchParams({
    'set.action': id,
    'set.state': 'done',
    'set.on': '2026-05-01',
    'set.note': 'words',
    'set.nothing': 'x',
  });
  expect(presetValues(declaration, search)).toEqual({ action: id, state: 'done', on: '2026-05-01' });
  const other = new URLSearchParams({ 'set.contest.entry': id, 'set.contest.organisation': '12' });
  expect(presetValues(contest, other, 'set.contest.')).toEqual({ entry: id, organisation: 12 });
  expect(presetValues(contest, new URLSearchParams({ 'set.organisation': 'twelve' }))).toEqual({});
});

test('a draft is found again on another day, and never in another form', () => {
  const link = (day: string, by: string) => draftKeyOf(`set.visit.due=${day}&set.visit.by=${by}`);
  expect(link('2026-05-01', '4')).toBe(link('2026-05-02', '4'));
  expect(link('ethiopic:2018-08-23', '4')).toBe(link('2026-05-02', '4'));
  expect(link('2026-05-01', '4')).not.toBe(link('2026-05-01', '5'));
  expect(draftKeyOf(`entry.leave=${id}`)).toContain(id);
  expect(draftKeyOf('set.organisation=2026')).not.toBe(draftKeyOf(''));
});
