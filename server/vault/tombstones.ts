/**
 * The list of destroyed subjects as a file beside the databases: what a restore of an old backup must destroy again.
 *
 * One line each, `dossier subject day`, added and on disk before the key is destroyed. It names nobody. Restoring a
 * backup must never replace this file by an older one.
 */
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Whose key: a dossier and a subject in it (0 the matter itself, 1 the child, 2 the reporter, others from 10). */
export interface SubjectRef {
  readonly dossier: string;
  readonly subject: number;
}

const LINE = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}) (\d+) \d{4}-\d\d-\d\d$/;
// What a power cut leaves of a line. Nobody was told that it was done, and its destruction can be asked for again.
const TORN = /^[\da-f-]{0,36}( \d*( [\d-]{0,10})?)?$/;

/** Adds subjects to the file and returns when they are on disk. */
export async function addTombstones(file: string, refs: readonly SubjectRef[]): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const lines = refs.map(({ dossier, subject }) => `${dossier.toLowerCase()} ${subject} ${day}\n`);
  if (!lines.every((line) => LINE.test(line.trimEnd())))
    throw new Error('This names no subject of a dossier.');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a+', 0o600);
  try {
    await handle.appendFile((await endsTorn(handle)) ? `\n${lines.join('')}` : lines.join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Adds those of the subjects that the file does not name yet: how many. */
export async function addMissingTombstones(file: string, refs: readonly SubjectRef[]): Promise<number> {
  const name = ({ dossier, subject }: SubjectRef): string => `${dossier.toLowerCase()} ${subject}`;
  const known = new Set((await readTombstones(file)).map(name));
  const missing = refs.filter((ref) => !known.has(name(ref)));
  if (missing.length > 0) await addTombstones(file, missing);
  return missing.length;
}

/** All subjects in the file; none when there is no file. Throws when a line is damaged by more than a power cut. */
export async function readTombstones(file: string): Promise<SubjectRef[]> {
  let text = '';
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return text.split('\n').flatMap((line, at) => {
    const [, dossier, subject] = LINE.exec(line) ?? [];
    if (dossier !== undefined && subject !== undefined) return [{ dossier, subject: Number(subject) }];
    if (TORN.test(line)) return [];
    throw new Error(
      `Line ${at + 1} of ${file} is damaged: which subject was destroyed cannot be read. Restore the file.`,
    );
  });
}

async function endsTorn(handle: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
}
