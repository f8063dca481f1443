/** All proceedings that she may know of, and what of them is to be followed: hearings, and those that stand still [2.5]. */
import type { Dossier, EntryState } from '../../../../domain/kernel/dossier.ts';
import { saidIn } from '../../../../domain/kernel/dossier.ts';
import { dossierOf } from '../../../client/lineDossier.ts';
import type { DossierLine } from '../../../client/types.ts';
import { hearingStanding, hearingsOf, shieldedAt } from '../../justice/way.ts';

const types = [
  'profile',
  'step',
  'child',
  'hearing',
  'measure-for-child',
  'judgment',
  'confiscation',
  'compensation',
  'publication',
];
export const docketQuery = `kind=proceeding&${types.map((type) => `entries=${type}`).join('&')}`;

export type Docket = readonly Dossier[];
/** She reads every data group of a proceeding but its informants. */
export const docketOf = (lines: readonly DossierLine[]): Docket =>
  lines.map((line) => dossierOf(line, types));

export interface HearingRow {
  readonly dossier: Dossier;
  readonly hearing: EntryState;
  readonly withChild: boolean;
  readonly lacks: readonly string[];
}

/** Hearings to come, those first where protection is missing; and those that are over without a word on what came of them. */
export function hearingsIn(
  docket: Docket,
  now: Date,
): { readonly ahead: readonly HearingRow[]; readonly unwritten: readonly HearingRow[] } {
  const open = docket.flatMap((dossier) =>
    hearingsOf(dossier)
      .filter((hearing) => saidIn(hearing, 'result') === undefined)
      .map((hearing): HearingRow => {
        const shielded = shieldedAt(dossier, hearing);
        const lacks = [...new Set(shielded.flatMap((one) => one.lacks))];
        return { dossier, hearing, withChild: shielded.length > 0, lacks };
      }),
  );
  const at = ({ hearing }: HearingRow): number => Date.parse(saidIn<string>(hearing, 'at') ?? '');
  const isAhead = (one: HearingRow): boolean => at(one) > now.getTime();
  return {
    ahead: open
      .filter(isAhead)
      .toSorted((a, b) => Number(b.lacks.length > 0) - Number(a.lacks.length > 0) || at(a) - at(b)),
    unwritten: open.filter((one) => !isAhead(one)).toSorted((a, b) => at(a) - at(b)),
  };
}

/** So many days in one stage with no hearing ahead is standing still. */
export const stuckDays = 90;
const dayMs = 86_400_000;

export const stuckIn = (
  docket: Docket,
  now: Date,
): readonly { readonly dossier: Dossier; readonly days: number }[] =>
  docket
    .filter(({ state }) => state !== 'final' && state !== 'dropped')
    .filter(
      (dossier) =>
        !hearingsOf(dossier).some(
          (one) =>
            Date.parse(saidIn<string>(one, 'at') ?? '') > now.getTime() &&
            hearingStanding(dossier, one, now) !== 'not-held',
        ),
    )
    .map((dossier) => ({
      dossier,
      days: Math.floor((now.getTime() - Date.parse(dossier.stateSince)) / dayMs),
    }))
    .filter(({ days }) => days > stuckDays)
    .toSorted((a, b) => b.days - a.days);
