/**
 * A table as a spreadsheet (ECMA-376), written as it is read. Texts are typed as texts and are never worked out, whatever
 * they begin with; there is no formula in the file.
 */
import type { Cell } from './columns.ts';
import { zip } from './zip.ts';

/** The bytes of a workbook with one sheet. `pages` are rows of cells in the order of the headings. */
export async function* xlsx(
  sheet: string,
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Uint8Array> {
  yield* zip([
    { name: '[Content_Types].xml', content: [contentTypes] },
    { name: '_rels/.rels', content: [relations('officeDocument', 'xl/workbook.xml')] },
    { name: 'xl/workbook.xml', content: [workbook(sheet)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [relations('worksheet', 'worksheets/sheet1.xml', 'styles', 'styles.xml')],
    },
    { name: 'xl/styles.xml', content: [styles] },
    { name: 'xl/worksheets/sheet1.xml', content: sheetOf(headings, pages) },
  ]);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`;

/** Pairs of a kind of part and where it is. */
function relations(...parts: readonly string[]): string {
  const lines = parts.flatMap((type, index) =>
    index % 2 === 0
      ? [`<Relationship Id="rId${index / 2 + 1}" Type="${office}/${type}" Target="${parts[index + 1]}"/>`]
      : [],
  );
  return `${head}<Relationships xmlns="${packages}/relationships">${lines.join('')}</Relationships>`;
}

const workbook = (sheet: string): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet).slice(0, 31)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** 0: as it is; 1: a moment; 2: a heading. */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

const paneBelowHeadings =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

const rowsAtOnce = 100;

/** A, B … Z, AA, AB … */
const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

async function* sheetOf(
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  yield `${head}<worksheet xmlns="${main}">${paneBelowHeadings}<sheetData>`;
  const letters = headings.map((_, index) => columnName(index));
  let line = 1;
  const rowOf = (cells: readonly string[]): string => {
    const written = cells.map((cell, at) => `<c r="${letters[at]}${line}"${cell}`).join('');
    const row = `<row r="${line}">${written}</row>`;
    line += 1;
    return row;
  };
  yield rowOf(headings.map((title) => textCell(title, 2)));
  for await (const rows of pages) {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.slice(from, from + rowsAtOnce);
      yield some.map((cells) => rowOf(cells.map(cellOf))).join('');
    }
  }
  yield '</sheetData></worksheet>';
}

/** Days since 1899-12-30, as spreadsheets count; UTC. */
const serial = (at: Date): number => at.getTime() / 86_400_000 + 25_569;

/** A cell after its place: attributes and content. */
function cellOf(cell: Cell): string {
  if (cell === null || cell === undefined || cell === '') return '/>';
  if (cell instanceof Date) return ` s="1"><v>${serial(cell)}</v></c>`;
  if (typeof cell === 'boolean') return ` t="b"><v>${cell ? 1 : 0}</v></c>`;
  return typeof cell === 'number' ? `><v>${cell}</v></c>` : textCell(cell, 0);
}

/** The most that a cell holds. */
const mostText = 32_767;

const textCell = (text: string, style: number): string =>
  ` s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, mostText))}</t></is></c>`;

/**
 * Text as XML. What XML cannot hold is written `_xHHHH_`, as the format says, and so is the underscore of a text that looks
 * like that already.
 */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, (symbol) => {
      const code = symbol.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
