/**
 * Who may ask what: decided before a body is read. Each API route says who it is for, and a route that does not say so
 * stops the server at start. Requests that change something must come from our own pages and carry the session's word.
 *
 * People show a cookie, programs a key (`authorization: Bearer gwen_...`), never both. A program reaches only routes that
 * say that they are for programs.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findMachine } from '../people/machines.ts';
import type { Session } from '../people/session.ts';
import { findSession } from '../people/session.ts';
import { getSetting, peopleSettings } from '../people/settings.ts';
import type { Store } from '../store/store.ts';
import { sameText } from '../vault/tokens.ts';
import { HttpProblem } from './problems.ts';
import { perKeyRate } from './rates.ts';

export const sessionCookie = 'gwen_session';
export const deviceCookie = 'gwen_device';

/**
 * public: anybody. starting: signed in, even with a passphrase that somebody else made. signed-in: with her own.
 * An object: signed in, and with this role.
 */
export type Access =
  | 'public'
  | 'starting'
  | 'signed-in'
  | { readonly role: 'administrator' | 'supervisor' | 'operator' };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** Looking is not being there: does not keep the session from standing idle. */
    passive?: true;
  }
  interface FastifyRequest {
    findPerson: Session | undefined;
  }
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The signed-in person of a route that is not public. */
export function personOf(request: FastifyRequest): Session {
  if (!request.findPerson) throw new Error('A route asked for a person that its access does not promise.');
  return request.findPerson;
}

export function guardAccess(app: FastifyInstance, store: Store): void {
  app.decorateRequest('findPerson', undefined);
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && route.config?.access === undefined) {
      throw new Error(`${route.method} ${route.url} does not say who it is for.`);
    }
  });
  const limit = perKeyRate();
  app.addHook('onRequest', async (request, reply) => {
    const changes = !safeMethods.has(request.method);
    if (changes) checkOrigin(request);
    const { access, passive } = request.routeOptions.config;
    if (access === undefined || access === 'public') return;
    // other schemes are for whatever stands before Gwen
    const [, key] = /^bearer +(.*)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (key !== undefined) {
      request.findPerson = await admitMachine(store, key, limit, request, reply);
      return;
    }
    const token = request.cookies[sessionCookie];
    const person = token === undefined ? undefined : await findSession(store, token, !passive);
    if (!person) throw new HttpProblem('signed-out');
    if (changes) checkWord(request, person);
    checkStanding(store, person, access);
    request.findPerson = person;
  });
}

/** The program that shows a key, if the key is good for this route. */
async function admitMachine(
  store: Store,
  token: string,
  limit: ReturnType<typeof perKeyRate>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Session> {
  if (request.headers.cookie !== undefined) throw new HttpProblem('mixed-credentials');
  const session = await findMachine(store, token);
  if (!session?.machine) {
    reply.header('www-authenticate', 'Bearer');
    throw new HttpProblem('wrong-key');
  }
  const { key, perMinute, writes } = session.machine;
  limit(key, perMinute);
  const { api, access } = request.routeOptions.config;
  const isAllowed =
    access === 'signed-in' && (api?.machines === 'read' || (api?.machines === 'write' && writes));
  if (!isAllowed) throw new HttpProblem('out-of-scope');
  return session;
}

function checkStanding(store: Store, person: Session, access: Exclude<Access, 'public'>): void {
  if (access === 'starting') return;
  if (person.initial) throw new HttpProblem('choose-passphrase');
  if (access === 'signed-in') return;
  if (!person.roles.includes(access.role)) throw new HttpProblem('not-allowed');
  const needsSecondStep =
    access.role === 'administrator' && getSetting(store, peopleSettings.administratorsSecondStep) === 1;
  if (needsSecondStep && !person.hasTotp) throw new HttpProblem('second-step-needed');
}

function checkWord(request: FastifyRequest, person: Session): void {
  const word = request.headers['x-gwen-csrf'];
  if (typeof word !== 'string' || !sameText(word, person.csrf)) throw new HttpProblem('csrf');
}

/** Browsers say where a request comes from; other programs, such as gateways of text messages, say nothing. */
function checkOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new HttpProblem('foreign-origin');
  const { origin } = request.headers;
  if (origin === undefined) return;
  const isOurs = URL.canParse(origin) && new URL(origin).host === request.host;
  if (!isOurs) throw new HttpProblem('foreign-origin');
}
