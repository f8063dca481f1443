/** Pictures of figures in pages without scripts: bars beside the numbers of a table, and a map of squares. */
import { rowsOfTiles, shadeOf, tilesOf } from '../../../../domain/tiles.ts';
import type { FigureNames, ReleaseRow } from '../../../exchange/figures/rows.ts';
import type { Html } from '../../../http/viewer/html.ts';
import { html } from '../../../http/viewer/html.ts';
import type { Asked } from '../frame.ts';
import type { PublicFigures } from './releases.ts';
import { valueWords } from './values.ts';

export interface Line {
  readonly label: string;
  readonly row: ReleaseRow;
}

/** A table whose numbers are drawn beside them. @param most what a full bar stands for */
export function barTable(asked: Asked, caption: string, about: string, lines: readonly Line[]): Html {
  const most = Math.max(1, ...lines.map(({ row }) => row.value ?? 0));
  const { text } = asked;
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${about}</th><th scope="col" class="number">${text('figures.number')}</th><td></td></tr></thead>
<tbody>${lines.map(
    ({
      label,
      row,
    }) => html`<tr><th scope="row">${label}</th><td class="number">${valueWords(asked, row)}</td><td>${bar(row, most)}</td></tr>
`,
  )}</tbody></table></div>`;
}

/** Nothing that is told is drawn as no bar, what is withheld as none either: the words beside it say which. */
const bar = ({ value }: ReleaseRow, most: number): Html =>
  html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><path d="M0 0H100V10H0z"/>${
    value === null || value <= 0
      ? ''
      : html`<path class="full" d="M0 0H${Math.round((100 * value) / most)}V10H0z"/>`
  }</svg>`;

/** A map of areas as squares, each with its name and number. The same stands in the table below it. */
export function tileMap(
  asked: Asked,
  rows: readonly ReleaseRow[],
  { areas }: Pick<PublicFigures, 'areas'>,
  tiles: Parameters<typeof tilesOf>[2],
  names: FigureNames,
): Html | undefined {
  const byArea = new Map(rows.map((row) => [row.about.area ?? '', row]));
  const grid = rowsOfTiles(tilesOf(areas, [...byArea.keys()], tiles));
  if (grid.flat().filter(Boolean).length < 2) return undefined;
  const most = Math.max(0, ...rows.map(({ value }) => value ?? 0));
  const square = (code: string | undefined): Html => {
    if (code === undefined) return html`<td></td>`;
    const row = byArea.get(code);
    const look = row?.isWithheld ? 'withheld' : `shade${shadeOf(row?.value, most)}`;
    return html`<td class="tile ${look}">${names.area(code)}<b>${row ? valueWords(asked, row) : '–'}</b></td>`;
  };
  return html`<table class="tiles" aria-hidden="true"><tbody>${grid.map(
    (line) => html`<tr>${line.map(square)}</tr>`,
  )}</tbody></table>
<p class="soft">${asked.text('figures.map')}</p>`;
}
