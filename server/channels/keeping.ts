/**
 * Stores what intake.ts closed: in the report that it belongs to, while that is open, or in one of its own. Done twice, it is
 * done once: every id follows from the first sign of the message.
 */
import type { DangerNow, Involved } from '../../domain/report/sealedMessage.ts';
import { fromBase64url, toBase64url } from '../../seal/base64url.ts';
import type { Store } from '../store/store.ts';
import { channelProof } from '../vault/channels.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import type { ClosedFile } from './files.ts';
import type { ChannelCode, NewReport, SealingPoint } from './reports.ts';
import { addWords, openReport, takeIn } from './reports.ts';
import type { InstanceSigns } from './threads.ts';
import { instanceThread, senderThread } from './threads.ts';

/** By what a message is known again, base64url, and until when. */
export interface Sign {
  readonly sign: string;
  readonly until: string;
}

/** A message on its way into the store: closed, but for the sender, who is encrypted where it lies. */
export interface Closed {
  readonly channel: { readonly id: number; readonly way: ChannelCode; readonly language: string };
  /** Whom `box` is sealed to. */
  readonly point: SealingPoint;
  readonly box: string;
  /** Empty for a field form. */
  readonly sender: string;
  readonly form?: ClosedForm | undefined;
  readonly files: readonly ClosedFile[];
  /** The first names it. */
  readonly signs: readonly Sign[];
}

/** Of a field form, what is stored outside the seal, and the signs by which it finds its report. */
export interface ClosedForm extends InstanceSigns {
  /** A code, which may be of no area. */
  readonly area: string;
  readonly danger?: DangerNow | undefined;
  readonly involved: readonly Involved[];
}

/** As it lies in the spool. */
export const packed = ({ files, ...rest }: Closed): object => ({
  ...rest,
  files: files.map(({ sealed, ...file }) => ({ ...file, sealed: sealed.map(toBase64url) })),
});

type Packed = Omit<Closed, 'files'> & {
  readonly files?: readonly (Omit<ClosedFile, 'sealed'> & { readonly sealed: readonly string[] })[];
};

/** Of a file that we closed ourselves; undefined for one of another version. */
export function findUnpacked(content: string): Closed | undefined {
  const value: Partial<Packed> = JSON.parse(content);
  const { channel, point, box, sender = '', form, signs, files = [] } = value;
  if (!channel || !point || !box || !(sender || form) || !signs?.length) return undefined;
  return {
    channel,
    point,
    box,
    sender,
    form,
    signs,
    files: files.map((file) => ({ ...file, sealed: file.sealed.map(fromBase64url) })),
  };
}

/** Was a message taken in that any of these stands for? */
export async function wasReceived(store: Pick<Store, 'app'>, signs: readonly Sign[]): Promise<boolean> {
  const { rows } = await store.app.query<{ known: boolean }>('select gwen.was_received($1) as known', [
    signs.map(({ sign }) => Buffer.from(sign, 'base64url')),
  ]);
  return rows[0]?.known ?? false;
}

/** Stores a message that was closed while the database was away. */
export async function storeClosed(store: Store, parsed: Closed): Promise<'stored' | 'known'> {
  const { point, box, signs } = parsed;
  if (await wasReceived(store, signs)) return 'known';
  // sealed to those who held the report then; if others hold it by now, it becomes a report of its own
  return await keep(store, parsed, async (holders) => (holders.includes(point.recipient) ? box : undefined));
}

/**
 * Stores a message that is not known yet, in the report that it belongs to or in one of its own.
 * @param boxFor the words, sealed to these; undefined when they are sealed to others already
 */
export async function keep(
  store: Store,
  { channel, point, sender, signs, form, files }: Omit<Closed, 'box'>,
  boxFor: (to: readonly string[]) => Promise<string | undefined>,
): Promise<'stored'> {
  const bytes = signs.map(({ sign }) => Buffer.from(sign, 'base64url'));
  const [name = ''] = signs.map(({ sign }) => sign);
  const thread = form ? instanceThread(store, form) : senderThread(store, channel.id, sender);
  const { way, language } = channel;
  const dossier =
    (await join(store, await thread.find(), { channel: way, language, files, sameAs: name }, boxFor)) ??
    (await begin(store, { point, way, language, name, form, files }, boxFor));
  await thread.note(dossier, { signs: bytes, untils: signs.map(({ until }) => until) });
  await store.app.query('select gwen.note_channel_alive($1)', [channel.id]);
  return 'stored';
}

type BoxFor = Parameters<typeof keep>[2];

/** Adds words to a report, while it is open and has room for the files that they bring. */
async function join(
  store: Store,
  id: string | undefined,
  words: Pick<NewReport, 'channel' | 'language' | 'files' | 'sameAs'>,
  boxFor: BoxFor,
): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const proof = channelProof(store.vault, id);
  const opened = await openReport(store, proof);
  if (!opened || store.catalogue.kinds['report']?.closed.includes(opened.state)) return undefined;
  const box = opened.talk.to.length > 0 ? await boxFor(opened.talk.to) : undefined;
  if (box === undefined) return undefined;
  const done = await unlessRefused((onFilesRefused) =>
    addWords(store, { ...proof, ...words, box, onFilesRefused }),
  );
  return done === 'stored' ? id : undefined;
}

/**
 * Undefined, and nothing stored, when a report has no room for the files: they are claimed before the words are stored, and must
 * not be lost, since what brought them is removed where it came from.
 */
async function unlessRefused<T>(store: (onFilesRefused: () => void) => Promise<T>): Promise<T | undefined> {
  const refused = new Error('This report has as many files as it may have.');
  try {
    return await store(() => {
      throw refused;
    });
  } catch (error) {
    if (error === refused) return undefined;
    throw error;
  }
}

/** The second is for files that the first has no room for: an earlier try may have claimed as many. */
const newReports = ['report of a channel', 'report of a channel, another'];

async function begin(
  store: Store,
  {
    point,
    way,
    language,
    name,
    form,
    files,
  }: {
    readonly point: SealingPoint;
    readonly way: ChannelCode;
    readonly language: string;
    readonly name: string;
    readonly form: ClosedForm | undefined;
    readonly files: readonly ClosedFile[];
  },
  boxFor: BoxFor,
): Promise<string> {
  const area = form && (await isArea(store, form.area)) ? form.area : '';
  const holders = [point.recipient, point.recovery];
  const box = await boxFor(holders);
  if (box === undefined) throw new Error('These words are sealed to somebody else.');
  for (const what of newReports) {
    const dossier = stableUuid(name, what);
    const done = await unlessRefused((onFilesRefused) =>
      takeIn(store, {
        ...channelProof(store.vault, dossier),
        channel: way,
        dossier,
        point,
        area,
        language,
        danger: form?.danger,
        involved: form?.involved ?? [],
        recipient: null,
        box,
        files,
        onFilesRefused,
        sameAs: name,
      }),
    );
    if (done) return dossier;
  }
  throw new Error('No report has room for these files.');
}

async function isArea(store: Store, code: string): Promise<boolean> {
  if (code === '') return false;
  const { rows } = await store.app.query<{ is: boolean }>(
    'select exists (select from gwen.area where code = $1) as is',
    [code],
  );
  return rows[0]?.is ?? false;
}
