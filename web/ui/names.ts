/** Parts of a person's name and the scripts they are written in. */
import type { NamePart } from '../../domain/kernel/fields.ts';

export type NameParts = readonly NamePart[];

/** Scripts we recognise in what is typed (ISO 15924), Latin last because other scripts borrow its digits and dots. */
const scripts = [
  'Arab',
  'Ethi',
  'Deva',
  'Beng',
  'Cyrl',
  'Armn',
  'Geor',
  'Grek',
  'Hebr',
  'Hani',
  'Hang',
  'Hira',
  'Kana',
  'Khmr',
  'Laoo',
  'Mymr',
  'Nkoo',
  'Sinh',
  'Taml',
  'Telu',
  'Thaa',
  'Thai',
  'Tibt',
  'Gujr',
  'Guru',
  'Knda',
  'Mlym',
  'Orya',
  'Syrc',
  'Tfng',
  'Adlm',
  'Latn',
] as const;

const patterns = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const);

/** The script most letters of a text are in; undefined when it has none we know. */
export function scriptOf(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const symbol of text) {
    const found = patterns.find(([, pattern]) => pattern.test(symbol))?.[0];
    if (found) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** A part with its script read from its letters. */
export function namePart(part: NamePart['part'], text: string): NamePart {
  const script = scriptOf(text);
  return script === undefined ? { part, text } : { part, text, script };
}

/** A name for reading, one line a script, in the order in which its parts were given. */
export function nameLines(
  parts: NameParts,
): readonly { readonly script: string | undefined; readonly text: string }[] {
  const lines = new Map<string | undefined, string[]>();
  for (const { script, text } of parts) lines.set(script, [...(lines.get(script) ?? []), text]);
  return [...lines].map(([script, texts]) => ({ script, text: texts.join(' ') }));
}
