/**
 * Sending a report: read, lock, send, show the code once the server says that it has it.
 *
 * A report that may have arrived although no answer came is sent again exactly as it was, with the same code, so that it
 * stays one. When the words were changed in between, it is a new report with a new code: two are better than none.
 */
import type { Route, SealedReport } from '../domain/report/publicPage.ts';
import type { DangerNow, Involved } from '../domain/report/sealedMessage.ts';
import type { ClosedFile } from './closeFile.ts';
import { get, problem, state } from './dom.ts';
import { CannotTake, closeFiles, filesOf, sendFiles, setFiles } from './files.ts';
import type { Lock } from './lockLoader.ts';
import { canLock, loadLock } from './lockLoader.ts';
import { post, postSealed } from './net.ts';
import { showReceipt } from './receipt.ts';
import { findRemembered, forget, remember } from './remember.ts';
import type { Said } from './said.ts';
import { findMistake, read } from './said.ts';
import { text } from './texts.ts';

/** What was made of a report so far, to be sent again as it is. */
interface Sealed {
  /** The words it was made of. */
  readonly of: string;
  readonly code: string;
  readonly report: SealedReport;
  readonly files: readonly ClosedFile[];
}

let sealed: Sealed | undefined;
/** The words for which the person has seen that nobody else can read them. */
let warnedOf: string | undefined;
let isSending = false;

/** Sends what is in the form, and shows the code or says what is wrong. Nothing that was typed is lost. */
export async function sendReport(form: HTMLFormElement): Promise<void> {
  if (isSending) return;
  const said = read(form);
  if (findMistake(form, said, filesOf(form).length > 0)) return;
  isSending = true;
  try {
    await trySending(form, said);
  } finally {
    isSending = false;
  }
}

async function trySending(form: HTMLFormElement, said: Said): Promise<void> {
  if (!canLock()) {
    window.notes.offerPlain(form);
    return;
  }
  let lock: Lock;
  try {
    state(form, 'state.locking');
    lock = await loadLock();
  } catch {
    if (navigator.onLine) window.notes.offerPlain(form);
    else problem(form, 'problem.network');
    return;
  }
  const of = JSON.stringify([
    said,
    filesOf(form).map(({ name, size, lastModified }) => [name, size, lastModified]),
  ]);
  if (sealed?.of !== of) sealed = undefined;
  // once more when the contact point changed its key just now
  for (let turn = 0; turn < 2; turn += 1) {
    sealed ??= await seal(form, lock, said, of);
    if (!sealed) return;
    remember({ code: sealed.code, arrived: false });
    state(form, 'state.sending');
    const { status, value } = await postSealed(lock, 'send', sealed.report);
    if (status === 201) {
      remember({ code: sealed.code, arrived: true });
      const shown = lock.showReceipt(sealed.code);
      const { files } = sealed;
      sealed = undefined;
      form.reset();
      setFiles(get<HTMLInputElement>('[type=file]', form), []);
      showReceipt(shown, false);
      void sendFiles(files, value?.files === false);
      return;
    }
    if (status === 409) {
      sealed = undefined;
      continue;
    }
    // without a clear refusal it may have arrived, and the code stays remembered
    const isRefused = status >= 400 && status < 500;
    if (isRefused) forget();
    problem(form, status === 0 ? 'problem.network' : isRefused ? 'problem.refused' : 'problem.server');
    return;
  }
  problem(form, 'problem.server');
}

/** Locks a report for those who would read it; undefined when that is not possible now, which it has said. */
async function seal(form: HTMLFormElement, lock: Lock, said: Said, of: string): Promise<Sealed | undefined> {
  const asked = {
    ...(said.area === '' ? {} : { area: said.area }),
    ...(said.danger === '' ? {} : { danger: said.danger as DangerNow }),
    involved: said.involved,
  };
  const { area, involved } = asked as { area?: string; involved: readonly Involved[] };
  const { status, value: route } = await post<Route>('route', {
    ...(area === undefined ? {} : { area }),
    involved,
  });
  if (!route) {
    problem(form, status === 0 ? 'problem.network' : 'problem.server');
    return undefined;
  }
  if (route.nobodyElse && warnedOf !== of) {
    warnedOf = of;
    problem(form, 'problem.nobody-else');
    return undefined;
  }
  let files: readonly ClosedFile[];
  try {
    files = await closeFiles(form, lock);
  } catch (error) {
    if (!(error instanceof CannotTake)) throw error;
    problem(form, 'problem.file', { name: error.message });
    return undefined;
  }
  const code = lock.newReceipt();
  const { recipient, locator, proof } = await lock.receiptKeys(code);
  const box = await lock.sealMessage([...route.to, recipient], {
    v: 1,
    text: said.text,
    ...(said.place === '' ? {} : { place: said.place }),
    lang: said.lang,
    ...(files.length === 0 ? {} : { files: files.map(({ named }) => named) }),
    asked,
  });
  const claims = files.flatMap((file) => file.claims);
  const report = {
    ...{ ...asked, language: said.lang, epoch: route.epoch, locator, proof, recipient, box },
    ...(claims.length === 0 ? {} : { files: claims }),
  };
  return { of, code, report, files };
}

/** After the page was loaded again: shows the code of a report that arrived, or says that it did not. */
export async function recall(): Promise<void> {
  const found = findRemembered();
  if (!found) return;
  try {
    const lock = await loadLock();
    const read = lock.parseReceipt(found.code);
    if (!read.ok) {
      forget();
      return;
    }
    if (!found.arrived) {
      const { locator, proof } = await lock.receiptKeys(read.receipt);
      const { status } = await post('open', { locator, proof });
      if (status === 404) {
        forget();
        const notice = get('#asking [data-again]');
        notice.textContent = text('receipt.lost');
        notice.hidden = false;
        return;
      }
      if (status !== 200) return;
    }
    remember({ code: read.receipt, arrived: true });
    showReceipt(lock.showReceipt(read.receipt), true);
  } catch {
    // no network: the next time the page is loaded
  }
}
