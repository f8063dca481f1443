/** What administrators run: organisations, accounts, teams, settings. No dossier is reached from here. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { discipline, gwenKind, role as roleList } from '../../../domain/codes/index.ts';
import {
  addAccount,
  addOrganisation,
  addTeam,
  changeAccount,
  endTeam,
  replaceCredential,
  setMember,
  setSetting,
  teamKinds,
} from '../../people/accounts.ts';
import { allSettings, readAdministration } from '../../people/directory.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { id, idText, line, locale, parse, proof, wrappedIdentity } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { administrationSchema } from '../schemas.ts';

const config = { access: { role: 'administrator' } } as const;

const area = z.string().regex(/^(?:[A-Z0-9][A-Z0-9-]{0,30})?$/);
const roles = z
  .array(z.enum(roleList.codes))
  .max(20)
  .transform((all) => [...new Set(all)]);
const credential = { proof, wrappedIdentity };
const organisationForm = z.strictObject({
  name: line(200),
  gwen: z.enum(gwenKind.codes),
  area: area.default(''),
});
const accountForm = z.strictObject({
  login: line(100),
  name: line(200),
  organisation: id,
  roles,
  locale: locale.default('en'),
  ...credential,
});
const changeForm = z.strictObject({
  name: line(200).optional(),
  organisation: id.optional(),
  roles: roles.optional(),
  ended: z.literal(true).optional(),
});
const teamForm = z.strictObject({
  name: line(200),
  kind: z.enum(teamKinds),
  organisation: id,
  area: area.default(''),
  discipline: z.enum(discipline.codes).optional(),
});
const settingForm = z.strictObject({ value: z.int() });
const pageForm = z.strictObject({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
const oneId = z.object({ id: idText });
const memberIds = z.object({ id: idText, account: idText });

export function administrationRoutes(app: FastifyInstance, store: Store): void {
  app.post('/api/v1/organisations', { config }, async (request, reply) => {
    const made = await addOrganisation(
      store.app,
      personOf(request).account,
      parse(organisationForm, request.body),
    );
    return reply.code(201).send({ id: made });
  });

  app.post('/api/v1/accounts', { config }, async (request, reply) => {
    const form = parse(accountForm, request.body);
    const made = await known(addAccount(store.app, personOf(request).account, form));
    if (made === 'exists') throw new HttpProblem('exists');
    return reply.code(201).send({ id: made });
  });

  app.patch('/api/v1/accounts/:id', { config }, async (request, reply) => {
    const { id: account } = inPath(oneId, request.params);
    const change = parse(changeForm, request.body);
    found(await known(changeAccount(store.app, personOf(request).account, account, change)));
    return reply.code(204).send();
  });

  app.put('/api/v1/accounts/:id/credential', { config }, async (request, reply) => {
    const { id: account } = inPath(oneId, request.params);
    const given = parse(z.strictObject(credential), request.body);
    found(await replaceCredential(store.app, personOf(request).account, account, given));
    return reply.code(204).send();
  });

  app.post('/api/v1/teams', { config }, async (request, reply) => {
    const form = parse(teamForm, request.body);
    return reply.code(201).send({ id: await known(addTeam(store.app, personOf(request).account, form)) });
  });

  app.delete('/api/v1/teams/:id', { config }, async (request, reply) => {
    found(await endTeam(store.app, personOf(request).account, inPath(oneId, request.params).id));
    return reply.code(204).send();
  });

  for (const [method, joining] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const) {
    app.route({
      method,
      url: '/api/v1/teams/:id/members/:account',
      config,
      handler: async (request, reply) => {
        const { id: team, account } = inPath(memberIds, request.params);
        found(await setMember(store.app, personOf(request).account, team, account, joining));
        return reply.code(204).send();
      },
    });
  }

  app.put<{ Params: { id: string } }>('/api/v1/settings/:id', { config }, async (request, reply) => {
    const declared = allSettings.get(request.params.id);
    if (!declared) throw new HttpProblem('not-found');
    const { value } = parse(settingForm, request.body);
    if (value < declared.min || value > declared.max) {
      throw new HttpProblem('malformed', {
        issues: [{ path: 'value', message: `${declared.min} to ${declared.max} ${declared.unit}` }],
      });
    }
    await setSetting(store.app, personOf(request).account, declared.id, value);
    return reply.code(204).send();
  });

  const schema = { response: { 200: administrationSchema } };
  // everyone in the service may see what those with power over it did
  app.get('/api/v1/administration', { config: { access: 'signed-in' }, schema }, async (request) => ({
    lines: await readAdministration(store, parse(pageForm, request.query).before),
  }));
}

function found(done: boolean): void {
  if (!done) throw new HttpProblem('not-found');
}

function inPath<Schema extends z.ZodType>(schema: Schema, params: unknown): z.output<Schema> {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw new HttpProblem('not-found');
  return parsed.data;
}

/** Names an organisation that does not exist: the form's mistake, not ours. */
async function known<T>(done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23503') {
      throw new HttpProblem('malformed', {
        issues: [{ path: 'organisation', message: 'no such organisation' }],
      });
    }
    throw error;
  }
}
