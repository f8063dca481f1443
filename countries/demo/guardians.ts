/** Who stands by the children of the demonstration: three who sign in, as many as each may have at once, and others. */
import type { Session } from '../../server/store/session.ts';
import type { CaseWork } from './cases.ts';
import { regionOf, wasClosed } from './cases.ts';
import { makePerson } from './people.ts';
import { staff } from './staff.ts';

/** Their kind, and for how many open cases each is guardian; Umar for more than he should. */
const signingIn = {
  XA01: { login: 'vera', kind: 'office', most: 12 },
  XA02: { login: 'farid', kind: 'ngo', most: 13 },
  XA03: { login: 'umar', kind: 'ngo', most: 17 },
} as const;

export interface Guardian {
  readonly session: Session | undefined;
  readonly values: { readonly [field: string]: unknown };
}

const isOver = ({ state }: CaseWork): boolean => wasClosed(state) || state === 'transferred';

/** @param places how many open cases each has taken so far, by sign-in name; counted on */
export function guardianFor(work: CaseWork, places: Map<string, number>): Guardian {
  const { login, kind, most } = signingIn[regionOf(work.area)];
  const taken = places.get(login) ?? 0;
  const common = { appointedBy: 'Child protection department', conflictsChecked: true };
  if (isOver(work) ? work.random.chance(0.3) : taken < most) {
    if (!isOver(work)) places.set(login, taken + 1);
    const session = work.people.session(login);
    const name = staff.find((one) => one.login === login)?.name ?? login;
    const person = [{ part: 'full', text: name, script: 'Latn' }];
    return { session, values: { ...common, person, account: session.account, kind } };
  }
  const person = makePerson(work.random.fork('guardian')).names;
  return {
    session: undefined,
    values: { ...common, person, kind: work.random.pick(['relative', 'social-worker']) },
  };
}
