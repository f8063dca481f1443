/** What a command of `gwen` is, and how it reads its options. */
import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import type { Config } from '../server/config.ts';

export interface Io {
  readonly config: Config;
  /** A line for the person at the console. */
  say(text: string): void;
}

export interface Command {
  /** Options as shown in help, such as `--login NAME [--roles A,B]`. */
  readonly usage: string;
  /** One line of help. */
  readonly summary: string;
  /** Loads only what this command needs. */
  load(): Promise<{ readonly run: (args: readonly string[], io: Io) => Promise<void> }>;
}

/** Something the person at the console can put right; shown without a stack. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads options; a mistake becomes a sentence. */
export function readOptions<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new CommandProblem(error instanceof Error ? error.message : String(error));
  }
}

/** An option that must be there. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new CommandProblem(`--${option} is needed.`);
  return value.trim();
}

export function oneOf<T extends string>(value: string, allowed: readonly T[], option: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new CommandProblem(`--${option} must be one of ${allowed.join(', ')}.`);
  return found;
}

export function wholeNumber(value: string, option: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new CommandProblem(`--${option} must be a number such as 12.`);
  return Number(value);
}
