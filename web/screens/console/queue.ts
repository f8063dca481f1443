/** The order of the live queue: what is due first stands first, and what nobody has judged is due as danger now [R3]. */
import type { DossierLine, DutyItem } from '../../client/types.ts';

/** What the console asks the list of reports for: the open ones, those that are due first first. */
export const queuePage = {
  kind: 'report',
  state: ['received', 'triaged', 'responding', 'answered'],
  sort: 'due',
  order: 'asc',
  entries: 'joined',
  limit: '100',
} as const;

export interface QueueLine {
  readonly line: DossierLine;
  /** What is due first there for operators, if anything is and it was told. */
  readonly duty: DutyItem | undefined;
  /** When that is. */
  readonly due: string | undefined;
}

const hour = 3_600_000;

/** Sections of the queue, the most pressing first. */
export const spans = ['now', 'today', 'later', 'inHand'] as const;
export type Span = (typeof spans)[number];

const dueOf = ({ due }: QueueLine): number => (due ? Date.parse(due) : Number.POSITIVE_INFINITY);

/** Which section a line stands in at a time (epoch ms). Not judged yet: now. */
export function spanOf(one: QueueLine, now: number): Span {
  const left = dueOf(one) - now;
  if (one.line.state === 'received' || left < 2 * hour) return 'now';
  if (left === Number.POSITIVE_INFINITY) return 'inHand';
  return left < 24 * hour ? 'today' : 'later';
}

/** All open reports in order. Of the operators' tasks those are told that are due first, perhaps not all of them. */
export function inOrder(
  lines: readonly DossierLine[],
  { duties, more }: { readonly duties: readonly DutyItem[]; readonly more: boolean },
  now: number,
): QueueLine[] {
  const told = more ? Date.parse(duties.at(-1)?.duty.due ?? '') : Number.POSITIVE_INFINITY;
  /** What was not told is due later than all that was. Whose task it is, is not known then: in doubt it is an operator's. */
  const untold = ({ nextDue }: DossierLine): string | undefined =>
    nextDue !== null && Date.parse(nextDue) >= told ? nextDue : undefined;
  const first = new Map<string, DutyItem>();
  for (const item of duties) {
    const known = first.get(item.dossier);
    if (item.duty.kind !== 'duty' || (known && known.duty.due <= item.duty.due)) continue;
    first.set(item.dossier, item);
  }
  return lines
    .map((line) => {
      const duty = first.get(line.id);
      return { line, duty, due: duty?.duty.due ?? untold(line) };
    })
    .sort(
      (a, b) =>
        spans.indexOf(spanOf(a, now)) - spans.indexOf(spanOf(b, now)) ||
        // two without a deadline: infinity less infinity is no number
        (dueOf(a) === dueOf(b) ? 0 : dueOf(a) - dueOf(b)) ||
        a.line.created.localeCompare(b.line.created),
    );
}
