/** Coming back with a code: reading the answer and writing more. Code and keys are in memory only. */
import type { SealedAddition, Talk, TalkLine } from '../domain/report/publicPage.ts';
import { longestText } from '../domain/report/publicPage.ts';
import type { ReceiptKeys } from '../seal/receipt.ts';
import type { ClosedFile } from './closeFile.ts';
import { get, problem, show, state, valuesOf } from './dom.ts';
import { CannotTake, closeFiles, filesOf, sendFiles, setFiles } from './files.ts';
import type { Lock } from './lockLoader.ts';
import { canLock, loadLock } from './lockLoader.ts';
import { post, postSealed } from './net.ts';
import { text } from './texts.ts';

interface Opened {
  readonly keys: ReceiptKeys;
  readonly to: readonly string[];
}

let opened: Opened | undefined;
/** Words that may have arrived although no answer came: sent again as they were. */
let sealed: { readonly of: string; readonly box: string; readonly files: readonly ClosedFile[] } | undefined;
let isBusy = false;

const once =
  (work: (form: HTMLFormElement) => Promise<void>) =>
  async (form: HTMLFormElement): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      await work(form);
    } finally {
      isBusy = false;
    }
  };

async function lockFor(form: HTMLFormElement): Promise<Lock | undefined> {
  if (canLock()) {
    try {
      state(form, 'state.opening');
      return await loadLock();
    } catch {
      if (!navigator.onLine) {
        problem(form, 'answer.network');
        return undefined;
      }
    }
  }
  window.notes.offerPlain(form);
  return undefined;
}

/** Opens the talk of the code that was typed. */
export const openTalk: (form: HTMLFormElement) => Promise<void> = once(async (form) => {
  const lock = await lockFor(form);
  if (!lock) return;
  const field = get<HTMLInputElement>('#code', form);
  const read = lock.parseReceipt(field.value);
  if (!read.ok) {
    const count = field.value.replace(/[\s\p{P}]/gu, '').length;
    problem(form, `answer.${read.reason}`, { count }, field);
    return;
  }
  const keys = await lock.receiptKeys(read.receipt);
  const { status, value: talk } = await post<Talk>('open', { locator: keys.locator, proof: keys.proof });
  if (!talk) {
    const key = status === 404 ? 'answer.unknown' : status === 0 ? 'answer.network' : 'answer.server';
    problem(form, key, {}, field);
    return;
  }
  opened = { keys, to: talk.to };
  const lines = await Promise.all(talk.lines.map((line) => lineOf(lock, keys.identity, line)));
  get('.talk').replaceChildren(...lines);
  const isAnswered = talk.lines.some((line) => line.from === 'us');
  const how = isAnswered ? 'answered' : talk.state;
  get('[data-talk-state]').textContent = text(`talk.${how}`);
  field.value = '';
  state(form);
  show('talk');
});

async function lineOf(lock: Lock, identity: string, line: TalkLine): Promise<Node> {
  const message = line.box === undefined ? undefined : await lock.openMessage(identity, line.box);
  const told = line.disclosed ? text('talk.disclosed', line.disclosed) : line.told;
  const names = message?.files?.map(({ name }) => name) ?? [];
  const said = message ? [message.text, message.place, ...names].filter(Boolean).join('\n') : told;
  return makeLine(line.from, line.at, said ?? text('talk.unreadable'));
}

function makeLine(from: TalkLine['from'], at: string, words: string): Node {
  const made = get<HTMLTemplateElement>('#line').content.cloneNode(true) as DocumentFragment;
  get('li', made).className = from;
  get('b', made).textContent = text(from === 'us' ? 'talk.us' : 'talk.you');
  const { lang } = document.documentElement;
  get('time', made).textContent = new Intl.DateTimeFormat(lang, { dateStyle: 'medium' }).format(new Date(at));
  get('.words', made).textContent = words;
  return made;
}

/** Sends more words of the reporter. */
export const sendMore: (form: HTMLFormElement) => Promise<void> = once(async (form) => {
  const field = get<HTMLTextAreaElement>('#words', form);
  const words = valuesOf(form).one('text').trim();
  const chosen = filesOf(form);
  if (words === '' && chosen.length === 0) {
    problem(form, 'problem.empty', {}, field);
    return;
  }
  if (words.length > longestText) {
    problem(form, 'problem.long', { over: words.length - longestText }, field);
    return;
  }
  const lock = await lockFor(form);
  if (!lock || !opened) return;
  const { keys, to } = opened;
  const { lang } = document.documentElement;
  state(form, 'state.locking');
  const of = JSON.stringify([
    words,
    chosen.map(({ name, size, lastModified }) => [name, size, lastModified]),
  ]);
  if (sealed?.of !== of) {
    try {
      const files = await closeFiles(form, lock);
      const named = files.length === 0 ? {} : { files: files.map(({ named: one }) => one) };
      const box = await lock.sealMessage([...to, keys.recipient], { v: 1, text: words, lang, ...named });
      sealed = { of, box, files };
    } catch (error) {
      if (!(error instanceof CannotTake)) throw error;
      problem(form, 'problem.file', { name: error.message });
      return;
    }
  }
  state(form, 'state.sending');
  const { locator, proof } = keys;
  const { box, files } = sealed;
  const claims = files.flatMap((file) => file.claims);
  const along = claims.length === 0 ? {} : { files: claims };
  const addition = { locator, proof, language: lang, box, ...along } satisfies SealedAddition;
  const { status, value } = await postSealed(lock, 'add', addition);
  if (status !== 201) {
    problem(form, status === 0 ? 'problem.network' : status < 500 ? 'problem.refused' : 'problem.server');
    return;
  }
  sealed = undefined;
  const said = [words, ...chosen.map(({ name }) => name)].filter(Boolean).join('\n');
  get('.talk').append(makeLine('reporter', new Date().toISOString(), said));
  field.value = '';
  setFiles(get<HTMLInputElement>('[type=file]', form), []);
  void sendFiles(files, value?.files === false);
  state(form);
  get('[data-state]', form).textContent = text('talk.sent');
  field.focus();
});

/** Keys leave memory with the page they belong to. */
export function closeTalk(): void {
  opened = undefined;
  sealed = undefined;
}
