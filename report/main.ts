/**
 * The public page's own script: takes the forms that the first script holds, and begins to fetch the lock at the first
 * touch. Listeners stand on the document, because its parts are exchanged with the language.
 */

import { choose } from './files.ts';
import type {} from './first.ts';
import { beginLoading } from './lockLoader.ts';
import { closeReceipt, hear, watchLeaving } from './receipt.ts';
import { recall, sendReport } from './send.ts';
import { swap } from './swap.ts';
import { closeTalk, openTalk, sendMore } from './talk.ts';

const idleMs = 4_000;

function take(form: HTMLFormElement, button: HTMLElement | null): void {
  if (form.hasAttribute('data-swap')) {
    closeTalk();
    swap(form, button);
  } else if (form.hasAttribute('data-kept')) closeReceipt();
  else if (form.id === 'report') void sendReport(form);
  else if (form.id === 'open') void openTalk(form);
  else if (form.id === 'more') void sendMore(form);
}

const { notes } = window;
notes.take = take;
watchLeaving();
document.addEventListener('focusin', beginLoading, { once: true });
document.addEventListener('input', beginLoading, { once: true });
setTimeout(beginLoading, idleMs);
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-hear]') : null;
  if (button) hear(button);
});
document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.type === 'file') choose(target);
});
// what was wrong is being put right
document.addEventListener('input', (event) => {
  const form = event.target instanceof Element ? event.target.closest('form') : null;
  const problem = form?.querySelector('[data-problem]');
  if (problem) problem.textContent = '';
});
void recall();
if (notes.held) take(notes.held.form, notes.held.button);
