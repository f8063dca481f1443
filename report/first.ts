/**
 * The script inside the page, before anything else has arrived: leaving at once, and holding back a report that is sent
 * before the lock is there. It imports nothing and uses only what very old browsers know.
 *
 * - Leaving: the button, or Escape three times within three seconds. The page is emptied, what is kept for the session is
 *   removed, and this entry of the history is replaced.
 * - Where scripts run, no form goes out as plain text unless the person has chosen so (`data-native`).
 * - Going away by any other road empties the page too, so that Back finds nothing.
 */

/** What the first script and the module share. */
export interface Notes {
  /** Set when the person leaves: nothing may hold her then. */
  left: boolean;
  /** Takes a form somebody sent; set by the module. */
  take?: (form: HTMLFormElement, button: HTMLElement | null) => void;
  /** Sent before the module was there. */
  held?: { readonly form: HTMLFormElement; readonly button: HTMLElement | null };
  leave(): void;
  /** Offers to send without the lock. */
  offerPlain(form: HTMLFormElement): void;
}

declare global {
  interface Window {
    notes: Notes;
  }
}

const root = document.documentElement;
const patienceMs = 30_000;
const escapesMs = 3_000;

function empty(): void {
  if (document.body) document.body.textContent = '';
}

const notes: Notes = {
  left: false,
  leave() {
    notes.left = true;
    try {
      sessionStorage.removeItem('notes');
    } catch {
      // no storage, nothing in it
    }
    window.speechSynthesis?.cancel();
    empty();
    location.replace(root.getAttribute('data-leave') ?? 'about:blank');
  },
  offerPlain(form) {
    const offer = form.querySelector<HTMLElement>('[data-plain]');
    const state = form.querySelector('[data-state]');
    if (state) state.textContent = '';
    if (!offer?.hidden) return;
    offer.hidden = false;
    offer.querySelector('h2')?.focus();
  },
};
window.notes = notes;
root.className = 'js';

document.addEventListener(
  'click',
  (event) => {
    const target = event.target;
    if (!(target instanceof Element) || !target.closest('#leave, [data-leave]:not(html)')) return;
    event.preventDefault();
    notes.leave();
  },
  true,
);

let escapes: number[] = [];
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.repeat) return;
  const now = Date.now();
  escapes = escapes.filter((at) => now - at < escapesMs);
  escapes.push(now);
  if (escapes.length >= 3) notes.leave();
});

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const active = document.activeElement;
    const button = event.submitter ?? (active instanceof HTMLElement ? active : null);
    if (button?.hasAttribute('data-native')) return;
    event.preventDefault();
    if (notes.take) {
      notes.take(form, button);
      return;
    }
    notes.held = { form, button };
    const texts = document.getElementById('texts')?.textContent;
    const state = form.querySelector('[data-state]');
    if (state) state.textContent = texts ? JSON.parse(texts)['state.loading'] : '…';
    setTimeout(() => {
      if (!notes.take) notes.offerPlain(form);
    }, patienceMs);
  },
  true,
);

window.addEventListener('pagehide', empty);
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
