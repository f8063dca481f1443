/**
 * Writes domain.lock.json: what the declarations promise with the next release. Part of making a release; refuses, and
 * says why, when they break what was released. Before the first release nothing is promised: delete the file and run this.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupCode, groups } from '../domain/groups.ts';
import { kinds } from '../domain/index.ts';
import type { Lock } from '../domain/kernel/lock.ts';
import { findBreaks, lockOf, lockText, released } from '../domain/kernel/lock.ts';

const file = join(import.meta.dirname, '../domain.lock.json');
const before: Lock = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const now = lockOf(kinds, Object.fromEntries(groups.map((name) => [name, groupCode(name)])));
const breaks = findBreaks(before, now);
if (breaks.length > 0) {
  console.error(`The declarations break what was released:\n  ${breaks.join('\n  ')}`);
  process.exitCode = 1;
} else writeFileSync(file, lockText(released(before, now)));
