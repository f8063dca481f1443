/** Everything that the database writes down about administrators has words. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countryParts } from '../../../domain/country.ts';
import { messages, settings } from '../../../domain/index.ts';
import { administrationTexts } from '../../messages/parts/administration.en.ts';

const server = new URL('../../../server/', import.meta.url);
const folder = new URL('store/migrations/gwen/', server);
const texts: Readonly<Record<string, string>> = { ...messages.en, ...administrationTexts };

test('each line of administration is told in words', () => {
  const written = new Set(
    readdirSync(folder)
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .flatMap((sql) => [...sql.matchAll(/insert into (?:gwen\.)?administration[^;]*;/g)])
      .flatMap(([statement]) =>
        [...statement.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, what = '']) => what),
      ),
  );
  expect(written.size).toBeGreaterThan(12);
  expect(written).toContain('account-ended');
  const wanted = [...written].flatMap((what) =>
    what === 'country-changed'
      ? Object.keys(countryParts).map((part) => `did.${what}.${part}`)
      : [`did.${what}`],
  );
  expect(wanted.filter((key) => !texts[key])).toEqual([]);
});

test('each number has a name', () => {
  const ofPeople = [
    ...readFileSync(new URL('people/settings.ts', server), 'utf8').matchAll(/setting\('([^']+)'/g),
  ].map(([, id = '']) => id);
  expect(ofPeople).toContain('session-idle');
  const ids = [...settings.keys(), ...ofPeople];
  expect(ids.filter((id) => !texts[`setting.${id}`])).toEqual([]);
});
