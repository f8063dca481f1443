/**
 * Sends what operators answered to people who came by a channel: by the same channel, one of the constant texts in the
 * language of the report, or own words where that is safe (R7, asked again as it leaves). What cannot be sent is tried again,
 * at last given up after two days; what became of it stands beside the report.
 */

import { reporterText } from '../../domain/codes/index.ts';
import { groupCode } from '../../domain/groups.ts';
import { messages } from '../../domain/index.ts';
import { codeLabelKey } from '../../domain/kernel/codes.ts';
import { saidOf } from '../../domain/kernel/inquiry.ts';
import { findSendingFlaw } from '../../domain/report/answering.ts';
import { feedback } from '../../domain/report/entries.ts';
import { textsFor } from '../../languages/read.ts';
import { eachAlone } from '../jobs/each.ts';
import { en } from '../jobs/messages.en.ts';
import { loadForJob } from '../jobs/refresh.ts';
import type { Session } from '../store/session.ts';
import { intArray } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import { openAddress, signOf } from '../vault/channels.ts';
import type { Answer } from './gateways.ts';
import { sendAgain, sendAnswer } from './gateways.ts';
import type { Channel } from './kinds.ts';
import { openChannels } from './registered.ts';

interface WaitingRow {
  readonly dossier_id: string;
  readonly entry_id: string;
  readonly channel: number;
  readonly subject: number;
  readonly address: Buffer;
  readonly language: string | null;
  readonly tries: number;
  /** When it was first tried: whether it went out then may be in doubt. */
  readonly begun: Date | null;
}

const most = 200;
const minuteMs = 60_000;
const longestPauseMs = 3 * 60 * minuteMs;
/** With pauses that double up to three hours, two days and a little. */
export const mostTries = 24;

/** How long to wait after so many tries. */
export const pauseMs = (tries: number): number => Math.min(longestPauseMs, minuteMs * 2 ** tries);

/** Sends what waits. Returns how many were sent. */
export async function sendAnswers(store: Store, now: Date): Promise<number> {
  const { rows } = await store.jobs.query<WaitingRow>('select * from gwen.answers_waiting($1, $2)', [
    now,
    most,
  ]);
  if (rows.length === 0) return 0;
  const channels = new Map(
    (await openChannels(store.jobs, store.vault)).map(({ channel }) => [channel.id, channel]),
  );
  let sent = 0;
  await eachAlone(rows, async (row) => {
    const channel = channels.get(row.channel);
    const answer = channel && (await findAnswer(store, row, channel.language));
    // the channel has ended, or what identified the reporter is gone
    if (!channel || !answer) await note(store, row, 'failed');
    else if (answer === 'stopped') await note(store, row, 'stopped');
    else if (await send(store, row, channel, answer, now)) sent += 1;
  });
  return sent;
}

/** Sends one, unless another process does, or a gateway that can be asked says that it went out already. */
async function send(
  store: Store,
  row: WaitingRow,
  channel: Channel,
  answer: Answer,
  now: Date,
): Promise<boolean> {
  const again = new Date(now.getTime() + pauseMs(row.tries));
  const { dossier_id: dossier, entry_id: entry, tries, begun } = row;
  const { rows } = await store.jobs.query<{ ours: boolean }>(
    'select gwen.begin_answer($1, $2, $3, $4, $5) as ours',
    [dossier, entry, tries, now, again],
  );
  if (!rows[0]?.ours) return false;
  const signed = (ref: string): Buffer => signOf(store.vault, 'ref', [String(channel.id), ref]);
  const result =
    begun === null
      ? await sendAnswer(channel, answer)
      : await sendAgain(channel, answer, begun, async (refs) => {
          const known = await store.jobs.query<{ ref: Buffer }>('select gwen.refs_known($1, $2) as ref', [
            channel.id,
            refs.map(signed),
          ]);
          return refs.filter((one) => !known.rows.some(({ ref }) => ref.equals(signed(one))));
        });
  if (result.is === 'sent')
    await note(store, row, 'sent', now, result.ref === undefined ? null : signed(result.ref));
  else if (result.is === 'refused' || tries + 1 >= mostTries) await note(store, row, 'failed');
  else await note(store, row, 'waiting', again);
  return result.is === 'sent';
}

/** What is to be sent; stopped: what she risks has risen since it was written, so that it must not leave (R7). */
async function findAnswer(
  store: Store,
  { dossier_id: dossier, entry_id: entry, subject, address, language: reported }: WaitingRow,
  ordinary: string,
): Promise<Answer | 'stopped' | undefined> {
  const key = (await store.vault.subjects.getKeys([{ dossier, subject }])).get({ dossier, subject });
  const report = (await loadForJob(store, dossier))?.loaded.dossier;
  const told = report?.entries.find(({ id }) => id === entry);
  if (!key || !report || !told) return undefined;
  if (findSendingFlaw(report, told) !== undefined) return 'stopped';
  const language = reported ?? ordinary;
  const code = saidOf(feedback, told, 'text') ?? '';
  const text = code === 'own-words' ? saidOf(feedback, told, 'words') : textOf(code, language);
  if (!text) return undefined;
  const own = textsFor(language);
  return {
    id: entry,
    to: openAddress(key, dossier, address),
    text,
    subject: own['answer.subject'] ?? en['answer.subject'],
  };
}

/** One of the constant texts, as it is sent. */
function textOf(code: string, language: string): string | undefined {
  if (!(reporterText.codes as readonly string[]).includes(code)) return undefined;
  const key = codeLabelKey(reporterText, code);
  return textsFor(language)[key] ?? messages.en[key];
}

async function note(
  store: Store,
  { dossier_id, entry_id }: WaitingRow,
  state: 'waiting' | 'sent' | 'failed' | 'stopped',
  again: Date = new Date(0),
  ref: Buffer | null = null,
): Promise<void> {
  await store.jobs.query('select gwen.note_answer($1, $2, $3, $4, $5)', [
    dossier_id,
    entry_id,
    state,
    again,
    ref,
  ]);
}

export interface Deliveries {
  /** By which way the reporter came and can be answered; undefined: by none of ours. */
  readonly way: 'sms' | 'email' | undefined;
  readonly answers: readonly { readonly entry: string; readonly state: string }[];
}

/** What became of answers to the reporter, for whoever reads them. */
export async function deliveriesOf(store: Store, session: Session, dossier: string): Promise<Deliveries> {
  const { rows } = await store.app.query<{
    channel: 'sms' | 'email';
    entry: string | null;
    state: string | null;
  }>('select * from gwen.deliveries_of($1, $2, $3, $4)', [
    intArray(session.parties),
    intArray(session.groups),
    dossier,
    groupCode('report-answer'),
  ]);
  return {
    way: rows[0]?.channel,
    answers: rows.flatMap(({ entry, state }) => (entry && state ? [{ entry, state }] : [])),
  };
}
