/**
 * Code lists: closed lists of answers. A code, once released, keeps its meaning for ever and is never used again for
 * another: figures are counted and countries compared by code. Labels are texts and live in the message catalogues
 * under `code.<list>.<code>`.
 */

/** A frozen list of codes, in the order in which people are shown them. */
export interface CodeList<C extends string> {
  readonly id: string;
  readonly codes: readonly C[];
  /** The public standard the codes are taken from as they stand, such as "ISO 4217". */
  readonly external: string | undefined;
  /** Still read where it was written, no longer offered. */
  readonly retired: ReadonlySet<string>;
  /** The list with a country's own codes behind ours. */
  with(codes: readonly string[], retired: readonly string[]): CodeList<string>;
  /** Is this one of the codes? For values that come from outside. */
  has(value: unknown): value is C;
  /** The HTCDS 2.0 value name a code is exchanged as; undefined where that standard has none. */
  htcdsName(code: C): string | undefined;
  /** The code that has exactly the meaning of an HTCDS 2.0 value name. */
  findByHtcds(name: string): C | undefined;
}

interface CodeListOptions<C extends string> {
  /** Codes that mean the same as an HTCDS 2.0 value name: exchanged both ways. */
  readonly htcds?: { readonly [K in C]?: string };
  /** Codes narrower than an HTCDS 2.0 value name: written as that name, never read from it. */
  readonly htcdsBroader?: { readonly [K in C]?: string };
  readonly external?: string;
  readonly retired?: readonly string[];
}

/**
 * Declares a code list; throws on a declaration that contradicts itself.
 * @param id kebab-case name of the list, as in its message keys
 * @param codes kebab-case words, or the codes of the standard named in `external`
 */
/* @__NO_SIDE_EFFECTS__ */
export function codeList<const C extends string>(
  id: string,
  codes: readonly C[],
  options: CodeListOptions<C> = {},
): CodeList<C> {
  const known: ReadonlySet<string> = new Set(codes);
  if (known.size !== codes.length) throw new Error(`code list ${id}: a code twice`);
  const has = (value: unknown): value is C => typeof value === 'string' && known.has(value);

  const written = new Map<string, string>();
  const read = new Map<string, C>();
  for (const code of codes) {
    const exact = options.htcds?.[code];
    const name = exact ?? options.htcdsBroader?.[code];
    if (name !== undefined) written.set(code, name);
    if (exact === undefined) continue;
    if (read.has(exact)) throw new Error(`code list ${id}: two codes mean the HTCDS value ${exact}`);
    read.set(exact, code);
  }
  return Object.freeze({
    id,
    codes: Object.freeze([...codes]),
    external: options.external,
    retired: new Set(options.retired),
    with: (more: readonly string[], retired: readonly string[]) =>
      codeList<string>(id, [...codes, ...more], { ...options, retired } as CodeListOptions<string>),
    has,
    htcdsName: (code: C) => written.get(code),
    findByHtcds: (name: string) => read.get(name),
  });
}

/** The key of a code's label in the message catalogues. */
export const codeLabelKey = (list: Pick<CodeList<string>, 'id'>, code: string): string =>
  `code.${list.id}.${code}`;
