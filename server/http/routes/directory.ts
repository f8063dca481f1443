/** Who and what there is in the service, the country's numbers, and the keys of contact points. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { toBase64url } from '../../../seal/base64url.ts';
import { addSealKey, keepShare, keysOf, startEpoch } from '../../people/contactPoint.ts';
import { readAreas, readDirectory, readSettings } from '../../people/directory.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { boxForOne, id, idText, parse, recipient } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { areasSchema, directorySchema, keysSchema } from '../schemas.ts';

const config = { access: 'signed-in' } as const;
const wrapForm = z.strictObject({ epoch: id, account: id, box: boxForOne });
const boxes = z.array(z.strictObject({ account: id, box: boxForOne }));
const epochForm = z.strictObject({
  team: id,
  recipient,
  recovery: recipient,
  boxes: boxes.min(1).max(200),
  shares: boxes
    .length(3)
    .refine((all) => new Set(all.map((one) => one.account)).size === 3, 'three different people'),
});
const shareParams = z.object({ epoch: idText });
/** Boxes of a large contact point, 10 kB each. */
const epochLimit = 4 * 1024 * 1024;

export function directoryRoutes(app: FastifyInstance, store: Store): void {
  app.get('/api/v1/directory', { config, schema: { response: { 200: directorySchema } } }, () =>
    readDirectory(store),
  );

  app.get('/api/v1/areas', { config, schema: { response: { 200: areasSchema } } }, async () => ({
    areas: await readAreas(store),
  }));

  app.get('/api/v1/settings', { config }, async () => ({ settings: readSettings(store) }));

  app.get('/api/v1/keys', { config, schema: { response: { 200: keysSchema } } }, async (request) => {
    const person = personOf(request);
    const { epochs, lacking, shares } = await keysOf(store, person.account);
    return {
      recipient: person.recipient ?? null,
      epochs: epochs.map((epoch) => ({ ...epoch, box: epoch.box && toBase64url(epoch.box) })),
      lacking,
      shares: shares.map(({ epoch, box }) => ({ epoch, box: toBase64url(box) })),
    };
  });

  app.post('/api/v1/keys/wraps', { config }, async (request, reply) => {
    const wrap = parse(wrapForm, request.body);
    if (!(await addSealKey(store, personOf(request).account, wrap))) throw new HttpProblem('not-found');
    return reply.code(204).send();
  });

  app.post('/api/v1/keys/epochs', { config, bodyLimit: epochLimit }, async (request, reply) => {
    const epoch = parse(epochForm, request.body);
    const made = await startEpoch(store.app, personOf(request).account, epoch);
    if (made === undefined) throw new HttpProblem('not-found');
    return reply.code(201).send({ id: made });
  });

  app.post('/api/v1/keys/shares/:epoch/kept', { config }, async (request, reply) => {
    const params = shareParams.safeParse(request.params);
    if (!params.success || !(await keepShare(store, personOf(request).account, params.data.epoch))) {
      throw new HttpProblem('not-found');
    }
    return reply.code(204).send();
  });
}
