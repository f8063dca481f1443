/** Who is on call in the demonstration: at each contact point by day and by night, and in each team that can be asked to go. */
import type pg from 'pg';
import type { Place } from '../../server/people/roster.ts';
import { addShift, listShifts } from '../../server/people/roster.ts';
import { staff } from './staff.ts';

interface PlannedTeam {
  readonly team: number;
  readonly key: string;
  readonly kind: string;
  /** Sign-in names. */
  readonly members: readonly string[];
}

const day = { starts: '06:00', minutes: 12 * 60 };
const night = { starts: '18:00', minutes: 12 * 60 };
const always = { starts: '06:00', minutes: 24 * 60 };
type Hours = typeof day;

/** By the key of a contact point. A liaison official works for many of them. */
const points: Readonly<Record<string, readonly (readonly [Place, string, Hours])[]>> = {
  ...Object.fromEntries(
    ['point-XA01', 'point-XA02'].map((key) => [
      key,
      [
        ['operator', 'amina', day],
        ['deputy', 'bruno', day],
        ['operator', 'bruno', night],
        ['deputy', 'amina', night],
        ['supervisor', 'kavya', always],
        ['liaison', 'nadia', always],
      ],
    ]),
  ),
  'point-XA03': [
    ['operator', 'ines', day],
    ['deputy', 'jabari', day],
    ['operator', 'jabari', night],
    ['deputy', 'ines', night],
    ['supervisor', 'leila', always],
    ['liaison', 'nadia', always],
  ],
  'point-XA': [
    ['operator', 'mateo', always],
    ['supervisor', 'gita', always],
    ['liaison', 'nadia', always],
  ],
};

const isResponder = (login: string): boolean =>
  staff.some((one) => one.login === login && one.roles.includes('responder'));

/** Makes the rosters where there are none yet. */
export async function planOnCall(
  owner: pg.Pool,
  account: (login: string) => number,
  teams: readonly PlannedTeam[],
): Promise<void> {
  if ((await listShifts(owner, null)).length > 0) return;
  for (const { team, key, kind, members } of teams) {
    const [first, second = first] = members.filter(isResponder);
    const going: readonly (readonly [Place, string, Hours])[] =
      kind === 'response-team' && first && second
        ? [
            ['responder', first, day],
            ['responder', second, night],
          ]
        : [];
    for (const [place, login, hours] of points[key] ?? going) {
      const shift = { team, place, account: account(login), weekdays: [1, 2, 3, 4, 5, 6, 7], ...hours };
      if ((await addShift(owner, null, shift)) === undefined)
        throw new Error(`${login} cannot be ${place} of ${key}.`);
    }
  }
}
