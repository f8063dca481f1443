/** Views of lists that somebody keeps, on whatever device she is. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { wholeListQuery } from '../lists.ts';
import { list, object, text } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { parse } from '../parse.ts';

/** How a list is narrowed, as the query of its address. */
const view = z.strictObject({ kind: z.string().max(40), query: z.string().max(1000) });
type View = z.output<typeof view>;
const viewsForm = z.strictObject({ views: z.array(view).max(50) });
const path = '/api/v1/views';

export function viewRoutes(app: FastifyInstance, store: Store): void {
  const read = route('signed-in', {
    id: 'readViews',
    tag: 'dossiers',
    summary: 'Views of lists that one keeps',
    answer: { status: 200, schema: object({ views: list(object({ kind: text, query: text })) }) },
  });
  app.get(path, read, async (request) => {
    const { rows } = await store.app.query<{ views: readonly View[] | null }>(
      'select gwen.views_of($1) as views',
      [personOf(request).account],
    );
    return { views: rows[0]?.views ?? [] };
  });

  const keep = route('signed-in', {
    id: 'keepViews',
    tag: 'dossiers',
    summary: 'Keep these views of lists',
    body: viewsForm,
  });
  app.put(path, keep, async (request, reply) => {
    const { views } = parse(viewsForm, request.body);
    // what a list can be asked for are codes: no name is ever kept here
    for (const { kind, query } of views) wholeListQuery(store, kind, readQuery(query));
    await store.app.query('select gwen.keep_views($1, $2)', [
      personOf(request).account,
      JSON.stringify(views),
    ]);
    return reply.code(204).send();
  });
}

function readQuery(query: string): Record<string, string | string[]> {
  const asked = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(asked.keys())].map((name) => {
      const [first = '', ...more] = asked.getAll(name);
      return [name, more.length > 0 ? [first, ...more] : first];
    }),
  );
}
