import { expect, test } from 'vitest';
import { plan } from '../../domain/plan/index.ts';
import { presetValues } from './preset.ts';

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
