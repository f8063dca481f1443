/**
 * Handing in a call: the words are sealed here, for the contact point that it goes to, its recovery key and the caller's own
 * key, which follows from the code that she is told. The code itself never leaves this device.
 */

import type { Json } from '../../../../domain/kernel/values.ts';
import { said } from '../../../../domain/kernel/values.ts';
import type { CallerSafety, CallFound, CallTaken, SealedCall } from '../../../../domain/report/calls.ts';
import { toQuarter } from '../../../../domain/report/calls.ts';
import type { Talk } from '../../../../domain/report/publicPage.ts';
import type { SealedMessage } from '../../../../domain/report/sealedMessage.ts';
import { findSealedMessage } from '../../../../domain/report/sealedMessage.ts';
import { fromBase64url } from '../../../../seal/base64url.ts';
import { openBox } from '../../../../seal/box.ts';
import { newReceipt, receiptKeys } from '../../../../seal/receipt.ts';
import { ApiProblem, post } from '../../../client/api.ts';
import { seal } from '../../../client/keyring.ts';
import type { FormValues } from '../../../forms/logic.ts';
import type { Answers, Sealed } from './draft.ts';

interface Way {
  readonly epoch: number;
  readonly to: readonly string[];
  readonly nobodyElse: boolean;
  readonly team: number;
}

/** What somebody should know before it is sealed, and then hand in again. */
export type Warning = { readonly is: 'elsewhere'; readonly team: number } | { readonly is: 'nobody-else' };

const text = (values: FormValues, name: string): string => {
  const value = said(values[name]);
  return typeof value === 'string' ? value.trim() : '';
};

/** Answers that were given; what is "not known" or "not asked" stays out of what lies outside the seal. */
const given = (values: FormValues): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const one = said(value);
      return one === undefined || one === null || one === '' ? [] : [[name, one]];
    }),
  );

/** The words as they are sealed: whom it is about stands before what happened. */
export const wordsOf = ({ words }: Answers): string =>
  [text(words, 'who'), text(words, 'text')].filter(Boolean).join('\n\n');

export const placeOf = ({ words }: Answers): string => text(words, 'place');

const factsOf = ({ channel, call }: Answers) => {
  const { cameAt = new Date().toISOString(), desk, takenBy, takenByOther } = given(call);
  return {
    channel,
    cameAt: toQuarter(String(cameAt)),
    ...(channel === 'walk-in' && desk !== undefined ? { desk } : {}),
    ...(takenBy === undefined ? {} : { takenBy }),
    ...(takenByOther === undefined ? {} : { takenByOther: String(takenByOther).trim() }),
  } as Pick<SealedCall, 'channel' | 'cameAt' | 'desk' | 'takenBy' | 'takenByOther'>;
};

function safetyOf({ safety }: Answers): CallerSafety | undefined {
  const { safeWays, reprisalRisk, contact } = given(safety) as Partial<CallerSafety>;
  if (!safeWays || safeWays.length === 0) return undefined;
  return { safeWays, reprisalRisk, contact: contact?.trim() };
}

const message = (answers: Answers, lang: string, more: object = {}): SealedMessage => {
  const place = placeOf(answers);
  return { v: 1, text: wordsOf(answers), ...(place ? { place } : {}), lang, ...more };
};

/** Seals a new call. A warning where whoever typed it should know something first. */
export async function sealCall(
  answers: Answers,
  {
    lang,
    parties,
    knows,
  }: { readonly lang: string; readonly parties: readonly number[]; readonly knows: boolean },
): Promise<Sealed | Warning> {
  const opening = given(answers.opening) as Pick<SealedCall, 'area'> & {
    readonly dangerNow?: SealedCall['danger'];
    readonly involved?: SealedCall['involved'];
    readonly language?: string;
  };
  const all = opening.involved ?? [];
  const involved = all.some((one) => one !== 'none') ? all.filter((one) => one !== 'none') : all;
  const where = opening.area === undefined ? {} : { area: opening.area };
  const way = await post<Way>('/calls/way', { ...where, involved });
  if (!knows && way.nobodyElse) return { is: 'nobody-else' };
  if (!knows && !parties.includes(way.team)) return { is: 'elsewhere', team: way.team };
  const code = newReceipt();
  const { recipient, locator, proof } = await receiptKeys(code);
  const danger = opening.dangerNow === undefined ? {} : { danger: opening.dangerNow };
  const asked = { ...where, ...danger, involved };
  const box = await seal(message(answers, lang, { asked }), [...way.to, recipient]);
  const safety = safetyOf(answers);
  return {
    of: JSON.stringify(answers),
    code,
    body: {
      ...factsOf(answers),
      ...asked,
      language: opening.language ?? lang,
      ...(safety ? { safety } : {}),
      ...{ epoch: way.epoch, locator, proof, recipient, box },
    },
  };
}

/** Seals more words of somebody who has a code. */
export async function sealAddition(answers: Answers, found: Found, lang: string): Promise<Sealed> {
  const { recipient, locator, proof } = await receiptKeys(found.code);
  const box = await seal(message(answers, lang), [...found.talk.to, recipient]);
  return {
    of: JSON.stringify(answers),
    body: { ...factsOf(answers), language: lang, locator, proof, box },
  };
}

/** Sends what was sealed; throws ApiProblem. */
export async function send({ code, body }: Sealed): Promise<CallTaken> {
  if (code !== undefined) return await post<CallTaken>('/calls', body);
  await post('/calls/add', body);
  return {};
}

export interface Found extends CallFound {
  readonly code: string;
  readonly answers: readonly { readonly at: string; readonly text: string }[];
}

/** What a caller's code opens, with our answers to her in the clear; undefined: no report has it. Throws ApiProblem. */
export async function findByCode(code: string): Promise<Found | undefined> {
  const { identity, locator, proof } = await receiptKeys(code);
  try {
    const found = await post<CallFound>('/calls/find', { locator, proof });
    const lines = found.talk.lines.filter((line) => line.from === 'us');
    const answers = await Promise.all(
      lines.map(async (line) => ({ at: line.at, text: await told(line, identity) })),
    );
    return { ...found, code, answers: answers.filter((one) => one.text !== '') };
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not-found') return undefined;
    throw error;
  }
}

async function told({ box, told: spoken }: Talk['lines'][number], identity: string): Promise<string> {
  if (box === undefined) return spoken ?? '';
  const opened = await openBox(identity, fromBase64url(box)).catch(() => null);
  return (opened && findSealedMessage(opened)?.text) ?? '';
}
