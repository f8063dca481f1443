/**
 * People on call: who it is now, handing over, being away, the number of who goes; the roster as administrators set it; and
 * for an operator the teams that she can ask about a report, with who is near and awake.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { discipline } from '../../../domain/codes/index.ts';
import { nearness } from '../../../domain/report/asking.ts';
import { findNumber, setNumber } from '../../people/reach.ts';
import {
  addShift,
  endShift,
  giveOver,
  listShifts,
  places,
  setAway,
  standingOf,
  takeOver,
} from '../../people/roster.ts';
import { teamsFor } from '../../people/teams.ts';
import { findDossier } from '../../store/read.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { flag, int, list, moment, object, oneOf, orNull, text, uuidText } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { found, id, idText, inPath, parse, uuid, withKnown } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { rate } from '../rates.ts';

const place = z.enum(places);
const ofPlace = { team: id, place };
const takeForm = z.strictObject(ofPlace);
const giveForm = z.strictObject({ ...ofPlace, note: z.string().trim().min(1).max(2000).optional() });
/** For so many minutes, a week at most; null: she can be called again. */
const awayForm = z.strictObject({ minutes: z.int().min(15).max(10_080).nullable() });
/** With the country's number before it, so that every gateway means the same; fifteen digits at most (ITU E.164). */
const numberForm = z.strictObject({
  number: z
    .string()
    .max(40)
    .regex(/^\+(?:[\s().-]*\d){6,15}[\s().-]*$/)
    .nullable(),
});
/** By trying one learns whose number it is not. */
const [numbers, perMs] = [6, 60 * 60_000];
const shiftForm = z
  .strictObject({
    ...ofPlace,
    account: id.nullable(),
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
    day: z.iso.date().optional(),
    starts: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
    minutes: z.int().min(15).max(1440),
  })
  .refine((form) => (form.weekdays === undefined) !== (form.day === undefined), 'weekdays or one day')
  .refine(
    ({ account, day }) => account !== null || day !== undefined,
    'that nobody is on call is said of one day',
  );
const ofShift = z.object({ id: idText });
const ofReport = z.object({ id: uuid });

const orNullMoment = { type: ['string', 'null'], format: 'date-time' } as const;
const orNullInt = orNull('integer');
const standingSchema = object({
  onCall: list(
    object({
      ...{ team: int, place: text, account: int, since: moment },
      ...{ until: orNullMoment, took: flag, away: flag },
    }),
  ),
  handOvers: list(
    object({
      ...{ id: uuidText, team: int, place: text, giver: int, note: orNull('string'), given: moment },
      ...{ taker: orNullInt, taken: orNullMoment },
    }),
  ),
  awayUntil: orNullMoment,
  climbed: list(
    object({
      ...{ dossier: uuidText, kind: text, number: text, area: text, safeguard: text, key: text },
      ...{ step: text, due: moment },
    }),
  ),
});
const shiftsSchema = object({
  shifts: list(
    object({
      ...{ id: int, team: int, place: text, account: orNullInt, day: orNull('string') },
      ...{ weekdays: { type: ['array', 'null'], items: int }, starts: text, minutes: int },
    }),
  ),
});
const teamsSchema = object({
  teams: list(
    object({
      ...{ team: int, discipline: oneOf(discipline.codes), near: oneOf(nearness), onCall: flag },
      ...{ called: list(int), away: flag, seenMinutes: orNullInt },
      asked: {
        ...object({
          ...{ entry: uuidText, standing: text, minutes: orNullInt },
          notHeard: list(object({ account: int, count: int, last: moment })),
        }),
        type: ['object', 'null'],
      },
    }),
  ),
});

export function onCallRoutes(app: FastifyInstance, store: Store): void {
  rosters(app, store);
  ownPlaces(app, store);

  const teams = route('signed-in', {
    id: 'readTeamsForReport',
    tag: 'work',
    summary: 'Teams that can be asked about a report: who is near and awake, and how long each was asked',
    params: ofReport,
    answer: { status: 200, schema: teamsSchema, only: true },
    problems: ['not-found'],
  });
  // a screen that looks by itself is nobody being there
  const passive = { ...teams, config: { ...teams.config, passive: true } } as const;
  app.get('/api/v1/reports/:id/teams', passive, async (request) => {
    const person = personOf(request);
    const dossier = await findDossier(store, person, inPath(ofReport, request.params).id);
    const mayAsk = person.roles.some((role) => role === 'operator' || role === 'supervisor');
    if (dossier?.kind !== 'report' || !mayAsk) throw new HttpProblem('not-found');
    return { teams: await teamsFor(store, dossier) };
  });
}

function rosters(app: FastifyInstance, store: Store): void {
  const reading = route(
    { role: 'administrator' },
    {
      id: 'readShifts',
      tag: 'administration',
      summary: 'Who is planned to be on call: weeks and single days',
      answer: { status: 200, schema: shiftsSchema, only: true },
    },
  );
  app.get('/api/v1/shifts', reading, async (request) => ({
    shifts: await listShifts(store.app, personOf(request).account),
  }));

  const adding = route(
    { role: 'administrator' },
    {
      id: 'addShift',
      tag: 'administration',
      summary: 'Plan somebody to be on call, each week or on one day in place of the week’s plan',
      body: shiftForm,
      answer: { status: 201, schema: object({ id: int }), only: true },
    },
  );
  app.post('/api/v1/shifts', adding, async (request, reply) => {
    const form = parse(shiftForm, request.body);
    const made = await withKnown(addShift(store.app, personOf(request).account, form));
    if (made === undefined)
      throw new HttpProblem('malformed', {
        issues: [{ path: 'account', message: 'nobody of this team who can hold this place' }],
      });
    return reply.code(201).send({ id: made });
  });

  const ending = route(
    { role: 'administrator' },
    {
      id: 'endShift',
      tag: 'administration',
      summary: 'Take a shift off the roster',
      params: ofShift,
      problems: ['not-found'],
    },
  );
  app.delete('/api/v1/shifts/:id', ending, async (request, reply) => {
    found(await endShift(store.app, personOf(request).account, inPath(ofShift, request.params).id));
    return reply.code(204).send();
  });
}

function ownPlaces(app: FastifyInstance, store: Store): void {
  const trying = rate(numbers, perMs);
  const standing = route('signed-in', {
    id: 'readOnCall',
    tag: 'work',
    summary: 'Who is on call in one’s teams, what is handed over, and what came up to one unanswered',
    answer: { status: 200, schema: standingSchema, only: true },
  });
  const passive = { ...standing, config: { ...standing.config, passive: true } } as const;
  app.get('/api/v1/on-call', passive, async (request) => standingOf(store, personOf(request)));

  const giving = route('signed-in', {
    id: 'giveOver',
    tag: 'work',
    summary: 'Hand over: say what is open; one stays on call until somebody takes it',
    body: giveForm,
    problems: ['not-found'],
  });
  app.post('/api/v1/on-call/give', giving, async (request, reply) => {
    found(await giveOver(store, personOf(request).account, parse(giveForm, request.body)));
    return reply.code(204).send();
  });

  const taking = route('signed-in', {
    id: 'takeOver',
    tag: 'work',
    summary: 'Take over a place that one is planned for now',
    body: takeForm,
    problems: ['not-found'],
  });
  app.post('/api/v1/on-call/take', taking, async (request, reply) => {
    found(await takeOver(store, personOf(request).account, parse(takeForm, request.body)));
    return reply.code(204).send();
  });

  const away = route('signed-in', {
    id: 'setAway',
    tag: 'work',
    summary: 'Say that one cannot be called for a while, or can again',
    body: awayForm,
  });
  app.put('/api/v1/on-call/away', away, async (request, reply) => {
    await setAway(store, personOf(request).account, parse(awayForm, request.body).minutes);
    return reply.code(204).send();
  });

  const number = route('signed-in', {
    id: 'readNumber',
    tag: 'session',
    summary: 'One’s own telephone, where one is asked to go by text message; nobody else is told it',
    answer: { status: 200, schema: object({ number: orNull('string') }), only: true },
  });
  app.get('/api/v1/session/number', number, async (request) => ({
    number: await findNumber(store, personOf(request).account),
  }));

  const changing = route('signed-in', {
    id: 'changeNumber',
    tag: 'session',
    summary: 'Where a responder is asked by text message, or nowhere',
    description:
      'What is sent there is always the same text with a code, and says nothing of the matter. `exists`: somebody else has this number.',
    body: numberForm,
    problems: ['exists', 'slow-down'],
  });
  app.put('/api/v1/session/number', changing, async (request, reply) => {
    const person = personOf(request);
    const { number: given } = parse(numberForm, request.body);
    if (!person.roles.includes('responder')) throw new HttpProblem('not-allowed');
    if (given !== null) trying(person.account);
    if (!(await setNumber(store, person.account, given))) throw new HttpProblem('exists');
    return reply.code(204).send();
  });
}
