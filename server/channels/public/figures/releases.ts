/** Approved releases as public pages tell them: kept in memory, since what was approved stays as it is. */
import type { FigureDeclaration } from '../../../../domain/kernel/figure.ts';
import type { FigureNames, ReleaseRow } from '../../../exchange/figures/rows.ts';
import { rowsOf } from '../../../exchange/figures/rows.ts';
import type { PublicRelease } from '../../../store/figures.ts';
import { findPublicTables, readPublicReleases } from '../../../store/figures.ts';
import { readPublicAreas } from '../../../store/published.ts';
import type { Store } from '../../../store/store.ts';
import type { Asked } from '../frame.ts';

/** Whom one organisation helped is for those who answer for it, not for everybody. */
const leftOut = ['steward'];
/** As many periods as a page shows side by side; older ones are found by their address. */
const mostKept = 40;

export interface Told {
  readonly release: PublicRelease;
  readonly rows: readonly ReleaseRow[];
  /** The tables there are, empty ones too, as `figure by`; the others are withheld as a whole. */
  readonly tables: ReadonlySet<string>;
}

export interface PublicFigures {
  /** The newest period first. */
  readonly releases: readonly PublicRelease[];
  readonly areas: Awaited<ReturnType<typeof readPublicAreas>>;
  /** What a release tells everybody. */
  tell(release: PublicRelease): Promise<Told>;
}

/** The month in which the period begins: how a release is called in addresses. */
export const monthOf = ({ since }: PublicRelease): string => since.slice(0, 7);

export function publicFigures(store: Store): () => Promise<PublicFigures> {
  const kept = new Map<string, Told>();
  return async () => {
    const [releases, areas] = await Promise.all([readPublicReleases(store), readPublicAreas(store)]);
    return {
      releases,
      areas,
      async tell(release) {
        const known = kept.get(release.id);
        if (known) return known;
        const all = (await findPublicTables(store, release.id)) ?? {};
        const tables = new Set(
          Object.entries(all).flatMap(([figure, byWhat]) =>
            Object.keys(byWhat).map((by) => `${figure} ${by}`),
          ),
        );
        const told = { release, tables, rows: rowsOf(all, leftOut) };
        if (kept.size >= mostKept) kept.clear();
        kept.set(release.id, told);
        return told;
      },
    };
  };
}

/** The rows of one figure's table, none where nothing was counted; undefined where it is withheld as a whole. */
export const findTable = (
  { rows, tables }: Told,
  figure: FigureDeclaration,
  by: string,
): readonly ReleaseRow[] | undefined =>
  tables.has(`${figure.id} ${by}`) ? rows.filter((row) => row.figure === figure && row.by === by) : undefined;

/** Names in the language of who asks. */
export function namesFor({ label }: Asked, areas: PublicFigures['areas']): FigureNames {
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  return { label, area: (code) => names.get(code) ?? code, organisation: String };
}

/** "January – March 2025". */
export function periodWords(language: string, { since, until }: PublicRelease): string {
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return month.formatRange(new Date(since), new Date(Date.parse(until) - 86_400_000));
}
