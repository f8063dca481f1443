/** Which message says what a safeguard wants: of a duty, an alert, a review, a refusal. */
import type { Duty } from './dossier.ts';

/** `word`, `word-<uuid>`, `word-<number>`, also several of these, each perhaps with the role told: `word@role`. */
const form = /^(.+?)(?:-(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+))*(?:@.*)?$/;

/** The text of a safeguard that a duty's or alert's key begins with. */
export const textOf = (key: string): string => form.exec(key)?.[1] ?? key;

/** Message key of what a duty, alert or review says. */
export function dutyTextKey(duty: Pick<Duty, 'safeguard' | 'kind' | 'key' | 'reason'>): string {
  if (duty.reason === 'emergency' || duty.reason === 'breach') return `safeguard.${duty.reason}`;
  return `safeguard.${duty.safeguard}.${duty.reason ?? textOf(duty.key)}`;
}

/** Message key of why an operation was refused. */
export const refusalTextKey = (refusal: { readonly safeguard: string; readonly reason: string }): string =>
  refusal.reason === 'unknown' ? 'safeguard.unknown' : `safeguard.${refusal.safeguard}.${refusal.reason}`;
