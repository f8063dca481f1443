/** Pieces that the pages of the register share: marks, rows of facts, prices. */
import type { Standing } from '../../../../domain/agency/standing.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import type { Html } from '../../../http/viewer/html.ts';
import { html } from '../../../http/viewer/html.ts';
import type { Asked } from '../frame.ts';
import { dateWords, moneyWords } from '../words.ts';
import { listOf, moneyOf, textOf } from './said.ts';

const looks: Readonly<Record<Standing, readonly [look: 'yes' | 'wait' | 'no', sign: string]>> = {
  'in-force': ['yes', '✓'],
  'not-yet': ['wait', '○'],
  applied: ['wait', '○'],
  suspended: ['no', '✕'],
  revoked: ['no', '✕'],
  expired: ['no', '✕'],
  refused: ['no', '✕'],
  unlicensed: ['no', '✕'],
};

/** What a licence is worth: a shape, a word and a colour. */
export function mark({ text }: Asked, standing: Standing, isBig = false): Html {
  const [look, sign] = looks[standing];
  return html`<span class="mark ${look}${isBig ? ' big' : ''}"><span aria-hidden="true">${sign}</span> ${text(`register.is.${standing}`)}</span>`;
}

/** The words of a code that the register tells (`sector`, `QA`). */
export const codeWords = ({ label }: Asked, list: string, code: Json | undefined): string =>
  typeof code === 'string' ? label(`code.${list}.${code}`) : '';

/** The words of a list of codes, as the language joins them. */
export const codesWords = (asked: Asked, list: string, value: Json | undefined, field: string): string =>
  new Intl.ListFormat(asked.language, { type: 'conjunction' }).format(
    listOf(value, field).map((code) => codeWords(asked, list, code)),
  );

/** A sum; a dash where none is told. */
export function sumWords({ language }: Asked, value: Json | undefined, field: string): string {
  const sum = moneyOf(value, field);
  return sum ? moneyWords(language, sum) : '–';
}

/** From when to when something holds. */
export function period({ language, text }: Asked, value: Json | undefined): string {
  const from = dateWords(language, textOf(value, 'from'));
  const to = dateWords(language, textOf(value, 'to'));
  return to === '' ? text('register.since', { from }) : text('register.until', { from, to });
}

/** Questions and answers side by side; those without an answer are left out. */
export const told = (...some: readonly (readonly [question: string, answer: string | Html])[]): Html =>
  html`<dl class="told">${some
    .filter(([, answer]) => answer !== '')
    .map(([question, answer]) => html`<div><dt>${question}</dt><dd>${answer}</dd></div>`)}</dl>`;
