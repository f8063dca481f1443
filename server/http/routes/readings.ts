/**
 * Who opened a dossier: for supervisors whom a grant lets in there. Nobody else may look: who is looked at, a guardian or a
 * colleague perhaps, must not learn who looks. That somebody looked here stands in the same log.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { intArray } from '../../store/session.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { int, list, object, orNull, text } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { inPath, parse, uuid } from '../parse.ts';
import { HttpProblem } from '../problems.ts';

const aPage = 100;
const ofDossier = z.object({ id: uuid });
const pageForm = z.strictObject({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .meta({ description: '`next` of the answer before; none to begin.' }),
});

interface Reading {
  readonly id: string;
  readonly at: Date;
  readonly account: number;
  readonly what: string;
}

export function readingRoutes(app: FastifyInstance, store: Store): void {
  const readings = route(
    { role: 'supervisor' },
    {
      id: 'readReadings',
      tag: 'dossiers',
      summary: 'Who opened a dossier, took it along or was given it in an emergency, newest first',
      params: ofDossier,
      query: pageForm,
      answer: {
        status: 200,
        schema: object({
          readings: list(object({ id: text, at: text, account: int, what: text })),
          next: orNull('string'),
        }),
        only: true,
      },
      problems: ['not-found'],
    },
  );
  app.get('/api/v1/dossiers/:id/readings', readings, async (request) => {
    const { account, parties, groups } = personOf(request);
    const { before = null } = parse(pageForm, request.query);
    const { rows } = await store.app.query<Reading>(
      'select id, at, account, what from gwen.readings($1, $2, $3, $4, $5, $6)',
      [account, intArray(parties), intArray(groups), inPath(ofDossier, request.params).id, before, aPage + 1],
    );
    // that she looks stands there too, and no answer names a page that is empty: so nothing means nothing to see
    if (rows.length === 0) throw new HttpProblem('not-found');
    const page = rows.slice(0, aPage);
    return { readings: page, next: rows.length > aPage ? (page.at(-1)?.id ?? null) : null };
  });
}
