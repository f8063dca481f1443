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
  // a list of payments is looked at where it is worked
  if (duty.safeguard === 'H14') return `/cycles/${dossier}`;
  // the stay that carers say is over is ended, not written anew
  if (duty.safeguard === 'C11' && duty.key.startsWith('end-'))
    return `/dossiers/${dossier}/act/move-out?entry.stay=${duty.key.slice('end-'.length)}`;
  const form = duty.remedy[0];
  if (!form || duty.kind !== 'duty') return `/dossiers/${dossier}`;
  // a visit's form asks when it was due
  const known = form === 'follow-up' ? `?set.due=${duty.due.slice(0, 10)}` : '';
  return `/dossiers/${dossier}/write/${form}${known}`;
}

/** Tells one duty from all others. */
export const keyOf = ({ dossier, duty }: DutyItem): string => `${dossier} ${duty.safeguard} ${duty.key}`;

/** From so many on, the same thing to do in different dossiers is one line. */
const togetherFrom = 4;

/** Duties that say the same, soonest first; a few of them stay single. */
export function alike(items: readonly DutyItem[], words: I18n): readonly Alike[] {
  return [...Map.groupBy(items, (one) => dutyWords(one, words)).values()]
    .flatMap((same) => (same.length < togetherFrom ? same.map((one) => [one]) : [same]))
    .map((same) => same.toSorted((a, b) => Date.parse(a.duty.due) - Date.parse(b.duty.due)))
    .flatMap(([first, ...others]): readonly Alike[] => (first ? [[first, ...others]] : []))
    .toSorted(([a], [b]) => Date.parse(a.duty.due) - Date.parse(b.duty.due));
}

export type Alike = readonly [DutyItem, ...DutyItem[]];
