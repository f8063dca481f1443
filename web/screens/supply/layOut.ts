/**
 * Where each enterprise stands in the picture of a chain: in columns by how many tiers it is away, buyers before and suppliers
 * behind. The order of reading is that of a list with indents, so that a phone shows the same without the drawing.
 */
import type { Buying, Chain } from './chain.ts';

export interface Placed {
  readonly id: string;
  readonly side: 'buyer' | 'self' | 'supplier';
  /** How many links away; 0 for the one that the picture is about. */
  readonly tier: number;
  /** How far the list is indented: as the columns, from the outermost buyer on. */
  readonly column: number;
  /** From the top; halves, since each column stands in the middle. */
  readonly row: number;
}

export interface Edge {
  readonly buyer: Placed;
  readonly supplier: Placed;
  readonly isOver: boolean;
  readonly isTooSoon: boolean;
}

export interface Layout {
  /** In the order of reading. */
  readonly nodes: readonly Placed[];
  readonly edges: readonly Edge[];
  readonly columns: number;
  readonly rows: number;
}

type Way = (one: Buying) => { readonly from: string; readonly to: string };
const toSuppliers: Way = ({ buyer, supplier }) => ({ from: buyer, to: supplier });
const toBuyers: Way = ({ buyer, supplier }) => ({ from: supplier, to: buyer });

/** Everything that is reached one way, with how many links it is away at least; where a chain comes back, it ends. */
function reached(buyings: readonly Buying[], start: string, way: Way): ReadonlyMap<string, number> {
  const tiers = new Map([[start, 0]]);
  for (const [id, tier] of tiers) {
    for (const { from, to } of buyings.map(way)) if (from === id && !tiers.has(to)) tiers.set(to, tier + 1);
  }
  return tiers;
}

/** As one reads a list with indents: each directly below the one that it was reached from first. */
function readIn(
  buyings: readonly Buying[],
  start: string,
  way: Way,
  tiers: ReadonlyMap<string, number>,
): readonly string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const read = (id: string): void => {
    seen.add(id);
    order.push(id);
    for (const { from, to } of buyings.map(way)) {
      if (from === id && !seen.has(to) && tiers.get(to) === (tiers.get(id) ?? 0) + 1) read(to);
    }
  };
  read(start);
  return order;
}

export function layOut({ buyings }: Pick<Chain, 'buyings'>, self: string): Layout {
  const down = reached(buyings, self, toSuppliers);
  const up = reached(buyings, self, toBuyers);
  // in a circle one is both: it stands where it is nearer
  const isBuyer = (id: string): boolean =>
    (up.get(id) ?? Number.POSITIVE_INFINITY) < (down.get(id) ?? Number.POSITIVE_INFINITY);
  const buyers = readIn(buyings, self, toBuyers, up)
    .filter((id) => id !== self && isBuyer(id))
    .map((id) => ({ id, side: 'buyer', tier: up.get(id) ?? 0 }) as const)
    .toSorted((a, b) => b.tier - a.tier);
  const suppliers = readIn(buyings, self, toSuppliers, down)
    .filter((id) => id !== self && !isBuyer(id))
    .map((id) => ({ id, side: 'supplier', tier: down.get(id) ?? 0 }) as const);
  const furthest = Math.max(0, ...buyers.map(({ tier }) => tier));
  const all = [...buyers, { id: self, side: 'self', tier: 0 } as const, ...suppliers].map((one) => ({
    ...one,
    column: furthest + (one.side === 'buyer' ? -one.tier : one.tier),
  }));
  const inColumn = Map.groupBy(all, ({ column }) => column);
  const rows = Math.max(...[...inColumn.values()].map(({ length }) => length));
  const nodes = all.map((one): Placed => {
    const own = inColumn.get(one.column) ?? [];
    return { ...one, row: (rows - own.length) / 2 + own.indexOf(one) };
  });
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const between = Map.groupBy(buyings, ({ buyer, supplier }) => `${buyer} ${supplier}`);
  const edges = [...between.values()].flatMap((some): readonly Edge[] => {
    const [{ buyer, supplier } = { buyer: '', supplier: '' }] = some;
    const [from, to] = [byId.get(buyer), byId.get(supplier)];
    if (!from || !to) return [];
    const isOver = some.every((one) => one.isOver);
    return [{ buyer: from, supplier: to, isOver, isTooSoon: some.some((one) => one.isTooSoon) }];
  });
  return { nodes, edges, columns: Math.max(...nodes.map(({ column }) => column)) + 1, rows };
}

/** The one that an arrow key leads to from another: along a link to the side, or up and down in its column. */
export function nextTo(
  { nodes, edges }: Layout,
  id: string,
  towards: 'buyer' | 'supplier' | 'up' | 'down',
): string | undefined {
  const here = nodes.find((one) => one.id === id);
  if (!here) return undefined;
  if (towards === 'up' || towards === 'down') {
    const row = here.row + (towards === 'up' ? -1 : 1);
    return nodes.find((one) => one.column === here.column && one.row === row)?.id;
  }
  const near = edges
    .filter((edge) => edge[towards === 'buyer' ? 'supplier' : 'buyer'].id === id)
    .map((edge) => edge[towards])
    .filter(({ column }) => (towards === 'buyer' ? column < here.column : column > here.column))
    .toSorted((a, b) => Math.abs(a.row - here.row) - Math.abs(b.row - here.row));
  return near[0]?.id;
}
