/**
 * What the call form and the server say to each other [2.6]: a call or visit that an operator wrote down, sealed in her
 * browser as the public page seals. The code that the caller is told never leaves that browser; what follows from it does.
 */
import type { answerWay, callDesk, reprisalRisk } from '../codes/index.ts';
import type { OpenQuestion, Talk } from './publicPage.ts';
import type { DangerNow, Involved } from './sealedMessage.ts';

/** By which ways people tell an operator. */
export const callWays = ['phone', 'walk-in'] as const;
export type CallWay = (typeof callWays)[number];

/** Who heard it, where and when. */
export interface CallFacts {
  readonly channel: CallWay;
  /** ISO 8601; kept to the quarter of an hour. */
  readonly cameAt: string;
  readonly desk?: (typeof callDesk.codes)[number] | undefined;
  /** The account of who took it, or else in words who did. */
  readonly takenBy?: number | undefined;
  readonly takenByOther?: string | undefined;
}

/** Whether and how the caller can be answered; whatever was not asked is absent. */
export interface CallerSafety {
  readonly reprisalRisk?: (typeof reprisalRisk.codes)[number] | undefined;
  readonly safeWays: readonly (typeof answerWay.codes)[number][];
  readonly contact?: string | undefined;
}

/** POST /api/v1/calls. Sent again with the same locator and box, it is still one report. */
export interface SealedCall extends CallFacts {
  readonly area?: string | undefined;
  readonly language: string;
  readonly danger?: DangerNow | undefined;
  readonly involved: readonly Involved[];
  readonly safety?: CallerSafety | undefined;
  /** As POST /report/route gave it. */
  readonly epoch: number;
  readonly locator: string;
  readonly proof: string;
  readonly recipient: string;
  /** base64url */
  readonly box: string;
}

/** Where the report is now. Without an id it went to another contact point, and she who wrote it down reads it no more. */
export interface CallTaken {
  readonly id?: string | undefined;
  readonly number?: string | undefined;
}

/** POST /api/v1/calls/find: the talk that a caller's code opens, and which report it is if she who asks may see that. */
export interface CallFound {
  readonly talk: Talk;
  readonly id?: string | undefined;
  readonly number?: string | undefined;
}

/** POST /api/v1/calls/add: what somebody added who called again. */
export interface SealedCallAddition extends OpenQuestion, CallFacts {
  readonly language: string;
  /** base64url */
  readonly box: string;
}

const quarterMs = 15 * 60_000;
/** A moment to the quarter of an hour before it: an exact one could tie a report to a list of telephone calls. */
export const toQuarter = (moment: string): string =>
  new Date(Math.floor(Date.parse(moment) / quarterMs) * quarterMs).toISOString();
