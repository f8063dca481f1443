/** What a person may see of dossiers: one, lists of them, their history, what changed. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { groupCode } from '../../../domain/groups.ts';
import type { Session } from '../../people/session.ts';
import type { FeedPage } from '../../store/read.ts';
import { feed, feedStart, findDossier, historyOf, linesOf } from '../../store/read.ts';
import { findRecipients } from '../../store/sealing.ts';
import { intArray } from '../../store/session.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { badCursor, listForm, listLines, listPage, malformed, readCursor, writeCursor } from '../lists.ts';
import { flag, int, list, object, orNull, ref, text, uuidText } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { id as account, inPath, parse, uuid } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { checkScope, given, isKindInScope, unsealed, unsealedHistory } from '../scope.ts';

const feedForm = z.strictObject({
  since: z
    .string()
    .max(4000)
    .optional()
    .meta({ description: '`cursor` of the answer before; none to begin.' }),
});
const snapshot = z.string().regex(/^\d{1,19}:\d{1,19}:(?:\d{1,19}(?:,\d{1,19})*)?$/);
const feedCursor = z.union([z.tuple([z.int(), snapshot]), z.tuple([z.int(), snapshot, snapshot, uuid])]);
const versionsForm = z.strictObject({ ids: z.array(uuid).max(5000) });
const linesForm = z.strictObject({
  ids: z.array(uuid).max(200),
  entries: z.array(z.string().max(60)).max(30).default([]).meta({
    description: 'Types of entry of which each line tells what they say in the open, as in a list.',
  }),
});
const openedForm = z.strictObject({
  ids: z.array(uuid).max(50),
  entries: z.array(z.string().max(60)).min(1).max(10),
});
/** Files opened at a time by one request: others want the database too. */
const lanes = 6;
const dossierParams = z.object({ id: uuid });
const sealForm = z.strictObject({
  type: z.string().max(60),
  field: z.string().max(60),
  named: z.array(account).max(200).optional(),
});
const versionList = list(object({ id: uuidText, version: int }));

export function dossierRoutes(app: FastifyInstance, store: Store): void {
  const listing = route('signed-in', {
    id: 'listDossiers',
    tag: 'dossiers',
    summary: 'Dossiers of a kind that one may know of',
    query: listForm,
    answer: {
      status: 200,
      schema: object({ dossiers: list(ref('ListLine')), next: orNull('string') }),
    },
    machines: 'read',
  });
  app.get('/api/v1/dossiers', listing, async (request) => {
    const person = personOf(request);
    const { kind, rows, types, next } = await listPage(store, person, request.query);
    if (!isKindInScope(person, kind.kind)) return { dossiers: [], next: null };
    const shown = await given(store, person, 'list', rows, (row) => row.id);
    return { dossiers: await listLines(store, person, kind, shown, types), next };
  });

  const one = route('signed-in', {
    id: 'readDossier',
    tag: 'dossiers',
    summary: 'A dossier, as far as one may see it',
    description:
      'Entries of data groups that one may not see are absent. Opening it stands in the access log.',
    params: dossierParams,
    answer: { status: 200, schema: ref('Dossier') },
    problems: ['not-found'],
    machines: 'read',
  });
  app.get('/api/v1/dossiers/:id', one, async (request) => {
    const { id } = inPath(dossierParams, request.params);
    const person = personOf(request);
    await checkScope(store, person, id);
    const dossier = await findDossier(store, person, id);
    if (!dossier) throw new HttpProblem('not-found');
    return { ...unsealed(store, person, dossier), loaded: [...dossier.loaded] };
  });

  const several = route('signed-in', {
    id: 'readOpened',
    tag: 'dossiers',
    summary: 'What several dossiers say in entries of some types, as far as one may see them',
    description:
      'As if each had been opened: every one stands in the access log. Those that one may not know of are absent.',
    body: openedForm,
    answer: {
      status: 200,
      schema: object({ dossiers: list(object({ id: uuidText, entries: list(object({})) })) }),
    },
  });
  app.post('/api/v1/opened', several, async (request) => {
    const { ids, entries: types } = parse(openedForm, request.body);
    const person = personOf(request);
    const found = new Map<string, readonly unknown[]>();
    const left = new Set(ids).values();
    const lane = async (): Promise<void> => {
      for (const id of left) {
        const dossier = await findDossier(store, person, id);
        if (dossier)
          found.set(
            id,
            dossier.entries.filter(({ type }) => types.includes(type)),
          );
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return { dossiers: ids.flatMap((id) => (found.has(id) ? [{ id, entries: found.get(id) }] : [])) };
  });

  const history = route('signed-in', {
    id: 'readHistory',
    tag: 'dossiers',
    summary: 'Who changed what, oldest first',
    params: dossierParams,
    answer: { status: 200, schema: object({ changes: list(ref('Change')) }) },
    problems: ['not-found'],
    machines: 'read',
  });
  app.get('/api/v1/dossiers/:id/history', history, async (request) => {
    const { id } = inPath(dossierParams, request.params);
    const person = personOf(request);
    await checkScope(store, person, id);
    const changes = await historyOf(store, person, id);
    // a dossier has at least the change that created it, so nothing means nothing to see
    if (changes.length === 0) throw new HttpProblem('not-found');
    await given(store, person, 'history', [id], (same) => same);
    return { changes: unsealedHistory(store, person, changes) };
  });

  const recipients = route('signed-in', {
    id: 'readReportRecipients',
    tag: 'keys',
    summary: 'Whom an answer to the person who reported is sealed to',
    params: dossierParams,
    answer: { status: 200, schema: object({ recipients: list(text), reporter: flag }) },
    problems: ['not-found'],
  });
  app.get('/api/v1/reports/:id/recipients', recipients, async (request) => {
    const { parties, groups } = personOf(request);
    const { rows } = await store.app.query<{ recipient: string; reporter: boolean }>(
      'select * from gwen.answer_keys($1, $2, $3, $4)',
      [
        intArray(parties),
        intArray(groups),
        inPath(dossierParams, request.params).id,
        groupCode('report-message'),
      ],
    );
    if (rows.length === 0) throw new HttpProblem('not-found');
    return {
      recipients: rows.map(({ recipient }) => recipient),
      reporter: rows.some(({ reporter }) => reporter),
    };
  });

  const sealing = route('signed-in', {
    id: 'readRecipients',
    tag: 'keys',
    summary: 'Whom a sealed field is sealed to, for somebody who may write it',
    description:
      'Public keys of those who may read it in this dossier now; of a field that is for accounts which the entry names, of those `named` among them. Keys and no names: who may only tell does not learn who reads. `lacking`: who was named and could not open it. `tooMany`: more than one box can be sealed to, so no keys.',
    params: dossierParams,
    body: sealForm,
    answer: {
      status: 200,
      schema: object({ recipients: list(text), lacking: list(int), tooMany: flag }),
    },
    problems: ['not-found'],
  });
  app.post('/api/v1/dossiers/:id/recipients', sealing, async (request) => {
    const asked = parse(sealForm, request.body);
    const { id } = inPath(dossierParams, request.params);
    const recipientsOf = await findRecipients(store, personOf(request), { dossier: id, ...asked });
    if (!recipientsOf) throw new HttpProblem('not-found');
    return recipientsOf;
  });

  const changed = route('signed-in', {
    id: 'readFeed',
    tag: 'dossiers',
    summary: 'What changed since the last time one asked',
    description:
      'Without `since` it tells where to begin; then go on with each `cursor`, at once while there is `more`. After a restore the cursor has ended: compare versions, and begin anew.',
    query: feedForm,
    answer: { status: 200, schema: object({ cursor: text, more: flag, changed: versionList }) },
    problems: ['cursor-ended'],
    machines: 'read',
  });
  app.get('/api/v1/feed', changed, async (request) => {
    const { since } = parse(feedForm, request.query);
    if (since === undefined) {
      const { epoch, snapshot: now } = await feedStart(store);
      return { cursor: writeCursor([epoch, now]), more: false, changed: [] };
    }
    return await changedSince(store, personOf(request), readCursor(feedCursor, since));
  });

  const versions = route('signed-in', {
    id: 'compareVersions',
    tag: 'dossiers',
    summary: 'Of these dossiers those that one may know of, with their versions',
    body: versionsForm,
    answer: { status: 200, schema: object({ dossiers: versionList }) },
    machines: 'read',
  });
  app.post('/api/v1/versions', versions, async (request) => {
    const { ids } = parse(versionsForm, request.body);
    const person = personOf(request);
    const { rows } = await store.app.query<{ id: string; version: number }>(
      'select id, version from gwen.versions_of($1, $2, $3)',
      [intArray(person.parties), intArray(person.groups), ids],
    );
    return { dossiers: await given(store, person, 'versions', rows, (row) => row.id) };
  });

  const lines = route('signed-in', {
    id: 'readLines',
    tag: 'dossiers',
    summary: 'Of these dossiers those that one may know of, as in a list',
    body: linesForm,
    answer: { status: 200, schema: object({ dossiers: list(ref('ListLine')) }) },
    machines: 'read',
  });
  app.post('/api/v1/lines', lines, async (request) => {
    const { ids, entries } = parse(linesForm, request.body);
    const person = personOf(request);
    const { kinds: all } = store.catalogue;
    if (!entries.every((type) => Object.values(all).some((kind) => Object.hasOwn(kind.entries, type))))
      throw malformed('entries', 'no such type of entry');
    const rows = (await linesOf(store, person, ids)).filter((row) =>
      isKindInScope(person, store.kindOf(row.kind).kind),
    );
    const shown = await given(store, person, 'list', rows, (row) => row.id);
    const kinds = [...Map.groupBy(shown, (row) => row.kind)];
    const told = await Promise.all(
      kinds.map(([code, some]) => {
        const kind = store.kindOf(code);
        // dossiers of several kinds may be asked for: a type says nothing of those that do not have it
        const types = entries.filter((type) => Object.hasOwn(kind.entries, type));
        return listLines(store, person, kind, some, types);
      }),
    );
    return { dossiers: told.flat() };
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
    changed: await given(store, session, 'feed', dossiers, (row) => row.id),
  };
}
