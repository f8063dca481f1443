/**
 * The public page for people whose browser runs no scripts. The page tells them before they send: this server sees their
 * words for a moment. It makes the code, seals the words in memory and stores only the box; words and code are in no log
 * and in no table. Whatever goes wrong, the page comes back with everything that was typed.
 */
import type { Way } from '../../../domain/report/contactPoints.ts';
import { findWay } from '../../../domain/report/contactPoints.ts';
import { longestPlace, longestText } from '../../../domain/report/publicPage.ts';
import type { DangerNow, Involved, SealedMessage } from '../../../domain/report/sealedMessage.ts';
import { findSealedMessage, writeSealedMessage } from '../../../domain/report/sealedMessage.ts';
import { fromBase64url, toBase64url } from '../../../seal/base64url.ts';
import { openBox } from '../../../seal/box.ts';
import type { ReceiptKeys } from '../../../seal/receipt.ts';
import { newReceipt, parseReceipt, receiptKeys, showReceipt } from '../../../seal/receipt.ts';
import { getSetting, peopleSettings } from '../../people/settings.ts';
import type { Store } from '../../store/store.ts';
import { sealOnServer } from '../../vault/sealing.ts';
import type { ClosedFile } from '../files.ts';
import { largestFile, sealFiles } from '../files.ts';
import type { Areas, SealingPoint } from '../reports.ts';
import { addWords, contactPoints, findTalk, takeIn } from '../reports.ts';
import { areaChoices } from './areas.ts';
import type { ReadForm } from './multipart.ts';
import type { PageName, Site, Texts } from './site.ts';
import type { Values } from './template.ts';

export interface PlainDeps {
  readonly store: Store;
  readonly site: Site;
  readonly leaveTo: string;
  /** The areas as last read; empty while the database has not answered yet. */
  readonly areas: () => Promise<Areas>;
}

export interface PageAnswer {
  readonly status: number;
  readonly html: string;
}

/** What a form sent. */
export type Fields = URLSearchParams;

const one = (fields: Fields, name: string): string => fields.get(name) ?? '';
const words = (fields: Fields, name: string): string => one(fields, name).replaceAll('\r\n', '\n').trim();

/** A text of the page with `{name}` filled in. */
function say(texts: Texts, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return (texts[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A page of ours in a language. */
export function render(
  deps: PlainDeps,
  status: number,
  page: PageName,
  language: string,
  values: Values,
): PageAnswer {
  const { store, leaveTo } = deps;
  const most = getSetting(store, peopleSettings.reportFiles);
  const largest = getSetting(store, peopleSettings.reportFileSize);
  const html = deps.site.page(page, language)({ leaveTo, most, largest, ...values });
  return { status, html };
}

const chosen = (values: readonly string[]): Values =>
  Object.fromEntries(values.map((value) => [value, true]));

/** The form, with what was typed into it. */
export async function formPage(
  deps: PlainDeps,
  language: string,
  fields: Fields,
  more: { readonly status?: number; readonly problem?: string; readonly nobodyElse?: boolean } = {},
): Promise<PageAnswer> {
  const [areas, isOpen] = await Promise.all([
    deps.areas(),
    contactPoints(deps.store).then(
      (points) => points.length > 0,
      // while the database does not answer, the page still lets people write
      () => true,
    ),
  ]);
  const code = parseReceipt(one(fields, 'code'));
  return render(deps, more.status ?? 200, 'index', language, {
    asking: true,
    closed: !isOpen,
    code: code.ok ? code.receipt : newReceipt(),
    text: one(fields, 'text'),
    place: one(fields, 'place'),
    danger: chosen([one(fields, 'danger')]),
    part: chosen([one(fields, 'part')]),
    involved: chosen(fields.getAll('involved')),
    areas: areaChoices(areas.all, one(fields, 'area')),
    problem: more.problem,
    nobodyElse: more.nobodyElse,
  });
}

interface Said {
  readonly text: string;
  readonly place: string;
  readonly area: string;
  readonly danger: DangerNow | undefined;
  readonly involved: readonly Involved[];
}

const dangers: readonly string[] = ['yes', 'no', 'think'] satisfies DangerNow[];
const named: readonly string[] = ['police', 'office', 'this-service'] satisfies Involved[];
const isDanger = (value: string): value is DangerNow => dangers.includes(value);
const isNamed = (value: string): value is Involved => named.includes(value);

function involvedIn(fields: Fields): readonly Involved[] {
  switch (one(fields, 'part')) {
    case 'no':
      return ['none'];
    case 'not-sure':
      return ['not-sure'];
    case 'yes': {
      const which = [...new Set(fields.getAll('involved'))].filter(isNamed);
      return which.length > 0 ? which : ['not-sure'];
    }
    default:
      return [];
  }
}

function read(fields: Fields, areas: Areas): Said {
  const danger = one(fields, 'danger');
  const area = one(fields, 'area');
  return {
    text: words(fields, 'text'),
    place: words(fields, 'place'),
    area: areas.parents.has(area) ? area : '',
    danger: isDanger(danger) ? danger : undefined,
    involved: involvedIn(fields),
  };
}

function findMistake(texts: Texts, said: Said, hasFiles: boolean): string | undefined {
  if (said.text === '' && said.place === '' && !hasFiles) return say(texts, 'problem.empty');
  const over = said.text.length - longestText;
  if (over > 0) return say(texts, 'problem.long', { over });
  return said.place.length > longestPlace ? say(texts, 'problem.place') : undefined;
}

/** Takes a report as plain words, seals it and answers with the page that shows its code. */
export async function takeReport(deps: PlainDeps, language: string, sent: ReadForm): Promise<PageAnswer> {
  const { fields, files } = sent;
  const texts = deps.site.texts(language);
  // a browser does not give them again by itself
  const again = files.length > 0 ? ` ${say(texts, 'problem.files')}` : '';
  try {
    const areas = await deps.areas();
    const said = read(fields, areas);
    const mistake = findMistake(texts, said, files.length > 0);
    if (mistake !== undefined)
      return await formPage(deps, language, fields, { status: 422, problem: `${mistake}${again}` });
    const way = findWay(await contactPoints(deps.store), areas.parents, said.area, said.involved);
    if (!way) return await formPage(deps, language, fields, { status: 503 });
    if (way.nobodyElse && !fields.has('anyway')) {
      const problem = `${say(texts, 'problem.nobody-else')}${again}`;
      return await formPage(deps, language, fields, { status: 409, problem, nobodyElse: true });
    }
    const given = parseReceipt(one(fields, 'code'));
    const stored = given.ok && (await store(deps, way, language, said, sent, given.receipt));
    const receipt = stored || (await store(deps, way, language, said, sent, newReceipt()));
    if (!receipt) throw new Error('A new receipt was taken.');
    const groups = showReceipt(receipt)
      .split('-')
      .map((symbols) => ({ symbols, words: [...symbols].map((each) => texts[`say.${each}`]).join(' · ') }));
    const sending = isComplete(deps, sent) ? undefined : say(texts, 'state.files.failed');
    return render(deps, 201, 'index', language, { groups, sending });
  } catch {
    return await formPage(deps, language, fields, {
      status: 503,
      problem: `${say(texts, 'problem.server')}${again}`,
    });
  }
}

/**
 * Seals and stores a report under a receipt, and gives the receipt back; undefined when it already names another report
 * (somebody went back, changed her words and sent again). The same words sent again are the same report.
 */
async function store(
  deps: PlainDeps,
  { point }: Way<SealingPoint>,
  language: string,
  said: Said,
  sent: ReadForm,
  receipt: string,
): Promise<string | undefined> {
  const { recipient, locator, proof } = await receiptKeys(receipt);
  const { text, place, area, danger, involved } = said;
  const { along, closed } = await filesIn(deps, sent);
  const box = await seal([point.recipient, point.recovery, recipient], {
    v: 1,
    text,
    ...(place === '' ? {} : { place }),
    lang: language,
    ...along,
    asked: {
      ...(area === '' ? {} : { area }),
      ...(danger === undefined ? {} : { danger }),
      involved,
    },
  });
  const sameAs = JSON.stringify([said, ...filesSign(sent)]);
  const done = await takeIn(deps.store, {
    point,
    area,
    language,
    danger,
    involved,
    locator,
    proof,
    recipient,
    box,
    files: closed,
    sameAs,
  });
  return done === 'stored' ? receipt : undefined;
}

/** Files sealed in memory: what stands of them in the box, and what is kept. */
async function filesIn(
  { store: keeper }: PlainDeps,
  { files, leftOut }: ReadForm,
): Promise<{
  readonly along: Pick<SealedMessage, 'files' | 'leftOut'>;
  readonly closed: readonly ClosedFile[];
}> {
  const { named, closed, leftOut: notFitting } = await sealFiles(keeper, files);
  const all = leftOut + notFitting;
  return {
    along: { ...(named.length > 0 ? { files: named } : {}), ...(all > 0 ? { leftOut: all } : {}) },
    closed,
  };
}

/** Whether all files that were sent along could be taken. */
const isComplete = ({ store: keeper }: PlainDeps, { files, leftOut }: ReadForm): boolean =>
  leftOut === 0 &&
  files.length <= getSetting(keeper, peopleSettings.reportFiles) &&
  files.every(({ bytes }) => bytes.length <= largestFile(keeper));

/** By what the same files are known when they are sent again. */
const filesSign = ({ files }: ReadForm): readonly string[] =>
  files.map(({ name, bytes }) => `${bytes.length} ${name}`);

const seal = async (to: readonly string[], message: SealedMessage): Promise<string> =>
  toBase64url(await sealOnServer(to, writeSealedMessage(message)));

/** The page that asks for a code. */
export function answerPage(
  deps: PlainDeps,
  language: string,
  typed: string,
  more: { readonly status?: number; readonly problem?: string } = {},
): PageAnswer {
  return render(deps, more.status ?? 200, 'answer', language, {
    asking: true,
    code: typed,
    problem: more.problem,
  });
}

/** Opens the talk of a typed code, after adding words to it if there are some. */
export async function openTalk(deps: PlainDeps, language: string, sent: ReadForm): Promise<PageAnswer> {
  const { fields } = sent;
  const texts = deps.site.texts(language);
  const typed = one(fields, 'code');
  const refuse = (status: number, problem: string): PageAnswer =>
    answerPage(deps, language, typed, { status, problem });
  const code = parseReceipt(typed);
  if (!code.ok) {
    const count = [...typed.replace(/[\s\p{P}]/gu, '')].length;
    return refuse(422, say(texts, `answer.${code.reason}`, { count }));
  }
  try {
    const keys = await receiptKeys(code.receipt);
    const more = await add(deps, language, sent, keys);
    const talk = await findTalk(deps.store, keys);
    if (!talk) return refuse(404, say(texts, 'answer.unknown'));
    const isAnswered = talk.lines.some((line) => line.from === 'us');
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
    const lines = await Promise.all(
      talk.lines.map(async (line) => ({
        from: line.from,
        who: say(texts, line.from === 'us' ? 'talk.us' : 'talk.you'),
        at: day.format(new Date(line.at)),
        text:
          (line.box === undefined
            ? line.disclosed
              ? say(texts, 'talk.disclosed', line.disclosed)
              : line.told
            : await opened(keys, line.box)) ?? say(texts, 'talk.unreadable'),
      })),
    );
    return render(deps, more.status, 'answer', language, {
      talk: say(texts, `talk.${isAnswered ? 'answered' : talk.state}`),
      lines,
      code: code.receipt,
      sending: more.sending && say(texts, more.sending),
      once: crypto.randomUUID(),
      problem: more.problem === undefined ? undefined : say(texts, more.problem, more.values),
      text: more.problem === undefined ? '' : one(fields, 'text'),
    });
  } catch {
    return refuse(503, say(texts, 'answer.server'));
  }
}

async function opened(keys: ReceiptKeys, box: string): Promise<string | undefined> {
  try {
    const bytes = await openBox(keys.identity, fromBase64url(box));
    const message = bytes ? findSealedMessage(bytes) : undefined;
    const names = message?.files?.map(({ name }) => name) ?? [];
    return message && [message.text, message.place, ...names].filter(Boolean).join('\n');
  } catch {
    return undefined;
  }
}

interface Added {
  readonly status: number;
  readonly problem?: string;
  /** Words arrived, not all files did. */
  readonly sending?: string;
  readonly values?: Readonly<Record<string, number>>;
}

async function add(deps: PlainDeps, language: string, sent: ReadForm, keys: ReceiptKeys): Promise<Added> {
  const { fields } = sent;
  if (!fields.has('text')) return { status: 200 };
  const text = words(fields, 'text');
  if (text === '' && sent.files.length === 0) return { status: 422, problem: 'problem.empty' };
  const over = text.length - longestText;
  if (over > 0) return { status: 422, problem: 'problem.long', values: { over } };
  const talk = await findTalk(deps.store, keys);
  if (!talk) return { status: 404 };
  const { along, closed } = await filesIn(deps, sent);
  const box = await seal([...talk.to, keys.recipient], { v: 1, text, lang: language, ...along });
  // one press of the button, sent twice, is one message
  const sameAs = [one(fields, 'once'), text, ...filesSign(sent)].join('\0');
  const { locator, proof } = keys;
  let isFull = false;
  const onFilesRefused = (): void => {
    isFull = true;
  };
  const given = { locator, proof, language, box, sameAs, files: closed, onFilesRefused };
  const done = await addWords(deps.store, given);
  if (done === 'stored' && (isFull || !isComplete(deps, sent)))
    return { status: 201, sending: 'state.files.failed' };
  return done === 'ended' ? { status: 410, problem: 'talk.ended' } : { status: 201 };
}
