/**
 * "Not known", "not asked" and "refused" as answers of a form field. The kernel's own guard is not used here because it
 * brings the validation library along, which the sign-in page does without.
 */
import type { Unsaid, UnsaidReason } from '../../domain/kernel/values.ts';

export type { Unsaid, UnsaidReason };

export const reasons: readonly UnsaidReason[] = ['not-known', 'not-asked', 'refused'];

/** Why a value was left unsaid; undefined when it was said or not yet answered. */
export function findReason(value: unknown): UnsaidReason | undefined {
  if (typeof value !== 'object' || value === null || !('unsaid' in value)) return undefined;
  return reasons.find((reason) => reason === value.unsaid);
}
