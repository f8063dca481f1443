/** Who and what there is in the service, the country's numbers, and the keys of contact points. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { toBase64url } from '../../../seal/base64url.ts';
import { addSealKey, keepShare, keysOf, recoverKey, startEpoch } from '../../people/contactPoint.ts';
import { readAreas, readDirectory, readSettings } from '../../people/directory.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { int, object } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { boxForOne, id, idText, parse, recipient } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { areasSchema, directorySchema, keysSchema, madeSchema } from '../schemas.ts';

const wrapForm = z.strictObject({ epoch: id, account: id, box: boxForOne });
const recoverForm = z.strictObject({ epoch: id, box: boxForOne });
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
  const readDirectoryRoute = route('signed-in', {
    id: 'readDirectory',
    tag: 'directory',
    summary: 'Organisations, teams and accounts',
    answer: { status: 200, schema: directorySchema, only: true },
    machines: 'read',
  });
  app.get('/api/v1/directory', readDirectoryRoute, () => readDirectory(store));

  const areas = route('signed-in', {
    id: 'readAreas',
    tag: 'directory',
    summary: 'Administrative areas',
    answer: { status: 200, schema: areasSchema, only: true },
    machines: 'read',
  });
  app.get('/api/v1/areas', areas, async () => ({ areas: await readAreas(store) }));

  const settings = route('signed-in', {
    id: 'readSettings',
    tag: 'directory',
    summary: 'The country’s numbers: deadlines and limits',
    answer: {
      status: 200,
      schema: object({ settings: { type: 'object', additionalProperties: int } }),
    },
    machines: 'read',
  });
  app.get('/api/v1/settings', settings, async () => ({ settings: readSettings(store) }));

  const keys = route('signed-in', {
    id: 'readKeys',
    tag: 'keys',
    summary: 'The keys one needs for sealed reports',
    answer: { status: 200, schema: keysSchema, only: true },
  });
  app.get('/api/v1/keys', keys, async (request) => {
    const person = personOf(request);
    const { epochs, lacking, shares } = await keysOf(store, person.account);
    return {
      recipient: person.recipient ?? null,
      epochs: epochs.map((epoch) => ({ ...epoch, box: epoch.box && toBase64url(epoch.box) })),
      lacking,
      shares: shares.map(({ epoch, box }) => ({ epoch, box: toBase64url(box) })),
    };
  });

  const wraps = route('signed-in', {
    id: 'wrapKey',
    tag: 'keys',
    summary: 'Wrap a contact point’s key for a colleague',
    body: wrapForm,
    problems: ['not-found'],
  });
  app.post('/api/v1/keys/wraps', wraps, async (request, reply) => {
    const wrap = parse(wrapForm, request.body);
    if (!(await addSealKey(store, personOf(request).account, wrap))) throw new HttpProblem('not-found');
    return reply.code(204).send();
  });

  const epochs = route('signed-in', {
    id: 'startKeys',
    tag: 'keys',
    summary: 'Start a new key of a contact point',
    body: epochForm,
    answer: { status: 201, schema: madeSchema, only: true },
    problems: ['not-found'],
  });
  app.post('/api/v1/keys/epochs', { ...epochs, bodyLimit: epochLimit }, async (request, reply) => {
    const epoch = parse(epochForm, request.body);
    const made = await startEpoch(store.app, personOf(request).account, epoch);
    if (made === undefined) throw new HttpProblem('not-found');
    return reply.code(201).send({ id: made });
  });

  const recovered = route('signed-in', {
    id: 'recoverKey',
    tag: 'keys',
    summary:
      'Keep for oneself what opens a contact point’s reports, after two parts of its recovery key were put together',
    description: 'It stands in the record of administration. What one has already is not replaced.',
    body: recoverForm,
    problems: ['not-found'],
  });
  app.post('/api/v1/keys/recovered', recovered, async (request, reply) => {
    const key = parse(recoverForm, request.body);
    if (!(await recoverKey(store, personOf(request).account, key))) throw new HttpProblem('not-found');
    return reply.code(204).send();
  });

  const kept = route('signed-in', {
    id: 'keepShare',
    tag: 'keys',
    summary: 'Say that one’s share of a recovery key is written down; the server forgets it',
    params: shareParams,
    problems: ['not-found'],
  });
  app.post('/api/v1/keys/shares/:epoch/kept', kept, async (request, reply) => {
    const params = shareParams.safeParse(request.params);
    if (!params.success || !(await keepShare(store, personOf(request).account, params.data.epoch))) {
      throw new HttpProblem('not-found');
    }
    return reply.code(204).send();
  });
}
