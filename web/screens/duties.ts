/** What a duty says, and where its form is. */
import { dutyTextKey } from '../../domain/kernel/texts.ts';
import type { DutyItem } from '../client/types.ts';
import type { I18n } from '../i18n.ts';

/** The words of a duty, alert or review: the safeguard's own. */
export const dutyWords = ({ duty }: DutyItem, words: I18n): string => words.declared(dutyTextKey(duty));

/** The one form that settles it: the remedy's, else the dossier. */
export function dutyHref({ dossier, kind, duty }: DutyItem, roles: readonly string[]): string {
  if (kind === 'report') {
    if (roles.includes('operator')) return `/console/${dossier}`;
    if (roles.includes('responder')) return `/calls/${dossier}`;
  }
  const form = duty.remedy[0];
  return form && duty.kind === 'duty' ? `/dossiers/${dossier}/write/${form}` : `/dossiers/${dossier}`;
}
