/**
 * Taking back what was just done, where that can be: by further operations on the one write path, so that the history
 * shows both. Offered for some seconds beside the word that it is done.
 */
import type { Json } from '../../domain/kernel/values.ts';
import { isItemChange } from '../../domain/kernel/values.ts';
import { addMessages, i18n } from '../i18n.ts';
import { settlingTexts } from '../messages/parts/settling.en.ts';
import { toast } from '../ui/Toast.tsx';
import type { Draft } from './acts.ts';
import { perform } from './acts.ts';
import { ApiProblem } from './api.ts';
import { problemWords } from './words.ts';

addMessages('en', settlingTexts);

/** An entry as it was written: what is needed to take that back. */
export interface Written {
  readonly dossier: string;
  readonly type: string;
  readonly entry: string;
  /** Version of the dossier after it: what others write later speaks against taking it back. */
  readonly base: number;
  readonly revision?: number;
}

/** What takes a new entry back. */
export const withdrawal = ({ dossier, type, entry, base }: Written): Draft => ({
  ...{ op: 'withdraw', dossier, type, entry, base },
  reason: i18n().t('undo.reason'),
});

/** What gives an entry its earlier answers back; undefined where a list was changed, since its items have new ids. */
export function reversal(
  { dossier, type, entry, base, revision }: Written,
  set: Readonly<Record<string, Json>>,
  before: Readonly<Record<string, Json>>,
): Draft | undefined {
  if (Object.values(set).some(isItemChange)) return undefined;
  const back = Object.fromEntries(Object.keys(set).map((name) => [name, before[name] ?? null]));
  return {
    ...{ op: 'set', dossier, type, entry, base, set: back },
    ...(revision === undefined ? {} : { revision }),
  };
}

/** Says that something is done, with a way to take it back if there is one. */
export function toastWithUndo(text: string, back: readonly Draft[] | undefined): void {
  const { t } = i18n();
  if (!back || back.length === 0) {
    toast(text);
    return;
  }
  toast(text, 'done', {
    label: t('undo.do'),
    onAct: () => {
      perform('undo', back).then(
        () => toast(t('undo.done'), 'info'),
        (error: unknown) => {
          if (!(error instanceof ApiProblem)) throw error;
          const { happened, kept } = problemWords(error, i18n());
          toast([happened, kept].filter(Boolean).join(' '), 'danger');
        },
      );
    },
  });
}
