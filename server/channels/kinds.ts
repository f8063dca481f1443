/**
 * The kinds of channel beside the web, and what each must know: what may be shown to an administrator again (`settings`) and
 * what may not (`secrets`: told once, kept by the vault, never read back). Formats: docs/channels.md.
 */
import { isIP } from 'node:net';
import { z } from 'zod';

const line = (most: number) =>
  z
    .string()
    .refine((text) => !/\p{Cc}/u.test(text), 'one line')
    .trim()
    .min(1)
    .max(most);
const secret = line(500);
const web = z.url({ protocol: /^https?$/ }).max(500);
const port = z.int().min(1).max(65_535);
/** An address or a range of addresses, such as `203.0.113.0/24`. */
const network = z
  .string()
  .max(50)
  .refine((text) => {
    const [address = '', bits] = text.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    return isIP(address) > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
  }, 'an address or a range of addresses');

const twilio = z.strictObject({
  kind: z.literal('twilio'),
  settings: z.strictObject({
    /** Account SID. */
    account: line(100),
    /** The number that answers come from. */
    from: line(40),
    api: web.default('https://api.twilio.com'),
    /** Hosts, and all below them, that `api` may send on to for pictures; only by https. */
    media: z.array(line(253)).max(10).default(['twiliocdn.com']),
  }),
  secrets: z.strictObject({ token: secret }),
});

const rapidpro = z.strictObject({
  kind: z.literal('rapidpro'),
  settings: z.strictObject({
    /** Where answers are sent to. */
    send: web,
    from: line(40),
    method: z.enum(['POST', 'PUT', 'GET']).default('POST'),
    format: z.enum(['form', 'json']).default('form'),
    /** Body of what is sent, with {{id}}, {{text}}, {{to}}, {{to_no_plus}}, {{from}}, {{from_no_plus}}, {{channel}}. */
    body: z.string().max(2000).optional(),
    /** Who may hand messages in. Nothing is signed here, so that it cannot be left out. */
    allow: z.array(network).min(1).max(50),
    /** Names of what is handed in, where the gateway has others. */
    fields: z
      .strictObject({ from: line(60).optional(), text: line(60).optional(), date: line(60).optional() })
      .default({}),
  }),
  secrets: z.strictObject({ authorization: secret.optional() }),
});

const android = z.strictObject({
  kind: z.literal('android'),
  settings: z.strictObject({
    /** Of the phone's own server, or of the cloud server. */
    url: web,
    login: line(100),
    sim: z.int().min(1).max(8).optional(),
  }),
  secrets: z.strictObject({ password: secret, signing: secret }),
});

const isHere = (host: string): boolean => /^(?:localhost|127\.[\d.]+|::1)$/.test(host);

const email = z.strictObject({
  kind: z.literal('email'),
  settings: z
    .strictObject({
      /** The address that people write to, which answers come from. */
      address: z.email().max(254),
      imap: line(253),
      imapPort: port.default(993),
      imapSecure: z.boolean().default(true),
      smtp: line(253),
      smtpPort: port.default(465),
      smtpSecure: z.boolean().default(true),
      login: line(254),
      folder: line(200).default('INBOX'),
    })
    .refine(
      ({ imap, imapSecure, smtp, smtpSecure }) =>
        (imapSecure || isHere(imap)) && (smtpSecure || isHere(smtp)),
      'only servers on this machine are spoken to without TLS',
    ),
  secrets: z.strictObject({ password: secret }),
});

/** Forms on phones: ODK Collect, KoboCollect, Enketo. The secret part of its address is all there is to it. */
const openrosa = z.strictObject({
  kind: z.literal('openrosa'),
  settings: z.strictObject({}).default({}),
  secrets: z.strictObject({}).default({}),
});

/** A channel as an administrator sets it up. */
export const channelForm = z.discriminatedUnion('kind', [twilio, rapidpro, android, email, openrosa]);
export type ChannelForm = z.output<typeof channelForm>;
export type ChannelKind = ChannelForm['kind'];

/** What the address of a gateway's messages begins with; mailboxes are asked. */
export const pathOf = {
  twilio: '/c/tw',
  rapidpro: '/c/ex',
  android: '/c/ag',
  openrosa: '/c/or',
} as const satisfies Partial<Record<ChannelKind, string>>;

/** Can a text message be sent by it? */
export const isTextGateway = ({ kind }: Pick<Channel, 'kind'>): boolean =>
  kind === 'twilio' || kind === 'rapidpro' || kind === 'android';

/** A channel that is open, with its secrets. */
export type Channel<K extends ChannelKind = ChannelKind> = {
  readonly id: number;
  /** The contact point that it belongs to. */
  readonly team: number;
  /** Its senders are answered in it. */
  readonly language: string;
} & Readonly<Extract<ChannelForm, { kind: K }>>;
