/**
 * Files to take along: lists as CSV and as a spreadsheet, a dossier as JSON, cases in the columns of HTCDS. Each by the
 * rights of whoever asks, and each dossier in it stands in the access log.
 */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { dossierFile } from '../../exchange/dossierFile.ts';
import { htcdsCsv } from '../../exchange/htcds/exportFile.ts';
import type { ListWish } from '../../exchange/list.ts';
import { isTooLong, listCsv, listXlsx, mostSheetRows } from '../../exchange/list.ts';
import type { Session } from '../../people/session.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { wholeListForm, wholeListQuery } from '../lists.ts';
import { text } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { inPath, uuid } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { rate } from '../rates.ts';
import { checkScope, isKindInScope, unsealed, unsealedHistory } from '../scope.ts';

const kindParams = z.object({ kind: z.string() });
const dossierParams = z.object({ id: uuid });
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const columns =
  'Number, stage, area, dates, and what is answered in the open in entries of which there is one; never what identifies somebody. Each dossier in it stands in the access log.';

export function exportRoutes(app: FastifyInstance, store: Store): void {
  const exporting = rate(10, 10 * 60_000);

  const wished = (person: Session, params: unknown, query: unknown): ListWish => {
    const { kind } = inPath(kindParams, params);
    const wish = {
      ...wholeListQuery(store, kind, query),
      locale: person.locale,
      groups: new Set(person.groupNames),
    };
    exporting(person.account);
    // as for a kind of which one knows no dossier
    return isKindInScope(person, wish.kind.kind) ? wish : { ...wish, states: [] };
  };

  const csv = route('signed-in', {
    id: 'exportList',
    tag: 'exports',
    summary: 'A list of dossiers as CSV, however long',
    description: columns,
    params: kindParams,
    query: wholeListForm,
    answer: { status: 200, type: 'text/csv', schema: text },
    problems: ['slow-down'],
    machines: 'read',
  });
  app.get('/api/v1/export/:kind.csv', csv, async (request, reply) => {
    const person = personOf(request);
    const wish = wished(person, request.params, request.query);
    return file(reply, 'text/csv; charset=utf-8', `list-${wish.kind.kind}.csv`, listCsv(store, person, wish));
  });

  const xlsx = route('signed-in', {
    id: 'exportSheet',
    tag: 'exports',
    summary: `A list of dossiers as a spreadsheet, of at most ${mostSheetRows} rows`,
    description: columns,
    params: kindParams,
    query: wholeListForm,
    answer: { status: 200, type: sheet, schema: { type: 'string', format: 'binary' } },
    problems: ['slow-down', 'too-many-rows'],
    machines: 'read',
  });
  app.get('/api/v1/export/:kind.xlsx', xlsx, async (request, reply) => {
    const person = personOf(request);
    const wish = wished(person, request.params, request.query);
    if (await isTooLong(store, person, wish))
      throw new HttpProblem('too-many-rows', { limit: mostSheetRows });
    return file(reply, sheet, `list-${wish.kind.kind}.xlsx`, listXlsx(store, person, wish));
  });

  const htcds = route('signed-in', {
    id: 'exportHtcds',
    tag: 'exports',
    summary: 'Cases in the columns of HTCDS 2.0, as CSV',
    description:
      'As far as one may see them, with what identifies people if one may read that. The last column names what the standard cannot hold. Each case in it stands in the access log.',
    query: wholeListForm,
    answer: { status: 200, type: 'text/csv', schema: text },
    problems: ['slow-down'],
    machines: 'read',
  });
  app.get('/api/v1/export/case.htcds.csv', htcds, async (request, reply) => {
    const person = personOf(request);
    const wish = wished(person, { kind: 'case' }, request.query);
    return file(reply, 'text/csv; charset=utf-8', 'cases.htcds.csv', htcdsCsv(store, person, wish));
  });

  const one = route('signed-in', {
    id: 'exportDossier',
    tag: 'exports',
    summary: 'A dossier as a file for another system',
    description:
      'As far as one may see it: values, disagreements, history, who has access, links, with the declarations and words that codes and numbers stand for. Sealed boxes stay sealed.',
    params: dossierParams,
    answer: { status: 200, schema: { type: 'object', additionalProperties: true } },
    problems: ['not-found'],
    machines: 'read',
  });
  app.get('/api/v1/dossiers/:id/export.json', one, async (request, reply) => {
    const { id } = inPath(dossierParams, request.params);
    const person = personOf(request);
    await checkScope(store, person, id);
    const made = await dossierFile(store, person, id, person.locale, {
      dossier: (view) => unsealed(store, person, view),
      history: (lines) => unsealedHistory(store, person, lines),
    });
    if (!made) throw new HttpProblem('not-found');
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="dossier-${id}.json"`)
      .send(JSON.stringify(made));
  });
}

const file = (
  reply: FastifyReply,
  type: string,
  name: string,
  content: AsyncIterable<string | Uint8Array>,
): FastifyReply =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Readable.from(content, { objectMode: false }));
