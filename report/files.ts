/**
 * Photos, voices and papers that go along: chosen and taken back in the form, closed by the lock, and sent behind the words,
 * which must not wait for them. Nothing of them is kept on this device.
 */
import type { ClosedFile } from './closeFile.ts';
import { get } from './dom.ts';
import type { Lock } from './lockLoader.ts';
import type { TextKey } from './messages.en.ts';
import { post, put } from './net.ts';
import { text } from './texts.ts';
import { sendParts } from './upload.ts';

const megabyte = 1_000_000;
const longestPauseMs = 30_000;

/** A file that cannot go along: too large, one too many, or not to be read. */
export class CannotTake extends Error {}

const chosen = new WeakMap<HTMLInputElement, readonly File[]>();
let sending = 0;

/** Whether files are on their way, which closing the page would end. */
export const isSending = (): boolean => sending > 0;

const inputOf = (form: HTMLFormElement): HTMLInputElement => get<HTMLInputElement>('[type=file]', form);
export const filesOf = (form: HTMLFormElement): readonly File[] => [...(inputOf(form).files ?? [])];

/** What was just chosen joins what was chosen before. */
export function choose(input: HTMLInputElement): void {
  const before = chosen.get(input) ?? [];
  const isKnown = (file: File): boolean =>
    before.some(
      ({ name, size, lastModified }) =>
        name === file.name && size === file.size && lastModified === file.lastModified,
    );
  setFiles(input, [...before, ...[...(input.files ?? [])].filter((file) => !isKnown(file))]);
}

/** The files are in the input, so that they go along without the lock too. */
export function setFiles(input: HTMLInputElement, files: readonly File[]): void {
  const all = new DataTransfer();
  for (const file of files) all.items.add(file);
  input.files = all.files;
  chosen.set(input, files);
  const lines = files.map((file) => {
    const line = document.createElement('li');
    const name = document.createElement('bdi');
    name.textContent = file.name;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.textContent = text('state.remove');
    button.setAttribute('aria-label', `${text('state.remove')} ${file.name}`);
    button.onclick = () => {
      setFiles(
        input,
        files.filter((one) => one !== file),
      );
      input.focus();
    };
    line.append(name, ' ', button);
    return line;
  });
  get('ul', input.parentElement ?? document).replaceChildren(...lines);
}

/** Closes what was chosen. Throws CannotTake with its name. */
export async function closeFiles(form: HTMLFormElement, lock: Lock): Promise<readonly ClosedFile[]> {
  const { most, largest } = inputOf(form).dataset;
  const closed: ClosedFile[] = [];
  for (const [at, file] of filesOf(form).entries()) {
    const isFine = file.size > 0 && file.size <= Number(largest) * megabyte && at < Number(most);
    const read = async (): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());
    try {
      if (!isFine) throw new Error('too large or too many');
      closed.push(await lock.closeFile(file.name, file.type, read));
    } catch {
      throw new CannotTake(file.name);
    }
  }
  return closed;
}

/**
 * Sends what was closed, one after the other, and says how far it is, whichever part of the page is shown.
 * @param isRefused the report has as many as it may have: its words arrived alone
 */
export async function sendFiles(files: readonly ClosedFile[], isRefused: boolean): Promise<void> {
  const all = files.flatMap(({ claims }) => claims).reduce((sum, { parts }) => sum + parts, 0);
  if (all === 0) return;
  const say = (key: TextKey, arrived = 0): void => {
    const line = document.querySelector<HTMLElement>('[data-sending]');
    // she has left
    if (!line) return;
    line.hidden = false;
    line.textContent = text(key, { part: Math.floor((100 * arrived) / all) });
  };
  if (isRefused) {
    say('state.files.failed');
    return;
  }
  sending += 1;
  let [before, failed] = [0, false];
  say('state.files');
  for (const file of files) {
    try {
      for (const { id, token, parts, withheld, seal } of await file.uploads()) {
        let here = 0;
        const done = await sendParts(
          parts,
          seal,
          {
            put: (part, sealed) =>
              put(`files/${id}/${part}?of=${parts}&withheld=${Number(withheld)}`, token, sealed),
            have: async () => (await post<{ have: number[] }>('files', { id, token })).value?.have,
            pause: async (failures) => {
              say('state.files.waiting', before + here);
              await new Promise((go) => setTimeout(go, Math.min(longestPauseMs, 1000 * 2 ** (failures - 1))));
            },
          },
          (arrived) => {
            here = arrived;
            say('state.files', before + here);
          },
        );
        failed ||= done === 'refused';
        before += parts;
      }
    } catch {
      // it is gone from this device, or was changed
      failed = true;
    }
  }
  sending -= 1;
  say(failed ? 'state.files.failed' : 'state.files.done');
}
