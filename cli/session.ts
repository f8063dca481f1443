/**
 * Somebody with her roles and teams, as if she sat at a screen: commands act by the rights of a person. What she was let into
 * for a time alone she opens at a screen.
 */
import { groupCode } from '../domain/groups.ts';
import { groupsOf } from '../domain/kernel/roles.ts';
import { normaliseLogin } from '../seal/passphrase.ts';
import type { Session } from '../server/store/session.ts';
import type { Store } from '../server/store/store.ts';
import { CommandProblem } from './command.ts';

/** What a command knows of the person it acts for. */
export interface ConsoleSession extends Session {
  /** BCP 47. */
  readonly locale: string;
  /** Names of the data groups that her roles ever read. */
  readonly groupNames: ReadonlySet<string>;
}

/** The person of that login. Throws a CommandProblem when there is none, or she has left. */
export async function sessionOf(store: Store, login: string): Promise<ConsoleSession> {
  const { rows } = await store.app.query<{
    id: number;
    roles: string[];
    organisation: number;
    locale: string;
    teams: number[];
  }>(
    `select a.id, a.roles, a.organisation, a.locale,
       array(select m.team from gwen.membership m join gwen.team t on t.id = m.team
         where m.account = a.id and t.ended is null) as teams
     from gwen.account a where a.login = $1 and a.ended is null`,
    [normaliseLogin(login)],
  );
  const [found] = rows;
  if (!found)
    throw new CommandProblem(`Nobody has the login ${login}. "gwen account list" shows who there is.`);
  const { id, roles, organisation, locale, teams } = found;
  const groupNames = groupsOf(roles, store.catalogue.roles);
  return {
    account: id,
    roles,
    organisation,
    locale,
    groupNames,
    parties: [id, ...teams],
    groups: [...groupNames].map(groupCode),
  };
}
