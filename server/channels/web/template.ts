/**
 * Fills the slots of the public page, which is built ahead of time (report/layout.ts). The part of Mustache that it needs:
 *
 *     {{name}}              a value, escaped for HTML; dots reach inside: {{danger.yes}}
 *     {{#name}}...{{/name}} once for each of a list; or if there is something there
 *     {{^name}}...{{/name}} if there is nothing there
 *
 * Names are looked for in the innermost section first.
 */

export type Value = string | number | boolean | undefined | readonly Values[] | Values;
export interface Values {
  readonly [name: string]: Value;
}

/** A page ready to be filled. */
export type Template = (values: Values) => string;

type Render = (scopes: readonly Values[]) => string;

const tag = /\{\{([#^/]?)([\w.-]+)\}\}/g;

/** Reads a template. Throws when a section is not closed in its order. */
export function compile(source: string): Template {
  const parts = source.split(tag);
  let at = 0;
  const read = (until: string | undefined): Render => {
    const renders: Render[] = [];
    for (;;) {
      const text = parts[at] ?? '';
      renders.push(() => text);
      const [kind, name] = [parts[at + 1], parts[at + 2]];
      at += 3;
      if (name === undefined || kind === '/') {
        if (name !== until)
          throw new Error(`A template closes ${name ?? 'its end'} where ${until ?? 'its end'} is open.`);
        return (scopes) => renders.map((render) => render(scopes)).join('');
      }
      renders.push(kind === '' ? valueAt(name) : section(name, kind === '^', read(name)));
    }
  };
  const whole = read(undefined);
  return (values) => whole([values]);
}

const valueAt =
  (name: string): Render =>
  (scopes) => {
    const value = find(scopes, name);
    return typeof value === 'string' || typeof value === 'number' ? escaped(String(value)) : '';
  };

const section =
  (name: string, isInverted: boolean, inner: Render): Render =>
  (scopes) => {
    const value = find(scopes, name);
    const isThere = isList(value) ? value.length > 0 : Boolean(value);
    if (isInverted) return isThere ? '' : inner(scopes);
    if (isList(value)) return value.map((one) => inner([one, ...scopes])).join('');
    return isThere ? inner(scopes) : '';
  };

const isList = (value: Value): value is readonly Values[] => Array.isArray(value);

function find(scopes: readonly Values[], name: string): Value {
  const [first = '', ...rest] = name.split('.');
  const scope = scopes.find((one) => Object.hasOwn(one, first));
  let value: Value = scope?.[first];
  for (const step of rest) {
    if (typeof value !== 'object' || isList(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
