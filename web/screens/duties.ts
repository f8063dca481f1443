/** What a duty says, and where its form is. */
import type { DutyItem } from '../client/types.ts';
import type { I18n } from '../i18n.ts';

/** The words of a duty: the safeguard's own text for it, else what settles it. */
export function dutyWords({ duty, kind }: DutyItem, words: I18n): string {
  const reason = duty.reason ?? duty.key.replace(/-?[0-9a-f]{8}-.*$/, '');
  return (
    words.findDeclared(`safeguard.${duty.safeguard}.${reason}`) ??
    words.findDeclared(`safeguard.${duty.safeguard}.${duty.key}`) ??
    words.findDeclared(`duty.${duty.reason ?? duty.kind}`) ??
    words.findDeclared(`${kind}.${duty.remedy[0] ?? ''}`) ??
    duty.safeguard
  );
}

/** The one form that settles it: the remedy's, else the dossier. */
export function dutyHref({ dossier, kind, duty }: DutyItem, roles: readonly string[]): string {
  if (kind === 'report') {
    if (roles.includes('operator')) return `/console/${dossier}`;
    if (roles.includes('responder')) return `/calls/${dossier}`;
  }
  const form = duty.remedy[0];
  return form && duty.kind === 'duty' ? `/dossiers/${dossier}/write/${form}` : `/dossiers/${dossier}`;
}
