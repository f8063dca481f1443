/**
 * What each route of the API is, said beside the route itself: the description at `/api/v1/openapi.json` is made of these
 * and of the declarations, so that it cannot tell of a route that is not there, nor leave one out.
 *
 *     app.get('/api/v1/areas', route('signed-in', { id: 'readAreas', ... }), async () => ...);
 */
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Access } from '../access.ts';
import type { ProblemCode } from '../problems.ts';
import type { JsonSchema } from './json.ts';

export const tags = {
  acts: 'Everything that changes a dossier.',
  dossiers: 'What one may see of dossiers: lists, one, its history, what changed.',
  work: 'What there is to do, and finding people.',
  exports: 'Files to take along.',
  directory: 'Who and what there is in the service, and the country’s numbers.',
  session: 'Signing in and out; one’s own account.',
  keys: 'Keys of contact points, which open sealed reports.',
  administration: 'Organisations, accounts, teams, settings.',
  machines: 'Keys for other programs.',
  channels: 'Ways in beside the web: gateways of text messages and mailboxes, and answers through them.',
  figures: 'What the system counts: live for one’s own dossiers, released for everybody.',
  reports: 'The public way to report, for anybody.',
  service: 'About this installation.',
} as const;

export interface Operation {
  /** A name that never changes: clients call it by this. */
  readonly id: string;
  readonly tag: keyof typeof tags;
  /** In a few words. */
  readonly summary: string;
  readonly description?: string;
  /** An object: the parts of the path that start with a colon. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType | { readonly json: JsonSchema };
  /** What is sent is the bytes of a file, as `application/octet-stream`. */
  readonly bytes?: true;
  readonly answer?: Answer;
  /** What it can say beside what every route can (see `alwaysPossible` in document.ts). */
  readonly problems?: readonly ProblemCode[];
  /** What a key for a program must allow; absent: for people only. */
  readonly machines?: 'read' | 'write';
}

interface Answer {
  readonly status: 200 | 201;
  /** Media type, if it is not JSON. */
  readonly type?: string;
  readonly schema: JsonSchema;
  /** What is not in the schema is not sent: for answers made of table rows. Such a schema points to no other. */
  readonly only?: true;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    api?: Operation;
  }
}

/** A route as the description tells of it. */
export interface DescribedRoute {
  readonly method: string;
  /** As Fastify has it: `/api/v1/dossiers/:id`. */
  readonly url: string;
  readonly access: Access;
  readonly api: Operation;
}

/** Options of a route: who it is for, what it is, and what its answer is cut to. */
export function route(access: Access, api: Operation) {
  const { answer } = api;
  const schema = answer?.only ? { response: { [answer.status]: answer.schema } } : {};
  return { config: { access, api }, schema } as const;
}

/** Collects what routes say of themselves from now on. A route of the API that says nothing stops the server at start. */
export function collectRoutes(app: FastifyInstance): readonly DescribedRoute[] {
  const routes: DescribedRoute[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    const { api, access } = config ?? {};
    if (url.startsWith('/api/v1/') && !api)
      throw new Error(
        `${String(method)} ${url} does not say what it is: see route() in openapi/operation.ts.`,
      );
    if (!api) return;
    if (routes.some((one) => one.api.id === api.id)) throw new Error(`Two routes are called ${api.id}.`);
    for (const one of [method].flat()) routes.push({ method: one, url, access: access ?? 'public', api });
  });
  return routes;
}
