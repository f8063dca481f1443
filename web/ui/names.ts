/** Parts of a person's name and the scripts they are written in. */
import { script } from '../../domain/codes/scripts.ts';
import type { NamePart } from '../../domain/kernel/fields.ts';

export type NameParts = readonly NamePart[];

/** Scripts of the code list that letters alone can tell; Japanese and Korean are told by their own letters. */
const patterns = script.codes.flatMap((code) => {
  const own: Readonly<Record<string, string>> = {
    Jpan: '\\p{Script=Hira}|\\p{Script=Kana}',
    Kore: '\\p{Script=Hang}',
    Hans: '',
    Hant: '',
  };
  const source = own[code] ?? `\\p{Script=${code}}`;
  return source === '' ? [] : [[code, new RegExp(source, 'u')] as const];
});

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
  const found = scriptOf(text);
  return found === undefined ? { part, text } : { part, text, script: found };
}

/** A name for reading, one line a script, in the order in which its parts were given. */
export function nameLines(
  parts: NameParts,
): readonly { readonly script: string | undefined; readonly text: string }[] {
  const lines = new Map<string | undefined, string[]>();
  for (const one of parts) lines.set(one.script, [...(lines.get(one.script) ?? []), one.text]);
  return [...lines].map(([written, texts]) => ({ script: written, text: texts.join(' ') }));
}
