/**
 * Messages that come through a channel which cannot seal: a gateway of text messages, a mailbox, a form filled in on a phone.
 * Their words are sealed in memory to the contact point before anything is stored, as the web page does for browsers without scripts; the sender's
 * address is encrypted apart. Nothing in the clear is ever written.
 *
 * `take` returns when the message is safe: stored, or closed in the spool while the database is away. The same message twice
 * is one: ids follow from a keyed sign of it, and signs are kept for a while.
 */
import type { AreaParents } from '../../domain/report/contactPoints.ts';
import { findWay } from '../../domain/report/contactPoints.ts';
import { longestText } from '../../domain/report/publicPage.ts';
import type { DangerNow, Involved, SealedMessage } from '../../domain/report/sealedMessage.ts';
import { writeSealedMessage } from '../../domain/report/sealedMessage.ts';
import { toBase64url } from '../../seal/base64url.ts';
import type { Store } from '../store/store.ts';
import { signOf } from '../vault/channels.ts';
import { contentDigest } from '../vault/digest.ts';
import { sealOnServer } from '../vault/sealing.ts';
import { isAnswerForm, takeAskAnswer } from './askAnswers.ts';
import type { PlainFile, SealedFiles } from './files.ts';
import { sealFiles } from './files.ts';
import type { HeldAnswer } from './heldAnswers.ts';
import { findHeldAnswer, packedAnswer } from './heldAnswers.ts';
import type { Closed, ClosedForm, Sign } from './keeping.ts';
import { findUnpacked, keep, packed, storeClosed, wasReceived } from './keeping.ts';
import { keptFor, within } from './kept.ts';
import type { Channel } from './kinds.ts';
import type { Areas, ChannelCode, SealingPoint } from './reports.ts';
import { contactPoints, readAreas } from './reports.ts';
import { openSpool } from './spool.ts';
import { instanceThread, normalSender, senderSign } from './threads.ts';

/** A message as its channel gives it, in the clear: in memory alone. */
export interface Arrival {
  readonly channel: Pick<Channel, 'id' | 'kind' | 'team' | 'language'>;
  /** Id at the gateway or in the mailbox, if it has one that tells messages apart. */
  readonly id?: string | undefined;
  /** What the gateway says beside, such as its own time, that tells two messages with the same words apart. */
  readonly beside?: string | undefined;
  /** Telephone number or address; of a field form, the id of the first form that it is. */
  readonly sender: string;
  readonly text: string;
  readonly files?: readonly PlainFile[];
  /** Attachments that are not taken. */
  readonly leftOut?: number;
  readonly form?: FilledIn;
}

/** A form that was filled in on a phone: it belongs to a report by its id, whoever sends it. */
export interface FilledIn {
  readonly instance: string;
  /** Id of the form that this one is a change of. */
  readonly edits: string | undefined;
  /** What tells its content from another's. */
  readonly digest: string;
  /** There are only files: its words were taken in before. */
  readonly isOnlyFiles?: true;
  readonly place: string;
  readonly area: string;
  readonly danger: DangerNow | undefined;
  readonly involved: readonly Involved[];
}

/** known: it was taken in before. conflict: under its id, another form was. */
export type Taken = 'stored' | 'spooled' | 'known' | 'conflict';

export interface Intake {
  take(arrival: Arrival): Promise<Taken>;
  /**
   * Takes a responder's answer (askAnswers.ts); what only may be one, while the database cannot say, waits in the spool. False:
   * it is a message.
   */
  takeAnswer(arrival: HeldAnswer['arrival'], now: Date): Promise<boolean>;
  /** Stores what waits in the spool; how many. Throws while the database is away. */
  drain(): Promise<number>;
  /** How many messages wait in the spool. */
  readonly waiting: number;
  close(): void;
}

/** There is no contact point with a key: nothing can be sealed, so nothing is taken. */
export class NobodyToSealTo extends Error {
  override readonly name = 'NobodyToSealTo';
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A gateway may hand the same message in again, or somebody who recorded it: its id is known for so long. */
const idDays = 400;
const wordsDays = 2;
const patienceMs = 8_000;
const readEveryMs = 30_000;
const noAreas: Areas = { all: [], parents: new Map() };
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
  const areas = keptFor(readEveryMs, noAreas, () => readAreas(store));
  await Promise.all([points(), elsewhere(), areas()]);
  const inTurn = turns();

  const take = async (arrival: Arrival): Promise<Taken> => {
    const point = pointFor(await points(), arrival.form ? (await areas()).parents : new Map(), arrival);
    const sender = senderSign(store, arrival.channel.id, arrival.sender);
    return await inTurn(sender.toString('hex'), async () => {
      const taken: Taken[] = [];
      for (const one of apart(arrival)) taken.push(await takeOne(one, point, sender));
      const [first = 'known', ...others] = taken;
      return first === 'known' ? (others.find((one) => one !== 'known') ?? first) : first;
    });
  };
  const takeOne = async (arrival: Arrival, point: SealingPoint, sender: Buffer): Promise<Taken> => {
    // what waits was there first: a later message must not overtake it
    if (spool.isEmpty) {
      try {
        return await within(patienceMs, storeMessage(store, arrival, point));
      } catch {
        // kept in the spool, whatever it was
      }
    }
    const held = (await elsewhere()).get(sender.toString('hex')) ?? [];
    // who holds her report by now is the one that this is sealed to
    const holder = (await points()).find((one) => held.includes(one.recipient)) ?? point;
    await spool.put(JSON.stringify(packed(await closed(store, arrival, holder))));
    return 'spooled';
  };

  const takeAnswer: Intake['takeAnswer'] = async (arrival, now) => {
    if (!isAnswerForm(arrival.text)) return false;
    if (spool.isEmpty) {
      try {
        return (await within(patienceMs, takeAskAnswer(store, arrival, now))) !== 'other';
      } catch {
        // kept in the spool, whatever it was
      }
    }
    await spool.put(packedAnswer(arrival, now));
    return true;
  };
  const storeHeld = async ({ at, arrival }: HeldAnswer): Promise<void> => {
    if ((await takeAskAnswer(store, arrival, new Date(at))) !== 'other') return;
    await storeMessage(store, arrival, pointFor(await points(0), new Map(), arrival));
  };

  const tries = { of: '', count: 0 };
  const drain = async (): Promise<number> =>
    await spool.drain(async (content) => {
      const held = content === undefined ? undefined : findHeldAnswer(content);
      const parsed = content === undefined || held ? undefined : findUnpacked(content);
      if (!parsed && !held) {
        onUnusable();
        return 'unusable';
      }
      try {
        if (held) await storeHeld(held);
        else if (parsed) await storeClosed(store, parsed);
        return 'taken';
      } catch (error) {
        // the database is away: the file stays, and so do those behind it
        await within(patienceMs, store.app.query('select 1'));
        const name = held ? `${held.at} ${held.arrival.sender}` : (parsed?.signs[0]?.sign ?? '');
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
  return {
    take,
    takeAnswer,
    drain,
    get waiting() {
      return spool.waiting;
    },
    close: () => clearInterval(timer),
  };
}

/** The way that it is in the record of a report. */
const wayOf = ({ kind }: Pick<Channel, 'kind'>): ChannelCode =>
  kind === 'email' ? 'email' : kind === 'openrosa' ? 'field-form' : 'sms';

/** The channel's own, unless who is said to be part of it must not read it (R8). */
function pointFor(
  points: readonly SealingPoint[],
  parents: AreaParents,
  { channel, form }: Pick<Arrival, 'channel' | 'form'>,
): SealingPoint {
  const own = points.find((one) => one.team === channel.team) ?? findWay(points, new Map(), '', [])?.point;
  if (!own) throw new NobodyToSealTo();
  const { area = '', involved = [] } = form ?? {};
  if (!involved.some((one) => one !== 'none')) return own;
  const isAboutUs = involved.some((one) => one === 'this-service' || one === 'not-sure');
  const others = isAboutUs ? points.filter((one) => one.organisation !== own.organisation) : points;
  return findWay(others, parents, area, involved)?.point ?? own;
}

const cleanWords = (text: string): string =>
  text.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n').trim();

function messageOf({ text, leftOut = 0, channel, form }: Arrival, files: SealedFiles): SealedMessage {
  const notTaken = leftOut + files.leftOut;
  const common = {
    v: 1,
    lang: channel.language,
    ...(notTaken > 0 ? { leftOut: notTaken } : {}),
    ...(files.named.length > 0 ? { files: files.named } : {}),
  } as const;
  if (!form || form.isOnlyFiles)
    return { ...common, text: cleanWords(text).slice(0, longestText).toWellFormed() };
  const { area, danger, involved } = form;
  const place = cleanWords(form.place);
  return {
    ...common,
    // its length was bounded as it was read
    text: cleanWords(text),
    ...(place === '' ? {} : { place }),
    asked: {
      ...(area === '' ? {} : { area }),
      ...(danger === undefined ? {} : { danger }),
      involved,
    },
  };
}

function closedForm(
  { vault }: Store,
  channel: number,
  { instance, edits, digest, area, danger, involved }: FilledIn,
): ClosedForm {
  const sign = (...parts: string[]): string =>
    signOf(vault, 'instance', [String(channel), ...parts]).toString('base64url');
  return {
    instance: sign(instance),
    edits: edits === undefined ? undefined : sign(edits),
    content: sign(instance, digest),
    area,
    danger,
    involved,
  };
}

/**
 * By what a message is known again: its id; and sender with words, for a minute or two (what a gateway hands in again under
 * another id), or with what the gateway says beside for as long as the id.
 */
function signsOf(
  { vault }: Store,
  { channel, id, beside, sender, text, form, files = [] }: Arrival,
  now: Date,
): readonly Sign[] {
  const until = (days: number): string => new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
  const sign = (use: 'message' | 'content', ...parts: string[]): string =>
    signOf(vault, use, [String(channel.id), ...parts]).toString('base64url');
  if (form) {
    const { instance, digest, isOnlyFiles } = form;
    const parts = isOnlyFiles ? files.flatMap(({ name, bytes }) => [name, contentDigest(bytes)]) : [digest];
    return [{ sign: sign('message', instance, ...parts), until: until(idDays) }];
  }
  const minute = Math.floor(now.getTime() / minuteMs);
  const content = [normalSender(sender), text, ...files.map((file) => contentDigest(file.bytes))];
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
  toBase64url(await sealOnServer(to, writeSealedMessage(message)));

/**
 * A form and its files, each by itself: phones send the words again with every few files, and whatever was not acknowledged, so
 * that each must be known by itself when it comes again.
 */
function apart({ files = [], form, ...arrival }: Arrival): readonly Arrival[] {
  if (!form) return [{ ...arrival, files }];
  const only = { ...form, isOnlyFiles: true } as const;
  return [
    { ...arrival, form },
    ...files.map((file) => ({ ...arrival, text: '', form: only, files: [file] })),
  ];
}

/** Closes what an arrival brings, but for its words. */
async function outside(
  store: Store,
  arrival: Arrival,
  point: SealingPoint,
): Promise<{ readonly given: Omit<Closed, 'box'>; readonly message: SealedMessage }> {
  const { channel, sender, form } = arrival;
  const files = await sealFiles(store, arrival.files ?? []);
  return {
    given: {
      channel: { id: channel.id, language: channel.language, way: wayOf(channel) },
      point,
      sender: form ? '' : sender,
      form: form && closedForm(store, channel.id, form),
      signs: signsOf(store, arrival, new Date()),
      files: files.closed,
    },
    message: messageOf(arrival, files),
  };
}

async function closed(store: Store, arrival: Arrival, point: SealingPoint): Promise<Closed> {
  const { given, message } = await outside(store, arrival, point);
  return { ...given, box: await seal([point.recipient, point.recovery], message) };
}

async function storeMessage(
  store: Store,
  arrival: Arrival,
  point: SealingPoint,
): Promise<Exclude<Taken, 'spooled'>> {
  if (
    arrival.form &&
    (await instanceThread(store, closedForm(store, arrival.channel.id, arrival.form)).isOther())
  )
    return 'conflict';
  if (await wasReceived(store, signsOf(store, arrival, new Date()))) return 'known';
  const { given, message } = await outside(store, arrival, point);
  return await keep(store, given, (to) => seal(to, message));
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
