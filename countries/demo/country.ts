/**
 * Zelmara as a country sets itself up: its file is checked and taken in like that of any country. Its own fields and codes
 * show what a country may add.
 */
import type { CountryFile } from '../../domain/country.ts';
import { areas } from './areas.ts';
import { benchmarks } from './benchmarks.ts';
import { messages } from './messages.en.ts';
import { numbers, settings } from './settings.ts';

export const country: CountryFile = {
  settings,
  areas: areas.map(({ code, parent, name }) => ({ code, ...(parent === undefined ? {} : { parent }), name })),
  numbers,
  benchmarks: [...benchmarks],
  additions: {
    fields: [
      {
        kind: 'case',
        entry: 'identity',
        name: 'x-clan',
        type: 'code',
        class: 'open',
        codes: [
          { code: 'x-river', labels: { en: 'River people' } },
          { code: 'x-hill', labels: { en: 'Hill people' } },
          { code: 'x-coast', labels: { en: 'Coast people' } },
        ],
        labels: { en: 'Clan' },
        help: { en: 'Elders of the same clan can vouch for a relative who takes the child in.' },
      },
    ],
    codes: [{ list: 'relation', codes: [{ code: 'x-clan-elder', labels: { en: 'Elder of the clan' } }] }],
  },
  texts: { en: messages },
};
