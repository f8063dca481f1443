/** What is said of hearings, decisions and days of a proceeding. */
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { saidIn } from '../../../domain/kernel/dossier.ts';
import { showDate } from '../../dates.ts';
import type { I18n } from '../../i18n.ts';
import { addMessages } from '../../i18n.ts';
import { justiceTexts } from '../../messages/parts/justice.en.ts';

addMessages('en', justiceTexts);

/** A day, or a day with its hour, as exact as it is known. */
export const whenWords = (on: string, words: I18n): string =>
  on.includes('T') ? words.instant(on) : showDate(on, words);

export const dayWords = (on: string, words: I18n): string =>
  on.includes('T') ? words.instant(on, { dateStyle: 'long' }) : showDate(on, words);

export const hearingWords = (one: EntryState, { t, declared }: I18n): string => {
  const kind = saidIn<string>(one, 'kind');
  return kind === undefined ? t('justice.hearing') : declared(codeLabelKey({ id: 'hearing-kind' }, kind));
};

export const codeWords = (list: string, code: string, { declared }: I18n): string =>
  declared(codeLabelKey({ id: list }, code));
