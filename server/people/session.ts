/**
 * Who is signed in. The browser holds a random token in a cookie; the database holds its digest. Roles, teams and
 * time-limited grants are read anew with each request, in one call: what was taken away is gone at once.
 */
import { groupCode } from '../../domain/groups.ts';
import { groupsOf } from '../../domain/kernel/roles.ts';
import { settingMs } from '../../domain/kernel/settings.ts';
import type { Session as StoreSession } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import { csrfToken, newToken, tokenDigest } from '../vault/tokens.ts';
import type { MachineScope } from './machines.ts';
import { getSetting, peopleSettings } from './settings.ts';

/** A signed-in person: what the store needs of her, and what her screens show. */
export interface Session extends StoreSession {
  readonly login: string;
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
  readonly teams: readonly number[];
  /** Names of the data groups that her roles ever read. */
  readonly groupNames: readonly string[];
  /** age recipient of her own key. */
  readonly recipient: string | undefined;
  /** Her passphrase was made by somebody else: until she made her own, she can do nothing else. */
  readonly initial: boolean;
  readonly hasTotp: boolean;
  /** What her browser says in `x-gwen-csrf` with every request that changes something. */
  readonly csrf: string;
  /** Ends then in any case. */
  readonly until: Date;
  /** Digest of the session's token: names the session in the database. */
  readonly digest: Buffer;
  /** A program that showed a key (machines.ts), and what the key allows. */
  readonly machine?: MachineScope;
}

interface SessionRow {
  account: number;
  login: string;
  name: string;
  locale: string;
  roles: string[];
  organisation: number;
  recipient: string | null;
  initial: boolean;
  has_totp: boolean;
  until: Date;
  teams: number[];
  parties: number[];
}

const tokenForm = /^[\w-]{43}$/;

/**
 * The person whose token this is; undefined when it is none of ours, has ended or stood idle.
 * @param used false: looking does not count as being there (a live connection that only listens).
 */
export async function findSession(store: Store, token: string, used = true): Promise<Session | undefined> {
  if (!tokenForm.test(token)) return undefined;
  const digest = tokenDigest(token);
  const idle = settingMs(peopleSettings.idle, getSetting(store, peopleSettings.idle));
  const { rows } = await store.app.query<SessionRow>({
    name: 'session',
    text: "select * from gwen.find_session($1, $2 * interval '1 ms', $3)",
    values: [digest, idle, used],
  });
  const row = rows[0];
  if (!row) return undefined;
  const { account, login, name, locale, roles, organisation, recipient, initial, until, teams, parties } =
    row;
  const groupNames = [...groupsOf(roles, store.catalogue.roles)];
  return {
    account,
    login,
    name,
    locale,
    roles,
    organisation,
    teams,
    parties,
    groupNames,
    groups: groupNames.map(groupCode),
    recipient: recipient ?? undefined,
    initial,
    hasTotp: row.has_totp,
    csrf: csrfToken(store.vault.session, token),
    until,
    digest,
  };
}

/** Where somebody is signed in: since when, and when each was last used; this one first. */
export interface OpenSession {
  readonly started: Date;
  readonly seen: Date;
  readonly here: boolean;
}

export async function sessionsOf(
  store: Store,
  { account, digest }: Session,
): Promise<readonly OpenSession[]> {
  const { rows } = await store.app.query<OpenSession>('select * from gwen.sessions_of($1, $2)', [
    account,
    digest,
  ]);
  return rows;
}

/** Signs her out everywhere but here. Returns of how many. */
export async function endOtherSessions(store: Store, { account, digest }: Session): Promise<number> {
  const { rows } = await store.app.query<{ n: number }>('select gwen.end_other_sessions($1, $2) as n', [
    account,
    digest,
  ]);
  return rows[0]?.n ?? 0;
}

/** Starts a session and gives its token, which is kept nowhere; undefined when the account has just ended. */
export async function startSession(store: Store, account: number): Promise<string | undefined> {
  const { token, digest } = newToken();
  const longest = settingMs(peopleSettings.longest, getSetting(store, peopleSettings.longest));
  const { rows } = await store.app.query<{ until: Date | null }>(
    "select gwen.start_session($1, $2, $3 * interval '1 ms') as until",
    [account, digest, longest],
  );
  return rows[0]?.until ? token : undefined;
}

export async function endSession(store: Store, session: Session): Promise<void> {
  await store.app.query('select gwen.end_session($1)', [session.digest]);
}

export async function setLocale(store: Store, session: Session, locale: string): Promise<void> {
  await store.app.query('select gwen.set_locale($1, $2)', [session.account, locale]);
}
