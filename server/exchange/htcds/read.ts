/**
 * Reads a CSV file with HTCDS 2.0 columns as a stream of mapped cases. One row is in memory at a time, whatever the size
 * of the file; a file that cannot be read rightly is refused as a whole or from a named line on, never guessed at.
 */
import { pipeline } from 'node:stream/promises';
import type { CsvError } from 'csv-parse';
import { parse } from 'csv-parse';
import type { Column, HeadingOptions } from './headings.ts';
import { readHeadings } from './headings.ts';
import type { MapOptions, MappedCase } from './map.ts';
import { mapRow } from './map.ts';

export interface ReadOptions extends MapOptions, HeadingOptions {
  /** WHATWG name of the encoding when it is not UTF-8 (a byte order mark is believed first). */
  readonly encoding?: string;
}

export type FileProblem = 'encoding' | 'empty' | 'not-htcds' | 'id-heading' | 'broken-csv';

/** The file cannot be read (further). Rows that were handed out before stay good: running it again is safe. */
export class HtcdsFileError extends Error {
  readonly problem: FileProblem;
  /** Line of the file, from 1, where there is one to name. */
  readonly line: number | undefined;
  constructor(problem: FileProblem, line?: number, options?: ErrorOptions) {
    super(`HTCDS file: ${problem}${line === undefined ? '' : ` at line ${line}`}`, options);
    this.problem = problem;
    this.line = line;
  }
}

const maxRowBytes = 4_000_000;

/**
 * The cases of a file, in its order.
 * @param source the bytes of the file
 * @throws HtcdsFileError
 */
export async function* readHtcds(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<MappedCase, void, undefined> {
  const text = decode(source, options.encoding);
  const head = await readHead(text);
  let broken: BrokenAt | undefined;
  const parser = parse({
    delimiter: findDelimiter(head),
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: maxRowBytes,
    // Failing at once would lose the rows that were read and not yet handed out.
    skip_records_with_error: true,
    on_skip: (error) => {
      broken ??= error as BrokenAt | undefined;
      return undefined;
    },
  });
  // Its failure destroys the parser, whose reader below is told; here it only must not go unhandled.
  const feeding = pipeline(joined(head, text), parser).catch(() => undefined);
  try {
    let columns: readonly Column[] | undefined;
    let headings: readonly string[] = [];
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      if (broken && info.records > (broken.records ?? 0)) break;
      if (!columns) {
        headings = record.map((heading) => heading.trim());
        columns = checkHeadings(headings, options);
        continue;
      }
      const mapped = mapRow({ headings, columns, cells: record, line: info.lines }, options);
      if (mapped) yield mapped;
    }
    if (broken) throw new HtcdsFileError('broken-csv', broken.lines, { cause: broken });
    if (!columns) throw new HtcdsFileError('empty');
  } finally {
    parser.destroy();
    await feeding;
  }
}

/** Where the parser stopped understanding: the line, and how many records came before it. */
type BrokenAt = CsvError & { readonly lines?: number; readonly records?: number };

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly records: number };
}

function checkHeadings(headings: readonly string[], options: ReadOptions): readonly Column[] {
  const columns = readHeadings(headings, options);
  if (options.idHeading !== undefined && !columns.some((column) => column.is === 'id')) {
    throw new HtcdsFileError('id-heading', 1);
  }
  if (!columns.some((column) => column.is === 'field')) throw new HtcdsFileError('not-htcds', 1);
  return columns;
}

/** Text of the bytes; a byte that the encoding does not have is an error, for a name would silently lose a letter. */
async function* decode(source: AsyncIterable<Uint8Array>, encoding = 'utf-8'): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of source) {
      decoder ??= new TextDecoder(encodingByMark(chunk) ?? encoding, { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder?.decode() ?? '';
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) {
      throw new HtcdsFileError('encoding', undefined, { cause: error });
    }
    throw error;
  }
}

function encodingByMark(chunk: Uint8Array): string | undefined {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 'utf-8' : undefined;
}

/** Enough of the text to hold the headings. */
async function readHead(text: AsyncGenerator<string>): Promise<string> {
  let head = '';
  while (!/\S.*\n/.test(head) && head.length < maxRowBytes) {
    const { value, done } = await text.next();
    if (done) break;
    head += value;
  }
  return head;
}

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

/** The separator that the first line has most of, outside quotes. */
function findDelimiter(head: string): string {
  const line = (/\S.*/.exec(head)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string): number => line.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
