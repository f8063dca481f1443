/**
 * The HTTP server: one Fastify app with everything that people's browsers and other programs ask for. What it lets in is
 * checked at the edge; what it says of failures is in problems.ts; what it logs is a method, a route's pattern, a status
 * and a time: no addresses, names, bodies or query strings.
 */
import { STATUS_CODES } from 'node:http';
import cookie from '@fastify/cookie';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Fastify from 'fastify';
import type { Throttle } from '../people/throttle.ts';
import type { Store } from '../store/store.ts';
import { guardAccess } from './access.ts';
import { commonHeaders, setHeaders } from './headers.ts';
import { parseJson } from './json.ts';
import { descriptionRoutes } from './openapi/description.ts';
import { ref } from './openapi/json.ts';
import { collectRoutes, route } from './openapi/operation.ts';
import type { Pages } from './pages.ts';
import { servePages } from './pages.ts';
import { findProblem, HttpProblem, problemBody, problems } from './problems.ts';
import { actRoutes } from './routes/acts.ts';
import { administrationRoutes } from './routes/administration.ts';
import { callRoutes } from './routes/calls.ts';
import { channelRoutes } from './routes/channels.ts';
import { countryRoutes } from './routes/country.ts';
import { directoryRoutes } from './routes/directory.ts';
import { dossierRoutes } from './routes/dossiers.ts';
import { exportRoutes } from './routes/exports.ts';
import { figureRoutes } from './routes/figures.ts';
import { fileRoutes } from './routes/files.ts';
import { liveRoutes } from './routes/live.ts';
import { machineRoutes } from './routes/machines.ts';
import { onCallRoutes } from './routes/onCall.ts';
import { readingRoutes } from './routes/readings.ts';
import { sealedFileRoutes } from './routes/sealedFiles.ts';
import { sessionRoutes } from './routes/session.ts';
import { sheetRoutes } from './routes/sheets.ts';
import { viewRoutes } from './routes/views.ts';
import { workRoutes } from './routes/work.ts';
import { tellStrangers } from './wellKnown.ts';

/** One line of the log. */
export type LogLine =
  | { readonly method: string; readonly route: string; readonly status: number; readonly ms: number }
  | {
      readonly broken: string;
      readonly name: string;
      readonly code?: string;
      readonly at: readonly string[];
    };

export interface ServerDeps {
  readonly store: Store;
  /** Id of the installation: salts people's passphrases, so browsers ask for it before sign-in. */
  readonly installation: string;
  readonly version: string;
  readonly pages?: Pages | undefined;
  /** Addresses of proxies whose word on scheme and client is taken, as Fastify's trustProxy; none by default. */
  readonly trustedProxy?: string | undefined;
  /** Channels that bring routes of their own, such as the public report page. */
  readonly plugins?: readonly ((app: FastifyInstance) => Promise<void>)[];
  /** How many messages wait in the spool. */
  readonly spooled?: () => number;
  readonly log?: (line: LogLine) => void;
  readonly throttle?: Throttle;
  /** How often live connections look at their session again, ms. */
  readonly liveLookMs?: number;
}

const bodyLimit = 1024 * 1024;
/** A photo over a poor network takes its time. */
const slowestRequestMs = 15 * 60_000;

/** Builds the app; `listen` it, or `inject` requests in tests. */
export async function buildServer(deps: ServerDeps): Promise<FastifyInstance> {
  const { store, log = () => {} } = deps;
  const app = Fastify({
    logger: false,
    trustProxy: deps.trustedProxy ?? false,
    bodyLimit,
    requestTimeout: slowestRequestMs,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: (error, request, reply) =>
      void answer(error, reply.headers(commonHeaders(request)), log),
    clientErrorHandler: (_error, socket) => {
      if (socket.writable) socket.end(`HTTP/1.1 400 ${STATUS_CODES[400]}\r\nConnection: close\r\n\r\n`);
      socket.destroySoon();
    },
  });
  readJsonOnly(app);
  app.addHook('onRequest', setHeaders);
  await app.register(cookie);
  guardAccess(app, store);
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answer(error, reply, log, request.findPerson?.locale),
  );
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    // of a report not even the moment is kept
    if (routeOptions.logLevel === 'silent') return;
    log({
      method,
      route: routeOptions.url ?? '-',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });

  const routes = collectRoutes(app);
  tellStrangers(app, store);
  const health = route('public', {
    id: 'readHealth',
    tag: 'service',
    summary: 'Whether the server and its database answer',
    answer: { status: 200, schema: ref('Health') },
  });
  app.get('/healthz', health, async () => {
    await store.app.query('select 1');
    return { ok: true };
  });
  const { installation, version } = deps;
  const told = route('public', {
    id: 'readInstallation',
    tag: 'service',
    summary: 'Which installation this is, and how the country set it up',
    answer: { status: 200, schema: ref('Installation') },
  });
  app.get('/api/v1/installation', told, async () => ({
    installation,
    version,
    epoch: store.epoch,
    country: store.country.set.settings ?? {},
  }));
  sessionRoutes(app, store, deps.throttle);
  actRoutes(app, store);
  dossierRoutes(app, store);
  fileRoutes(app, store);
  sealedFileRoutes(app, store);
  workRoutes(app, store);
  readingRoutes(app, store);
  exportRoutes(app, store);
  viewRoutes(app, store);
  directoryRoutes(app, store);
  countryRoutes(app, store);
  administrationRoutes(app, store);
  figureRoutes(app, store);
  sheetRoutes(app, store);
  machineRoutes(app, store);
  onCallRoutes(app, store);
  channelRoutes(app, store, deps.spooled);
  callRoutes(app, store);
  descriptionRoutes(app, store, { routes, version });
  liveRoutes(app, store, deps.liveLookMs);
  for (const plugin of deps.plugins ?? []) await app.register(plugin);
  await servePages(app, deps.pages);
  return app;
}

function readJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      const charset = /charset=\s*"?([^\s";]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
      if (charset !== undefined && charset.toLowerCase() !== 'utf-8')
        throw new HttpProblem('wrong-media-type');
      return parseJson(body);
    },
  );
  app.addHook('preParsing', async (request) => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') throw new HttpProblem('wrong-media-type');
  });
}

/** Turns whatever was thrown into an answer. What is not ours to tell is logged without its words. */
function answer(
  error: Error,
  reply: FastifyReply,
  log: (line: LogLine) => void,
  locale?: string,
): FastifyReply {
  const problem = findProblem(error) ?? broken(error, log);
  if (problem.code === 'slow-down') reply.header('retry-after', String(problem.more['after']));
  return reply
    .code(problems[problem.code])
    .type('application/problem+json')
    .send(problemBody(problem, locale));
}

function broken(error: Error, log: (line: LogLine) => void): HttpProblem {
  const ref = crypto.randomUUID().slice(0, 8);
  // the message may hold what somebody wrote; where it happened is enough to find out why
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim());
  const code = 'code' in error ? { code: String(error.code) } : {};
  log({ broken: ref, name: error.name, ...code, at });
  return new HttpProblem('broken', { ref });
}
