/** Releases as files: for spreadsheets, for readers of HXL, for DHIS2 (docs/exchange.md). */
import type { FastifyInstance } from 'fastify';
import type { FileOptions } from '../../exchange/figures/files.ts';
import { releaseCsv, releaseDhis2, releaseXlsx } from '../../exchange/figures/files.ts';
import type { ReleaseRow } from '../../exchange/figures/rows.ts';
import { rowsOf, wholeOf } from '../../exchange/figures/rows.ts';
import { labelsIn, namesIn } from '../../exchange/words.ts';
import { readAreas } from '../../people/directory.ts';
import type { Session } from '../../people/session.ts';
import type { Months, ReleasedTables } from '../../store/figures.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { text } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { HttpProblem } from '../problems.ts';
import { oneRelease, releasesPath } from './figurePaths.ts';

/** A release that this person may see; throws `not-found`. */
type Seen = (person: Session, params: unknown) => Promise<Months & { readonly tables: ReleasedTables }>;

const binary = { type: 'string', format: 'binary' } as const;
const formats = {
  csv: { as: 'for spreadsheets', type: 'text/csv; charset=utf-8', schema: text },
  'hxl.csv': { as: 'as CSV with HXL hashtags', type: 'text/csv; charset=utf-8', schema: text },
  xlsx: {
    as: 'as a spreadsheet',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    schema: binary,
  },
  'dhis2.json': { as: 'as data values of DHIS2', type: 'application/json', schema: { type: 'object' } },
} as const;
type Format = keyof typeof formats;

export function releaseFiles(app: FastifyInstance, store: Store, seen: Seen): void {
  for (const [format, { as, type, schema }] of Object.entries(formats) as [
    Format,
    (typeof formats)[Format],
  ][]) {
    const options = route('signed-in', {
      id: `exportRelease${format.split('.').map(capital).join('')}`,
      tag: 'figures',
      summary: `The tables of a release ${as}`,
      description: 'Columns and codes are described in docs/exchange.md.',
      params: oneRelease,
      answer: { status: 200, type: type.split(';')[0] ?? type, schema },
      problems: ['not-found'],
      machines: 'read',
    });
    app.get(`${releasesPath}/:id/tables.${format}`, options, async (request, reply) => {
      const person = personOf(request);
      const release = await seen(person, request.params);
      const made = await bytesOf(
        format,
        rowsOf(release.tables),
        await optionsFor(store, person, release),
        store,
      );
      if (made === undefined) throw new HttpProblem('not-found');
      return reply
        .type(type)
        .header(
          'content-disposition',
          `attachment; filename="release-${release.since.slice(0, 7)}.${format}"`,
        )
        .send(made);
    });
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

async function optionsFor(store: Store, { locale }: Session, period: Months): Promise<FileOptions> {
  const { area, organisation } = await namesIn(store);
  return {
    period,
    kinds: store.catalogue.kinds,
    names: { label: labelsIn(store, locale), area, organisation },
  };
}

async function bytesOf(
  format: Format,
  rows: readonly ReleaseRow[],
  options: FileOptions,
  store: Store,
): Promise<string | Uint8Array | undefined> {
  switch (format) {
    case 'csv':
      return releaseCsv(rows, options);
    case 'hxl.csv':
      return releaseCsv(rows, options, true);
    case 'xlsx':
      return await releaseXlsx(rows, options);
    case 'dhis2.json':
      return releaseDhis2(rows, options, wholeOf(await readAreas(store)));
  }
}
