/** Types of what Vite adds: style imports, assets, `import.meta.env` and `import.meta.glob`. */
/// <reference types="vite/client" />

/** Other languages, each in pieces that load when they are needed: languages/plugin.ts. */
declare module 'virtual:languages' {
  type Piece = () => Promise<{ readonly default: Readonly<Record<string, string>> }>;
  /** By language code. English has no `first`: it comes with the app. */
  export const pieces: Readonly<Record<string, { readonly first?: Piece; readonly rest: Piece }>>;
  /** English names of countries, languages, currencies and scripts, for a browser that does not know them. */
  export const loadNames: Piece;
}
