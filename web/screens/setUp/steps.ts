/** What a country needs before anybody can report, in the order in which it is done, and how far it is. */
import type { CountrySet } from '../../../domain/country.ts';
import type { KnownNames } from '../../client/directory.ts';

const names = [
  'country',
  'areas',
  'organisations',
  'supervisor',
  'operators',
  'point',
  'keys',
  'workers',
] as const;

export interface Step {
  readonly name: (typeof names)[number];
  readonly isDone: boolean;
  /** Where it is done. */
  readonly href: string;
}

/** Two, so that no report waits for one person. */
const enoughOperators = 2;

/**
 * @param hasKeys whether a contact point has keys, so that reports can be sealed to it
 */
export function stepsOf(
  country: Pick<CountrySet, 'settings'>,
  known: Pick<KnownNames, 'areas' | 'organisations' | 'teams' | 'accounts'>,
  hasKeys: boolean,
): readonly Step[] {
  const people = known.accounts.filter((one) => !one.ended && !one.machine);
  const having = (role: string) => people.filter(({ roles }) => roles.includes(role));
  const operators = having('operator');
  const points = known.teams.filter(({ kind }) => kind === 'contact-point');
  const done: Readonly<Record<Step['name'], boolean>> = {
    country: country.settings !== undefined,
    areas: known.areas.length > 0,
    // the first is the administrator's own
    organisations: known.organisations.filter((one) => !one.closed).length > 1,
    supervisor: having('supervisor').length > 0,
    operators: operators.length >= enoughOperators,
    point: points.some(({ members }) => operators.some(({ id }) => members.includes(id))),
    keys: hasKeys,
    workers: having('social-worker').length > 0 && having('responder').length > 0,
  };
  const at: Readonly<Record<Step['name'], string>> = {
    country: 'country',
    areas: 'areas',
    organisations: 'organisations',
    supervisor: 'people/new',
    operators: 'people/new',
    point: points.length === 0 ? 'teams/new' : 'teams',
    keys: 'teams',
    workers: 'people/new',
  };
  return names.map((name) => ({ name, isDone: done[name], href: `/administration/${at[name]}` }));
}
