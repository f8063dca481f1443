/** What a responder's teams are asked to do, read from a list of reports. Draws nothing. */
import { urgency as urgencies } from '../../../domain/codes/index.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { saidOf } from '../../../domain/kernel/inquiry.ts';
import { isGoing } from '../../../domain/report/asking.ts';
import { dispatch } from '../../../domain/report/entries.ts';
import type { DossierLine } from '../../client/types.ts';

export interface Asked {
  readonly line: DossierLine;
  /** What the list tells of it: where, who and what is safe stand in the dossier alone. */
  readonly one: EntryState;
}

type Told = NonNullable<DossierLine['entries']>[number];

const asEntry = (line: DossierLine, { id, type, values }: Told): EntryState => ({
  id,
  type,
  subject: 0,
  created: 0,
  version: line.version,
  by: 0,
  recorded: line.created,
  accepted: line.created,
  revision: 1,
  heads: Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      [{ value, stamp: { seq: line.version, op: id, by: 0, at: line.created, covers: [] } }],
    ]),
  ),
  breaches: [],
});

/** Another team of its profession said after it was asked that it goes; who was faster in truth, the server decides. */
const isTaken = (one: EntryState, others: readonly EntryState[]): boolean =>
  saidOf(dispatch, one, 'acceptedAt') === undefined &&
  others.some(
    (other) =>
      other.id !== one.id &&
      saidOf(dispatch, other, 'discipline') === saidOf(dispatch, one, 'discipline') &&
      saidOf(dispatch, other, 'task') === saidOf(dispatch, one, 'task') &&
      isGoing(other) &&
      Date.parse(saidOf(dispatch, other, 'acceptedAt') ?? '') >
        Date.parse(saidOf(dispatch, one, 'askedAt') ?? ''),
  );

const rank = ({ one }: Asked): number => {
  const said = saidOf(dispatch, one, 'urgency');
  // what nobody has judged counts as danger now
  return said === undefined ? 0 : urgencies.codes.indexOf(said);
};

/** What these teams are asked, nobody else goes to, and they have not told the result of: most urgent first, then longest asked. */
export const askedOf = (lines: readonly DossierLine[], teams: readonly number[]): readonly Asked[] =>
  lines
    .flatMap((line) => {
      const all = (line.entries ?? [])
        .filter(({ type }) => type === dispatch.type)
        .map((told) => asEntry(line, told));
      return all.filter((one) => !isTaken(one, all)).map((one) => ({ line, one }));
    })
    .filter(
      ({ one }) =>
        teams.includes(saidOf(dispatch, one, 'team') ?? 0) && saidOf(dispatch, one, 'result') === undefined,
    )
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        (saidOf(dispatch, a.one, 'askedAt') ?? '').localeCompare(saidOf(dispatch, b.one, 'askedAt') ?? ''),
    );
