/** The workers' app, built to a folder: one page for every address that is not a file, script and style under hashed names. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemBody, problems } from './problems.ts';

export interface Pages {
  /** Absolute path of the built app. */
  readonly folder: string;
  /** Its content security policy: the one its screens were tested under. */
  readonly policy: string;
}

const oneYear = 'public, max-age=31536000, immutable';

/** Serves the app, and answers every address that leads nowhere. */
export async function servePages(app: FastifyInstance, pages: Pages | undefined): Promise<void> {
  const isBuilt = pages !== undefined && existsSync(join(pages.folder, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: pages.folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      // the build puts .br and .gz beside each file (web/vite.config.ts)
      preCompressed: true,
      setHeaders(reply, path) {
        reply.header('content-security-policy', pages.policy);
        reply.header('cache-control', path.startsWith(join(pages.folder, 'assets')) ? oneYear : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (isBuilt && isPage(request)) return reply.type('text/html; charset=utf-8').sendFile('index.html');
    return notFound(reply);
  });
}

const isPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' &&
  !request.url.startsWith('/api/') &&
  !/\.[a-z\d]+(?:$|\?)/i.test(request.url) &&
  (request.headers.accept ?? '').includes('text/html');

const notFound = (reply: FastifyReply): FastifyReply =>
  reply
    .code(problems['not-found'])
    .type('application/problem+json')
    .send(problemBody({ code: 'not-found', more: {} }));
