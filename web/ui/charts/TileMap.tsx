/**
 * A map of areas as squares (domain/tiles.ts): each with its name and number, darker the higher it is, striped where it is
 * withheld. Without outside tiles, readable without colours; the table behind it says the same to everybody.
 */
import type { TilePlaces } from '../../../domain/tiles.ts';
import { rowsOfTiles, shadeOf, tilesOf } from '../../../domain/tiles.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { chartTexts } from '../../messages/parts/charts.en.ts';
import './tileMap.css';

addMessages('en', chartTexts);

interface TileValue {
  readonly code: string;
  readonly value: number | null;
  /** The value as people read it. */
  readonly said: string;
  readonly isWithheld: boolean;
}

interface TileMapProps {
  readonly areas: readonly { readonly code: string; readonly parent: string | null; readonly name: string }[];
  readonly places: TilePlaces | undefined;
  readonly values: readonly TileValue[];
}

/** Draws nothing where there are not at least two areas to compare. Put a table beside it. */
export function TileMap({ areas, places, values }: TileMapProps) {
  const { t, direction } = useI18n();
  const byArea = new Map(values.map((one) => [one.code, one]));
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  const grid = rowsOfTiles(tilesOf(areas, [...byArea.keys()], places));
  if (grid.flat().filter(Boolean).length < 2) return null;
  const most = Math.max(0, ...values.map(({ value }) => value ?? 0));
  return (
    <figure className="tile-map">
      <div
        className="tile-grid"
        aria-hidden="true"
        // east stays east, whichever way is written
        dir={places ? 'ltr' : undefined}
        style={{ gridTemplateColumns: `repeat(${grid[0]?.length ?? 1}, minmax(0, 1fr))` }}
      >
        {grid.flatMap((line, row) =>
          line.map((code, column) => {
            const value = code === undefined ? undefined : byArea.get(code);
            const look = value?.isWithheld ? 'tile-withheld' : `tile-${shadeOf(value?.value, most)}`;
            return code === undefined ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: an empty place has no other name
              <span key={`${row} ${column}`} />
            ) : (
              <span key={code} className={`tile ${look}`} dir={direction}>
                <bdi>{names.get(code) ?? code}</bdi>
                <b className="digits">{value?.said ?? '–'}</b>
              </span>
            );
          }),
        )}
      </div>
      <figcaption className="small soft">{t('chart.map')}</figcaption>
    </figure>
  );
}
