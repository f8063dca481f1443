/** What is counted of an agency beside its measured fields [2.3]. */
import type { Count, Counted } from '../kernel/counts.ts';
import { count } from '../kernel/counts.ts';
import { entriesOf, happenedAt, saidIn } from '../kernel/dossier.ts';
import type { AgeRange } from '../kernel/fields.ts';

/** The workers whom it placed or refused. */
export const counted: Counted = {
  entry: 'placement',
  traits: { sex: ['sex'], 'age-group': ['dateOfBirth', 'age'] },
};

const adult = 18;

export const counts: readonly Count[] = [
  count('minors-migrated-informally', {
    group: 'agency-placements',
    needs: ['placement'],
    answers: ['yes'],
    labels: 'figure.answer.',
    of: (dossier) =>
      entriesOf(dossier, 'placement').flatMap((entry) => {
        const age = saidIn(entry, 'age') as AgeRange | undefined;
        const went = saidIn(entry, 'wentAnyway') === true && age !== undefined && age.from < adult;
        return went ? [{ at: happenedAt(entry), answer: 'yes', entry }] : [];
      }),
  }),
];
