/** `gwen country FILE.json`: takes a country in: its areas, settings, numbers, benchmarks, own fields and texts. */
import { readFile } from 'node:fs/promises';
import { countrySchema } from '../domain/country.ts';
import { AdditionProblem } from '../domain/kernel/additions.ts';
import { putCountry } from '../server/people/country.ts';
import type { Io } from './command.ts';
import { CommandProblem, readOptions } from './command.ts';
import { withPlace } from './place.ts';

export async function run([file, ...args]: readonly string[], io: Io): Promise<void> {
  readOptions(args, {});
  if (file === undefined) throw new CommandProblem('Name the file of the country.');
  const parsed = countrySchema.safeParse(JSON.parse(await readText(file)));
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new CommandProblem(`Nothing was changed; the file does not fit:\n${lines.join('\n')}`);
  }
  const { data: country } = parsed;
  await withPlace(io.config, io.say, async ({ owner, store }) => {
    try {
      await putCountry(owner, country, store.country);
    } catch (error) {
      if (error instanceof AdditionProblem)
        throw new CommandProblem(`The country's own field or list ${error.at} does not fit: ${error.code}.`);
      throw error;
    }
  });
  const { areas, additions } = country;
  io.say(
    `Taken in: ${areas.length} areas, ${additions.fields.length} fields of its own, ${additions.codes.length} lists with more codes.`,
  );
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new CommandProblem(`There is no file ${file}.`);
  }
}
