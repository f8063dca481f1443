/** Finding the texts that a country may say otherwise, and what its own become when one changes. */
import type { Messages } from '../../i18n.ts';

type OwnTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Keys of texts that hold these letters, as they are shown or by name; the country's own first. */
export function findTexts(ours: Messages, own: Messages, wanted: string): readonly string[] {
  const letters = wanted.trim().toLocaleLowerCase();
  const shown = { ...ours, ...own };
  return Object.keys(shown)
    .filter(
      (key) =>
        key.toLowerCase().includes(letters) || (shown[key] ?? '').toLocaleLowerCase().includes(letters),
    )
    .toSorted((a, b) => Number(b in own) - Number(a in own) || a.localeCompare(b));
}

/** The country's texts with one of them changed; undefined takes it back, and a language without any goes. */
export function withText(texts: OwnTexts, language: string, key: string, text: string | undefined): OwnTexts {
  const { [key]: _, ...others } = texts[language] ?? {};
  const changed = text === undefined ? others : { ...others, [key]: text };
  const { [language]: __, ...rest } = texts;
  return Object.keys(changed).length === 0 ? rest : { ...rest, [language]: changed };
}
