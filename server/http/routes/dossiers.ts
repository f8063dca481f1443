/** Acts, and what a person may see of dossiers: one, lists of them, their history, what changed. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { groupCode } from '../../../domain/groups.ts';
import type { Catalogue } from '../../../domain/kernel/apply.ts';
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { Session } from '../../people/session.ts';
import type { FeedPage, ListRow } from '../../store/read.ts';
import { feed, feedStart, findDossier, historyOf, listDossiers } from '../../store/read.ts';
import { intArray } from '../../store/session.ts';
import type { Store } from '../../store/store.ts';
import { submit } from '../../store/write.ts';
import { personOf } from '../access.ts';
import { parse, uuid } from '../parse.ts';
import { HttpProblem, storeProblem } from '../problems.ts';

/** Acts may hold sealed boxes. */
const actLimit = 4 * 1024 * 1024;
const config = { access: 'signed-in' } as const;

const oneOrMore = z
  .union([z.string(), z.array(z.string()).max(30)])
  .transform((value) => (typeof value === 'string' ? [value] : value));
const listForm = z.strictObject({
  kind: z.string(),
  state: oneOrMore.optional(),
  after: z.string().max(200).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .pipe(z.int().max(200))
    .default(50),
});
const listCursor = z.tuple([z.iso.datetime(), uuid]);
const feedForm = z.strictObject({ since: z.string().max(4000).optional() });
const snapshot = z.string().regex(/^\d{1,19}:\d{1,19}:(?:\d{1,19}(?:,\d{1,19})*)?$/);
const feedCursor = z.union([z.tuple([z.int(), snapshot]), z.tuple([z.int(), snapshot, snapshot, uuid])]);
const versionsForm = z.strictObject({ ids: z.array(uuid).max(5000) });
const dossierParams = z.object({ id: uuid });

export function dossierRoutes(app: FastifyInstance, store: Store): void {
  app.post('/api/v1/acts', { config, bodyLimit: actLimit }, async (request) => {
    const submitted = await submit(store, personOf(request), request.body);
    if (!submitted.ok) throw storeProblem(submitted.problem);
    const { ok: _, ...accepted } = submitted;
    return accepted;
  });

  app.get('/api/v1/dossiers', { config }, async (request) => {
    const query = parse(listForm, request.query);
    const { states, kind } = kindAndStates(store.catalogue, query.kind, query.state);
    const before = query.after === undefined ? undefined : readCursor(listCursor, query.after);
    const rows = await listDossiers(store, personOf(request), {
      kind: kind.code,
      states,
      before: before && { at: before[0], id: before[1] },
      most: query.limit,
    });
    const last = rows.at(-1);
    return {
      dossiers: rows.map((row) => listLine(kind, row)),
      next:
        last && rows.length === query.limit ? writeCursor([last.updated_at.toISOString(), last.id]) : null,
    };
  });

  app.get('/api/v1/dossiers/:id', { config }, async (request) => {
    const dossier = await findDossier(store, personOf(request), dossierId(request.params));
    if (!dossier) throw new HttpProblem('not-found');
    return { ...dossier, loaded: [...dossier.loaded] };
  });

  app.get('/api/v1/dossiers/:id/history', { config }, async (request) => {
    const changes = await historyOf(store, personOf(request), dossierId(request.params));
    // a dossier has at least the change that created it, so nothing means nothing to see
    if (changes.length === 0) throw new HttpProblem('not-found');
    return { changes };
  });

  app.get('/api/v1/reports/:id/recipients', { config }, async (request) => {
    const { parties, groups } = personOf(request);
    const { rows } = await store.app.query<{ recipient: string; reporter: boolean }>(
      'select * from gwen.answer_keys($1, $2, $3, $4)',
      [intArray(parties), intArray(groups), dossierId(request.params), groupCode('report-message')],
    );
    if (rows.length === 0) throw new HttpProblem('not-found');
    return {
      recipients: rows.map(({ recipient }) => recipient),
      reporter: rows.some(({ reporter }) => reporter),
    };
  });

  app.get('/api/v1/feed', { config }, async (request) => {
    const { since } = parse(feedForm, request.query);
    if (since === undefined) {
      const { epoch, snapshot: now } = await feedStart(store);
      return { cursor: writeCursor([epoch, now]), more: false, changed: [] };
    }
    return await changedSince(store, personOf(request), readCursor(feedCursor, since));
  });

  app.post('/api/v1/versions', { config }, async (request) => {
    const { ids } = parse(versionsForm, request.body);
    const { parties, groups } = personOf(request);
    const { rows } = await store.app.query('select id, version from gwen.versions_of($1, $2, $3)', [
      intArray(parties),
      intArray(groups),
      ids,
    ]);
    return { dossiers: rows };
  });
}

async function changedSince(store: Store, session: Session, cursor: z.output<typeof feedCursor>) {
  const [epoch, from, upto, after] = cursor;
  const more: FeedPage['more'] = upto !== undefined && after !== undefined ? { upto, after } : undefined;
  let page: FeedPage | undefined;
  try {
    page = await feed(store, session, { epoch, snapshot: from }, more);
  } catch (error) {
    // a cursor that looks like one and is none
    if (error instanceof Error && 'code' in error && error.code === '22P02') throw badCursor();
    throw error;
  }
  if (!page) throw new HttpProblem('cursor-ended');
  const { cursor: next, more: rest, dossiers } = page;
  return {
    cursor: writeCursor([next.epoch, next.snapshot, ...(rest ? [rest.upto, rest.after] : [])]),
    more: rest !== undefined,
    changed: dossiers,
  };
}

/** The kind of that name and the states asked for, all of them declared. Throws `malformed`. */
export function kindAndStates(
  { kinds }: Catalogue,
  name: string,
  states: readonly string[] | undefined,
): { readonly kind: KindDeclaration; readonly states: readonly string[] | undefined } {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) throw new HttpProblem('malformed', { issues: [{ path: 'kind', message: 'no such kind' }] });
  const unknown = states?.find((state) => !kind.states.includes(state));
  if (unknown !== undefined) {
    throw new HttpProblem('malformed', { issues: [{ path: 'state', message: 'no such state' }] });
  }
  return { kind, states };
}

/** A dossier in a list, as the API gives it. */
export function listLine(kind: KindDeclaration, row: ListRow): Record<string, unknown> {
  const { id, number, state, area, steward, version } = row;
  return {
    id,
    kind: kind.kind,
    number,
    state,
    stateSince: row.state_since,
    area,
    steward,
    updated: row.updated_at,
    created: row.created_at,
    version,
    nextDue: row.next_due,
  };
}

const dossierId = (params: unknown): string => {
  const parsed = dossierParams.safeParse(params);
  // an id that cannot be one answers as one that is not there
  if (!parsed.success) throw new HttpProblem('not-found');
  return parsed.data.id;
};

const writeCursor = (parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

function readCursor<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw badCursor();
  }
}

const badCursor = (): HttpProblem =>
  new HttpProblem('malformed', { issues: [{ path: 'cursor', message: 'not a cursor of this server' }] });
