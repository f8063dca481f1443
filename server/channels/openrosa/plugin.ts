/**
 * OpenRosa (https://docs.getodk.org/openrosa): where ODK Collect, KoboCollect and Enketo fetch the field form and hand in what
 * was filled in. Each channel has an address of its own with a secret part, so that no phone asks for a password; at any
 * other address there is nothing. What is handed in is read and sealed in memory (intake.ts); nothing of a sender, a phone
 * or a moment is kept, and these routes say nothing to any log.
 */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from '../../http/problems.ts';
import { limiter } from '../../people/limiter.ts';
import type { Store } from '../../store/store.ts';
import { largestFile } from '../files.ts';
import type { Intake } from '../intake.ts';
import { NobodyToSealTo } from '../intake.ts';
import { keptFor } from '../kept.ts';
import type { Channel } from '../kinds.ts';
import { pathOf } from '../kinds.ts';
import type { Part } from '../parts.ts';
import { readParts } from '../parts.ts';
import { channelBook } from '../registered.ts';
import type { Areas } from '../reports.ts';
import { readAreas } from '../reports.ts';
import type { FieldForm } from './form.ts';
import {
  areasFile,
  fieldForms,
  formId,
  formList,
  manifest,
  noForms,
  openRosaAnswer,
  ownText,
} from './form.ts';
import { absoluteAddress } from './onboarding.ts';
import { arrivalOf, readSubmission, UnknownForm } from './submission.ts';
import { BadXml, mostXmlBytes } from './xml.ts';

export interface FieldFormOptions {
  readonly store: Store;
  readonly intake: Intake;
}

/** Phones send at most a hundred files at once, and the form and a sign that more will come. */
const mostParts = 120;
const formPart = 'xml_submission_file';
const [sealsAtOnce, sealsWaiting] = [4, 4000];
const areasForMs = 60_000;
const noAreas: Areas = { all: [], parents: new Map() };
/** Of all that is being received, bytes in memory: slow phones hold little, and none of them holds up another. */
const mostHeld = 160_000_000;

/** The plugin for the server's list of channels. */
export function openRosa({ store, intake }: FieldFormOptions) {
  return async (app: FastifyInstance): Promise<void> => {
    const findChannel = channelBook(store);
    const areas = keptFor(areasForMs, noAreas, () => readAreas(store));
    const writtenForm = fieldForms(store);
    const inTurn = limiter(sealsAtOnce, sealsWaiting);
    /** Bytes of one submission: the largest file that is taken, the form, and what stands between them. */
    const most = (): number => largestFile(store) + 2 * mostXmlBytes;
    let held = 0;

    app.removeAllContentTypeParsers();
    // read by the handler, once the address is found right
    app.addContentTypeParser('multipart/form-data', async (_: FastifyRequest, body: Readable) => body);
    app.addHook('onRequest', async (_, reply) => {
      reply.headers({
        'x-openrosa-version': '1.0',
        'x-openrosa-accept-content-length': String(most()),
      });
    });
    const silent = { logLevel: 'silent' } as const;
    const at = `${pathOf.openrosa}/:token`;

    const channelOf = async (request: FastifyRequest): Promise<Channel> => {
      const { token } = request.params as { readonly token: string };
      const channel = await findChannel('openrosa', token);
      if (!channel) throw new HttpProblem('not-found');
      return channel;
    };
    const baseOf = (request: FastifyRequest): string => {
      const { token } = request.params as { readonly token: string };
      return absoluteAddress(request.host, `${pathOf.openrosa}/${token}`);
    };
    const formOf = async ({ language }: Channel): Promise<FieldForm> =>
      writtenForm(language, (await areas()).all);
    const xml = (reply: FastifyReply, { language }: Channel, body: string): FastifyReply =>
      reply.type('text/xml; charset=utf-8').header('content-language', language).send(body);

    app.get(`${at}/formList`, silent, async (request, reply) => {
      const channel = await channelOf(request);
      const wanted = new URLSearchParams(request.url.split('?')[1] ?? '').get('formID');
      const isOurs = wanted === null || wanted === formId;
      return await xml(reply, channel, isOurs ? formList(await formOf(channel), baseOf(request)) : noForms);
    });
    app.get(`${at}/forms/${formId}.xml`, silent, async (request, reply) => {
      const channel = await channelOf(request);
      return await xml(reply, channel, (await formOf(channel)).xml);
    });
    app.get(`${at}/forms/${formId}/manifest`, silent, async (request, reply) => {
      const channel = await channelOf(request);
      return await xml(reply, channel, manifest(await formOf(channel), baseOf(request)));
    });
    app.get(`${at}/forms/${formId}/${areasFile}`, silent, async (request, reply) => {
      const { areas: table } = await formOf(await channelOf(request));
      if (table === undefined) throw new HttpProblem('not-found');
      return await reply.type('text/csv; charset=utf-8').send(table);
    });
    app.head(`${at}/submission`, silent, async (request, reply) => {
      await channelOf(request);
      return await reply.code(204).send();
    });

    /** Reads what comes into memory and hands it on, unless too much is in memory already. */
    const received = async <T>(
      request: FastifyRequest,
      act: (parts: readonly Part[]) => Promise<T>,
    ): Promise<T> => {
      const { body } = request;
      if (!(body instanceof Readable)) throw new HttpProblem('wrong-media-type');
      if (Number(request.headers['content-length'] ?? 0) > most()) throw new HttpProblem('too-large');
      let own = 0;
      let isFull = false;
      const hold = (bytes: number): boolean => {
        isFull = held + bytes > mostHeld;
        if (isFull) return false;
        own += bytes;
        held += bytes;
        return true;
      };
      try {
        const bounds = { most: most(), mostParts, hold };
        const read = await readParts(body, request.headers['content-type'] ?? '', bounds);
        if (isFull) throw new HttpProblem('busy');
        if (read?.ended === 'too-much') throw new HttpProblem('too-large');
        if (read?.ended !== 'whole') throw broken('broken multipart/form-data');
        return await act(read.parts);
      } finally {
        held -= own;
      }
    };
    const take = async (channel: Channel, parts: readonly Part[]) => {
      const form = parts.find(({ name }) => name === formPart);
      if (!form) throw broken('is needed');
      const submission = readSubmission(form.bytes);
      // by what is told of them, files are parts with a file's name
      const files = parts.filter((one) => one !== form && one.fileName);
      const text = ownText(channel.language);
      const taken = await inTurn(() => intake.take(arrivalOf(channel, submission, form.bytes, files, text)));
      if (taken === undefined) throw new HttpProblem('busy');
      if (taken === 'conflict') throw new HttpProblem('exists');
      const isWhole = !parts.some(({ name }) => name === '*isIncomplete*');
      return { code: isWhole && taken !== 'spooled' ? 201 : 202, said: text('fieldForm.stored') };
    };
    app.post(`${at}/submission`, silent, async (request, reply) => {
      const channel = await channelOf(request);
      const { code, said } = await received(request, (parts) => take(channel, parts)).catch(refuse);
      return await xml(reply.code(code), channel, openRosaAnswer(said));
    });
  };
}

function refuse(error: unknown): never {
  if (error instanceof UnknownForm) throw new HttpProblem('not-found');
  if (error instanceof NobodyToSealTo) throw new HttpProblem('down');
  throw error instanceof BadXml ? broken(error.message) : error;
}

const broken = (message: string): HttpProblem =>
  new HttpProblem('malformed', { issues: [{ path: formPart, message }] });
