/**
 * For operators on the telephone: a report that they wrote down, a caller's code, words of somebody who calls again; and what
 * their own browser needs to find reports that tell of one thing, which this server cannot read.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { answerWay, callDesk, dangerNow, involved, reprisalRisk } from '../../../domain/codes/index.ts';
import { all, itemsOf, newest, saidOf } from '../../../domain/kernel/inquiry.ts';
import { said } from '../../../domain/kernel/values.ts';
import type { CallFound, CallTaken } from '../../../domain/report/calls.ts';
import { callWays } from '../../../domain/report/calls.ts';
import { message, triage } from '../../../domain/report/entries.ts';
import { addCall, findCall, takeCall } from '../../channels/calls.ts';
import { findWayNow, readAreas } from '../../channels/reports.ts';
import type { DossierView } from '../../store/read.ts';
import { findDossier } from '../../store/read.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { flag, int, list, object, ref, text, uuidText } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { id as account, area, line, parse, receiptProofs, recipient, reportBox, uuid } from '../parse.ts';
import type { ProblemCode } from '../problems.ts';
import { HttpProblem, storeProblem } from '../problems.ts';
import { rate } from '../rates.ts';

const bodyLimit = 512 * 1024;
const involvedCodes = z.array(z.enum(involved.codes)).max(involved.codes.length);
const facts = {
  channel: z.enum(callWays),
  cameAt: z.iso.datetime({ offset: false }),
  desk: z.enum(callDesk.codes).optional(),
  takenBy: account.optional(),
  takenByOther: line(200).optional(),
};
const wayForm = z.strictObject({ area: area.optional(), involved: involvedCodes });
const callForm = z.strictObject({
  ...facts,
  area: area.optional(),
  language: z.string().max(35),
  danger: z.enum(dangerNow.codes).optional(),
  involved: involvedCodes,
  safety: z
    .strictObject({
      reprisalRisk: z.enum(reprisalRisk.codes).optional(),
      safeWays: z.array(z.enum(answerWay.codes)).min(1).max(answerWay.codes.length),
      contact: line(500).optional(),
    })
    .optional(),
  epoch: z.int().positive(),
  ...receiptProofs,
  recipient,
  box: reportBox,
});
const findForm = z.strictObject(receiptProofs);
const addForm = z.strictObject({ ...facts, ...receiptProofs, language: z.string().max(35), box: reportBox });
const compareForm = z.strictObject({ ids: z.array(uuid).max(25) });

/** Codes are 80 bits; whoever tries many is not an operator with a caller on the line. */
const [codes, perMs] = [60, 60_000];
const operators = { role: 'operator' } as const;
const storeProblems: readonly ProblemCode[] = ['not-your-role', 'invalid', 'refused', 'busy', 'erased'];

export function callRoutes(app: FastifyInstance, store: Store): void {
  const trying = rate(codes, perMs);
  const wayOf = async ({ area: where, involved: who }: z.output<typeof wayForm>) => {
    const way = await findWayNow(store, (await readAreas(store)).parents, where, who);
    if (!way) throw new HttpProblem('down');
    return way;
  };

  const way = route(operators, {
    id: 'findWayOfCall',
    tag: 'reports',
    summary: 'Whom a call from there goes to, and the keys to seal it to',
    body: wayForm,
    answer: {
      status: 200,
      schema: object({ epoch: int, to: list(text), nobodyElse: flag, team: int }),
    },
  });
  app.post('/api/v1/calls/way', way, async (request) => {
    const { point, nobodyElse } = await wayOf(parse(wayForm, request.body));
    return { epoch: point.epoch, to: [point.recipient, point.recovery], nobodyElse, team: point.team };
  });

  const taking = route(operators, {
    id: 'takeCall',
    tag: 'reports',
    summary: 'Hand in a call or visit, sealed on the operator’s own device',
    description:
      'Without an id in the answer it went to another contact point, and the operator who took it reads it no more.',
    body: callForm,
    answer: { status: 201, schema: object({ id: uuidText, number: text }, ['id', 'number']) },
    problems: ['keys-changed', 'exists', ...storeProblems],
  });
  app.post('/api/v1/calls', { ...taking, bodyLimit }, async (request, reply) => {
    const { epoch, ...given } = parse(callForm, request.body);
    const { point, area: where } = await wayOf({ area: given.area, involved: given.involved });
    if (point.epoch !== epoch) throw new HttpProblem('keys-changed');
    const done = await takeCall(store, personOf(request), { ...given, point, area: where });
    if (!done.ok) throw storeProblem(done.problem);
    const { id, number } = done;
    return reply.code(201).send({ id, number } satisfies CallTaken);
  });

  const finding = route(operators, {
    id: 'findCall',
    tag: 'reports',
    summary: 'The report and talk that a caller’s code opens',
    body: findForm,
    answer: {
      status: 200,
      schema: object({ talk: ref('Talk'), id: uuidText, number: text }, ['id', 'number']),
    },
    problems: ['not-found', 'slow-down'],
  });
  app.post('/api/v1/calls/find', finding, async (request): Promise<CallFound> => {
    const person = personOf(request);
    trying(person.account);
    const found = await findCall(store, person, parse(findForm, request.body));
    if (!found) throw new HttpProblem('not-found');
    return found;
  });

  const adding = route(operators, {
    id: 'addCall',
    tag: 'reports',
    summary: 'Add what somebody said who called again with her code',
    body: addForm,
    answer: { status: 201, schema: object({ ok: flag }) },
    problems: ['not-found', 'slow-down', ...storeProblems],
  });
  app.post('/api/v1/calls/add', { ...adding, bodyLimit }, async (request, reply) => {
    const person = personOf(request);
    trying(person.account);
    const done = await addCall(store, person, parse(addForm, request.body));
    if (done === 'unknown') throw new HttpProblem('not-found');
    if (done === 'ended') throw new HttpProblem('erased');
    if (!done.ok) throw storeProblem(done.problem);
    return reply.code(201).send({ ok: true });
  });

  const comparing = route(operators, {
    id: 'readToCompare',
    tag: 'reports',
    summary: 'What reports say, closed as it is, for the operator’s browser to compare',
    description:
      'Sealed words stay sealed: her own key opens them on her device. Each report that is given stands in the access log.',
    body: compareForm,
    answer: {
      status: 200,
      schema: object({
        reports: list(
          object({
            id: uuidText,
            boxes: list(text),
            places: list(text),
            people: list(text),
          }),
        ),
      }),
    },
  });
  // by itself, while she works: looking is not being there
  const passive = { ...comparing, config: { ...comparing.config, passive: true } } as const;
  app.post('/api/v1/reports/compare', passive, async (request) => {
    const person = personOf(request);
    const { ids } = parse(compareForm, request.body);
    const reports = [];
    for (const id of ids) {
      const dossier = await findDossier(store, person, id, 'compare');
      if (dossier?.kind === 'report') reports.push(comparableOf(dossier));
    }
    return { reports };
  });
}

/** Of a report what tells of which thing it is: nothing of who reported. */
function comparableOf(dossier: DossierView) {
  const judged = newest(dossier, triage);
  const place = saidOf(triage, judged, 'place')?.detail;
  const suspects = itemsOf(triage, judged, 'suspects');
  return {
    id: dossier.id,
    boxes: all(dossier, message).flatMap((one) => {
      const box = saidOf(message, one, 'box');
      return saidOf(message, one, 'direction') === 'from-reporter' && typeof box === 'string' ? [box] : [];
    }),
    places: place === undefined ? [] : [place],
    people: suspects.flatMap((one) => {
      const parts = said(one.name) as readonly { readonly text: string }[] | undefined;
      return parts ? [parts.map((part) => part.text).join(' ')] : [];
    }),
  };
}
