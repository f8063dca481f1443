/**
 * The page of those who keep watch (report/watchPage.ts): it can be put on a phone's first screen, opens without a network,
 * and hands in what was written meanwhile. Pages and scripts are served from memory as those of the public page; the phone
 * keeps its own copy of them, so nothing else has to be stored in any cache.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dangerNow, involved } from '../../../domain/codes/index.ts';
import type {
  Watch,
  WatchObservation,
  WatchQuestion,
  WatchReport,
} from '../../../domain/report/publicPage.ts';
import { mostObserved, watchPatterns, watchPlaces } from '../../../domain/report/publicPage.ts';
import { flag, int, list, object, text } from '../../http/openapi/json.ts';
import type { Operation } from '../../http/openapi/operation.ts';
import { parse, receiptProofs, recipient, reportBox, uuid } from '../../http/parse.ts';
import { HttpProblem } from '../../http/problems.ts';
import type { Store } from '../../store/store.ts';
import type { Areas } from '../reports.ts';
import { joinWatch, observeFromWatch, takeFromWatch } from '../watch.ts';
import type { Flood } from './flood.ts';
import type { Site } from './site.ts';

/** What the plugin of the public page does for every page of it. */
export interface WatchDeps {
  readonly store: Store;
  readonly site: Site;
  readonly areas: () => Promise<Areas>;
  readonly page: (request: FastifyRequest, reply: FastifyReply, language: string) => Promise<void>;
  readonly asked: (request: FastifyRequest) => string;
  /** Of a form that was sent. */
  readonly languageOf: (request: FastifyRequest) => string;
  readonly json: (api: Omit<Operation, 'tag'>) => object;
  /** Waits until a refusal is due. */
  readonly until: (started: number) => Promise<void>;
  readonly flood: Flood;
}

const way = object({ epoch: int, to: list(text), nobodyElse: flag });
const silent = { logLevel: 'silent' } as const;
const secret = z.string().regex(/^[\w-]{43}$/);
const watchQuestion = z.strictObject({ pass: secret }) satisfies z.ZodType<WatchQuestion>;
const count = z.int().min(0).max(mostObserved).optional();
const watchObservation = z.strictObject({
  id: uuid,
  on: z.iso.date(),
  pattern: z.enum(watchPatterns),
  place: z.enum(watchPlaces).optional(),
  girls: count,
  boys: count,
  dossier: uuid,
  ticket: secret,
}) satisfies z.ZodType<WatchObservation>;

export function watchRoutes(app: FastifyInstance, deps: WatchDeps): void {
  const { store, site, areas, json, until, flood } = deps;
  const watchReport = z.strictObject({
    dossier: uuid.optional(),
    ticket: secret.optional(),
    language: z.string().max(35),
    danger: z.enum(dangerNow.codes).optional(),
    involved: z.array(z.enum(involved.codes)).max(involved.codes.length),
    epoch: z.int().positive(),
    ...receiptProofs,
    recipient,
    box: reportBox,
  });

  app.get('/watch', silent, async (request, reply) => deps.page(request, reply, deps.asked(request)));
  // another language, chosen by whoever reads; without scripts too
  app.post('/watch', silent, async (request, reply) => deps.page(request, reply, deps.languageOf(request)));
  app.get('/watch/worker.js', silent, async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      // it looks after the page above its folder too
      .headers({
        'service-worker-allowed': '/watch',
        'content-security-policy': "default-src 'none'; connect-src 'self'",
        'cache-control': 'no-store',
      })
      .send(site.worker),
  );
  app.get('/watch/manifest.webmanifest', silent, async (_request, reply) =>
    reply.type('application/manifest+json').header('cache-control', 'no-store').send(site.manifest),
  );
  for (const [name, picture] of site.icons) {
    app.get(`/watch/${name}`, silent, async (_request, reply) =>
      reply
        .type(name.endsWith('.png') ? 'image/png' : 'image/svg+xml')
        .header('cache-control', 'no-store')
        .send(picture),
    );
  }

  const joining = json({
    id: 'joinWatch',
    summary: 'What a phone of a community watch needs to report without a network',
    description: 'Asked with what follows from a member’s code. Nothing is kept of its being asked.',
    body: watchQuestion,
    answer: {
      status: 200,
      schema: object({
        group: text,
        dossier: text,
        ticket: text,
        area: text,
        ways: object({ ordinary: way, round: way }),
      }),
    },
    problems: ['not-found'],
  });
  app.post('/report/watch/join', joining, async (request): Promise<Watch> => {
    const started = performance.now();
    const { pass } = parse(watchQuestion, request.body);
    const joined = await joinWatch(store, await areas(), pass);
    // the phone keeps its code, and asks later
    if (joined === 'nobody') throw new HttpProblem('down');
    if (joined) return joined;
    await until(started);
    throw new HttpProblem('not-found');
  });

  const sending = json({
    id: 'sendFromWatch',
    summary: 'Send a report of a community watch, sealed on the sender’s own device, perhaps long ago',
    description:
      'With the ticket of the group it counts as a report of a community watch; without, as one of the public page.',
    body: watchReport,
    answer: { status: 201, schema: object({ ok: flag }) },
    problems: ['keys-changed', 'exists'],
  });
  app.post('/report/watch/send', sending, async (request, reply) => {
    const given: WatchReport = parse(watchReport, request.body);
    // a phone that is of no group any more sends as anybody does, and in its worker it cannot do any work
    if (given.ticket === undefined) {
      flood.count();
      await flood.wait();
    }
    const done = await takeFromWatch(store, await areas(), given);
    if (done === 'stale') throw new HttpProblem('keys-changed');
    if (done === 'nobody') throw new HttpProblem('down');
    if (done === 'exists') throw new HttpProblem('exists');
    return reply.code(201).send({ ok: true });
  });

  const observing = json({
    id: 'observeFromWatch',
    summary: 'Note for a community watch what was seen, or that nothing was',
    description:
      'Codes and numbers alone, for the group’s own dossier; a suspicion about somebody is a report. Sent again under the same id it is one.',
    body: watchObservation,
    answer: { status: 201, schema: object({ ok: flag }) },
    problems: ['keys-changed'],
  });
  app.post('/report/watch/observe', observing, async (request, reply) => {
    const done = await observeFromWatch(store, parse(watchObservation, request.body));
    if (done === 'stale') throw new HttpProblem('keys-changed');
    if (done === 'nobody') throw new HttpProblem('down');
    return reply.code(201).send({ ok: true });
  });
}
