/** Keys for other programs, as administrators make and end them. A key's token is told once, in the answer that made it. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { groups as allGroups } from '../../../domain/groups.ts';
import { addKey, addMachine, listMachines, longestDays, revokeKey } from '../../people/machines.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import type { Operation } from '../openapi/operation.ts';
import { route } from '../openapi/operation.ts';
import { found, id, idText, inPath, line, parse, roles, withKnown } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { machinesSchema, newMachineSchema } from '../schemas.ts';

const administer = (api: Omit<Operation, 'tag'>) =>
  route({ role: 'administrator' }, { tag: 'machines', ...api });

const keyShape = {
  name: line(200),
  kinds: z.array(z.string().max(60)).min(1).max(40).optional(),
  groups: z.array(z.enum(allGroups)).min(1).max(allGroups.length).optional(),
  writes: z.boolean().default(false),
  perMinute: z.int().min(1).max(6000).default(60),
  days: z.int().min(1).max(longestDays).default(90),
};
const keyForm = z.strictObject(keyShape);
const machineForm = z.strictObject({
  ...keyShape,
  organisation: id,
  roles: roles.refine((all) => all.length > 0),
});
const ofMachine = z.object({ account: idText });
const ofKey = z.object({ key: idText });

export function machineRoutes(app: FastifyInstance, store: Store): void {
  const answer = { status: 201, schema: newMachineSchema, only: true } as const;
  const checkKinds = (kinds: readonly string[] | undefined): void => {
    const at = kinds?.findIndex((kind) => !Object.hasOwn(store.catalogue.kinds, kind)) ?? -1;
    if (at >= 0)
      throw new HttpProblem('malformed', { issues: [{ path: `kinds.${at}`, message: 'no such kind' }] });
  };

  const list = administer({
    id: 'readMachines',
    summary: 'Programs and their keys; never a token',
    answer: { status: 200, schema: machinesSchema, only: true },
  });
  app.get('/api/v1/machines', list, async (request) => ({
    machines: await listMachines(store.app, personOf(request).account),
  }));

  const add = administer({
    id: 'addMachine',
    summary: 'An account for a program, and its first key',
    body: machineForm,
    answer,
  });
  app.post('/api/v1/machines', add, async (request, reply) => {
    const by = personOf(request).account;
    const form = parse(machineForm, request.body);
    checkKinds(form.kinds);
    const account = await withKnown(addMachine(store.app, by, form));
    return reply.code(201).send({ account, ...(await addKey(store.app, by, account, form)) });
  });

  const more = administer({
    id: 'addMachineKey',
    summary: 'Another key for a program, such as the one after this',
    params: ofMachine,
    body: keyForm,
    answer,
    problems: ['not-found'],
  });
  app.post('/api/v1/machines/:account/keys', more, async (request, reply) => {
    const { account } = inPath(ofMachine, request.params);
    const form = parse(keyForm, request.body);
    checkKinds(form.kinds);
    const made = await addKey(store.app, personOf(request).account, account, form);
    if (!made) throw new HttpProblem('not-found');
    return reply.code(201).send({ account, ...made });
  });

  const revoke = administer({
    id: 'revokeMachineKey',
    summary: 'End a key at once',
    params: ofKey,
    problems: ['not-found'],
  });
  app.delete('/api/v1/machines/keys/:key', revoke, async (request, reply) => {
    found(await revokeKey(store.app, personOf(request).account, inPath(ofKey, request.params).key));
    return reply.code(204).send();
  });
}
