/** `gwen import htcds FILE.csv`: takes cases over from another system, and says for each row what became of it. */

import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { RowReport } from '../server/exchange/htcds/import.ts';
import { importHtcds } from '../server/exchange/htcds/import.ts';
import { messages } from '../server/exchange/htcds/messages.en.ts';
import { HtcdsFileError } from '../server/exchange/htcds/read.ts';
import { readDirectory } from '../server/people/directory.ts';
import type { Session } from '../server/store/session.ts';
import type { Store } from '../server/store/store.ts';
import type { Io } from './command.ts';
import { CommandProblem, needed, readOptions, wholeNumber } from './command.ts';
import { withPlace } from './place.ts';
import { sessionOf } from './session.ts';

const text = { type: 'string' } as const;
const tellEveryMs = 5_000;

export async function run([file, ...args]: readonly string[], io: Io): Promise<void> {
  const given = readOptions(args, {
    as: text,
    system: text,
    area: text,
    team: text,
    encoding: text,
    id: text,
  });
  if (file === undefined || !existsSync(file))
    throw new CommandProblem(`There is no file ${file ?? '(none named)'}.`);
  const login = needed(given.as, 'as');
  const system = needed(given.system, 'system');
  await withPlace(io.config, io.say, async ({ store }) => {
    const session = await sessionOf(store, login);
    if (!session.roles.includes('social-worker'))
      throw new CommandProblem(`${login} is no social worker, and makes no cases.`);
    const organisations = await organisationsByName(store);
    const team = given.team === undefined ? undefined : wholeNumber(given.team, 'team');
    await takeOver(store, session, io, file, {
      system,
      findOrganisation: (name) => organisations.get(name),
      ...(given.area === undefined ? {} : { area: await knownArea(store, given.area) }),
      ...(team === undefined ? {} : { team }),
      ...(given.encoding === undefined ? {} : { encoding: given.encoding }),
      ...(given.id === undefined ? {} : { idHeading: given.id }),
    });
  });
}

/** The code, if there is such an area. */
export async function knownArea(store: Store, code: string): Promise<string> {
  const { rowCount } = await store.app.query('select from gwen.area where code = $1', [code]);
  if (rowCount === 0) throw new CommandProblem(`There is no area ${code}.`);
  return code;
}

/** Numbers of organisations by their names; a name that several bear stands for none. */
async function organisationsByName(store: Store): Promise<ReadonlyMap<string, number>> {
  const { organisations } = await readDirectory(store);
  const byName = Map.groupBy(organisations, ({ name }) => name);
  return new Map(
    [...byName].flatMap(([name, [only, ...others]]) =>
      only && others.length === 0 ? [[name, only.id]] : [],
    ),
  );
}

/** Counts of what became of the rows and cells. */
class Tally {
  rows = 0;
  readonly done = { entered: 0, 'already-here': 0, refused: 0 };
  leftOpen = 0;
  readonly rowProblems = new Map<string, number>();
  readonly notes = new Map<string, number>();
  readonly cells = new Map<string, number>();

  add(one: RowReport): void {
    this.rows += 1;
    this.done[one.done] += 1;
    if (one.leftOpen) this.leftOpen += 1;
    if (one.why !== undefined) count(this.rowProblems, one.why);
    for (const { column, why } of one.notes) count(this.notes, `${column}\0${why}`);
    for (const { column, why } of one.refused) count(this.cells, `${column}\0${why}`);
  }
}

const most = 200;
const count = (counts: Map<string, number>, key: string): void => {
  if (counts.size < most || counts.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
};

async function takeOver(
  store: Store,
  session: Session,
  io: Io,
  file: string,
  options: Parameters<typeof importHtcds>[3],
): Promise<void> {
  const tally = new Tally();
  const { size } = await stat(file);
  const source = createReadStream(file);
  const reports = createWriteStream(`${file}.report.jsonl`, { mode: 0o600 });
  const began = performance.now();
  let told = began;
  const say = (): void => {
    const seconds = (performance.now() - began) / 1000;
    const part = size === 0 ? 100 : Math.round((100 * source.bytesRead) / size);
    io.say(`${tally.rows} rows (${part} % read), ${Math.round(tally.rows / seconds)} a second`);
  };
  try {
    for await (const one of importHtcds(store, session, source, options)) {
      tally.add(one);
      if (!reports.write(`${JSON.stringify(one)}\n`)) await once(reports, 'drain');
      if (performance.now() - told > tellEveryMs) {
        told = performance.now();
        say();
      }
    }
  } catch (error) {
    if (!(error instanceof HtcdsFileError)) throw error;
    sum(tally, io, file);
    const words = messages[`htcds.file.${error.problem}`] ?? error.message;
    throw new CommandProblem(words.replace('{line, number}', String(error.line)));
  } finally {
    reports.end();
    await finished(reports);
  }
  say();
  sum(tally, io, file);
}

function sum(tally: Tally, io: Io, file: string): void {
  const { entered, 'already-here': here, refused } = tally.done;
  io.say(`${entered} cases entered, ${here} were here already, ${refused} refused.`);
  for (const [why, times] of tally.rowProblems) io.say(`  refused ${times}: ${rowWords[why] ?? why}`);
  const cells = (all: ReadonlyMap<string, number>, kind: 'kept' | 'refused'): void => {
    for (const [key, times] of all) {
      const [column = '', why = ''] = key.split('\0');
      io.say(
        `  ${column}, ${times} times ${kind === 'kept' ? 'kept as a note' : 'refused'}: ${messages[`htcds.${kind}.${why}`] ?? why}`,
      );
    }
  };
  cells(tally.notes, 'kept');
  cells(tally.cells, 'refused');
  if (tally.leftOpen > 0) {
    io.say(
      `${tally.leftOpen} were closed in the other system and are open here: only a supervisor closes a case.`,
    );
  }
  io.say(`What became of each row stands in ${file}.report.jsonl.`);
}

const rowWords: Readonly<Record<string, string>> = {
  differs: 'a case of this id is here already with other contents; it was left as it is',
  'too-much': 'the row holds more than one act can take; split it',
  exists: 'a case of this id is here already, where this person does not see it',
};
