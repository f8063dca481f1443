/** What administrators run: organisations, accounts, teams, settings. No dossier is reached from here. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { discipline, gwenKind } from '../../../domain/codes/index.ts';
import { compareWaiting } from '../../jobs/compare.ts';
import {
  addAccount,
  addOrganisation,
  addTeam,
  changeAccount,
  closeOrganisation,
  endTeam,
  putAreas,
  replaceCredential,
  setMember,
  setSetting,
  teamKinds,
} from '../../people/accounts.ts';
import {
  allSettings,
  readAdministration,
  readAreas,
  readHealth,
  readLogins,
  readSettingHistories,
} from '../../people/directory.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import type { Operation } from '../openapi/operation.ts';
import { route } from '../openapi/operation.ts';
import {
  found,
  id,
  idText,
  inPath,
  line,
  locale,
  parse,
  proof,
  roles,
  withKnown,
  wrappedIdentity,
} from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { administrationSchema, healthSchema, loginsSchema, madeSchema, settingsSchema } from '../schemas.ts';

/** A route for administrators. */
const administer = (api: Omit<Operation, 'tag'>) =>
  route({ role: 'administrator' }, { tag: 'administration', ...api });
/** Twenty thousand areas with their names. */
const areasLimit = 4 * 1024 * 1024;
const made = { status: 201, schema: madeSchema, only: true } as const;

const area = z.string().regex(/^(?:[A-Z0-9][A-Z0-9-]{0,30})?$/);
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
const areasForm = z.strictObject({
  areas: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,30}$/),
        parent: z.string().max(31).nullable(),
        name: line(200),
      }),
    )
    .min(1)
    .max(20_000),
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

const settingId = z.object({ id: z.string() });

export function administrationRoutes(app: FastifyInstance, store: Store): void {
  // before she can sign in with it; what fails is done again by itself, which says so
  const compareNow = async (): Promise<void> =>
    void (await compareWaiting(store, new Date()).catch(() => undefined));

  const organisation = administer({
    id: 'addOrganisation',
    summary: 'Add an organisation',
    body: organisationForm,
    answer: made,
  });
  app.post('/api/v1/organisations', organisation, async (request, reply) => {
    const added = await addOrganisation(
      store.app,
      personOf(request).account,
      parse(organisationForm, request.body),
    );
    await compareNow();
    return reply.code(201).send({ id: added });
  });

  const closing = administer({
    id: 'closeOrganisation',
    summary: 'Close an organisation that nobody works for any more',
    description: 'It keeps its name in the history. Accounts and teams of it must have ended before.',
    params: oneId,
    problems: ['not-found', 'does-not-fit'],
  });
  app.delete('/api/v1/organisations/:id', closing, async (request, reply) => {
    const { id: which } = inPath(oneId, request.params);
    const done = await closeOrganisation(store.app, personOf(request).account, which);
    if (done === undefined) throw new HttpProblem('not-found');
    if (done === 'in-use') throw new HttpProblem('does-not-fit', { reason: 'organisation-in-use' });
    return reply.code(204).send();
  });

  const account = administer({
    id: 'addAccount',
    summary: 'Add an account',
    body: accountForm,
    answer: made,
    problems: ['exists'],
  });
  app.post('/api/v1/accounts', account, async (request, reply) => {
    const form = parse(accountForm, request.body);
    const added = await withKnown(addAccount(store.app, personOf(request).account, form));
    if (added === 'exists') throw new HttpProblem('exists');
    await compareNow();
    return reply.code(201).send({ id: added });
  });

  const change = administer({
    id: 'changeAccount',
    summary: 'Change what somebody does, or end her account',
    params: oneId,
    body: changeForm,
    problems: ['not-found'],
  });
  app.patch('/api/v1/accounts/:id', change, async (request, reply) => {
    const { id: whose } = inPath(oneId, request.params);
    const form = parse(changeForm, request.body);
    found(await withKnown(changeAccount(store.app, personOf(request).account, whose, form)));
    if (form.name !== undefined) await compareNow();
    return reply.code(204).send();
  });

  const credentials = z.strictObject(credential);
  const replace = administer({
    id: 'replaceCredential',
    summary: 'A new first passphrase for somebody who lost hers',
    params: oneId,
    body: credentials,
    problems: ['not-found'],
  });
  app.put('/api/v1/accounts/:id/credential', replace, async (request, reply) => {
    const { id: whose } = inPath(oneId, request.params);
    const given = parse(credentials, request.body);
    found(await replaceCredential(store.app, personOf(request).account, whose, given));
    return reply.code(204).send();
  });

  const areasPut = administer({
    id: 'putAreas',
    summary: 'Add areas, and give those that are known another name',
    description: 'Parents before their parts. What an area is part of never changes.',
    body: areasForm,
    problems: ['malformed'],
  });
  app.put('/api/v1/areas', { ...areasPut, bodyLimit: areasLimit }, async (request, reply) => {
    const { areas } = parse(areasForm, request.body);
    const known = new Set((await readAreas(store)).map(({ code }) => code));
    for (const [at, { code, parent }] of areas.entries()) {
      if (parent !== null && !known.has(parent))
        throw new HttpProblem('malformed', {
          issues: [{ path: `areas.${at}.parent`, message: 'no area before it has this code' }],
        });
      known.add(code);
    }
    await putAreas(store.app, personOf(request).account, areas);
    return reply.code(204).send();
  });

  const team = administer({ id: 'addTeam', summary: 'Add a team', body: teamForm, answer: made });
  app.post('/api/v1/teams', team, async (request, reply) => {
    const form = parse(teamForm, request.body);
    return reply.code(201).send({ id: await withKnown(addTeam(store.app, personOf(request).account, form)) });
  });

  const ending = administer({
    id: 'endTeam',
    summary: 'End a team',
    params: oneId,
    problems: ['not-found'],
  });
  app.delete('/api/v1/teams/:id', ending, async (request, reply) => {
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
      ...administer({
        id: joining ? 'joinTeam' : 'leaveTeam',
        summary: joining ? 'Put somebody into a team' : 'Take somebody out of a team',
        params: memberIds,
        problems: ['not-found'],
      }),
      handler: async (request, reply) => {
        const { id: which, account: who } = inPath(memberIds, request.params);
        found(await setMember(store.app, personOf(request).account, which, who, joining));
        return reply.code(204).send();
      },
    });
  }

  const setting = administer({
    id: 'setSetting',
    summary: 'Set one of the country’s numbers; its history stays',
    params: settingId,
    body: settingForm,
    problems: ['not-found'],
  });
  app.put('/api/v1/settings/:id', setting, async (request, reply) => {
    const declared = allSettings.get(inPath(settingId, request.params).id);
    if (!declared) throw new HttpProblem('not-found');
    const { value } = parse(settingForm, request.body);
    if (value < declared.min || value > declared.max) {
      throw new HttpProblem('malformed', {
        issues: [{ path: 'value', message: `${declared.min} to ${declared.max} ${declared.unit}` }],
      });
    }
    await setSetting(store.app, personOf(request).account, declared.id, value);
    // it holds from the answer on
    await store.refresh();
    return reply.code(204).send();
  });

  const histories = administer({
    id: 'readSettingHistories',
    summary: 'The country’s numbers with their bounds, and who set them when',
    answer: { status: 200, schema: settingsSchema, only: true },
  });
  app.get('/api/v1/settings/history', histories, async () => ({
    settings: await readSettingHistories(store),
  }));

  const logins = administer({
    id: 'readLogins',
    summary: 'What people sign in as',
    answer: { status: 200, schema: loginsSchema, only: true },
  });
  app.get('/api/v1/accounts', logins, async () => ({ logins: await readLogins(store) }));

  const health = administer({
    id: 'readOperation',
    summary: 'How much there is, when it was last backed up and signed, and what failed',
    answer: { status: 200, schema: healthSchema, only: true },
  });
  app.get('/api/v1/health', health, async (request) => await readHealth(store, personOf(request).account));

  // everyone in the service may see what those with power over it did
  const lines = route('signed-in', {
    id: 'readAdministration',
    tag: 'administration',
    summary: 'What administrators did, newest first',
    query: pageForm,
    answer: { status: 200, schema: administrationSchema, only: true },
  });
  app.get('/api/v1/administration', lines, async (request) => ({
    lines: await readAdministration(store, parse(pageForm, request.query).before),
  }));
}
