/**
 * Going to the other page, or to another language, without leaving this address: the new page is fetched and put in place
 * of the old one. The history does not grow, so leaving leaves nothing to go back to; and what was typed stays.
 */
import { setFiles } from './files.ts';
import { forgetTexts, text } from './texts.ts';

const patienceMs = 60_000;

/** Fetches what a form leads to and puts it in place. */
export function swap(form: HTMLFormElement, button: HTMLElement | null): void {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, String(value));
  if (button instanceof HTMLButtonElement && button.name) fields.append(button.name, button.value);
  // parses without running anything, and is no way in for foreign markup: it is our own server's
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.responseType = 'document';
  request.timeout = patienceMs;
  const failed = (): void => say(form, text('problem.page'));
  request.onerror = failed;
  request.ontimeout = failed;
  request.onload = () => {
    const page: Document | null = request.response;
    if (request.status === 200 && page?.body) putInPlace(page);
    else failed();
  };
  request.send(fields);
}

function putInPlace(page: Document): void {
  const root = document.documentElement;
  const typed = [...document.querySelectorAll<Typed>(typedFields)];
  root.lang = page.documentElement.lang;
  root.dir = page.documentElement.dir;
  // parsed as if scripts were off: what is for that case would come alive
  for (const part of page.querySelectorAll('noscript')) part.remove();
  document.body.replaceWith(document.adoptNode(page.body));
  forgetTexts();
  for (const old of typed) keep(old);
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('main h1')?.focus();
}

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const typedFields = 'textarea, select, input:not([type=hidden])';

/** Puts what was typed into the same field of the new page, if it has one. */
function keep(old: Typed): void {
  const name = CSS.escape(old.name);
  if (old instanceof HTMLInputElement && (old.type === 'radio' || old.type === 'checkbox')) {
    const same = document.querySelector<HTMLInputElement>(
      `input[name="${name}"][value="${CSS.escape(old.value)}"]`,
    );
    if (same) same.checked = old.checked;
    return;
  }
  const same = document.querySelector<Typed>(`#${CSS.escape(old.id)}`);
  if (old instanceof HTMLInputElement && old.type === 'file') {
    if (same instanceof HTMLInputElement) setFiles(same, [...(old.files ?? [])]);
    return;
  }
  if (same && old.value !== '') same.value = old.value;
}

function say(form: HTMLFormElement, words: string): void {
  const place = form.nextElementSibling;
  if (place?.matches('[data-failed]')) place.textContent = words;
  else {
    const line = document.createElement('p');
    line.className = 'problem';
    line.dataset['failed'] = '';
    line.setAttribute('role', 'alert');
    line.textContent = words;
    form.after(line);
  }
}
