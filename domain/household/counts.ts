/** What is counted in a household beside its measured fields [2.1, 2.2]. */
import { measuringTime } from '../codes/index.ts';
import type { Count, Counted } from '../kernel/counts.ts';
import { count } from '../kernel/counts.ts';
import { entriesOf, happenedAt, saidIn } from '../kernel/dossier.ts';

/** The members of the household. */
export const counted: Counted = {
  entry: 'member',
  traits: { sex: ['sex'], 'age-group': ['birth', 'age'], disability: ['disability'] },
};

export const counts: readonly Count[] = [
  // per cent of the school days that there were
  count('household-attendance', {
    group: 'household-members',
    needs: ['measurement'],
    answers: measuringTime.codes,
    labels: `code.${measuringTime.id}.`,
    of: (dossier) =>
      entriesOf(dossier, 'measurement').flatMap((entry) => {
        const possible = saidIn<number>(entry, 'daysPossible') ?? 0;
        const attended = saidIn<number>(entry, 'daysAttended');
        const answer = saidIn<string>(entry, 'time');
        if (possible === 0 || attended === undefined || answer === undefined) return [];
        const value = Math.min(100, Math.round((100 * attended) / possible));
        return [{ at: happenedAt(entry), answer, value, entry }];
      }),
  }),
];
