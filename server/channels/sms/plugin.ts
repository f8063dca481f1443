/**
 * Where gateways of text messages hand in what people wrote, and what became of answers. Each gateway has an address of its
 * own with a secret part. What is forged, stale or at the wrong address gets the same answer as what is not there.
 *
 * Of a sender nothing is kept but what intake.ts keeps; these routes say nothing to any log.
 */
import { BlockList, isIP } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from '../../http/problems.ts';
import type { Store } from '../../store/store.ts';
import { signOf } from '../../vault/channels.ts';
import { fairTurns } from '../fairly.ts';
import { largestFile } from '../files.ts';
import type { Intake } from '../intake.ts';
import { NobodyToSealTo } from '../intake.ts';
import type { Channel } from '../kinds.ts';
import { pathOf } from '../kinds.ts';
import { channelBook } from '../registered.ts';
import { fetchMedia } from './media.ts';
import type { Fields, Incoming } from './wire.ts';
import {
  isAndroidSigned,
  isTwilioSigned,
  readAndroid,
  readRapidPro,
  readTwilio,
  twilioAnswer,
} from './wire.ts';

export interface TextMessageOptions {
  readonly store: Store;
  readonly intake: Intake;
  readonly clock?: () => Date;
}

/** Pictures come along with what a phone hands in. */
const bodyLimit = 4 * 1024 * 1024;
const [sealsAtOnce, sealsWaiting] = [4, 4000];
/** A gateway hands in what many people wrote: each waits behind herself alone. */
const waitingOfOne = 50;
/** Messages that say nothing of a child: a mailbox that is full of them helps nobody. */
const nothingSaid = /^\s*$/u;

/** The plugin for the server's list of channels. */
export function textMessages({ store, intake, clock = () => new Date() }: TextMessageOptions) {
  return async (app: FastifyInstance): Promise<void> => {
    const findChannel = channelBook(store);
    const inTurn = fairTurns(sealsAtOnce, waitingOfOne, sealsWaiting);
    readAnything(app);
    const options = { logLevel: 'silent', bodyLimit } as const;

    const take = async (channel: Channel, incoming: Incoming): Promise<void> => {
      switch (incoming.is) {
        case 'nothing':
          return;
        case 'delivery': {
          const ref = signOf(store.vault, 'ref', [String(channel.id), incoming.ref]);
          await store.app.query('select gwen.note_delivery($1, $2, $3)', [channel.id, ref, incoming.state]);
          return;
        }
        case 'message': {
          const { id, beside, sender, text } = incoming;
          const came = incoming.files ?? [];
          if (nothingSaid.test(text) && incoming.leftOut === 0 && came.length === 0) return;
          const isWords = incoming.leftOut === 0 && came.length === 0 && !incoming.media?.length;
          if (isWords && (await intake.takeAnswer({ channel, id, beside, sender, text }, clock()))) return;
          const media =
            channel.kind === 'twilio' && incoming.media
              ? await fetchMedia(channel, incoming.media, largestFile(store))
              : undefined;
          const fetched = media?.files ?? [];
          const arrival = {
            ...{ channel, id, beside, sender, text },
            files: [...came, ...fetched],
            leftOut: incoming.leftOut - fetched.length,
          };
          const taken = await inTurn(sender, () => intake.take(arrival)).catch((error) => {
            throw error instanceof NobodyToSealTo ? new HttpProblem('down') : error;
          });
          if (taken === undefined) throw new HttpProblem('busy');
          // it lies there in the clear
          void media?.remove();
        }
      }
    };
    const parts = (request: FastifyRequest) =>
      request.params as { readonly token: string; readonly event?: string };

    for (const event of ['receive', 'status']) {
      app.post(`${pathOf.twilio}/:token/${event}`, options, async (request, reply) => {
        const channel = await findChannel('twilio', parts(request).token);
        const fields = await fieldsOf(request);
        const address = `https://${request.host}${request.url}`;
        const signature = header(request, 'x-twilio-signature');
        if (channel?.kind !== 'twilio' || !isTwilioSigned(channel.secrets.token, address, fields, signature))
          throw new HttpProblem('not-found');
        const incoming = readTwilio(fields);
        if (!incoming) throw new HttpProblem('malformed', { issues: [] });
        if (incoming.account !== undefined && incoming.account !== channel.settings.account)
          throw new HttpProblem('not-found');
        await take(channel, incoming);
        return await reply.type('text/xml; charset=utf-8').send(twilioAnswer);
      });
    }

    app.route({
      method: ['GET', 'POST'],
      url: `${pathOf.rapidpro}/:token/:event`,
      ...options,
      handler: async (request, reply) => {
        const { token, event = '' } = parts(request);
        const channel = await findChannel('rapidpro', token);
        if (channel?.kind !== 'rapidpro' || !isAllowed(channel.settings.allow, request.ip))
          throw new HttpProblem('not-found');
        const fields = { ...queryOf(request), ...(request.method === 'POST' ? await fieldsOf(request) : {}) };
        const incoming = readEvent(event, fields, channel, clock());
        if (typeof incoming === 'string') return await refuse(reply, incoming);
        await take(channel, incoming);
        return await reply.send({ message: 'Accepted' });
      },
    });

    app.post(`${pathOf.android}/:token`, options, async (request, reply) => {
      const channel = await findChannel('android', parts(request).token);
      const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
      const given = { signature: header(request, 'x-signature'), timestamp: header(request, 'x-timestamp') };
      if (channel?.kind !== 'android' || !isAndroidSigned(channel.secrets.signing, body, given, clock()))
        throw new HttpProblem('not-found');
      const incoming = readAndroid(jsonOf(body));
      if (!incoming) throw new HttpProblem('malformed', { issues: [] });
      await take(channel, incoming);
      return await reply.send({ ok: true });
    });
  };
}

function readEvent(
  event: string,
  fields: Fields,
  { settings }: Channel<'rapidpro'>,
  now: Date,
): Incoming | 'no-sender' | 'old' {
  const ref = fields['id'] ?? fields['uuid'];
  switch (event) {
    case 'receive':
      return readRapidPro(fields, settings.fields, now);
    case 'delivered':
    case 'failed':
      return ref === undefined ? { is: 'nothing' } : { is: 'delivery', ref, state: event };
    case 'sent':
    case 'stopped':
      return { is: 'nothing' };
    default:
      throw new HttpProblem('not-found');
  }
}

/** As Courier says it; gateways show it to whoever sets them up. */
async function refuse(reply: FastifyReply, why: 'no-sender' | 'old'): Promise<FastifyReply> {
  const error = why === 'old' ? 'this message is too old' : "must have one of 'sender' or 'from' set";
  return await reply.code(400).send({ message: 'Error', data: [{ type: 'error', error }] });
}

function isAllowed(allow: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const one of allow) {
    const [net = '', bits] = one.split('/');
    const family = isIP(net) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(net, family);
    else list.addSubnet(net, Number(bits), family);
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

const header = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};

/** Bodies as they came: what is signed is their bytes. */
function readAnything(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  for (const type of ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'])
    app.addContentTypeParser(
      type,
      { parseAs: 'buffer' },
      async (_request: FastifyRequest, body: Buffer) => body,
    );
}

const queryOf = (request: FastifyRequest): Fields =>
  Object.fromEntries(new URLSearchParams(request.url.split('?')[1] ?? ''));

/** Fields of a form, of either encoding. Of a name that occurs twice the last counts. */
async function fieldsOf(request: FastifyRequest): Promise<Fields> {
  const { body } = request;
  if (!Buffer.isBuffer(body)) return {};
  const type = header(request, 'content-type');
  if (!/^multipart\/form-data/i.test(type))
    return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  try {
    const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': type } }).formData();
    return Object.fromEntries(
      [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
  } catch {
    throw new HttpProblem('malformed', { issues: [] });
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
