/**
 * Files of the public page, part by part: sealed on the sender's device before they are sent, in any order, as often as a bad
 * network needs. What arrives here tells neither name nor kind; how many parts there are is all that can be seen.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isPartCount, MOST_PARTS, SEALED_PART_BYTES } from '../../../seal/file.ts';
import { int, list, object } from '../../http/openapi/json.ts';
import { route } from '../../http/openapi/operation.ts';
import { inPath, parse, uuid } from '../../http/parse.ts';
import { HttpProblem } from '../../http/problems.ts';
import { findParts, putPart } from '../../store/sealedFiles.ts';
import type { Store } from '../../store/store.ts';

const token = z.string().regex(/^[\w-]{43}$/);
const parts = z.int().refine(isPartCount, 'not as many parts as a file can have');

/** Files that words name, beside the box that holds names and keys. */
export const claims = z
  .array(z.strictObject({ id: uuid, token, parts, withheld: z.boolean() }))
  .max(200)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'a file is named twice')
  .optional();

const partPath = z.object({
  id: uuid,
  part: z.coerce.number().pipe(
    z
      .int()
      .min(0)
      .max(MOST_PARTS - 1),
  ),
});
const partQuery = z.strictObject({
  of: z.coerce.number().pipe(parts),
  withheld: z.enum(['0', '1']),
});
const question = z.strictObject({ id: uuid, token });

/** @param options of routes that say nothing to any log */
export function uploadRoutes(
  app: FastifyInstance,
  store: Store,
  options: { readonly logLevel: 'silent' },
): void {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: SEALED_PART_BYTES },
    async (_request: FastifyRequest, body: Buffer) => body,
  );
  const put = route('public', {
    id: 'sendFilePart',
    tag: 'reports',
    summary: 'Send one part of a file that was sealed on the sender’s own device',
    description:
      'In any order, and again as often as needed. `x-gwen-token` is random, the same for all parts of a file. A part has 65,552 bytes. What no report names within days goes.',
    params: partPath,
    query: partQuery,
    bytes: true,
    answer: { status: 201, schema: object({ part: int }) },
    problems: ['not-found', 'exists', 'busy'],
  });
  app.put(
    '/report/files/:id/:part',
    { ...put, ...options, bodyLimit: SEALED_PART_BYTES },
    async (request, reply) => {
      const { id, part } = inPath(partPath, request.params);
      const { of, withheld } = parse(partQuery, request.query);
      const proof = token.safeParse(request.headers['x-gwen-token']);
      if (!proof.success) throw new HttpProblem('not-found');
      if (!Buffer.isBuffer(request.body)) throw new HttpProblem('wrong-media-type');
      const claim = { id, token: proof.data, parts: of, withheld: withheld === '1' };
      switch (await putPart(store, claim, part, request.body)) {
        case 'stored':
          return await reply.code(201).send({ part });
        case 'unknown':
          throw new HttpProblem('not-found');
        case 'differs':
          throw new HttpProblem('exists');
        case 'full':
          throw new HttpProblem('busy');
      }
    },
  );
  const how = route('public', {
    id: 'findFileParts',
    tag: 'reports',
    summary: 'Which parts of a file have arrived, for whoever sends it',
    body: question,
    answer: { status: 200, schema: object({ parts: int, have: list(int) }) },
    problems: ['not-found'],
  });
  app.post('/report/files', { ...how, ...options }, async (request) => {
    const { id, token: proof } = parse(question, request.body);
    const found = await findParts(store, id, proof);
    if (!found) throw new HttpProblem('not-found');
    return found;
  });
}
