/**
 * Everything the API can answer instead of what was asked: problem details (RFC 9457) with a code that never changes its
 * meaning. The words are in domain/problems, so that screens in other languages show the same.
 */
import IntlMessageFormat from 'intl-messageformat';
import { messages } from '../../domain/index.ts';
import type { Refusal } from '../../domain/kernel/apply.ts';
import { refusalTextKey } from '../../domain/kernel/texts.ts';
import { en } from '../../domain/problems/messages.en.ts';
import type { Texts } from '../../languages/read.ts';
import { textsFor } from '../../languages/read.ts';
import type { StoreProblem } from '../store/write.ts';

/** Each code and its HTTP status. */
export const problems = {
  malformed: 400,
  'not-json': 400,
  'bad-encoding': 400,
  'too-deep': 400,
  'mixed-credentials': 400,
  'unclean-text': 400,
  'signed-out': 401,
  'wrong-sign-in': 401,
  'wrong-key': 401,
  'code-needed': 401,
  'choose-passphrase': 403,
  'second-step-needed': 403,
  csrf: 403,
  'foreign-origin': 403,
  'not-allowed': 403,
  'out-of-scope': 403,
  'not-found': 404,
  exists: 409,
  'keys-changed': 409,
  'changed-meanwhile': 409,
  'cursor-ended': 410,
  erased: 410,
  'too-large': 413,
  'file-too-large': 413,
  'wrong-media-type': 415,
  'file-not-taken': 415,
  'not-your-role': 422,
  'no-such-transition': 422,
  'missing-entry': 422,
  'unknown-type': 422,
  'too-new': 422,
  'entry-not-found': 422,
  'reason-needed': 422,
  invalid: 422,
  'does-not-fit': 422,
  refused: 422,
  'file-damaged': 422,
  'file-active': 422,
  'file-missing': 422,
  'too-many-rows': 422,
  'work-needed': 428,
  'slow-down': 429,
  'too-many-files': 429,
  broken: 500,
  busy: 503,
  down: 503,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof problems;

/** Thrown by a handler: becomes the answer. */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly more: Readonly<Record<string, unknown>>;
  /** What safeguards objected, where they did. */
  readonly refusals: readonly Refusal[];

  constructor(
    code: ProblemCode,
    more: Readonly<Record<string, unknown>> = {},
    refusals: readonly Refusal[] = [],
  ) {
    super(code);
    this.code = code;
    this.more = more;
    this.refusals = refusals;
  }
}

/** The body of a problem answer, in the language of a locale; its code and ids are the same in each. */
export function problemBody(
  { code, more, refusals = [] }: Pick<HttpProblem, 'code' | 'more'> & Partial<Pick<HttpProblem, 'refusals'>>,
  locale = 'en',
): Record<string, unknown> {
  const own = textsFor(locale);
  const text = (part: 'happened' | 'kept' | 'next'): string => {
    const key = `problem.${code}.${part}` as const;
    return own[key] ?? en[key];
  };
  return {
    type: `urn:gwen:problem:${code}`,
    title: text('happened'),
    detail: `${text('kept')} ${text('next')}`,
    status: problems[code],
    code,
    ...more,
    ...(refusals.length > 0 ? { refusals: refusals.map((one) => told(one, locale, own)) } : {}),
  };
}

/** What the write path answers, as a problem. `about` is the entry type or step concerned. */
export function storeProblem(problem: StoreProblem): HttpProblem {
  switch (problem.code) {
    case 'malformed':
      return new HttpProblem('malformed', { issues: problem.issues });
    case 'busy':
      return new HttpProblem('busy');
    case 'refused':
      return new HttpProblem('refused', {}, problem.refusals);
    case 'invalid':
      return new HttpProblem('invalid', { operation: problem.operation, invalid: problem.invalid });
    default: {
      const about = 'detail' in problem && problem.detail !== undefined ? { about: problem.detail } : {};
      return new HttpProblem(problem.code, { operation: problem.operation, ...about });
    }
  }
}

/** A refusal with its words: why, and what would satisfy it. Screens say the same by its ids. */
function told(
  refusal: Refusal,
  locale: string,
  own: Texts,
): Refusal & { readonly says: string; readonly satisfy: string } {
  const text = (key: string): string => {
    const [source, at] = own[key] === undefined ? [messages.en[key] ?? '', 'en'] : [own[key], locale];
    return String(new IntlMessageFormat(source, at).format({ ...refusal.values }));
  };
  const satisfy = text(`safeguard.${refusal.safeguard}.remedy`);
  return { ...refusal, says: text(refusalTextKey(refusal)), satisfy };
}

/** States of PostgreSQL, and of the network, in which it cannot be reached (SQLSTATE classes 08, 53 and 57). */
const downCodes = /^(?:08...|53...|57P0.|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;

/** The problem that an error stands for; undefined for one that nobody foresaw. */
export function findProblem(error: Error): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new HttpProblem('too-large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new HttpProblem('wrong-media-type');
  if (code === 'GW003') return new HttpProblem('not-allowed');
  if (downCodes.test(code) || error.message.startsWith('Connection terminated'))
    return new HttpProblem('down');
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return new HttpProblem('too-large');
  return status >= 400 && status < 500 ? new HttpProblem('malformed', { issues: [] }) : undefined;
}
