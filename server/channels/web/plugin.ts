/**
 * The public page on the web: the pages themselves, what their scripts ask for, and the same without scripts.
 *
 * What is kept of a sender: nothing. No address, browser or exact time is written anywhere; routes of this plugin say
 * nothing to the log of the framework; pages and scripts are stored in no cache.
 */
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dangerNow, involved } from '../../../domain/codes/index.ts';
import type {
  Arrived,
  OpenQuestion,
  Route,
  RouteQuestion,
  SealedAddition,
  Talk,
  WorkDone,
} from '../../../domain/report/publicPage.ts';
import { workSubject } from '../../../domain/report/publicPage.ts';
import { flag, int, list, object, ref, text } from '../../http/openapi/json.ts';
import type { Operation } from '../../http/openapi/operation.ts';
import { route } from '../../http/openapi/operation.ts';
import { parse, receiptProofs, recipient, reportBox } from '../../http/parse.ts';
import { HttpProblem } from '../../http/problems.ts';
import { limiter } from '../../people/limiter.ts';
import type { Store } from '../../store/store.ts';
import { largestFile } from '../files.ts';
import { keptFor } from '../kept.ts';
import { chooseLanguage } from '../language.ts';
import { newPace } from '../pace.ts';
import type { Areas, Proof } from '../reports.ts';
import { addWords, findTalk, findWayNow, openReport, readAreas, takeIn } from '../reports.ts';
import { newFlood } from './flood.ts';
import type { ReadForm } from './multipart.ts';
import { readForm } from './multipart.ts';
import type { PageAnswer, PlainDeps } from './plain.ts';
import { answerPage, formPage, openTalk, render, takeReport } from './plain.ts';
import { readSite } from './site.ts';
import { claims, uploadRoutes } from './uploads.ts';
import { watchRoutes } from './watchRoutes.ts';

export interface WebReportOptions {
  readonly store: Store;
  /** Absolute path of the built page, report/dist. */
  readonly folder: string;
  /** Where the quick exit leads: a page that nobody wonders about. */
  readonly leaveTo?: string;
}

const defaultLeaveTo = 'https://www.wikipedia.org/';
/** A refused receipt is answered after exactly so long, whatever was wrong with it. */
const refusalMs = 250;
const areasForMs = 60_000;
const noAreas: Areas = { all: [], parents: new Map() };
const jsonLimit = 256 * 1024;
const formLimit = 1024 * 1024;
/** Of files, from one address at full speed: thirty megabytes a minute. */
const partsAMinute = 480;
/** Sealing for people without scripts costs this server time: so many at once, the others in line. */
const [sealsAtOnce, sealsWaiting] = [4, 4000];

const area = z.string().max(31).optional();
const involvedCodes = z.array(z.enum(involved.codes)).max(involved.codes.length);
const language = z.string().max(35);

const routeQuestion = z.strictObject({ area, involved: involvedCodes });
const workDone = z
  .strictObject({ challenge: z.string().max(200), answers: z.array(z.int().min(0)).max(8) })
  .optional();
const sealedReport = z.strictObject({
  area,
  language,
  danger: z.enum(dangerNow.codes).optional(),
  involved: involvedCodes,
  epoch: z.int().positive(),
  ...receiptProofs,
  recipient,
  box: reportBox,
  files: claims,
  work: workDone,
});
const openQuestion = z.strictObject(receiptProofs) satisfies z.ZodType<OpenQuestion>;
const sealedAddition = z.strictObject({
  ...receiptProofs,
  language,
  box: reportBox,
  files: claims,
  work: workDone,
}) satisfies z.ZodType<SealedAddition>;

const compress = promisify(gzip);

/** The plugin for the server's list of channels. */
export function webReports(options: WebReportOptions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const { store } = options;
    const site = await readSite(options.folder);
    const areas = keptFor(areasForMs, noAreas, () => readAreas(store));
    const deps: PlainDeps = {
      store,
      site,
      get leaveTo() {
        return store.country.set.settings?.leaveTo ?? options.leaveTo ?? defaultLeaveTo;
      },
      areas,
    };
    const [pace, paceOfParts] = [newPace(), newPace({ free: partsAMinute })];
    const flood = newFlood(store.vault.session, () => store.country.set.settings?.floodWork === true);
    const inTurn = limiter(sealsAtOnce, sealsWaiting);

    readForms(app, () => largestFile(store));
    app.addHook('onRequest', async (request) => {
      if (!['POST', 'PUT'].includes(request.method)) return;
      const waitMs = (request.method === 'PUT' ? paceOfParts : pace)(request.ip);
      if (waitMs > 0) await sleep(waitMs);
    });
    const silent = { logLevel: 'silent' } as const;
    const asked = (request: FastifyRequest): string =>
      chooseLanguage(site.languages, request.headers['accept-language']);
    const languageOf = (request: FastifyRequest, fields: URLSearchParams): string => {
      const chosen = fields.get('lang') ?? '';
      return site.languages.includes(chosen) ? chosen : asked(request);
    };
    const send = async (
      request: FastifyRequest,
      reply: FastifyReply,
      page: PageAnswer,
      policy = site.policy,
    ): Promise<void> => {
      reply
        .code(page.status)
        .type('text/html; charset=utf-8')
        // forms of this page must say that they come from here; other sites learn nothing
        .headers({ 'content-security-policy': policy, 'referrer-policy': 'same-origin' });
      await deliver(request, reply, Buffer.from(page.html));
    };

    for (const url of ['/report', '/report/']) {
      app.get(url, silent, async (request, reply) => {
        reply.removeHeader('x-robots-tag');
        await send(request, reply, await formPage(deps, asked(request), new URLSearchParams()));
      });
    }
    app.get('/report/answer', silent, async (request, reply) =>
      send(request, reply, answerPage(deps, asked(request), '')),
    );
    const form = { ...silent, bodyLimit: formLimit };
    app.post('/report', form, async (request, reply) => {
      const sent = formOf(request);
      const { fields } = sent;
      const language = languageOf(request, fields);
      const answer = async (): Promise<PageAnswer> => {
        if (fields.has('kept')) return render(deps, 200, 'index', language, { done: true });
        if (!fields.has('text')) return await formPage(deps, language, fields);
        const busy = { status: 503, problem: site.texts(language)['problem.server'] ?? '' };
        flood.count();
        await flood.wait();
        const taken = await inTurn(() => takeReport(deps, language, sent));
        return taken ?? (await formPage(deps, language, fields, busy));
      };
      await send(request, reply, await answer());
    });
    app.post('/report/answer', form, async (request, reply) => {
      const started = performance.now();
      const sent = formOf(request);
      const { fields } = sent;
      const language = languageOf(request, fields);
      if (!fields.has('code')) return await send(request, reply, answerPage(deps, language, ''));
      if (fields.has('text')) {
        flood.count();
        await flood.wait();
      }
      const page = await inTurn(() => openTalk(deps, language, sent));
      if (page?.status === 404) await until(started);
      const busy = { status: 503, problem: site.texts(language)['answer.server'] ?? '' };
      await send(request, reply, page ?? answerPage(deps, language, fields.get('code') ?? '', busy));
    });

    const json = (api: Omit<Operation, 'tag'>) => ({
      ...route('public', { tag: 'reports', ...api }),
      ...silent,
      bodyLimit: jsonLimit,
    });
    const asksWork = (given: Proof & { readonly box: string }, work: WorkDone | undefined): boolean => {
      flood.count();
      return !flood.isEnough(workSubject(given), work);
    };
    const wayOf = async (where: string | undefined, who: RouteQuestion['involved']) => {
      const way = await findWayNow(store, (await areas()).parents, where, who);
      if (!way) throw new HttpProblem('down');
      return way;
    };
    const way = json({
      id: 'findWay',
      summary: 'Whom a report from here goes to, and the keys to seal it to',
      body: routeQuestion,
      answer: { status: 200, schema: object({ epoch: int, to: list(text), nobodyElse: flag }) },
    });
    app.post('/report/route', way, async (request): Promise<Route> => {
      const question = parse(routeQuestion, request.body);
      const { point, nobodyElse } = await wayOf(question.area, question.involved);
      return { epoch: point.epoch, to: [point.recipient, point.recovery], nobodyElse };
    });
    const sending = json({
      id: 'sendReport',
      summary: 'Send a report, sealed on the sender’s own device',
      body: sealedReport,
      answer: { status: 201, schema: object({ ok: flag, files: flag }, ['files']) },
      problems: ['keys-changed', 'exists', 'work-needed'],
    });
    app.post('/report/send', sending, async (request, reply) => {
      const { work, ...given } = parse(sealedReport, request.body);
      // one that is stored already is told so, whatever became of its work meanwhile
      if (asksWork(given, work) && !(await openReport(store, given)))
        throw new HttpProblem('work-needed', { ...flood.findWork() });
      const { point, area: where } = await wayOf(given.area, given.involved);
      if (point.epoch !== given.epoch) throw new HttpProblem('keys-changed');
      const arrived = newArrival();
      const done = await takeIn(store, { ...given, ...arrived, point, area: where, sameAs: given.box });
      if (done === 'exists') throw new HttpProblem('exists');
      return reply.code(201).send(arrived.body);
    });
    const opening = json({
      id: 'openReport',
      summary: 'What was answered to a report, for whoever holds its receipt',
      body: openQuestion,
      answer: { status: 200, schema: ref('Talk') },
      problems: ['not-found'],
    });
    app.post('/report/open', opening, async (request): Promise<Talk> => {
      const started = performance.now();
      const talk = await findTalk(store, parse(openQuestion, request.body));
      if (talk) return talk;
      await until(started);
      throw new HttpProblem('not-found');
    });
    const adding = json({
      id: 'addToReport',
      summary: 'Add words to a report, for whoever holds its receipt',
      body: sealedAddition,
      answer: { status: 201, schema: object({ ok: flag, files: flag }, ['files']) },
      problems: ['erased', 'not-found', 'work-needed'],
    });
    app.post('/report/add', adding, async (request, reply) => {
      const started = performance.now();
      const { work, ...given } = parse(sealedAddition, request.body);
      if (asksWork(given, work)) throw new HttpProblem('work-needed', { ...flood.findWork() });
      const arrived = newArrival();
      const done = await addWords(store, { ...given, ...arrived, sameAs: given.box });
      if (done === 'ended') throw new HttpProblem('erased');
      if (done === 'stored') return reply.code(201).send(arrived.body);
      await until(started);
      throw new HttpProblem('not-found');
    });

    uploadRoutes(app, store, silent);
    watchRoutes(app, {
      ...{ store, site, areas, asked, json, until, flood },
      languageOf: (request) => languageOf(request, formOf(request).fields),
      page: async (request, reply, language) =>
        await send(request, reply, render(deps, 200, 'watch', language, { asking: true }), site.watchPolicy),
    });

    app.get<{ Params: { file: string } }>('/report/assets/:file', silent, async (request, reply) => {
      const script = site.scripts.get(request.params.file);
      if (!script) throw new HttpProblem('not-found');
      const accepted = request.headers['accept-encoding'] ?? '';
      const encoding = ['br', 'gzip'].find((one) => accepted.includes(one));
      if (encoding !== undefined) reply.header('content-encoding', encoding);
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-store');
      return reply.send(encoding === 'br' ? script.br : encoding === 'gzip' ? script.gzip : script.plain);
    });
  };
}

/** What is answered once it is stored; it says so when the files that came along were one too many. */
function newArrival(): { readonly body: Arrived; readonly onFilesRefused: () => void } {
  const body: { ok: true; files?: boolean } = { ok: true };
  return {
    body,
    onFilesRefused: () => {
      body.files = false;
    },
  };
}

/** Waits until a refusal is due. */
async function until(started: number): Promise<void> {
  const leftMs = started + refusalMs - performance.now();
  if (leftMs > 0) await sleep(leftMs);
}

function readForms(app: FastifyInstance, largest: () => number): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string): Promise<ReadForm> => ({
      fields: new URLSearchParams(body),
      files: [],
      leftOut: 0,
    }),
  );
  app.addContentTypeParser('multipart/form-data', async (request: FastifyRequest, body: Readable) => {
    const read = await readForm(body, request.headers['content-type'] ?? '', largest());
    if (!read) throw new HttpProblem('wrong-media-type');
    return read;
  });
}

function formOf({ body }: FastifyRequest): ReadForm {
  if (isForm(body)) return body;
  throw new HttpProblem('wrong-media-type');
}

const isForm = (body: unknown): body is ReadForm =>
  typeof body === 'object' && body !== null && 'fields' in body && body.fields instanceof URLSearchParams;

async function deliver(request: FastifyRequest, reply: FastifyReply, body: Buffer): Promise<void> {
  reply.header('cache-control', 'no-store');
  if ((request.headers['accept-encoding'] ?? '').includes('gzip')) {
    reply.header('content-encoding', 'gzip');
    await reply.send(await compress(body));
  } else await reply.send(body);
}
