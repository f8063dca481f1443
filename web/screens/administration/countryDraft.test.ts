/** A country's settings as they are written: what is missing is led to, what fits is kept, what changes is told. */
import { expect, test } from 'vitest';
import { settings as zelmara } from '../../../countries/demo/settings.ts';
import { countrySettingsSchema } from '../../../domain/country.ts';
import { changesOf, draftOf, firstLacking, settingsOf } from './countryDraft.ts';

const settings = countrySettingsSchema.parse(zelmara);

test('what holds comes back as it was', () => {
  expect(settingsOf(draftOf(settings))).toEqual(settings);
  expect(changesOf(settings, settings)).toEqual([]);
});

test('a country that set nothing is led through all that is needed', () => {
  let draft = draftOf(undefined);
  const led: (string | undefined)[] = [];
  for (const part of [
    'country',
    'languages',
    'currency',
    'timeZone',
    'workingDays',
    'ages',
    'leaveTo',
  ] as const) {
    led.push(firstLacking(draft));
    expect(settingsOf(draft)).toBeUndefined();
    draft = { ...draft, [part]: draftOf(settings)[part] };
  }
  expect(led).toEqual([
    'country',
    'languages',
    'currency',
    'timeZone',
    'workingDays',
    'age-majority',
    'leaveTo',
  ]);
  expect(firstLacking(draft)).toBeUndefined();
});

test('what does not fit is not kept', () => {
  const draft = draftOf(settings);
  expect(firstLacking({ ...draft, leaveTo: 'http://example.org' })).toBe('leaveTo');
  expect(firstLacking({ ...draft, ages: { ...draft.ages, work: 31 } })).toBe('age-work');
  expect(firstLacking({ ...draft, timeZone: 'Nowhere/At_All' })).toBe('timeZone');
});

test('each change is told once, and the order of days and ages is none', () => {
  const next = settingsOf({
    ...draftOf(settings),
    workingDays: draftOf(settings).workingDays.toReversed(),
    ages: Object.fromEntries(Object.entries(settings.ages).toReversed()),
  });
  expect(next && changesOf(settings, next)).toEqual([]);
  const other = settingsOf({
    ...draftOf(settings),
    languages: settings.languages.toReversed(),
    ages: { ...settings.ages, work: 16 },
  });
  expect(other && changesOf(settings, other)).toEqual(['languages', 'ages']);
  expect(other && changesOf(undefined, other)).toHaveLength(9);
});
