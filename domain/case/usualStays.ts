/**
 * How many days a child ordinarily stays at a stage at most; beyond that a supervisor is asked to look why. A prompt, no rule:
 * the deadlines that bind are those of the safeguards [2.8].
 */
import type { Setting } from '../kernel/settings.ts';
import { setting } from '../kernel/settings.ts';

const usual = (state: string, days: number): Setting => setting(`stay-${state}`, 'days', days, 1, 3650);

/** By state of a case; others have no usual time. */
export const usualStays = {
  intake: usual('intake', 14),
  identified: usual('identified', 30),
  reopened: usual('reopened', 30),
  assessed: usual('assessed', 30),
  planned: usual('planned', 30),
  recovering: usual('recovering', 180),
  reintegrating: usual('reintegrating', 180),
  'following-up': usual('following-up', 730),
} as const satisfies Readonly<Record<string, Setting>>;
