/**
 * Messages that come through a channel which cannot seal: a gateway of text messages, a mailbox. Their words are sealed in
 * memory to the contact point before anything is stored, as the web page does for browsers without scripts; the sender's
 * address is encrypted apart. Nothing in the clear is ever written.
 *
 * `take` returns when the message is safe: stored, or closed in the spool while the database is away. The same message twice
 * is one: ids follow from a keyed sign of it, and signs are kept for a while.
 */
import { findWay } from '../../domain/report/contactPoints.ts';
import { longestText } from '../../domain/report/publicPage.ts';
import type { SealedMessage } from '../../domain/report/sealedMessage.ts';
import { writeSealedMessage } from '../../domain/report/sealedMessage.ts';
import { toBase64url } from '../../seal/base64url.ts';
import { sealTo } from '../../seal/box.ts';
import type { Store } from '../store/store.ts';
import { channelProof, sealAddress, signOf } from '../vault/channels.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import { keptFor, within } from './kept.ts';
import type { Channel } from './kinds.ts';
import type { SealingPoint } from './reports.ts';
import { addWords, contactPoints, openReport, takeIn } from './reports.ts';
import { openSpool } from './spool.ts';

/** A message as its channel gives it, in the clear: in memory alone. */
export interface Arrival {
  readonly channel: Pick<Channel, 'id' | 'kind' | 'team' | 'language'>;
  /** Id at the gateway or in the mailbox, if it has one that tells messages apart. */
  readonly id?: string | undefined;
  /** What the gateway says beside, such as its own time, that tells two messages with the same words apart. */
  readonly beside?: string | undefined;
  /** Telephone number or address. */
  readonly sender: string;
  readonly text: string;
  /** Attachments that are not taken. */
  readonly leftOut?: number;
}

/** known: it was taken in before. */
export type Taken = 'stored' | 'spooled' | 'known';

export interface Intake {
  take(arrival: Arrival): Promise<Taken>;
  /** Stores what waits in the spool; how many. Throws while the database is away. */
  drain(): Promise<number>;
  close(): void;
}

/** There is no contact point with a key: nothing can be sealed, so nothing is taken. */
export class NobodyToSealTo extends Error {
  override readonly name = 'NobodyToSealTo';
}

/** A message on its way into the store: closed, but for the sender, who is encrypted where it lies. */
interface Closed {
  readonly channel: { readonly id: number; readonly way: 'sms' | 'email'; readonly language: string };
  /** Whom `box` is sealed to. */
  readonly point: SealingPoint;
  readonly box: string;
  readonly sender: string;
  /** Signs by which it is known again, and until when; the first names it. base64url */
  readonly signs: readonly { readonly sign: string; readonly until: string }[];
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A gateway may hand the same message in again, or somebody who recorded it: its id is known for so long. */
const idDays = 400;
const wordsDays = 2;
const patienceMs = 8_000;
const readEveryMs = 30_000;
const drainEveryMs = 5_000;
/** What cannot be stored though the database answers is tried so often, then kept aside. */
const mostTries = 5;

export interface IntakeOptions {
  readonly store: Store;
  /** Where the spool lies, within the data folder. */
  readonly folder: string;
  /** Tells that a file of the spool could not be used: never what is in it. */
  readonly onUnusable?: () => void;
}

export async function openIntake({ store, folder, onUnusable = () => {} }: IntakeOptions): Promise<Intake> {
  const spool = await openSpool(folder, store.vault);
  const points = keptFor<readonly SealingPoint[]>(readEveryMs, [], () => contactPoints(store));
  const elsewhere = keptFor<ReadonlyMap<string, readonly string[]>>(readEveryMs, new Map(), () =>
    sendersElsewhere(store),
  );
  await Promise.all([points(), elsewhere()]);
  const inTurn = turns();

  const take = async (arrival: Arrival): Promise<Taken> => {
    const point = pointFor(await points(), arrival.channel.team);
    const message = messageOf(arrival);
    const signs = signsOf(store, arrival, new Date());
    const sender = senderSign(store, arrival.channel.id, arrival.sender);
    return await inTurn(sender.toString('hex'), async () => {
      // what waits was there first: a later message must not overtake it
      if (spool.isEmpty) {
        try {
          return await within(patienceMs, storeMessage(store, { arrival, message, point, signs }));
        } catch {
          // kept in the spool, whatever it was
        }
      }
      const held = (await elsewhere()).get(sender.toString('hex')) ?? [];
      // who holds her report by now is the one that this is sealed to
      const holder = (await points()).find((one) => held.includes(one.recipient)) ?? point;
      await spool.put(JSON.stringify(await closed(arrival, message, holder, signs)));
      return 'spooled';
    });
  };

  const tries = { of: '', count: 0 };
  const drain = async (): Promise<number> =>
    await spool.drain(async (content) => {
      const parsed = content === undefined ? undefined : findClosed(content);
      if (!parsed) {
        onUnusable();
        return 'unusable';
      }
      try {
        await storeClosed(store, parsed);
        return 'taken';
      } catch (error) {
        // the database is away: the file stays, and so do those behind it
        await within(patienceMs, store.app.query('select 1'));
        const [name = ''] = parsed.signs.map(({ sign }) => sign);
        tries.count = tries.of === name ? tries.count + 1 : 1;
        tries.of = name;
        if (tries.count < mostTries) throw error;
        onUnusable();
        return 'unusable';
      }
    });
  const timer = setInterval(() => {
    if (!spool.isEmpty) drain().catch(() => {});
    void points();
    void elsewhere();
  }, drainEveryMs);
  timer.unref();
  return { take, drain, close: () => clearInterval(timer) };
}

/** The way that it is in the record of a report. */
export const wayOf = ({ kind }: Pick<Channel, 'kind'>): 'sms' | 'email' =>
  kind === 'email' ? 'email' : 'sms';

function pointFor(points: readonly SealingPoint[], team: number): SealingPoint {
  const point = points.find((one) => one.team === team) ?? findWay(points, new Map(), '', [])?.point;
  if (!point) throw new NobodyToSealTo();
  return point;
}

function messageOf({ text, leftOut = 0, channel }: Arrival): SealedMessage {
  const clean = text.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
  return {
    v: 1,
    text: clean.slice(0, longestText).toWellFormed(),
    lang: channel.language,
    ...(leftOut > 0 ? { leftOut } : {}),
  };
}

/** Telephone numbers are written in many ways, addresses in capitals and not. */
const normal = (sender: string): string =>
  sender.includes('@') ? sender.trim().toLowerCase() : sender.replace(/[\s().-]+/g, '');

const senderSign = ({ vault }: Store, channel: number, sender: string): Buffer =>
  signOf(vault, 'sender', [String(channel), normal(sender)]);

interface Sign {
  readonly sign: string;
  readonly until: string;
}

/**
 * By what a message is known again: its id; and sender with words, for a minute or two (what a gateway hands in again under
 * another id), or with what the gateway says beside for as long as the id.
 */
function signsOf(
  { vault }: Store,
  { channel, id, beside, sender, text }: Arrival,
  now: Date,
): readonly Sign[] {
  const until = (days: number): string => new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
  const sign = (use: 'message' | 'content', ...parts: string[]): string =>
    signOf(vault, use, [String(channel.id), ...parts]).toString('base64url');
  const minute = Math.floor(now.getTime() / minuteMs);
  const content = [normal(sender), text];
  return [
    ...(id === undefined ? [] : [{ sign: sign('message', id), until: until(idDays) }]),
    ...(beside === undefined ? [] : [{ sign: sign('content', ...content, beside), until: until(idDays) }]),
    ...[minute, minute - 1].map((at) => ({
      sign: sign('content', ...content, `minute ${at}`),
      until: until(wordsDays),
    })),
  ];
}

const seal = async (to: readonly string[], message: SealedMessage): Promise<string> =>
  toBase64url(await sealTo(to, writeSealedMessage(message)));

async function closed(
  { channel, sender }: Arrival,
  message: SealedMessage,
  point: SealingPoint,
  signs: readonly Sign[],
): Promise<Closed> {
  const { id, language } = channel;
  const to = [point.recipient, point.recovery];
  return {
    channel: { id, language, way: wayOf(channel) },
    point,
    box: await seal(to, message),
    sender,
    signs,
  };
}

/** Of a file that we closed ourselves; undefined for one of another version. */
function findClosed(content: string): Closed | undefined {
  const value: Partial<Closed> = JSON.parse(content);
  return value.channel && value.point && value.box && value.sender && value.signs?.length
    ? (value as Closed)
    : undefined;
}

async function storeMessage(
  store: Store,
  {
    arrival,
    message,
    point,
    signs,
  }: {
    readonly arrival: Arrival;
    readonly message: SealedMessage;
    readonly point: SealingPoint;
    readonly signs: readonly Sign[];
  },
): Promise<'stored' | 'known'> {
  const { channel, sender } = arrival;
  const common = {
    channel: { id: channel.id, language: channel.language, way: wayOf(channel) },
    point,
    sender,
    signs,
  };
  return await keep(store, common, (to) => seal(to, message));
}

async function storeClosed(store: Store, parsed: Closed): Promise<'stored' | 'known'> {
  const { point, box } = parsed;
  // sealed to those who held the report then; if others hold it by now, it becomes a report of its own
  return await keep(store, parsed, async (holders) => (holders.includes(point.recipient) ? box : undefined));
}

/** @param boxFor the words, sealed to these; undefined when they are sealed to others already */
async function keep(
  store: Store,
  { channel, point, sender, signs }: Omit<Closed, 'box'>,
  boxFor: (to: readonly string[]) => Promise<string | undefined>,
): Promise<'stored' | 'known'> {
  const { vault } = store;
  const bytes = signs.map(({ sign }) => Buffer.from(sign, 'base64url'));
  const known = await store.app.query<{ known: boolean }>('select gwen.was_received($1) as known', [bytes]);
  if (known.rows[0]?.known) return 'known';
  const [name = ''] = signs.map(({ sign }) => sign);
  const by = senderSign(store, channel.id, sender);
  const { way, language } = channel;
  const dossier =
    (await join(store, by, { channel: way, language, sameAs: name }, boxFor)) ??
    (await begin(store, { point, way, language, name }, boxFor));

  const subject = store.catalogue.kinds['report']?.subjects['reporter'];
  if (subject === undefined) throw new Error('A report has no reporter.');
  const key = (await vault.subjects.getKeys([{ dossier, subject }])).get({ dossier, subject });
  if (!key) throw new Error('A report that was just stored has no key.');
  await store.app.query('select gwen.note_received($1, $2, $3, $4, $5, $6, $7)', [
    bytes,
    signs.map(({ until }) => until),
    dossier,
    channel.id,
    subject,
    by,
    sealAddress(key, dossier, sender.trim()),
  ]);
  return 'stored';
}

type BoxFor = Parameters<typeof keep>[2];

/** Adds words to the report that this sender wrote last, while it is open. */
async function join(
  store: Store,
  by: Buffer,
  words: { readonly channel: 'sms' | 'email'; readonly language: string; readonly sameAs: string },
  boxFor: BoxFor,
): Promise<string | undefined> {
  const { rows } = await store.app.query<{ id: string | null }>('select gwen.report_of_sender($1) as id', [
    by,
  ]);
  const id = rows[0]?.id;
  if (!id) return undefined;
  const proof = channelProof(store.vault, id);
  const opened = await openReport(store, proof);
  if (!opened || store.catalogue.kinds['report']?.closed.includes(opened.state)) return undefined;
  const box = opened.talk.to.length > 0 ? await boxFor(opened.talk.to) : undefined;
  if (box === undefined) return undefined;
  return (await addWords(store, { ...proof, ...words, box })) === 'stored' ? id : undefined;
}

async function begin(
  store: Store,
  {
    point,
    way,
    language,
    name,
  }: {
    readonly point: SealingPoint;
    readonly way: 'sms' | 'email';
    readonly language: string;
    readonly name: string;
  },
  boxFor: BoxFor,
): Promise<string> {
  const dossier = stableUuid(name, 'report of a channel');
  const holders = [point.recipient, point.recovery];
  const box = await boxFor(holders);
  if (box === undefined) throw new Error('These words are sealed to somebody else.');
  await takeIn(store, {
    ...channelProof(store.vault, dossier),
    channel: way,
    dossier,
    point,
    area: '',
    language,
    involved: [],
    recipient: null,
    box,
    sameAs: name,
  });
  return dossier;
}

async function sendersElsewhere(store: Store): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await store.app.query<{ sign: Buffer; recipients: string[] }>(
    'select * from gwen.senders_elsewhere()',
  );
  return new Map(rows.map(({ sign, recipients }) => [sign.toString('hex'), recipients]));
}

/** One after the other for each name, all names at once. */
function turns(): <T>(name: string, act: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (name, act) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(act, act);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}
