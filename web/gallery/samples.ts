/** Sample texts of the gallery, disguised like the catalogues when a pseudo-locale is on. */

import type { FormSources } from '../forms/sources.ts';
import { addMessages, i18n, setLocale } from '../i18n.ts';
import { en } from '../messages/en.ts';
import { chartTexts } from '../messages/parts/charts.en.ts';
import { formTexts } from '../messages/parts/forms.en.ts';
import { settlingTexts } from '../messages/parts/settling.en.ts';
import { workTexts } from '../messages/parts/work.en.ts';
import type { PseudoLocale } from './pseudo.ts';
import { pseudo } from './pseudo.ts';

addMessages('en', workTexts);

const pseudoLocales: readonly PseudoLocale[] = ['en-XA', 'ar-XB'];

/** Puts the gallery in a locale, pseudo or real. */
export async function enterLocale(locale: string): Promise<void> {
  const disguised = pseudoLocales.find((one) => one === locale);
  if (disguised) {
    addMessages(
      disguised,
      Object.fromEntries(
        Object.entries({ ...en, ...workTexts, ...chartTexts, ...settlingTexts, ...formTexts }).map(
          ([key, text]) => [key, pseudo(text, disguised)],
        ),
      ),
    );
  }
  await setLocale(locale);
}

/** A sample text in the locale of the gallery. */
export function say(text: string): string {
  const disguised = pseudoLocales.find((one) => one === i18n().locale);
  return disguised ? pseudo(text, disguised) : text;
}

/** The gallery's clock stands still, so that its pictures can be compared. */
export const noon = new Date('2026-03-12T12:00:00Z');
export const minutesFromNoon = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);

export const sampleDossier = '00000000-0000-4000-8000-000000000001';

/** Lists that would come from the server, and what it would do with files and sealed texts. */
export const sampleSources: FormSources = {
  areas: [
    { key: 'ZE-1', label: 'Amber Coast' },
    { key: 'ZE-2', label: 'Blue Hills' },
  ],
  entries: () => [{ key: 'a', label: 'Intake, March 2026' }],
  currencies: ['KES', 'USD'],
  calendars: ['gregory', 'ethiopic'],
  storeFile: async (_dossier, { name, type, size }) => ({
    ...{ id: crypto.randomUUID(), name, type, size },
    ...{ sha256: '0'.repeat(64), key: 'k'.repeat(43) },
  }),
  seal: async (plain) => btoa(plain).replaceAll('=', '').padEnd(100, 'A'),
};
