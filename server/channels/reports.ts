/**
 * Reports that people send themselves, and their talk with the contact point afterwards: between the store and the
 * channels. A report comes in as Gwen's own act (`intake`): one act makes the dossier, stores what was answered outside the
 * seal and the sealed words, and gives all of it to the contact point that it goes to. Words that follow are the
 * reporter's own act, under the party that her receipt names.
 *
 * Every id follows from the receipt's locator, which only the sender knows: sent twice, it is one report.
 */
import type { channel as channels } from '../../domain/codes/index.ts';
import { language } from '../../domain/codes/index.ts';
import { groupCode } from '../../domain/groups.ts';
import type { AreaParents, ContactPoint, Way } from '../../domain/report/contactPoints.ts';
import { findWay } from '../../domain/report/contactPoints.ts';
import type { FileClaim, Talk, TalkLine } from '../../domain/report/publicPage.ts';
import { reporterReads } from '../../domain/report/reporterSafeguards.ts';
import type { DangerNow, Involved } from '../../domain/report/sealedMessage.ts';
import { getSetting, peopleSettings } from '../people/settings.ts';
import type { EntryView } from '../store/read.ts';
import { entryView } from '../store/read.ts';
import type { TaggedRow } from '../store/rows.ts';
import { dossierFrom } from '../store/rows.ts';
import { claimFiles } from '../store/sealedFiles.ts';
import type { Session } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import type { Submitted } from '../store/write.ts';
import { submit } from '../store/write.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import { tokenDigest } from '../vault/tokens.ts';
import type { ClosedFile } from './files.ts';
import { keepFiles } from './files.ts';

/** A contact point with the keys that reports for it are sealed to. */
export interface SealingPoint extends ContactPoint {
  readonly epoch: number;
  readonly recipient: string;
  readonly recovery: string;
}

/** What a receipt proves; see seal/receipt.ts. */
export interface Proof {
  readonly locator: string;
  readonly proof: string;
}

/** By which way words came. */
export type ChannelCode = (typeof channels.codes)[number];

export interface NewReport extends Proof {
  /** The web unless it says another. */
  readonly channel?: ChannelCode;
  /** Its id, where it does not follow from the locator. */
  readonly dossier?: string;
  readonly point: SealingPoint;
  /** Code of an area that exists; empty: not known. */
  readonly area: string;
  readonly language: string;
  readonly danger?: DangerNow | undefined;
  readonly involved: readonly Involved[];
  /** The reporter's own key, which answers are sealed to; null for somebody who has none. */
  readonly recipient: string | null;
  /** base64url */
  readonly box: string;
  /** Files that the words in the box name, as sealFiles (files.ts) closed them or as a sender's own device will send them. */
  readonly files?: readonly (FileClaim | ClosedFile)[] | undefined;
  /** Is called when the report has as many files as it may have, and these are left behind. */
  readonly onFilesRefused?: (() => void) | undefined;
  /** The same for the same report sent again: what its ids follow from. */
  readonly sameAs: string;
}

/** Data groups of a reporter's own talk. */
export const talkGroups = reporterReads.map(groupCode);
export const isLanguage = (code: string): boolean => (language.codes as readonly string[]).includes(code);

/** Contact points that reports can be sealed to. */
export async function contactPoints(store: Store): Promise<readonly SealingPoint[]> {
  const { rows } = await store.app.query<SealingPoint>('select * from gwen.contact_points()');
  return rows;
}

export interface Areas {
  readonly all: readonly { readonly code: string; readonly parent: string | null; readonly name: string }[];
  readonly parents: AreaParents;
}

export async function readAreas(store: Store): Promise<Areas> {
  const { rows } = await store.app.query<Areas['all'][number]>(
    'select code, parent, name from gwen.area order by code',
  );
  return { all: rows, parents: new Map(rows.map((area) => [area.code, area.parent ?? undefined])) };
}

/** Where a report from there goes, now; an area that does not exist counts as not known. Undefined without a contact point. */
export async function findWayNow(
  store: Store,
  parents: AreaParents,
  where: string | undefined,
  involved: readonly Involved[],
): Promise<(Way<SealingPoint> & { readonly area: string }) | undefined> {
  const area = where !== undefined && parents.has(where) ? where : '';
  const way = findWay(await contactPoints(store), parents, area, involved);
  return way && { ...way, area };
}

export const groupsOfReports = ({ catalogue }: Store): readonly string[] => [
  ...new Set(Object.values(catalogue.kinds['report']?.entries ?? {}).map((entry) => entry.group)),
];

/** Stores a report. `exists`: this receipt already names another one. Throws when the store refuses or fails. */
export async function takeIn(store: Store, given: NewReport): Promise<'stored' | 'exists'> {
  const { point, area, danger, involved, channel = 'web' } = given;
  const id = (what: string): string => stableUuid(given.locator, `${what}\0${given.sameAs}`);
  const { dossier = stableUuid(given.locator, 'dossier') } = given;
  const recorded = store.clock().toISOString();
  const spoken = isLanguage(given.language) ? { language: given.language } : {};
  const operation = (what: string, more: object): object => ({ id: id(what), dossier, recorded, ...more });
  const set = (type: string, values: object): object =>
    operation(type, { op: 'set', type, entry: id(`${type} entry`), base: 0, set: values });
  const act = {
    id: id('act'),
    act: 'receive-report',
    operations: [
      // who was not asked where it is wrote to those who answer for this area
      operation('create', {
        ...{ op: 'create', kind: 'report', steward: point.organisation },
        area: channel === 'web' || area !== '' ? area : point.area,
      }),
      set('opening', {
        channel,
        ...spoken,
        ...(area === '' ? {} : { area }),
        ...(danger === undefined ? {} : { dangerNow: danger }),
        ...(involved.length === 0 ? {} : { involved }),
      }),
      set('message', { direction: 'from-reporter', channel, ...spoken, box: given.box }),
      operation('grant', {
        op: 'grant',
        grant: id('given'),
        party: point.team,
        groups: groupsOfReports(store),
        level: 'steward',
        purpose: 'response',
        basis: 'assignment',
      }),
    ],
  };
  const intake: Session = {
    account: 0,
    roles: ['intake'],
    parties: [],
    organisation: point.organisation,
    groups: [],
  };
  const receipts = [
    {
      dossier,
      locator: tokenDigest(given.locator),
      proof: tokenDigest(given.proof),
      recipient: given.recipient,
    },
  ];
  await takeFiles(store, dossier, id('message entry'), given);
  const done = await submit(store, intake, act, { receipts, reporterGroups: talkGroups });
  if (!done.ok && done.problem.code === 'exists') return 'exists';
  assertStored(done);
  return 'stored';
}

/** More files than a report may have are left behind; the words that came with them are not. */
async function takeFiles(
  store: Store,
  dossier: string,
  entry: string,
  { files = [], onFilesRefused }: Pick<NewReport, 'files' | 'onFilesRefused'>,
): Promise<void> {
  if (files.length === 0) return;
  const subject = store.catalogue.kinds['report']?.subjects['reporter'];
  if (subject === undefined) throw new Error('A report has no reporter.');
  // each can have a part that is withheld
  const most = 2 * getSetting(store, peopleSettings.reportFiles);
  const done = await claimFiles(store, { dossier, entry, subject }, files, most);
  if (done === 'claimed') await keepFiles(store, files);
  else onFilesRefused?.();
}

function assertStored(done: Submitted): void {
  // the problem names fields and ids, never what was written
  if (!done.ok) throw new Error(`A reporter's words were not stored: ${done.problem.code}`);
}

export interface OpenedReport {
  readonly talk: Talk;
  readonly reporter: Session;
  readonly dossier: string;
  /** State of the report. */
  readonly state: string;
}

/** The talk that a receipt opens; undefined for an unknown receipt and a wrong proof alike. */
export async function findTalk(store: Store, { locator, proof }: Proof): Promise<Talk | undefined> {
  return (await openReport(store, { locator, proof }))?.talk;
}

/** The report that a receipt opens, and whom its sender is here. */
export async function openReport(store: Store, { locator, proof }: Proof): Promise<OpenedReport | undefined> {
  const { rows } = await store.app.query<TaggedRow>({
    name: 'open talk',
    text: 'select * from gwen.open_talk($1, $2, $3)',
    values: [tokenDigest(locator), tokenDigest(proof), talkGroups],
  });
  const own = rows.find((row) => row.what === 'r')?.j;
  if (!own) return undefined;
  const { dossier, party, to } = own as { dossier: string; party: number; to: readonly string[] };
  const subjects = new Set(rows.flatMap((row) => (row.what === 'e' ? [row.j['subject'] as number] : [])));
  const keys = await store.vault.subjects.getKeys([...subjects].map((subject) => ({ dossier, subject })));
  const loaded = dossierFrom(rows, store.kindOf, (subject) => keys.get({ dossier, subject }), null);
  if (!loaded) return undefined;
  const entries = [...loaded.dossier.entries].sort((a, b) => a.created - b.created).map(entryView);
  const names = await organisationNames(store, entries);
  const lines = entries.flatMap(({ type, accepted, values }): TalkLine[] => {
    if (type === 'message' && typeof values['box'] === 'string') {
      const from = values['direction'] === 'to-reporter' ? 'us' : 'reporter';
      return [{ from, at: accepted, box: values['box'] }];
    }
    // also one that was taken back in the record: nobody can take it back from whoever was told
    if (type === 'disclosure' && values['givenAt'] !== undefined) {
      const disclosed = { to: names.get(Number(values['to'])) ?? '', why: String(values['reason'] ?? '') };
      return [{ from: 'us', at: accepted, disclosed }];
    }
    const told = type === 'feedback' ? values['told'] : undefined;
    return typeof told === 'string' ? [{ from: 'us', at: accepted, told }] : [];
  });
  const reporter: Session = {
    account: 0,
    roles: ['reporter'],
    parties: [party],
    organisation: 0,
    groups: talkGroups,
  };
  const state = loaded.dossier.state === 'received' ? 'waiting' : 'read';
  return { talk: { state, to, lines }, reporter, dossier, state: loaded.dossier.state };
}

/** Names of those whom it was told who reported. */
async function organisationNames(
  store: Store,
  entries: readonly EntryView[],
): Promise<ReadonlyMap<number, string>> {
  const ids = entries.flatMap(({ type, values }) => (type === 'disclosure' ? [Number(values['to'])] : []));
  if (ids.length === 0) return new Map();
  const { rows } = await store.app.query<{ id: number; name: string }>(
    'select id, name from gwen.organisation where id = any ($1)',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Stores more words of a reporter. `unknown` as `findTalk`; `ended`: what identified her was destroyed, and nothing more
 * can be kept with this report.
 */
export async function addWords(
  store: Store,
  given: Proof & Pick<NewReport, 'channel' | 'language' | 'box' | 'files' | 'onFilesRefused' | 'sameAs'>,
): Promise<'stored' | 'unknown' | 'ended'> {
  const opened = await openReport(store, given);
  if (!opened) return 'unknown';
  const id = (what: string): string => stableUuid(given.locator, `more ${what}\0${given.sameAs}`);
  await takeFiles(store, opened.dossier, id('entry'), given);
  const done = await submit(store, opened.reporter, {
    id: id('act'),
    act: 'add-to-report',
    operations: [
      {
        op: 'set',
        id: id('message'),
        dossier: opened.dossier,
        recorded: store.clock().toISOString(),
        type: 'message',
        entry: id('entry'),
        base: 0,
        set: {
          direction: 'from-reporter',
          channel: given.channel ?? 'web',
          box: given.box,
          ...(isLanguage(given.language) ? { language: given.language } : {}),
        },
      },
    ],
  });
  if (!done.ok && done.problem.code === 'erased') return 'ended';
  assertStored(done);
  return 'stored';
}
