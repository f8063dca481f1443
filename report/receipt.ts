/** The code on the screen: in groups, in words, aloud; and it is not left by accident. */
import { get, show } from './dom.ts';
import { isSending } from './files.ts';
import type { TextKey } from './messages.en.ts';
import { forget } from './remember.ts';
import { text } from './texts.ts';

let isOpen = false;

/** Shows the code and holds the page until the person says that she has kept it. */
export function showReceipt(shown: string, again: boolean): void {
  const groups = shown.split('-').map((symbols) => ({ symbols, words: spelled(symbols) }));
  const lines = groups.map(({ symbols, words }) => {
    const line = document.createElement('li');
    const letters = document.createElement('b');
    letters.textContent = symbols;
    letters.dir = 'ltr';
    const said = document.createElement('span');
    said.textContent = words;
    line.append(letters, ' ', said);
    return line;
  });
  get('.code').replaceChildren(...lines);
  get('#receipt [data-again]').hidden = !again;
  isOpen = true;
  show('receipt');
  offerVoice();
}

/** She has kept it: the code leaves the device. */
export function closeReceipt(): void {
  isOpen = false;
  forget();
  window.speechSynthesis?.cancel();
  get('.code').replaceChildren();
  show('done');
}

/** "seven · Fish · three" */
export const spelled = (symbols: string): string =>
  [...symbols].map((symbol) => text(`say.${symbol}` as TextKey)).join(' · ');

/** Browsers ask before the page is left; not when she leaves by the button. */
export function watchLeaving(): void {
  addEventListener('beforeunload', (event) => {
    if ((isOpen || isSending()) && !window.notes.left) event.preventDefault();
  });
}

/** A voice of this device in the page's language. Others would send the code to somebody's computer to be spoken. */
function findVoice(): SpeechSynthesisVoice | undefined {
  const { lang } = document.documentElement;
  return window.speechSynthesis
    ?.getVoices()
    .find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang.toLowerCase()));
}

function offerVoice(): void {
  const button = get('[data-hear]');
  const offer = (): void => {
    button.hidden = findVoice() === undefined;
  };
  offer();
  // voices may be known only a moment later
  window.speechSynthesis?.addEventListener('voiceschanged', offer);
}

/** Reads the code aloud, slowly, or stops. */
export function hear(button: HTMLElement): void {
  const voice = findVoice();
  if (!voice) return;
  const speech = window.speechSynthesis;
  const isSpeaking = speech.speaking;
  speech.cancel();
  const idle = (): void => {
    button.textContent = text('receipt.hear');
  };
  if (isSpeaking) {
    idle();
    return;
  }
  const groups = [...document.querySelectorAll('.code span')].map((span) => span.textContent ?? '');
  groups.forEach((group, at) => {
    const part = new SpeechSynthesisUtterance(group.replaceAll(' · ', ', '));
    part.voice = voice;
    part.lang = voice.lang;
    part.rate = 0.8;
    if (at === groups.length - 1) part.onend = idle;
    speech.speak(part);
  });
  button.textContent = text('receipt.quiet');
}
