/**
 * Names of countries, languages, currencies and scripts in other languages: the platform knows them (Unicode CLDR), so
 * that nobody has to translate them again. What it does not know, or would say otherwise than we, catalogues say.
 */
const types = { country: 'region', language: 'language', currency: 'currency', script: 'script' } as const;
const form = /^code\.(country|language|currency|script)\.(.+)$/;

/** Is this the key of a text that the platform may know? */
export const isNameByPlatform = (key: string): boolean => form.test(key);

/**
 * What a country's, language's, currency's or script's label is in a locale; undefined for other keys and for what the
 * platform does not know there.
 */
export function findPlatformName(key: string, locale: string): string | undefined {
  const [, list, code] = form.exec(key) ?? [];
  const type = Object.entries(types).find(([id]) => id === list)?.[1];
  if (type === undefined || code === undefined) return undefined;
  try {
    return new Intl.DisplayNames(locale, { type, fallback: 'none' }).of(code);
  } catch {
    // a code of the country's own
    return undefined;
  }
}

/** What speakers of a language call it: Français, العربية. */
export function languageInItself(language: string): string {
  const name = findPlatformName(`code.language.${language}`, language) ?? language;
  const [first = '', ...rest] = name;
  return `${first.toLocaleUpperCase(language)}${rest.join('')}`;
}
