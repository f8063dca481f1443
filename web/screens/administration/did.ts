/** What an administrator did, in words: from the line that the server keeps, with the names that stand behind its numbers. */
import type { KnownNames } from '../../client/directory.ts';
import type { I18n } from '../../i18n.ts';
import { rolesWords } from './people.ts';

export interface Did {
  readonly id: string;
  readonly at: string;
  /** Null: at the server's console. */
  readonly account: number | null;
  readonly what: string;
  /** Number of an account, team or organisation. */
  readonly about: number | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

const aboutTeams: readonly string[] = [
  'team-added',
  'team-ended',
  'member-joined',
  'member-left',
  'keys-started',
  'shift-added',
  'shift-ended',
  'keys-recovered',
];

/** What was done, in one sentence; a line of a newer server keeps its code. */
export function didWords({ what, about, detail }: Did, words: I18n, known: KnownNames): string {
  const { declared, findDeclared, number } = words;
  const named = (id: number): string =>
    what === 'organisation-added' || what === 'organisation-closed'
      ? known.organisationName(id)
      : aboutTeams.includes(what)
        ? known.teamName(id)
        : known.accountName(id);
  const { roles, account, setting, value, part, count } = detail;
  const values = {
    about: about === null ? '' : named(about),
    who: typeof account === 'number' ? known.accountName(account) : '',
    roles: Array.isArray(roles) ? rolesWords(roles.map(String), words) : '',
    label: typeof setting === 'string' ? declared(`setting.${setting}`) : '',
    value: typeof value === 'number' ? number(value) : '',
    count: typeof count === 'number' ? count : 0,
  };
  const key =
    what === 'country-changed' && typeof part === 'string'
      ? `did.${what}.${part}`
      : what === 'account-changed' && !Array.isArray(roles)
        ? 'did.account-moved'
        : `did.${what}`;
  return findDeclared(key, values) ?? what;
}
