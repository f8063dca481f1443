/**
 * The database roles and how Gwen signs in as each.
 *
 * One secret is kept for a server, the administrator's password (in its URL). Each role's password follows from
 * it, so nothing else is stored, and several Gwen servers on one database agree. What the server is told is only
 * the SCRAM verifier: a server that logs its commands logs no password.
 */
import type pg from 'pg';

/** Roles that sign in. */
export type Login = 'gwen_owner' | 'gwen_app' | 'gwen_public' | 'gwen_jobs' | 'gwen_vault';

/**
 * gwen_owner owns both schemas. gwen_app serves people who signed in; gwen_public answers strangers, from what was published;
 * gwen_jobs works in the background; gwen_vault holds keys.
 */
const logins: readonly Login[] = ['gwen_owner', 'gwen_app', 'gwen_public', 'gwen_jobs', 'gwen_vault'];

/** Owners of SECURITY DEFINER functions: nobody signs in as these. */
const definers: readonly string[] = ['gwen_writer', 'gwen_match', 'gwen_lookup'];

/** Who may connect to which database. The vault's keys are out of reach of everything that reads data. */
export const admitted = {
  gwen: ['gwen_owner', 'gwen_app', 'gwen_public', 'gwen_jobs'],
  gwen_keys: ['gwen_owner', 'gwen_vault'],
} as const satisfies Record<string, readonly Login[]>;

/** One of Gwen's two databases: the data, and the keys to it. */
export type Kind = keyof typeof admitted;

/**
 * The URL by which a role signs in to a database, derived from the administrator's URL.
 * It holds a password unless the administrator's has none (then the server must know the role another way).
 */
export async function urlFor(
  adminUrl: string,
  role: Login,
  database = databaseOf(adminUrl),
): Promise<string> {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = url.password && (await passwordFor(adminUrl, role));
  url.pathname = database;
  return url.href;
}

/** The same server and user, another database. */
export function atDatabase(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = database;
  return url.href;
}

/** The name of the database a URL leads to. */
export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/**
 * Makes the roles that are missing and sets the passwords. Safe to run at each start.
 * @param client connected as a superuser, or as a role that may create roles.
 */
export async function ensureRoles(client: pg.ClientBase, adminUrl: string): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles');
  const existing = new Set(rows.map((row) => row.rolname));
  for (const role of [...logins, ...definers]) {
    if (!existing.has(role))
      await client.query(`create role ${role} nosuperuser nocreatedb nocreaterole nobypassrls`);
  }
  for (const role of definers) await client.query(`grant ${role} to gwen_owner`);
  for (const role of logins) {
    const password = new URL(adminUrl).password && (await passwordFor(adminUrl, role));
    const verifier = password ? ` password ${client.escapeLiteral(await scramVerifier(password, role))}` : '';
    await client.query(`alter role ${role} login${verifier}`);
  }
}

/** Lets only the roles meant for a database connect to it. */
export async function admit(client: pg.ClientBase, kind: Kind, database: string): Promise<void> {
  const name = client.escapeIdentifier(database);
  await client.query(
    `revoke all on database ${name} from public; grant connect on database ${name} to ${admitted[kind].join(', ')}`,
  );
}

async function passwordFor(adminUrl: string, role: Login): Promise<string> {
  const secret = decodeURIComponent(new URL(adminUrl).password);
  return Buffer.from(await hmac(bytes(secret), bytes(`gwen database role ${role}`))).toString('base64url');
}

/** RFC 5803 form of what a SCRAM-SHA-256 server stores. The password is random, so a fixed salt gives nothing away. */
async function scramVerifier(password: string, role: Login): Promise<string> {
  const iterations = 4096;
  const salt = bytes(role.padEnd(16));
  const key = await crypto.subtle.importKey('raw', bytes(password), 'PBKDF2', false, ['deriveBits']);
  const salted = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    key,
    256,
  );
  const clientKey = await hmac(new Uint8Array(salted), bytes('Client Key'));
  const storedKey = await crypto.subtle.digest('SHA-256', clientKey);
  const serverKey = await hmac(new Uint8Array(salted), bytes('Server Key'));
  return `SCRAM-SHA-256$${iterations}:${base64(salt)}$${base64(storedKey)}:${base64(serverKey)}`;
}

async function hmac(secret: Uint8Array<ArrayBuffer>, text: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return crypto.subtle.sign('HMAC', key, text);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64(data: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  return Buffer.from(data instanceof Uint8Array ? data : new Uint8Array(data)).toString('base64');
}
