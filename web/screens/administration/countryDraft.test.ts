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
  const onion = `${'abcdefgh'.repeat(7)}.onion`;
  expect(firstLacking({ ...draft, onion: `http://${onion}` })).toBeUndefined();
  for (const wrong of ['http://example.org', `http://${onion.slice(1)}`, `ftp://${onion}`, onion])
    expect(firstLacking({ ...draft, onion: wrong }), wrong).toBe('onion');
  const security = { contact: 'mailto:safe@example.org', expires: '2027-12-31' };
  expect(settingsOf({ ...draft, security })).toMatchObject({ security });
  expect(firstLacking({ ...draft, security: { contact: security.contact } })).toBe('security-expires');
  expect(firstLacking({ ...draft, security: { ...security, contact: 'safe@example.org' } })).toBe(
    'security-contact',
  );
  expect(firstLacking({ ...draft, security: { ...security, expires: 'soon' } })).toBe('security-expires');
});

test('what strangers see is told of like the rest, and can be taken back', () => {
  const onion = `http://${'abcdefgh'.repeat(7)}.onion`;
  const more = settingsOf({ ...draftOf(settings), floodWork: true, onion });
  expect(more && changesOf(settings, more)).toEqual(['floodWork', 'onion']);
  const back = more && settingsOf({ ...draftOf(more), floodWork: false, onion: undefined });
  expect(back && changesOf(more, back)).toEqual(['floodWork', 'onion']);
  expect(back).toEqual(settings);
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
