/** A view somebody keeps: a kind and how its list is narrowed. It has no name to type; its words follow from it. */
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { KnownNames } from '../../client/directory.ts';
import type { I18n } from '../../i18n.ts';
import { answerWords, readNarrowing } from './narrowing.ts';

export interface View {
  readonly kind: string;
  /** As `writeNarrowing` writes it. */
  readonly query: string;
}

export const isSameView = (a: View, b: View): boolean => a.kind === b.kind && a.query === b.query;

/** "Recovering, Middle River, Sex: girl or woman". */
export function viewWords(kind: KindDeclaration, { query }: View, words: I18n, known: KnownNames): string {
  const { states, area, answers } = readNarrowing(query);
  const parts = [
    ...states.map((state) => words.declared(`${kind.kind}.state.${state}`)),
    ...(area ? [known.areaName(area)] : []),
    ...answers.map((answer) => answerWords(kind, answer, words)),
  ];
  return parts.length > 0 ? words.list(parts) : words.t('records.all');
}
