/**
 * Files that came with a report, as their senders' devices sealed them: parts that only an operator's own device can open. What
 * is withheld (what was taken out of a copy, and originals) is given out while two people agree that it is [R13].
 */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isLetOpen, opensFor } from '../../../domain/report/originals.ts';
import { getSetting } from '../../people/settings.ts';
import { findDossier } from '../../store/read.ts';
import { findSealedFile, listSealedFiles } from '../../store/sealedFiles.ts';
import type { Session } from '../../store/session.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { flag, int, list, object, uuidText } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { inPath, uuid } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { rate } from '../rates.ts';

const ofReport = z.object({ id: uuid });
const ofFile = z.object({ id: uuid, file: uuid });

export function sealedFileRoutes(app: FastifyInstance, store: Store): void {
  const opening = rate(600, 10 * 60_000);
  const reading = route('signed-in', {
    id: 'readSealedFiles',
    tag: 'dossiers',
    summary: 'Files that came with a report: how many of their parts have arrived',
    description:
      'What they are is inside the sealed messages alone. `originalHours`: so long an original stays open after it was let open.',
    params: ofReport,
    answer: {
      status: 200,
      schema: object({
        files: list(object({ id: uuidText, parts: int, have: int, withheld: flag })),
        originalHours: int,
      }),
      only: true,
    },
  });
  app.get('/api/v1/reports/:id/files', reading, async (request) => {
    const { id } = inPath(ofReport, request.params);
    const files = await listSealedFiles(store, personOf(request), id);
    return { files, originalHours: getSetting(store, opensFor) };
  });

  const give = async (who: Session, id: string, file: string, withheld: boolean) => {
    const found = await findSealedFile(store, who, id, file, withheld);
    if (!found) throw new HttpProblem('not-found');
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(found.bytes) };
    return { headers, body: Readable.from(found.pieces) };
  };
  const bytes = { status: 200, type: 'application/octet-stream', schema: {} } as const;
  const copy = route('signed-in', {
    id: 'readSealedFile',
    tag: 'dossiers',
    summary: 'The sealed copy of a file, for whoever may read the message that names it',
    description: 'Opening it stands in the access log.',
    params: ofFile,
    answer: bytes,
    problems: ['not-found', 'slow-down'],
  });
  app.get('/api/v1/reports/:id/files/:file', copy, async (request, reply) => {
    const { id, file } = inPath(ofFile, request.params);
    const who = personOf(request);
    opening(who.account);
    const { headers, body } = await give(who, id, file, false);
    return reply.headers(headers).send(body);
  });

  const original = route('signed-in', {
    id: 'readSealedOriginal',
    tag: 'dossiers',
    summary: 'The sealed original of a file, or what was taken out of its copy, while two people agree',
    description:
      'One asked for it with a reason, another let it be opened (entry `original`); these two, until the country’s number of hours is over or it is taken back. Opening it stands in the access log.',
    params: ofFile,
    answer: bytes,
    problems: ['not-found', 'slow-down'],
  });
  app.get('/api/v1/reports/:id/files/:file/original', original, async (request, reply) => {
    const { id, file } = inPath(ofFile, request.params);
    const who = personOf(request);
    opening(who.account);
    const report = await findDossier(store, who, id);
    const isOpen =
      report?.kind === 'report' &&
      isLetOpen(report, file, who.account, store.clock(), getSetting(store, opensFor));
    if (!isOpen) throw new HttpProblem('not-found');
    const { headers, body } = await give(who, id, file, true);
    return reply.headers(headers).send(body);
  });
}
