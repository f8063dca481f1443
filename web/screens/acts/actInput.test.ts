import { expect, test } from 'vitest';
import { catalogue } from '../../../domain/index.ts';
import { act } from '../../../domain/kernel/act.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { blankStep, stepBody } from './actInput.ts';

const profile = act('tell-profile', {
  section: '2.7',
  dossiers: { programme: 'programme' },
  steps: [{ step: 'set', as: 'profile', on: 'programme', entry: 'profile' }],
});
const [step] = profile.steps;

const stored = (values: { readonly [field: string]: Json }): EntryState => ({
  ...{ id: 'a', type: 'profile', subject: 0, created: 1, version: 2, by: 1, revision: 1, breaches: [] },
  recorded: '2026-03-12T12:00:00Z',
  accepted: '2026-03-12T12:00:00Z',
  heads: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      [{ value, stamp: { seq: 2, op: 'x', by: 2, at: '2026-03-12T12:00:00Z', covers: [] } }],
    ]),
  ),
});

test('what others wrote since she began is neither taken back nor written again', () => {
  if (!step) throw new Error('no step');
  const areas = (...ids: string[]): Json => ({
    items: Object.fromEntries(ids.map((id) => [id, { area: 'XA' }])),
    gone: [],
  });
  const seen = { area: 'XA', areas: areas('one') };
  const now = stored({ area: 'XB', areas: areas('one', 'theirs') });
  const typed = { area: 'XA', areas: areas('one', 'mine') };
  const own = { ...blankStep, values: typed, seen };
  expect(stepBody(profile, step, own, typed, catalogue, now)).toEqual({
    entry: 'a',
    set: { areas: { add: { mine: { area: 'XA' } } } },
  });
});
