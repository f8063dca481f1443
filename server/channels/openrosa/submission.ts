/** A filled-in form as a phone sends it, read into what is sealed and what decides where it goes. */

import { dangerNow, involved } from '../../../domain/codes/index.ts';
import type { DangerNow, Involved } from '../../../domain/report/sealedMessage.ts';
import { contentDigest } from '../../vault/digest.ts';
import type { Arrival } from '../intake.ts';
import type { Part } from '../parts.ts';
import type { ownText } from './form.ts';
import { formId } from './form.ts';
import { questions } from './questions.ts';
import type { Element } from './xml.ts';
import { BadXml, readXml } from './xml.ts';

export interface Submission {
  /** Id that the phone gave this form when it was filled in. */
  readonly instance: string;
  /** Of the form as it was sent before, when this one is a change of it. */
  readonly edits: string | undefined;
  readonly dangerNow: DangerNow | undefined;
  readonly involved: readonly Involved[];
  /** A code, which may be of no area. */
  readonly area: string;
  readonly text: string;
  readonly place: string;
  readonly heardBy: string;
  readonly reach: string;
  /** Whatever else was answered, by its name: of another version of the form, and not to be lost. */
  readonly others: readonly { readonly name: string; readonly text: string }[];
}

/** It was made of a form that is not ours. */
export class UnknownForm extends Error {
  override readonly name = 'UnknownForm';
}

const longestId = 200;
const known = new Set(questions.map(({ name }) => name));

/** Throws `BadXml` or `UnknownForm`. */
export function readSubmission(bytes: Uint8Array): Submission {
  const root = readXml(bytes);
  if (root.attributes['id'] !== formId) throw new UnknownForm();
  const meta = root.children.find(({ name }) => name === 'meta');
  const metaText = (wanted: string): string =>
    meta?.children.find(({ name }) => name === wanted)?.text.trim() ?? '';
  const instance = metaText('instanceID') || (root.attributes['instanceID'] ?? '');
  const edits = metaText('deprecatedID');
  if (instance === '' || instance.length > longestId || edits.length > longestId)
    throw new BadXml('no instance');
  const answer = (wanted: string): string =>
    root.children.find(({ name }) => name === wanted)?.text.trim() ?? '';
  const danger = answer('dangerNow');
  return {
    instance,
    edits: edits === '' || edits === instance ? undefined : edits,
    dangerNow: dangerNow.has(danger) ? danger : undefined,
    involved: [...new Set(answer('involved').split(/\s+/))].filter((code) => involved.has(code)),
    area: answer('area'),
    text: answer('text'),
    place: answer('place'),
    heardBy: answer('heardBy'),
    reach: answer('reach'),
    others: root.children
      .filter(({ name }) => name !== 'meta' && !known.has(name))
      .flatMap((one) => leaves(one)),
  };
}

function leaves(element: Element, within = ''): Submission['others'] {
  const name = within === '' ? element.name : `${within} ${element.name}`;
  const text = element.text.trim();
  return [
    ...(text === '' ? [] : [{ name, text }]),
    ...element.children.flatMap((child) => leaves(child, name)),
  ];
}

type Text = ReturnType<typeof ownText>;

/**
 * A submission as it is taken in: what the seal has no place of its own for stands under its question below the words.
 * @param bytes the form as it came: one that differs in a letter is another
 */
export function arrivalOf(
  channel: Arrival['channel'],
  submission: Submission,
  bytes: Buffer,
  files: readonly Part[],
  text: Text,
): Arrival {
  const { instance, edits, heardBy, reach, others } = submission;
  const under = (question: string, answer: string): readonly string[] =>
    answer === '' ? [] : [`${question}\n${answer}`];
  const words = [
    ...(edits === undefined ? [] : [text('fieldForm.changed')]),
    ...(submission.text === '' ? [] : [submission.text]),
    ...under(text('fieldForm.heardBy'), heardBy),
    ...under(text('fieldForm.reach'), reach),
    ...others.flatMap((one) => under(one.name, one.text)),
  ];
  return {
    channel,
    sender: edits ?? instance,
    text: words.join('\n\n'),
    files: files.map(({ name, fileName, ...file }) => ({ ...file, name: fileName ?? name })),
    form: {
      instance,
      edits,
      digest: contentDigest(bytes),
      place: submission.place,
      area: submission.area,
      danger: submission.dangerNow,
      involved: submission.involved,
    },
  };
}
