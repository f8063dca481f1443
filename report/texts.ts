/** The texts of the page in its language, which came inside it. */
import type { TextKey } from './messages.en.ts';

let known: { readonly [key: string]: string } | undefined;

/** A text, with `{name}` filled in. */
export function text(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  known ??= JSON.parse(document.getElementById('texts')?.textContent ?? '{}') as Record<string, string>;
  return (known[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The page now speaks another language. */
export function forgetTexts(): void {
  known = undefined;
}
