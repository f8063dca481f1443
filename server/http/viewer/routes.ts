/**
 * The description of the API as pages for people who write programs: made on the server, without a line of script and
 * without anything from elsewhere.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { OpenApi } from '../openapi/document.ts';
import { inPath } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { operationPage, overview, schemaPage } from './pages.ts';

const policy =
  "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const config = { access: 'signed-in' } as const;
const named = z.object({ name: z.string().max(100) });

/** @param current the description as it is now */
export function viewerRoutes(app: FastifyInstance, current: () => OpenApi): void {
  const style = readFileSync(join(import.meta.dirname, 'style.css'));
  const page = (reply: FastifyReply, text: string | undefined): FastifyReply => {
    if (text === undefined) throw new HttpProblem('not-found');
    return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(text);
  };
  app.get('/api', { config }, (_request, reply) => page(reply, overview(current())));
  app.get('/api/operations/:name', { config }, (request, reply) =>
    page(reply, operationPage(current(), inPath(named, request.params).name)),
  );
  app.get('/api/schemas/:name', { config }, (request, reply) =>
    page(reply, schemaPage(current(), inPath(named, request.params).name)),
  );
  app.get('/api/style.css', { config }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(style),
  );
}
