/** Finding and showing parts of the page. Everything is looked up when needed: parts are exchanged with the language. */

import type { TextKey } from './messages.en.ts';
import { text } from './texts.ts';

/** The element, which the page's own markup promises. */
export function get<E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** Shows one section instead of the others and moves reading there. From here on the language stays: nothing may be lost. */
export function show(id: string): void {
  for (const section of document.querySelectorAll<HTMLElement>('main > section'))
    section.hidden = section.id !== id;
  const languages = document.querySelector<HTMLElement>('.languages');
  if (languages) languages.hidden = true;
  scrollTo(0, 0);
  get('h1', get(`#${id}`)).focus();
}

/** Says what is going on in a form; marks it busy while something is. Takes away what went wrong before. */
export function state(form: HTMLFormElement, key?: TextKey): void {
  get('[data-state]', form).textContent = key ? text(key) : '';
  get('[data-problem]', form).textContent = '';
  form.setAttribute('aria-busy', String(key !== undefined));
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  const offer = form.querySelector<HTMLElement>('[data-plain]');
  if (offer) offer.hidden = true;
}

/** Says what went wrong, and where to go on. */
export function problem(
  form: HTMLFormElement,
  key: TextKey,
  values?: Readonly<Record<string, string | number>>,
  field?: HTMLElement,
): void {
  state(form);
  get('[data-problem]', form).textContent = text(key, values);
  field?.setAttribute('aria-invalid', 'true');
  field?.focus();
}

/** What is typed or chosen in a form, by name; boxes with one name as a list. */
export function valuesOf(form: HTMLFormElement): { one(name: string): string; all(name: string): string[] } {
  const data = new FormData(form);
  const all = (name: string): string[] => data.getAll(name).map(String);
  return { one: (name) => all(name)[0] ?? '', all };
}
