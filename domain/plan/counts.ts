/** What is counted of a national plan beside its measured fields [all sections]. */
import { actionTiming } from '../codes/index.ts';
import type { Count } from '../kernel/counts.ts';
import { count } from '../kernel/counts.ts';
import { findInterval } from '../kernel/dates.ts';
import { entriesOf, happenedAt, saidIn } from '../kernel/dossier.ts';

const dayMs = 86_400_000;

export const counts: readonly Count[] = [
  // each action as its newest progress tells it
  count('plan-action-now', {
    group: 'national-plan',
    needs: ['progress'],
    answers: actionTiming.codes,
    labels: `code.${actionTiming.id}.`,
    of: (dossier) => {
      const newest = new Map(
        entriesOf(dossier, 'progress').map((entry) => [saidIn<string>(entry, 'action') ?? entry.id, entry]),
      );
      return [...newest.values()].flatMap((entry) => {
        const answer = saidIn<string>(entry, 'timing');
        return answer === undefined ? [] : [{ at: happenedAt(entry), answer, entry }];
      });
    },
  }),
  count('treaty-report-sent', {
    group: 'treaty-report',
    needs: ['treaty-report'],
    answers: ['in-time', 'late', 'waiting'],
    labels: 'figure.answer.',
    of: (dossier) =>
      entriesOf(dossier, 'treaty-report').flatMap((entry) => {
        const [due, sent] = ['due', 'sentOn'].map((field) =>
          findInterval(saidIn<string>(entry, field) ?? ''),
        );
        if (!due) return [];
        const answer = !sent ? 'waiting' : sent.from > due.to ? 'late' : 'in-time';
        return [{ at: due.from * dayMs, answer, entry }];
      }),
  }),
];
