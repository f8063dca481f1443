/** How gateways of text messages write, and how they sign: their forms on the wire, without the web server. */
import { z } from 'zod';
import { longestText } from '../../../domain/report/publicPage.ts';
import { androidSignature, twilioSignature } from '../../vault/signatures.ts';
import { sameText } from '../../vault/tokens.ts';
import type { PlainFile } from '../files.ts';

/** What a gateway hands in. */
export type Incoming =
  | {
      readonly is: 'message';
      readonly id?: string | undefined;
      readonly beside?: string | undefined;
      readonly sender: string;
      readonly text: string;
      readonly leftOut: number;
      /** What came along. */
      readonly files?: readonly PlainFile[];
      /** Where the gateway keeps what came along; counted in `leftOut` until it is fetched. */
      readonly media?: readonly string[];
    }
  | { readonly is: 'delivery'; readonly ref: string; readonly state: 'delivered' | 'failed' }
  /** Something that we need not know. */
  | { readonly is: 'nothing' };

export type Fields = Readonly<Record<string, string>>;

const some = z.string().min(1).max(200);

// ── Twilio and those who write like it ──

/** @param address as the gateway called it, with its query */
export function isTwilioSigned(token: string, address: string, fields: Fields, signature: string): boolean {
  return sameText(twilioSignature(token, address, fields), signature);
}

const twilioMessage = z.object({
  MessageSid: some,
  AccountSid: some,
  From: some,
  Body: z.string().max(20_000).default(''),
  NumMedia: z
    .string()
    .regex(/^\d{1,3}$/)
    .default('0'),
});
const twilioStatus = z.object({ MessageSid: some, MessageStatus: some });

/** What a form of Twilio says; undefined for one that lacks something. Fields about where the sender is are not looked at. */
export function readTwilio(fields: Fields): (Incoming & { readonly account?: string }) | undefined {
  const status = twilioStatus.safeParse(fields);
  if (status.success) {
    const { MessageSid: ref, MessageStatus: said } = status.data;
    if (said === 'delivered' || said === 'read') return { is: 'delivery', ref, state: 'delivered' };
    if (said === 'failed' || said === 'undelivered') return { is: 'delivery', ref, state: 'failed' };
    return { is: 'nothing' };
  }
  const message = twilioMessage.safeParse(fields);
  if (!message.success) return undefined;
  const { MessageSid: id, AccountSid: account, From: sender, Body, NumMedia } = message.data;
  const leftOut = Number(NumMedia);
  const media = Array.from(
    { length: Math.min(leftOut, mostMedia) },
    (_, at) => fields[`MediaUrl${at}`] ?? '',
  );
  return { is: 'message', account, id, sender, text: fromBase64(Body), leftOut, media };
}

const mostMedia = 10;
const shortestBase64 = 24;
/** Some gateways hand in long messages as base64. */
function fromBase64(body: string): string {
  if (body.length < shortestBase64 || body.length % 4 !== 0 || !/^[A-Za-z\d+/]+={0,2}$/.test(body))
    return body;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64'));
    return /[^\P{Cc}\n\r\t]/u.test(text) || !/\s/.test(text) ? body : text;
  } catch {
    return body;
  }
}

/** What Twilio wants to hear. */
export const twilioAnswer = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

// ── RapidPro's external channel ──

interface Names {
  readonly from?: string | undefined;
  readonly text?: string | undefined;
  readonly date?: string | undefined;
}

/** How old what a gateway dates may be: it may have been without a network for a while. */
const oldestMs = 7 * 24 * 60 * 60_000;
const newestMs = 60 * 60_000;

/** @returns 'no-sender' and 'old' for what is refused */
export function readRapidPro(fields: Fields, names: Names, now: Date): Incoming | 'no-sender' | 'old' {
  const sender = fields[names.from ?? 'sender'] ?? (names.from ? undefined : fields['from']);
  if (!sender) return 'no-sender';
  const date = names.date ? fields[names.date] : (fields['date'] ?? fields['time']);
  const at = date ? Date.parse(date) : undefined;
  if (at !== undefined && !(at > now.getTime() - oldestMs && at < now.getTime() + newestMs)) return 'old';
  return {
    is: 'message',
    id: fields['external_id'] ?? fields['id'] ?? fields['uuid'],
    beside: date,
    sender,
    // no more of it is kept in any case
    text: (fields[names.text ?? 'text'] ?? '').slice(0, longestText),
    leftOut: 0,
  };
}

/** A template of what is sent, as RapidPro has them. */
export function fillTemplate(template: string, values: Fields, encode: (value: string) => string): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? encode(values[name] ?? '') : whole,
  );
}

export const rapidProBody =
  'id={{id}}&text={{text}}&to={{to}}&to_no_plus={{to_no_plus}}&from={{from}}&from_no_plus={{from_no_plus}}&channel={{channel}}';

// ── android-sms-gateway ──

const freshSeconds = 300;

/** A signature is made anew for each attempt, so that an old one is somebody else's. */
export function isAndroidSigned(
  key: string,
  body: string,
  { signature, timestamp }: { readonly signature: string; readonly timestamp: string },
  now: Date,
): boolean {
  const age = now.getTime() / 1000 - Number(timestamp);
  const isFresh = /^\d{1,12}$/.test(timestamp) && Math.abs(age) <= freshSeconds;
  return sameText(androidSignature(key, body, timestamp), signature.toLowerCase()) && isFresh;
}

const androidEvent = z.object({ id: some.optional(), event: some, payload: z.unknown() });
/** Of a kind that this version does not know: left out. */
const attachment = z
  .object({
    name: z.string().max(255).nullish(),
    contentType: z.string().max(100).nullish(),
    data: z
      .string()
      .min(1)
      .regex(/^[A-Za-z\d+/\s]+={0,2}\s*$/),
  })
  .or(z.unknown().transform(() => undefined));
const androidMessage = z
  .object({
    sender: some.optional(),
    phoneNumber: some.optional(),
    message: z.string().max(20_000).optional(),
    subject: z.string().max(2000).nullish(),
    body: z.string().max(20_000).nullish(),
    receivedAt: z.string().max(60).optional(),
    attachments: z.array(attachment).max(50).optional(),
  })
  .transform(({ sender, phoneNumber, ...rest }) => ({ ...rest, sender: sender ?? phoneNumber }));
const androidSent = z.object({ messageId: some });

function filesOf(attachments: readonly z.output<typeof attachment>[]): {
  readonly files: readonly PlainFile[];
  readonly leftOut: number;
} {
  const files = attachments.flatMap((one) =>
    one
      ? [
          {
            name: one.name ?? '',
            type: one.contentType ?? '',
            bytes: Uint8Array.from(Buffer.from(one.data, 'base64')),
          },
        ]
      : [],
  );
  return { files, leftOut: attachments.length - files.length };
}

/** What the phone says; undefined for what lacks something. Events that it need not send us are taken and mean nothing. */
export function readAndroid(body: unknown): Incoming | undefined {
  const event = androidEvent.safeParse(body);
  if (!event.success) return undefined;
  const { id, event: name, payload } = event.data;
  switch (name) {
    case 'sms:received':
    case 'mms:downloaded': {
      const message = androidMessage.safeParse(payload);
      if (!message.success || message.data.sender === undefined) return undefined;
      const {
        sender,
        message: text,
        subject,
        body: words,
        receivedAt: beside,
        attachments = [],
      } = message.data;
      return {
        is: 'message',
        // its message id follows from the content, and is not its own
        id,
        beside,
        sender,
        text: text ?? [subject, words].filter(Boolean).join('\n'),
        ...filesOf(attachments),
      };
    }
    case 'sms:delivered':
    case 'sms:failed': {
      const sent = androidSent.safeParse(payload);
      if (!sent.success) return undefined;
      return {
        is: 'delivery',
        ref: sent.data.messageId,
        state: name === 'sms:delivered' ? 'delivered' : 'failed',
      };
    }
    default:
      return { is: 'nothing' };
  }
}
