/** Many areas at once, as lines of a table: code, code of what it is part of, name. */

export interface NewArea {
  readonly code: string;
  /** Null: the country itself. */
  readonly parent: string | null;
  readonly name: string;
}

export type AreaTable =
  | { readonly ok: true; readonly areas: readonly NewArea[] }
  | {
      readonly ok: false;
      /** Counted from 1. */
      readonly line: number;
      readonly why: 'fileWrongCode' | 'fileNoParent' | 'fileNoName';
      readonly code: string;
    };

export const isAreaCode = (code: string): boolean => /^[A-Z0-9][A-Z0-9-]{0,30}$/.test(code);

/**
 * Reads lines with commas, semicolons or tabs between their parts; a name may hold them, since it comes last. Empty lines are
 * passed over. Tells the first line that does not fit, and why.
 * @param known codes that are there already
 */
export function readAreaTable(text: string, known: Iterable<string>): AreaTable {
  const codes = new Set(known);
  const areas: NewArea[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, code = '', parent = '', rest = ''] = /^([^\t,;]*)[\t,;]?([^\t,;]*)[\t,;]?(.*)$/.exec(line) ?? [];
    const [own, above, name] = [unquoted(code).toUpperCase(), unquoted(parent).toUpperCase(), unquoted(rest)];
    const wrong = (why: 'fileWrongCode' | 'fileNoParent' | 'fileNoName', about: string): AreaTable => ({
      ok: false,
      line: at + 1,
      why,
      code: about,
    });
    if (!isAreaCode(own)) return wrong('fileWrongCode', own);
    if (above !== '' && !codes.has(above)) return wrong('fileNoParent', above);
    if (name === '') return wrong('fileNoName', own);
    codes.add(own);
    areas.push({ code: own, parent: above === '' ? null : above, name });
  }
  return { ok: true, areas };
}

const unquoted = (part: string): string => {
  const text = part.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replaceAll('""', '"').trim()
    : text;
};
