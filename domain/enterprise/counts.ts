/** What is counted of an enterprise beside its measured fields [2.4]. */
import type { Count } from '../kernel/counts.ts';
import { count } from '../kernel/counts.ts';
import { entriesOf, happenedAt, saidIn } from '../kernel/dossier.ts';

export const counts: readonly Count[] = [
  count('enterprise-finding', {
    group: 'enterprise-inspection',
    needs: ['finding', 'corrective-action'],
    answers: ['open', 'remedied'],
    labels: 'figure.answer.',
    of: (dossier) => {
      const remedied = new Set(
        entriesOf(dossier, 'corrective-action')
          .filter((entry) => saidIn(entry, 'holds') === true)
          .map((entry) => saidIn<string>(entry, 'finding')),
      );
      return entriesOf(dossier, 'finding')
        .filter((entry) => saidIn(entry, 'state') === 'confirmed')
        .map((entry) => ({
          at: happenedAt(entry),
          answer: remedied.has(entry.id) ? 'remedied' : 'open',
          entry,
        }));
    },
  }),
];
