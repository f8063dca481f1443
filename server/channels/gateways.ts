/**
 * Answers on their way out: each by the gateway that its report came by, in the form that gateway expects. Nothing that
 * is sent or answered is ever put into an error or a log.
 */
import { z } from 'zod';
import type { Mailer } from '../jobs/reminders.ts';
import { smtpMailer } from '../jobs/reminders.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import type { Channel } from './kinds.ts';
import { fillTemplate, rapidProBody } from './sms/wire.ts';

export interface Answer {
  /** The same for the same answer sent again. */
  readonly id: string;
  readonly to: string;
  readonly text: string;
  /** Of a mail. */
  readonly subject: string;
}

/**
 * sent: the gateway has it; `ref` is what it calls it when it tells what became of it. refused: it will never take it.
 * later: it could not be asked, or asks to be asked again.
 */
export type SendResult =
  | { readonly is: 'sent'; readonly ref?: string | undefined }
  | { readonly is: 'refused' | 'later' };

const patienceMs = 20_000;
const longestAnswer = 64 * 1024;

/** Sends one answer. Does not throw for what a gateway or the network does. */
export async function sendAnswer(channel: Channel, answer: Answer): Promise<SendResult> {
  try {
    switch (channel.kind) {
      case 'twilio':
        return await byTwilio(channel, answer);
      case 'rapidpro':
        return await byRapidPro(channel, answer);
      case 'android':
        return await byAndroid(channel, answer);
      case 'email':
        return await byMail(channel, answer);
      case 'openrosa':
        // nothing can be written to a form on a phone
        return { is: 'refused' };
    }
  } catch {
    return { is: 'later' };
  }
}

/**
 * Sends one that was begun before and may have gone out: the server died, or no answer came. Twilio is asked first what went
 * to this number since; a phone on the table knows the id again by itself, RapidPro's gateways are told the same id, and a
 * mail has the same Message-ID, by which its reader is shown one.
 * @param since when it was first begun
 * @param unknown of these names of messages at the gateway, those that are no other answer of ours
 */
export async function sendAgain(
  channel: Channel,
  answer: Answer,
  since: Date,
  unknown: (refs: readonly string[]) => Promise<readonly string[]>,
): Promise<SendResult> {
  if (channel.kind !== 'twilio') return await sendAnswer(channel, answer);
  try {
    const alike = await sentByTwilio(channel, answer, since);
    if (!alike) return { is: 'later' };
    const [ref] = await unknown(alike);
    if (ref !== undefined) return { is: 'sent', ref };
  } catch {
    return { is: 'later' };
  }
  return await sendAnswer(channel, answer);
}

/** Messages with these words that went to this number since; undefined when it cannot be told. */
async function sentByTwilio(
  { settings, secrets }: Channel<'twilio'>,
  { to, text }: Answer,
  since: Date,
): Promise<readonly string[] | undefined> {
  const { account, api } = settings;
  // newest first; one that is still queued has no date of sending to ask by
  const query = new URLSearchParams({ To: to, PageSize: '200' });
  const { result, body } = await ask(
    `${base(api)}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json?${query}`,
    { method: 'GET', headers: { authorization: basic(account, secrets.token) } },
  );
  if (result !== 'sent') return undefined;
  const listed = twilioList.safeParse(body);
  if (!listed.success) return undefined;
  const earliest = since.getTime() - clockSlackMs;
  return listed.data.messages
    .filter((one) => one.body === text && one.direction.startsWith('outbound'))
    .filter((one) => Date.parse(one.date_created) >= earliest && !/^(failed|canceled)$/.test(one.status))
    .map(({ sid }) => sid);
}

const twilioList = z.object({
  messages: z.array(
    z.object({
      sid: z.string(),
      body: z.string(),
      direction: z.string(),
      status: z.string(),
      date_created: z.string(),
    }),
  ),
});
/** Twilio's clock and ours may differ by so much. */
const clockSlackMs = 5 * 60_000;

async function byTwilio({ settings, secrets }: Channel<'twilio'>, { to, text }: Answer): Promise<SendResult> {
  const { account, from, api } = settings;
  // a messaging service instead of a number tells what became of a message
  const sender = from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from };
  const { result, body } = await ask(
    `${base(api)}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`,
    {
      method: 'POST',
      headers: { authorization: basic(account, secrets.token), ...form },
      body: new URLSearchParams({ To: to, ...sender, Body: text }).toString(),
    },
  );
  return result === 'sent' ? { is: 'sent', ref: textIn(body, 'sid') } : { is: result };
}

async function byRapidPro(
  { id: channel, settings, secrets }: Channel<'rapidpro'>,
  answer: Answer,
): Promise<SendResult> {
  const { send, from, method, format, body = rapidProBody } = settings;
  const bare = (number: string): string => number.replace(/^\+/, '');
  const values = {
    id: answer.id,
    text: answer.text,
    to: answer.to,
    to_no_plus: bare(answer.to),
    from,
    from_no_plus: bare(from),
    channel: String(channel),
  };
  const json = format === 'json';
  const template = json && settings.body === undefined ? jsonBody : body;
  const authorized = secrets.authorization === undefined ? {} : { authorization: secrets.authorization };
  const { result } =
    method === 'GET'
      ? await ask(withQuery(send, fillTemplate(template, values, encodeURIComponent)), {
          method,
          headers: authorized,
        })
      : await ask(fillTemplate(send, values, encodeURIComponent), {
          method,
          headers: { ...authorized, ...(json ? { 'content-type': 'application/json' } : form) },
          body: fillTemplate(template, values, json ? JSON.stringify : encodeURIComponent),
        });
  // RapidPro's gateways name a message by the id that they were given
  return result === 'sent' ? { is: 'sent', ref: answer.id } : { is: result };
}

const jsonBody = `{${rapidProBody
  .split('&')
  .map((pair) => pair.replace(/^(\w+)=/, '"$1":'))
  .join(',')}}`;

async function byAndroid(
  { settings, secrets }: Channel<'android'>,
  { id, to, text }: Answer,
): Promise<SendResult> {
  const { url, login, sim } = settings;
  const { result, body, status } = await ask(`${base(url)}/messages`, {
    method: 'POST',
    headers: { authorization: basic(login, secrets.password), 'content-type': 'application/json' },
    body: JSON.stringify({
      id,
      textMessage: { text },
      phoneNumbers: [to],
      withDeliveryReport: true,
      ...(sim === undefined ? {} : { simNumber: sim }),
    }),
  });
  // it has this message already
  if (status === 409) return { is: 'sent', ref: id };
  return result === 'sent' ? { is: 'sent', ref: textIn(body, 'id') ?? id } : { is: result };
}

async function byMail({ settings, secrets }: Channel<'email'>, answer: Answer): Promise<SendResult> {
  const mailer = await mailerOf(settings, secrets.password);
  try {
    // the same for the same answer, and nothing that leads to the report
    const name = stableUuid(answer.id, 'mail');
    const domain = settings.address.slice(settings.address.lastIndexOf('@') + 1);
    await mailer.send(answer.to, {
      subject: answer.subject,
      text: `${answer.text}\n`,
      messageId: `<${name}@${domain}>`,
    });
    return { is: 'sent' };
  } catch (error) {
    const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
    return { is: code >= 500 && code < 600 ? 'refused' : 'later' };
  } finally {
    mailer.close();
  }
}

function mailerOf(
  { smtp, smtpPort, smtpSecure, login, address }: Channel<'email'>['settings'],
  password: string,
): Promise<Mailer> {
  const url = new URL(`${smtpSecure ? 'smtps' : 'smtp'}://${smtp}:${smtpPort}`);
  url.username = encodeURIComponent(login);
  url.password = encodeURIComponent(password);
  return smtpMailer(url.href, address);
}

const form = { 'content-type': 'application/x-www-form-urlencoded' } as const;
const basic = (name: string, word: string): string =>
  `Basic ${Buffer.from(`${name}:${word}`, 'utf8').toString('base64')}`;
const base = (url: string): string => url.replace(/\/+$/, '');
const withQuery = (url: string, query: string): string => `${url}${url.includes('?') ? '&' : '?'}${query}`;

interface Asked {
  readonly status: number;
  readonly result: 'sent' | 'refused' | 'later';
  readonly body: unknown;
}

async function ask(url: string, init: RequestInit): Promise<Asked> {
  const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
  const { status } = answer;
  const text = (await answer.text()).slice(0, longestAnswer);
  const isLater = status >= 500 || status === 408 || status === 429 || status === 401 || status === 403;
  return { status, result: answer.ok ? 'sent' : isLater ? 'later' : 'refused', body: jsonOf(text) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textIn(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' ? value : undefined;
}
