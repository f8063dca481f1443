/**
 * What responders answer by text message: `482913 1`. Only from the number that she gave, with a code that was sent to it, is it
 * an answer; then it is written as her own act, once, however often it is handed in. Wrong codes from her number are counted and
 * told nothing; all other words are a message like anybody's, also hers.
 */
import { groupCode } from '../../domain/groups.ts';
import { groupsOf } from '../../domain/kernel/roles.ts';
import { meaningOf } from '../../domain/report/asking.ts';
import { numberSign } from '../people/reach.ts';
import { findDossier } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import { submit } from '../store/write.ts';
import { isAskCode } from '../vault/channels.ts';
import { stableUuid } from '../vault/stableUuid.ts';

interface Responder {
  readonly account: number;
  readonly roles: readonly string[];
  readonly organisation: number;
  readonly parties: readonly number[];
  /** Ids of texts that ask her. */
  readonly texts: readonly string[];
}

/** A code, and a digit or none; phones and thumbs put other things between and around. */
const answerForm = /^\s*(\d{6})[\s.,:;#*-]{0,5}([0-3])?\s*[.!]?\s*$/u;
/** More is no answer, and is not matched: spaces without end would hold up everybody. */
const longestAnswer = 40;
/** Digits of other scripts are read as ours. */
const plainDigits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966));

const findAnswer = (text: string): RegExpExecArray | null =>
  text.length > longestAnswer ? null : answerForm.exec(plainDigits(text));

/** Whether a text may be a responder's answer, by its form alone. */
export const isAnswerForm = (text: string): boolean => findAnswer(text) !== null;

/**
 * Takes an answer. `other`: it is none, and goes where messages go. `ignored`: it has the form of one from a responder's
 * number, and names nothing that she is asked.
 */
export async function takeAskAnswer(
  store: Store,
  { sender, text }: { readonly sender: string; readonly text: string },
  now: Date,
): Promise<'taken' | 'ignored' | 'other'> {
  const said = findAnswer(text);
  if (!said) return 'other';
  const { rows } = await store.app.query<Responder>('select * from gwen.responder_of($1, $2)', [
    numberSign(store, sender),
    now,
  ]);
  const [responder] = rows;
  // a number that is nobody's may belong to somebody who reports: her words are kept whatever they are
  if (!responder) return 'other';
  const [, code = '', digit = ''] = said;
  const asked = responder.texts.find((one) => isAskCode(store.vault, one, code));
  const tried = await store.app.query<{ taken: boolean }>('select gwen.try_code($1, $2, $3) as taken', [
    responder.account,
    asked,
    now,
  ]);
  if (asked === undefined || !tried.rows[0]?.taken) return 'ignored';
  await write(store, responder, asked, digit, now);
  return 'taken';
}

async function write(
  store: Store,
  responder: Responder,
  text: string,
  digit: string,
  now: Date,
): Promise<void> {
  const { rows } = await store.app.query<{ dossier_id: string; entry_id: string; channel: number }>(
    'select * from gwen.find_ask($1)',
    [text],
  );
  const [ask] = rows;
  if (!ask) return;
  const { account, roles, organisation, parties } = responder;
  const groups = [...groupsOf(roles, store.catalogue.roles)].map(groupCode);
  const session: Session = { account, roles, organisation, parties, groups };
  const dossier = await findDossier(store, session, ask.dossier_id);
  const one = dossier?.entries.find(({ id }) => id === ask.entry_id);
  const meaning = one && meaningOf(digit, one, { at: now.toISOString(), by: account });
  if (!dossier || !meaning) return;
  const done = await submit(store, session, {
    id: stableUuid(text, `act ${digit}`),
    act: 'answer-call',
    operations: [
      {
        ...{ op: 'set', id: stableUuid(text, `answer ${digit}`), dossier: dossier.id },
        ...{ recorded: now.toISOString(), type: 'dispatch', entry: ask.entry_id, base: dossier.version },
        ...(meaning.fact ? { fact: true } : {}),
        set: meaning.set,
      },
    ],
  });
  // somebody was faster, in the app or by text: the database wrote one before the other
  const isTaken = !done.ok && done.problem.code === 'refused';
  if (!done.ok && !isTaken) throw new Error(`An answer by text was not written: ${done.problem.code}`);
  const says = isTaken ? 'taken' : 'thanks';
  await store.app.query('select gwen.put_ask_text($1, $2, $3, $4, $5, $6)', [
    // told once that it is taken, by whichever way it was found
    isTaken ? stableUuid(ask.entry_id, `taken ${account}`) : stableUuid(text, `thanks ${digit}`),
    ...[ask.dossier_id, ask.entry_id, account, ask.channel, says],
  ]);
}
