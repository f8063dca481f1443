/** What is counted in a report beside its measured fields [2.6]. */
import { channel } from '../codes/index.ts';
import type { Count } from '../kernel/counts.ts';
import { count, firstOf, span } from '../kernel/counts.ts';
import type { Dossier } from '../kernel/dossier.ts';
import { newest, saidOf } from '../kernel/inquiry.ts';
import { opening } from './entries.ts';

const opened = (dossier: Dossier): number => Date.parse(dossier.created);
const answers = ['dispatch', 'need', 'outcome'];
const answered = (dossier: Dossier): number | undefined => {
  const times = answers.flatMap((type) => firstOf(type)(dossier) ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
};
const minuteMs = 60_000;

export const counts: readonly Count[] = [
  span('report-answered-after', {
    group: 'report-response',
    needs: answers,
    from: opened,
    to: answered,
  }),
  // who may read by which way it came may know how long that way takes
  count('report-answered-by-channel', {
    group: opening.group,
    needs: [opening.type, ...answers],
    answers: channel.codes,
    labels: `code.${channel.id}.`,
    of: (dossier) => {
      const [way, at] = [saidOf(opening, newest(dossier, opening), 'channel'), answered(dossier)];
      if (way === undefined || at === undefined) return [];
      return [{ at, answer: way, value: Math.max(0, Math.round((at - opened(dossier)) / minuteMs)) }];
    },
  }),
];
