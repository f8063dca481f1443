/**
 * Reading JSON at the edge. What passes is UTF-8, not deeper than anything Gwen stores, free of characters that the
 * database refuses, and without keys that mean something to JavaScript. Everything else is a clear 4xx.
 */
import { HttpProblem } from './problems.ts';

const maxDepth = 40;
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The value of a body; undefined for an empty one. Throws HttpProblem. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  let text: string;
  try {
    text = decoder.decode(body);
  } catch {
    throw new HttpProblem('bad-encoding');
  }
  if (isTooDeep(text)) throw new HttpProblem('too-deep', { limit: maxDepth });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HttpProblem('not-json');
  }
  checkTexts(value);
  return value;
}

/** Counts brackets outside of strings: before the parser, so that nothing is built that deep. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const symbol = text.charCodeAt(at);
    if (isInString) {
      if (symbol === 0x5c) at += 1;
      else if (symbol === 0x22) isInString = false;
    } else if (symbol === 0x22) isInString = true;
    else if (symbol === 0x5b || symbol === 0x7b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (symbol === 0x5d || symbol === 0x7d) depth -= 1;
  }
  return false;
}

/** Refuses NUL and lone surrogates (jsonb cannot hold them) in every text and key. */
function checkTexts(value: unknown): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw new HttpProblem('unclean-text');
  } else if (Array.isArray(value)) value.forEach(checkTexts);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (forbiddenKeys.has(key))
        throw new HttpProblem('malformed', { issues: [{ path: key, message: 'not a name' }] });
      checkTexts(key);
      checkTexts(inner);
    }
  }
}
