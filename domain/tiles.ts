/**
 * A map of areas without outlines: each area is one square, beside those it has for neighbours. A country says where its
 * squares lie (`tiles` of its settings); where it says nothing, areas that lie in one stand in a row together.
 */

/** Places of areas by their codes: row and column, from the top and from where the script begins. */
export type TilePlaces = { readonly [area: string]: readonly [row: number, column: number] };

export interface Tile {
  readonly code: string;
  /** From 0, without empty rows and columns around. */
  readonly row: number;
  readonly column: number;
}

interface Area {
  readonly code: string;
  readonly parent: string | null;
}

/** More in a row would be too small to read. */
const widest = 6;

/** The squares of areas as rows in which nothing is empty around; those that the map has no place for are left out. */
export const rowsOfTiles = (tiles: readonly Tile[]): readonly (readonly (string | undefined)[])[] => {
  const width = Math.max(0, ...tiles.map(({ column }) => column + 1));
  const height = Math.max(0, ...tiles.map(({ row }) => row + 1));
  return Array.from({ length: height }, (_, row) =>
    Array.from(
      { length: width },
      (__, column) => tiles.find((one) => one.row === row && one.column === column)?.code,
    ),
  );
};

/**
 * The squares on which these areas and those beside them (of the same larger area) are shown.
 * @param wanted codes that there is something to say of; what is no area is left out
 */
export function tilesOf(
  areas: readonly Area[],
  wanted: readonly string[],
  declared: TilePlaces = {},
): readonly Tile[] {
  const known = new Map(areas.map((one) => [one.code, one]));
  const groups = new Set(wanted.flatMap((code) => known.get(code)?.parent ?? (known.has(code) ? '' : [])));
  const shown = areas
    .filter(({ parent }) => groups.has(parent ?? ''))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const places = shown.flatMap(({ code }) => {
    const at = Object.hasOwn(declared, code) ? declared[code] : undefined;
    return at ? [{ code, row: at[0], column: at[1] }] : [];
  });
  const isWhole = places.length === shown.length;
  const isApart = new Set(places.map(({ row, column }) => `${row} ${column}`)).size === places.length;
  return isWhole && isApart ? withoutMargin(places) : inRows(shown);
}

function withoutMargin(tiles: readonly Tile[]): readonly Tile[] {
  const top = Math.min(...tiles.map(({ row }) => row));
  const start = Math.min(...tiles.map(({ column }) => column));
  return tiles.map(({ code, row, column }) => ({ code, row: row - top, column: column - start }));
}

/** One row, or as many as are needed, for the parts of each larger area. */
function inRows(shown: readonly Area[]): readonly Tile[] {
  let top = 0;
  return [...Map.groupBy(shown, ({ parent }) => parent ?? '').values()].flatMap((parts) => {
    const first = top;
    top += Math.ceil(parts.length / widest);
    return parts.map(({ code }, at) => ({
      code,
      row: first + Math.floor(at / widest),
      column: at % widest,
    }));
  });
}

/** How dark a square is: 0 for nothing, then four steps up to the most there is. */
export const shadeOf = (value: number | null | undefined, most: number): 0 | 1 | 2 | 3 | 4 => {
  if (!value || most <= 0) return 0;
  const share = value / most;
  return share > 0.75 ? 4 : share > 0.5 ? 3 : share > 0.25 ? 2 : 1;
};
