/** How a country sets Gwen up: its parts are checked, kept with their history, and read by everybody in the service. */
import type pg from 'pg';
import type { Country, CountryPart, CountrySet } from '../../domain/country.ts';
import { countryParts } from '../../domain/country.ts';
import { kinds } from '../../domain/index.ts';
import { checkKept, extendKinds, noAdditions } from '../../domain/kernel/additions.ts';
import { putAreas, setSetting } from './accounts.ts';

type Database = Pick<pg.Pool, 'query'>;
/** Who did it: an account; null: at the server's console. */
type By = number | null;
type Versions = Readonly<Record<string, number>>;

export interface PartGiven<P extends CountryPart = CountryPart> {
  readonly part: P;
  readonly body: NonNullable<CountrySet[P]>;
  /** The version it was made from; 0: there was none. */
  readonly version: number;
}

export const isCountryPart = (name: string): name is CountryPart => Object.hasOwn(countryParts, name);

/**
 * Keeps a part from now on. Throws an `AdditionProblem` where additions do not fit or take something away.
 * @returns its version; undefined when it was changed meanwhile: nothing is kept then.
 */
export async function putPart(
  db: Database,
  by: By,
  { part, body, version }: PartGiven,
  now: CountrySet,
): Promise<number | undefined> {
  if (part === 'additions') {
    const additions = countryParts.additions.parse(body);
    extendKinds(kinds, additions);
    checkKept(now.additions ?? noAdditions, additions);
  }
  const { rows } = await db.query<{ version: number | null }>(
    'select gwen.put_country($1, $2, $3, $4) as version',
    [by, part, version, JSON.stringify(body)],
  );
  return rows[0]?.version ?? undefined;
}

/** Takes a whole country in: areas, numbers and all parts. Run again, it changes what changed. */
export async function putCountry(
  db: Database,
  country: Country,
  { set, versions }: { readonly set: CountrySet; readonly versions: Versions },
): Promise<void> {
  await putAreas(
    db,
    null,
    country.areas.map(({ code, parent = null, name }) => ({ code, parent, name })),
  );
  for (const [id, value] of Object.entries(country.numbers)) await setSetting(db, null, id, value);
  for (const part of Object.keys(countryParts).filter(isCountryPart)) {
    if (isSame(set[part], country[part])) continue;
    const given = { part, body: country[part], version: versions[part] ?? 0 };
    if ((await putPart(db, null, given, set)) === undefined)
      throw new Error(`Somebody changes the country's ${part} just now. Run it again.`);
  }
}

/** Equal as kept: what is undefined is not kept, and the database has its own order of names. */
function isSame(kept: unknown, given: unknown): boolean {
  const sorted = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(kept, sorted) === JSON.stringify(given, sorted);
}
