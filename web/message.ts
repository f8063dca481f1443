/**
 * An ICU message, ready to be filled in.
 *
 * Two things that ICU leaves to its caller: a number that stands alone is written in the digits of the locale, and a value
 * that runs the other way (a Latin name in an Arabic sentence) is kept together by Unicode isolates, so that the full stop
 * after it stays where it belongs.
 */
import IntlMessageFormat from 'intl-messageformat';

export type MessageValues = { readonly [name: string]: string | number | Date };
export type Direction = 'ltr' | 'rtl';
/** Fills a message in. */
export type Text = (values?: MessageValues) => string;

/** Letters of scripts that are written from right to left, by their blocks. */
const rtlLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const rtlLetters = new RegExp(rtlLetter, 'gu');

/** A value within a text of this direction: set apart by invisible signs where it runs, or may run, the other way. */
export function isolate(value: string, direction: Direction): string {
  const runsOther =
    direction === 'ltr' ? rtlLetter.test(value) : /[\p{L}\p{Nd}]/u.test(value.replace(rtlLetters, ''));
  return runsOther ? `\u2068${value}\u2069` : value;
}

/** Names of values that stand alone in a message, and not in a plural or choice, which need the bare number. */
function aloneIn(source: string): ReadonlySet<string> {
  const names = (form: RegExp): readonly string[] => [...source.matchAll(form)].map(([, name = '']) => name);
  const chosenBy = new Set(names(/\{\s*(\w+)\s*,/g));
  return new Set(names(/\{\s*(\w+)\s*\}/g).filter((name) => !chosenBy.has(name)));
}

/** @throws SyntaxError for what is no ICU message */
export function compileText(source: string, locale: string, direction: Direction): Text {
  const format = new IntlMessageFormat(source, locale);
  const alone = aloneIn(source);
  const number = new Intl.NumberFormat(locale, { useGrouping: false });
  return (values = {}) => {
    // what is asked for by a plural or choice stays as it was given
    const filled: Record<string, string | number | Date> = Object.create(values);
    for (const name of alone) {
      const value = values[name];
      if (typeof value === 'string') filled[name] = isolate(value, direction);
      if (typeof value === 'number') filled[name] = number.format(value);
    }
    return String(format.format(filled));
  };
}
