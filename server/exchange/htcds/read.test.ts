import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { standard } from './fields.ts';
import type { MappedCase } from './map.ts';
import { messages } from './messages.en.ts';
import type { ReadOptions } from './read.ts';
import { HtcdsFileError, readHtcds } from './read.ts';

const options: ReadOptions = { namespace: 'secret' };

async function read(
  file: string | Uint8Array,
  more: Partial<ReadOptions> = {},
  chunk = 7,
): Promise<MappedCase[]> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, n) =>
    bytes.subarray(n * chunk, (n + 1) * chunk),
  );
  const cases = [];
  for await (const mapped of readHtcds(Readable.from(chunks), { ...options, ...more })) cases.push(mapped);
  return cases;
}
const names = (cases: readonly MappedCase[]): unknown[] =>
  cases.map(({ entries }) => entries.find(({ type }) => type === 'identity')?.values['names']);
const name = (text: string, script: string): unknown => [{ part: 'given', text, script }];

const small = 'Id,prs_FirstName\n1,Inês\n2,ሰላም\n';
const both = [name('Inês', 'Latn'), name('ሰላም', 'Ethi')];

describe('a file', () => {
  it('is read row by row, whatever the size of the chunks', async () => {
    for (const chunk of [1, 2, 3, 1000]) expect(names(await read(small, {}, chunk))).toEqual(both);
    const cases = await read(small);
    expect(cases.map(({ sourceId, line }) => [sourceId, line])).toEqual([
      ['1', 2],
      ['2', 3],
    ]);
    expect(await read(small)).toEqual(cases);
  });

  it('may have semicolons or tabs, other line ends, quotes, blank lines and a byte order mark', async () => {
    for (const separator of [';', '\t']) {
      expect(names(await read(small.replaceAll(',', separator)))).toEqual(both);
    }
    expect(names(await read(`\uFEFF${small.replaceAll('\n', '\r\n')}\r\n\r\n`))).toEqual(both);
    const quoted =
      '"Id","prs_FirstName","vic_TypeOfExploitation"\n"1","Ana ""Nana"", the\nsecond","ForcedLabour;Servitude"\n';
    const [mapped] = await read(quoted);
    expect(names([mapped as MappedCase])).toEqual([name('Ana "Nana", the\nsecond', 'Latn')]);
    expect(mapped?.entries.find(({ type }) => type === 'exploitation')?.values['types']).toEqual([
      'forced-labour',
      'servitude',
    ]);
  });

  it('may be in another encoding, if it says so by its mark or is said to be', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(small, 'utf16le')]);
    expect(names(await read(utf16))).toEqual(both);
    const latin1 = Buffer.from('Id,prs_FirstName\n1,Inês\n', 'latin1');
    expect(names(await read(latin1, { encoding: 'windows-1252' }))).toEqual(both.slice(0, 1));
  });

  it('may have rows that are shorter or longer than the headings', async () => {
    const [short, long] = await read('Id,prs_FirstName,prs_Title\n1,Ana\n2,Ana,x,further\n');
    expect(short?.notes).toEqual([]);
    expect(long?.notes).toContainEqual({ column: '#4', value: 'further', why: 'no-heading' });
  });

  it('passes over rows of blanks, and can be left half read', async () => {
    expect(await read('Id,prs_FirstName\n , \n1,Ana\n')).toHaveLength(1);
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from('Id,prs_FirstName\n');
        for (let n = 0; ; n++) yield Buffer.from(`${n},Ana\n`);
      } finally {
        closed = true;
      }
    }
    for await (const { sourceId } of readHtcds(endless(), options)) if (sourceId === '5') break;
    expect(closed).toBe(true);
  });
});

describe('a file that cannot be read', () => {
  const failure = async (file: string | Uint8Array, more: Partial<ReadOptions> = {}) => {
    const seen: MappedCase[] = [];
    try {
      const bytes = typeof file === 'string' ? Buffer.from(file) : file;
      for await (const mapped of readHtcds(Readable.from([bytes]), { ...options, ...more }))
        seen.push(mapped);
    } catch (error) {
      if (error instanceof HtcdsFileError)
        return { problem: error.problem, line: error.line, seen: seen.length };
      throw error;
    }
    return undefined;
  };

  it('is refused and says why', async () => {
    expect(await failure(Buffer.from(small, 'latin1'))).toMatchObject({ problem: 'encoding' });
    expect(await failure('')).toMatchObject({ problem: 'empty' });
    expect(await failure('\n\n')).toMatchObject({ problem: 'empty' });
    expect(await failure('a,b\n1,2\n')).toMatchObject({ problem: 'not-htcds', line: 1 });
    expect(await failure(small, { idHeading: 'Dossier' })).toMatchObject({ problem: 'id-heading' });
    expect(await failure(small, { encoding: 'no-such' })).toMatchObject({ problem: 'encoding' });
  });

  it('is read up to where it breaks off being a table', async () => {
    expect(await failure('Id,prs_FirstName\n1,Ana\n2,"Ana\n')).toMatchObject({
      problem: 'broken-csv',
      seen: 1,
    });
    expect(await failure('Id,prs_FirstName\n1,Ana\n2,A"na\n3,B\n')).toEqual({
      problem: 'broken-csv',
      line: 3,
      seen: 1,
    });
  });

  it('hands on what fails in the source itself', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(small);
      throw new Error('the disk is gone');
    }
    const reading = (async () => {
      for await (const _ of readHtcds(failing(), options));
    })();
    await expect(reading).rejects.toThrow('the disk is gone');
  });

  it('has a text for each problem', () => {
    for (const problem of ['encoding', 'empty', 'not-htcds', 'id-heading', 'broken-csv']) {
      expect(messages).toHaveProperty([`htcds.file.${problem}`]);
    }
  });
});

describe('a large file', () => {
  it('takes no more memory at its end than at its beginning', async () => {
    const headings = Object.entries(standard)
      .flatMap(([prefix, { fields }]) => Object.keys(fields).map((field) => `${prefix}_${field}`))
      .slice(10, 40);
    async function* rows(count: number): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`Id,${headings.join(',')}\n`);
      for (let n = 0; n < count; n++)
        yield Buffer.from(`${n},${headings.map((_, at) => `word ${n} ${at}`).join(',')}\n`);
    }
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const count = 4000;
    const heap: number[] = [];
    let read = 0;
    for await (const mapped of readHtcds(rows(count), options)) {
      expect(mapped.entries.length).toBeGreaterThan(2);
      if (++read % 1000 === 0) {
        collectGarbage();
        heap.push(process.memoryUsage().heapUsed);
      }
    }
    expect(read).toBe(count);
    // A row takes more than 5 kB: held rows would be 15 MB between the first measure and the last.
    expect((heap.at(-1) ?? 0) - (heap[0] ?? 0)).toBeLessThan(4_000_000);
  });
});
