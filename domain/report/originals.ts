/**
 * Originals of files that came with a report [2.6]: what was taken out of a photo can lead to whoever took it, and what could
 * not be cleaned may do harm. One person says why an original is needed, another lets it be opened, and then those two can
 * open it for a while. R13. The server asks `isLetOpen` before it gives one out.
 */
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findWritten, saidOf, writerOf, writes, writtenAt } from '../kernel/inquiry.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting, settingMs } from '../kernel/settings.ts';
import { original } from './entries.ts';

/** An original stays open for so long after it was let open. */
export const opensFor = setting('R13.open', 'hours', 24, 1, 168);
const answerWithin = setting('R13.answer', 'hours', 24, 1, 168);

const asked = ['file', 'reason'] as const;
const seqOf = (one: EntryState, field: string): number => one.heads[field]?.[0]?.stamp.seq ?? 0;
const isDisputed = (one: EntryState): boolean =>
  [...asked, 'letOpen'].some((field) => (one.heads[field] ?? []).length > 1);

/** Whether somebody else let it be opened than who asked for it, after the last word of what was asked. */
function isAgreed(one: EntryState): boolean {
  const by = writerOf(one, 'letOpen');
  return (
    saidOf(original, one, 'letOpen') === true &&
    saidOf(original, one, 'reason') !== undefined &&
    !isDisputed(one) &&
    asked.every((field) => writerOf(one, field) !== by && seqOf(one, field) < seqOf(one, 'letOpen'))
  );
}

/** Until when this request lets its file be opened; undefined where it does not. */
export function openUntil(one: EntryState, hours: number): Date | undefined {
  return isAgreed(one) ? new Date(writtenAt(one, 'letOpen') + settingMs(opensFor, hours)) : undefined;
}

/** Whether this person may open the original of this file now. Taken back, it closes at once. */
export const isLetOpen = (
  dossier: Dossier,
  file: string,
  account: number,
  now: Date,
  hours: number,
): boolean =>
  all(dossier, original).some(
    (one) =>
      saidOf(original, one, 'file') === file &&
      [writerOf(one, 'reason'), writerOf(one, 'letOpen')].includes(account) &&
      (openUntil(one, hours) ?? now) > now,
  );

/** Those that nobody has answered. */
export const openRequests = (dossier: Dossier): readonly EntryState[] =>
  all(dossier, original).filter((one) => saidOf(original, one, 'letOpen') === undefined);

export const r13 = safeguard('R13', {
  section: '2.6',
  needs: ['original'],
  settings: [opensFor, answerWithin],
  texts: ['own-request', 'changed', 'answer'],
  blocks: (operation) => writes(operation, original),
  check: (dossier, _context, operation, before) => {
    const written = findWritten(dossier, original, operation);
    if (!written || saidOf(original, written, 'letOpen') !== true) return holds;
    const was = before.entries.find(({ id }) => id === written.id);
    // what somebody agreed to stays as it was when she did
    if (
      was &&
      saidOf(original, was, 'letOpen') === true &&
      operation &&
      writes(operation, original, ...asked)
    )
      return fails('changed', 'operator', ['original']);
    return isAgreed(written) ? holds : fails('own-request', 'supervisor', ['original']);
  },
  duties: (dossier, context) =>
    openRequests(dossier).map((one) => ({
      key: `answer-${one.id}`,
      reason: 'answer',
      due: after(one.accepted, answerWithin, context),
      role: 'supervisor',
      remedy: ['original'],
      climbs: ['liaison'],
    })),
});
