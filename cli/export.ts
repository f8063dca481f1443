/**
 * `gwen export`: lists, a dossier, or cases in the columns of HTCDS as files, as one person may see them. Whatever is in a
 * file stands in the access log as taken along by her. Files are for their owner alone, and none is written over.
 */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parseNumber } from '../domain/kernel/numbers.ts';
import { dossierFile } from '../server/exchange/dossierFile.ts';
import { htcdsCsv } from '../server/exchange/htcds/exportFile.ts';
import { isTooLong, listCsv, listXlsx, mostSheetRows, wholeList } from '../server/exchange/list.ts';
import { intArray } from '../server/store/session.ts';
import type { Store } from '../server/store/store.ts';
import type { Io } from './command.ts';
import { CommandProblem, needed, oneOf, readOptions } from './command.ts';
import { knownArea } from './import.ts';
import { withPlace } from './place.ts';
import type { ConsoleSession } from './session.ts';
import { sessionOf } from './session.ts';

const text = { type: 'string' } as const;

export async function exportList([kindName, file, ...args]: readonly string[], io: Io): Promise<void> {
  const { as, area } = readOptions(args, { as: text, area: text });
  if (kindName === undefined || file === undefined) throw new CommandProblem('A kind and a file are needed.');
  const form = oneOf(/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '', ['csv', 'xlsx'], 'file ending');
  await withSession(io, as, async (store, session) => {
    const { kinds } = store.catalogue;
    const kind = kinds[oneOf(kindName, Object.keys(kinds), 'kind')];
    if (!kind) throw new CommandProblem(`There is no kind ${kindName}.`);
    const areas = area === undefined ? {} : { areas: [await knownArea(store, area)] };
    const wish = { ...wholeList, ...areas, kind, locale: session.locale, groups: session.groupNames };
    if (form === 'xlsx' && (await isTooLong(store, session, wish)))
      throw new CommandProblem(
        `The list has more than ${mostSheetRows} rows. Write it as CSV, which has no limit, or narrow it to an area.`,
      );
    await write(file, form === 'csv' ? listCsv(store, session, wish) : listXlsx(store, session, wish));
    io.say(`${file} is written.`);
  });
}

export async function exportDossier([number, file, ...args]: readonly string[], io: Io): Promise<void> {
  const { as } = readOptions(args, { as: text });
  if (number === undefined || file === undefined) throw new CommandProblem('A number and a file are needed.');
  const parsed = parseNumber(number);
  if ('problem' in parsed) throw new CommandProblem(`${number} is no number of a dossier.`);
  await withSession(io, as, async (store, session) => {
    const { rows } = await store.app.query<{ id: string }>('select id from gwen.find_by_number($1, $2)', [
      intArray(session.parties),
      parsed.number,
    ]);
    const made = rows[0] && (await dossierFile(store, session, rows[0].id, session.locale));
    if (!made) throw new CommandProblem(`There is no ${number} that ${as} may see.`);
    await write(file, Readable.from([`${JSON.stringify(made, undefined, 2)}\n`]));
    io.say(`${file} is written.`);
  });
}

export async function exportHtcds([file, ...args]: readonly string[], io: Io): Promise<void> {
  const { as, area } = readOptions(args, { as: text, area: text });
  if (file === undefined) throw new CommandProblem('A file is needed.');
  await withSession(io, as, async (store, session) => {
    const kind = store.catalogue.kinds['case'];
    if (!kind) throw new CommandProblem('There are no cases.');
    const areas = area === undefined ? {} : { areas: [await knownArea(store, area)] };
    const missing = new Map<string, number>();
    let cases = 0;
    const told = (notHeld: readonly string[]): void => {
      cases += 1;
      for (const name of notHeld) missing.set(name, (missing.get(name) ?? 0) + 1);
    };
    await write(file, htcdsCsv(store, session, { ...wholeList, ...areas, kind }, told));
    io.say(`${file} is written: ${cases} cases.`);
    if (missing.size > 0)
      io.say('What it does not hold, and in how many cases (its last column says which):');
    for (const [name, times] of [...missing].sort(([, a], [, b]) => b - a)) io.say(`  ${name}: ${times}`);
  });
}

async function withSession(
  io: Io,
  as: string | undefined,
  act: (store: Store, session: ConsoleSession) => Promise<void>,
): Promise<void> {
  const login = needed(as, 'as');
  await withPlace(io.config, io.say, async ({ store }) => await act(store, await sessionOf(store, login)));
}

/** Writes a new file; one that was not written to its end is taken away again. */
async function write(path: string, content: AsyncIterable<string | Uint8Array>): Promise<void> {
  if (existsSync(path)) throw new CommandProblem(`${path} is there already. Name another file.`);
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
