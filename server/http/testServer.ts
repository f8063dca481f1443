/**
 * The HTTP server on a test's own databases, and people who are signed in to it.
 *
 *     const server = await testServer();
 *     afterAll(() => server.close());
 *     const asEsi = await server.person('esi', ['social-worker']);
 *     const answer = await asEsi('GET', '/api/v1/duties');
 */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Catalogue } from '../../domain/kernel/apply.ts';
import { newIdentity, recipientOf } from '../../seal/box.ts';
import { addAccount, setMember } from '../people/accounts.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { tokenDigest } from '../vault/tokens.ts';
import type { LogLine, ServerDeps } from './server.ts';
import { buildServer } from './server.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Headers = Readonly<Record<string, string>>;

/** Sends a request as somebody; a body goes as JSON, a text as it is. */
export interface As {
  (method: Method, url: string, body?: unknown, headers?: Headers): Promise<LightMyRequestResponse>;
  readonly account: number;
  readonly csrf: string;
  readonly cookie: string;
}

interface AccountOptions {
  readonly initial?: boolean;
  readonly organisation?: number;
}
interface SignInOptions {
  readonly proof?: string;
  readonly code?: string;
  readonly cookie?: string;
  readonly ip?: string;
}

export interface TestServer {
  readonly app: FastifyInstance;
  readonly world: TestStore;
  readonly log: LogLine[];
  /** age recipient and secret of every test account. */
  readonly keys: { readonly identity: string; readonly recipient: string };
  /** Makes an account (an operator's is in the contact point's team); its id. */
  account(login: string, roles: readonly string[], options?: AccountOptions): Promise<number>;
  signIn(login: string, options?: SignInOptions): Promise<LightMyRequestResponse>;
  /** Makes an account and signs it in. */
  person(login: string, roles: readonly string[], options?: AccountOptions): Promise<As>;
  /** As the person whose signing in had this answer. */
  from(answer: LightMyRequestResponse): As;
  close(): Promise<void>;
}

/** What the browser of the person with this login would make of her passphrase. */
export const proofOf = (login: string): string => tokenDigest(`passphrase of ${login}`).toString('base64url');
const wrappedIdentity = `1.${'w'.repeat(120)}`;

/**
 * @param catalogue another one than Gwen's own
 * @param on another database server than that of all tests
 */
export async function testServer(
  deps: Partial<ServerDeps> = {},
  catalogue?: Catalogue,
  on?: Parameters<typeof testStore>[1],
): Promise<TestServer> {
  const world = await testStore(catalogue, on);
  const log: LogLine[] = [];
  const app = await buildServer({
    store: world.store,
    installation: world.vault.installation,
    version: 'test',
    log: (line) => log.push(line),
    ...deps,
  });
  const identity = await newIdentity();
  const keys = { identity, recipient: await recipientOf(identity) };

  const account: TestServer['account'] = async (login, roles, options = {}) => {
    const { initial = false, organisation = world.organisation } = options;
    const form = {
      login,
      name: `${login} Ø`,
      organisation,
      roles,
      locale: 'en',
      recipient: keys.recipient,
      proof: proofOf(login),
      wrappedIdentity,
    };
    const made = await addAccount(world.admin, null, form, initial);
    if (made === 'exists') throw new Error(`${login} exists`);
    if (roles.includes('operator')) await setMember(world.admin, null, world.team, made, true);
    return made;
  };
  const signIn: TestServer['signIn'] = async (login, options = {}) =>
    await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: {
        login,
        proof: options.proof ?? proofOf(login),
        ...(options.code === undefined ? {} : { code: options.code }),
      },
      headers: options.cookie === undefined ? {} : { cookie: options.cookie },
      remoteAddress: options.ip ?? '203.0.113.7',
    });
  const from: TestServer['from'] = (answer) => {
    if (answer.statusCode !== 200) throw new Error(`not signed in: ${answer.body}`);
    const body: { account: number; csrf: string } = answer.json();
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const send = async (method: Method, url: string, payload?: unknown, headers: Headers = {}) =>
      await app.inject({
        method,
        url,
        headers: {
          cookie,
          'x-gwen-csrf': body.csrf,
          ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(payload === undefined
          ? {}
          : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
      });
    return Object.assign(send, { account: body.account, csrf: body.csrf, cookie });
  };
  return {
    app,
    world,
    log,
    keys,
    account,
    signIn,
    from,
    async person(login, roles, options) {
      await account(login, roles, options);
      return from(await signIn(login));
    },
    async close() {
      await app.close();
      await world.close();
    },
  };
}
