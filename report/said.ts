/** What is in the form of a report, and what is wrong with it. */
import { longestPlace, longestText } from '../domain/report/publicPage.ts';
import type { Involved } from '../domain/report/sealedMessage.ts';
import { get, problem, valuesOf } from './dom.ts';

export interface Said {
  readonly text: string;
  readonly place: string;
  readonly area: string;
  readonly danger: string;
  readonly involved: readonly Involved[];
  readonly lang: string;
}

const involvedOf = (part: string, which: readonly string[]): readonly Involved[] => {
  if (part === 'no') return ['none'];
  if (part === 'not-sure') return ['not-sure'];
  if (part !== 'yes') return [];
  const named = which.filter((one) => one === 'police' || one === 'office' || one === 'this-service');
  return named.length > 0 ? named : ['not-sure'];
};

export function read(form: HTMLFormElement): Said {
  const { one, all } = valuesOf(form);
  return {
    text: one('text').trim(),
    place: one('place').trim(),
    area: one('area'),
    danger: one('danger'),
    involved: involvedOf(one('part'), all('involved')),
    lang: document.documentElement.lang,
  };
}

/** Says what is wrong, if something is. */
export function findMistake(form: HTMLFormElement, said: Said, hasFiles = false): boolean {
  const field = get<HTMLTextAreaElement>('#text', form);
  const place = get<HTMLInputElement>('#place', form);
  if (said.text === '' && said.place === '' && !hasFiles) problem(form, 'problem.empty', {}, field);
  else if (said.text.length > longestText)
    problem(form, 'problem.long', { over: said.text.length - longestText }, field);
  else if (said.place.length > longestPlace) problem(form, 'problem.place', {}, place);
  else return false;
  return true;
}
