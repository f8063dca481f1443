/**
 * What the public page and the server say to each other, as JSON, and how long it may be. The server checks each against
 * its own schema; the page trusts its server. Without the validator: the public page counts its bytes.
 */
import type { DangerNow, Involved } from './sealedMessage.ts';

/** Most characters (UTF-16 units) of one message, and of its place. */
export const longestText = 20_000;
export const longestPlace = 500;

/** POST /report/route: who would read a report with these answers? */
export interface RouteQuestion {
  readonly area?: string;
  readonly involved: readonly Involved[];
}

export interface Route {
  /** Id of the contact point's current key. */
  readonly epoch: number;
  /** Recipients to seal to, beside the reporter's own: the contact point's key and its recovery key. */
  readonly to: readonly string[];
  /** Somebody is said to be involved, and there is no other contact point that could read it instead. */
  readonly nobodyElse: boolean;
}

/** A file whose name and key are inside the box; its parts are sent to PUT /report/files/:id/:part, before or after. */
export interface FileClaim {
  readonly id: string;
  /** Random; shown with each part. */
  readonly token: string;
  /** How many parts it has (seal/file.ts). */
  readonly parts: number;
  /** Shown only when two people agree. */
  readonly withheld: boolean;
}

/** POST /report/send: a sealed report. Sent again with the same locator and box, it is still one report. */
export interface SealedReport {
  readonly area?: string;
  readonly language: string;
  readonly danger?: DangerNow;
  readonly involved: readonly Involved[];
  /** As `Route` gave it; when it is no longer the current one, the answer is 409 `keys-changed`. */
  readonly epoch: number;
  /** From the receipt (seal/receipt.ts): names the report, proves it is hers, and what answers are sealed to. */
  readonly locator: string;
  readonly proof: string;
  readonly recipient: string;
  /** base64url */
  readonly box: string;
  readonly files?: readonly FileClaim[] | undefined;
  readonly work?: WorkDone | undefined;
}

/** What answers POST /report/send and /report/add: it is stored. */
export interface Arrived {
  readonly ok: true;
  /** false: the report has as many files as it may have; those that came along now are not taken. */
  readonly files?: boolean;
}

/**
 * POST /report/watch/join: is this the pass of somebody who keeps watch? 404 for one that is not, or not any more. Nothing
 * is kept of its being asked.
 */
export interface WatchQuestion {
  readonly pass: string;
}

/** What a phone of a community watch needs to report without a network, and how it is known as one of its group. */
export interface Watch {
  /** The group's number, for inside the box. */
  readonly group: string;
  /** Which group it is, and what all phones of it show alike: so that a report tells the group and not the member. */
  readonly dossier: string;
  readonly ticket: string;
  /** The group's area, for inside the box. */
  readonly area: string;
  /** Who reads reports of this group; and who does where somebody of authority could be part of it. */
  readonly ways: { readonly ordinary: Route; readonly round: Route };
}

/**
 * POST /report/watch/send: a report of a community watch, perhaps written long ago. Sealed to a key that the contact point
 * has changed since, it is taken all the same: the phone cannot open it to seal it anew. 409 `keys-changed` for a ticket
 * that is none any more; without one it is taken as a report of nobody in particular.
 */
export interface WatchReport extends Omit<SealedReport, 'area' | 'danger'> {
  readonly danger?: DangerNow | undefined;
  readonly dossier?: string | undefined;
  readonly ticket?: string | undefined;
}

/** What a member of a community watch can say of the days behind her, without a word of her own. */
export const watchPatterns = [
  'nothing-new',
  'strangers-offering-work',
  'children-leaving',
  'children-passing',
  'children-with-unrelated-adults',
  'children-at-work',
  'children-out-of-school',
  'children-returning',
  'new-route',
] as const;
export const watchPlaces = [
  'bus-station',
  'taxi-rank',
  'railway-station',
  'lorry-park',
  'ferry-terminal',
  'border-crossing',
  'market',
  'other',
] as const;
/** Most girls or boys of one observation. */
export const mostObserved = 1000;

/**
 * POST /report/watch/observe: what was seen, or that nothing was, as codes and numbers: there is no place for a name. It goes
 * into the group's own dossier. Sent again under the same id it is one. 409 `keys-changed` for a ticket that is none any more.
 */
export interface WatchObservation {
  /** Random; UUID. */
  readonly id: string;
  /** The day, ISO 8601. */
  readonly on: string;
  readonly pattern: (typeof watchPatterns)[number];
  readonly place?: (typeof watchPlaces)[number] | undefined;
  readonly girls?: number | undefined;
  readonly boys?: number | undefined;
  readonly dossier: string;
  readonly ticket: string;
}

/** POST /report/open: the talk that a receipt opens. 404 `unknown-receipt` for an unknown one and a wrong proof alike. */
export interface OpenQuestion {
  readonly locator: string;
  readonly proof: string;
}

export interface Talk {
  /** `waiting`: nobody has looked at it yet. */
  readonly state: 'waiting' | 'read';
  /** Recipients to seal further words to, beside the reporter's own. */
  readonly to: readonly string[];
  /** Oldest first. */
  readonly lines: readonly TalkLine[];
}

export interface TalkLine {
  readonly from: 'reporter' | 'us';
  /** Rounded time, ISO 8601. */
  readonly at: string;
  /** Sealed words, base64url. */
  readonly box?: string;
  /** Words that were said to her otherwise, on the phone or in person, and noted. */
  readonly told?: string;
  /** To whom it was given away who she is, and why. */
  readonly disclosed?: { readonly to: string; readonly why: string };
}

/** POST /report/add: more words. Sent again with the same box, they are stored once. */
export interface SealedAddition extends OpenQuestion {
  readonly language: string;
  readonly box: string;
  readonly files?: readonly FileClaim[] | undefined;
  readonly work?: WorkDone | undefined;
}

/**
 * While somebody floods the page, `send` and `add` answer 428 `work-needed` with this: the device does the work
 * (seal/work.ts, with `workSubject` of what it sends) and sends the same again with `WorkDone` as `work`.
 */
export interface Work {
  readonly challenge: string;
  readonly bits: number;
}

export interface WorkDone {
  readonly challenge: string;
  readonly answers: readonly number[];
}

/** What work is done for: these words under this receipt, and no others. */
export const workSubject = ({ locator, box }: { readonly locator: string; readonly box: string }): string =>
  `${locator}\0${box}`;
