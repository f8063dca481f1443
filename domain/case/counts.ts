/** What is counted in a child's case beside its measured fields [2.7, 2.8]. */
import { exploitationType, identificationDecision } from '../codes/index.ts';
import type { Count, Counted } from '../kernel/counts.ts';
import { count, firstOf, once, span } from '../kernel/counts.ts';
import { findInterval } from '../kernel/dates.ts';
import type { EntryState } from '../kernel/dossier.ts';
import { entriesOf, happenedAt, saidIn } from '../kernel/dossier.ts';

/** The child whom the case is about. */
export const counted: Counted = {
  entry: 'identity',
  traits: {
    sex: ['sex'],
    'age-group': ['dateOfBirth', 'estimatedAge'],
    nationality: ['nationality'],
    disability: ['disability'],
  },
};

const dayMs = 86_400_000;
const isVictim = (entry: EntryState): boolean =>
  ['presumed', 'identified', 'recognised'].includes(saidIn(entry, 'decision') ?? '');

/** The day a field names, epoch ms. */
function dayIn(entry: EntryState, field: string): number | undefined {
  const said = saidIn<string>(entry, field);
  const day = said === undefined ? undefined : findInterval(said);
  return day && day.from * dayMs;
}

const yearMs = 365.25 * dayMs;
const within = ['within-1-year', 'within-2-years', 'within-3-years', 'later'] as const;

export const counts: readonly Count[] = [
  once('case-identified', ['identification', 'decision'], {
    group: 'trafficking',
    answers: identificationDecision.codes,
    labels: `code.${identificationDecision.id}.`,
  }),
  once('case-exploitation', ['exploitation', 'types'], {
    group: 'trafficking',
    answers: exploitationType.codes,
    labels: `code.${exploitationType.id}.`,
  }),
  span('case-guardian-after', {
    group: 'guardianship',
    needs: ['guardian'],
    from: (dossier) => Date.parse(dossier.created),
    to: firstOf('guardian'),
  }),
  count('case-best-interests', {
    group: 'best-interests',
    needs: ['identification', 'best-interests'],
    answers: ['yes', 'no'],
    labels: 'figure.answer.',
    of: (dossier) => {
      const at = firstOf('identification', isVictim)(dossier);
      if (at === undefined) return [];
      return [{ at, answer: entriesOf(dossier, 'best-interests').length > 0 ? 'yes' : 'no' }];
    },
  }),
  count('case-returned', {
    group: 'best-interests',
    needs: ['return'],
    answers: ['all-gates', 'gate-missed'],
    labels: 'figure.answer.',
    of: (dossier) =>
      entriesOf(dossier, 'return').flatMap((entry) => {
        const at = dayIn(entry, 'arrivedOn');
        const answer = entry.breaches.length > 0 ? 'gate-missed' : 'all-gates';
        return at === undefined ? [] : [{ at, answer, entry }];
      }),
  }),
  // found to be a victim anew after she had gone home or her case was closed
  count('case-retrafficked', {
    group: 'trafficking',
    needs: ['identification', 'return', 'closure'],
    answers: within,
    labels: 'figure.answer.',
    of: (dossier) => {
      const ended = [
        ...entriesOf(dossier, 'return').flatMap((entry) => dayIn(entry, 'arrivedOn') ?? []),
        ...entriesOf(dossier, 'closure').map((entry) => dayIn(entry, 'on') ?? happenedAt(entry)),
      ];
      return entriesOf(dossier, 'identification')
        .filter(isVictim)
        .flatMap((entry) => {
          const at = happenedAt(entry);
          const since = Math.max(...ended.filter((end) => end < at));
          const years = Math.min(3, Math.floor((at - since) / yearMs));
          return Number.isFinite(since) ? [{ at, answer: within[years] ?? 'later', entry }] : [];
        });
    },
  }),
  count('case-follow-up', {
    group: 'follow-up',
    needs: ['follow-up'],
    answers: ['done', 'missed'],
    labels: 'figure.answer.',
    of: (dossier) =>
      entriesOf(dossier, 'follow-up').flatMap((entry) => {
        const visited = dayIn(entry, 'visitedOn');
        if (visited !== undefined) return [{ at: visited, answer: 'done', entry }];
        const at = dayIn(entry, 'due');
        return at === undefined || saidIn(entry, 'missedBecause') === undefined
          ? []
          : [{ at, answer: 'missed', entry }];
      }),
  }),
];
