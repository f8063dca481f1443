/** The declarations as this country has them: ours, with its own fields and codes, and its words for them. */
import type { CountrySet } from '../../domain/country.ts';
import { catalogueOf, kinds } from '../../domain/index.ts';
import { additionTexts, extendKinds, noAdditions } from '../../domain/kernel/additions.ts';
import type { Catalogue } from '../../domain/kernel/apply.ts';
import { addMessages, i18n } from '../i18n.ts';

let current = catalogueOf(kinds);

export const catalogue = (): Catalogue => current;

/** Takes over what the country set; a declaration asked for before stays as it was. */
export function takeCountry({ additions = noAdditions, texts = {} }: CountrySet): void {
  current = catalogueOf(extendKinds(kinds, additions));
  const spoken = new Intl.Locale(i18n().locale).language;
  for (const language of new Set(['en', spoken, ...Object.keys(texts)])) {
    addMessages(language, { ...additionTexts(additions, language), ...texts[language] });
  }
}
