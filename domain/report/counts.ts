/** What is counted in a report beside its measured fields [2.6]. */
import type { Count } from '../kernel/counts.ts';
import { firstOf, span } from '../kernel/counts.ts';
import type { Dossier } from '../kernel/dossier.ts';

const opened = (dossier: Dossier): number => Date.parse(dossier.created);
const answers = ['dispatch', 'need', 'outcome'];

export const counts: readonly Count[] = [
  span('report-answered-after', {
    group: 'report-response',
    needs: answers,
    from: opened,
    to: (dossier) => {
      const times = answers.flatMap((type) => firstOf(type)(dossier) ?? []);
      return times.length > 0 ? Math.min(...times) : undefined;
    },
  }),
];
