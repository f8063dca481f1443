/**
 * The drawing of a chain: a list with indents, whose items stand in columns with lines between them where there is room. Each
 * is a link; arrow keys walk along the links. Colours have an icon and a word beside them.
 */
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useDirectory } from '../../client/directory.ts';
import { useI18n } from '../../i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Chain, Standing } from './chain.ts';
import type { Layout, Placed } from './layOut.ts';
import { nextTo } from './layOut.ts';
import { enterpriseWords, iconOf, toneOf } from './words.ts';
import './supply.css';

/** Sizes in rem, so that the drawing grows with the text. */
const [cardWidth, cardHeight, gapX, gapY] = [10.5, 6.25, 2.25, 0.75];
const left = ({ column }: Placed): number => column * (cardWidth + gapX);
const top = ({ row }: Placed): number => row * (cardHeight + gapY);

interface GraphProps {
  readonly chain: Chain;
  readonly layout: Layout;
  readonly label: string;
  readonly standings: ReadonlyMap<string, readonly Standing[]>;
  readonly names: ReadonlyMap<string, string> | undefined;
}

export function Graph({ chain, layout, label, standings, names }: GraphProps) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const room = useRef<HTMLDivElement>(null);
  const self = layout.nodes.find(({ side }) => side === 'self')?.id;
  const cardOf = (id: string | undefined): HTMLElement | null =>
    room.current?.querySelector<HTMLElement>(`[data-node="${id}"]`) ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each enterprise, not for each change
  useEffect(() => {
    const [box, card] = [room.current, cardOf(self)];
    if (!box || !card) return;
    const [outer, inner] = [box.getBoundingClientRect(), card.getBoundingClientRect()];
    box.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }, [self]);
  const walk = (event: KeyboardEvent<HTMLElement>, id: string): void => {
    const forward = words.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const ways: Readonly<Record<string, Parameters<typeof nextTo>[2]>> = {
      ArrowUp: 'up',
      ArrowDown: 'down',
      ArrowLeft: forward === 'ArrowLeft' ? 'supplier' : 'buyer',
      ArrowRight: forward === 'ArrowRight' ? 'supplier' : 'buyer',
    };
    const way = ways[event.key];
    const next = way && cardOf(nextTo(layout, id, way));
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const [width, height] = [
    layout.columns * (cardWidth + gapX) - gapX,
    layout.rows * (cardHeight + gapY) - gapY,
  ];
  return (
    <div className="chain-room" ref={room}>
      <div className="chain">
        <svg
          className="chart-drawing chain-lines"
          viewBox={`0 0 ${width} ${height}`}
          style={{ inlineSize: `${width}rem`, blockSize: `${height}rem` }}
          aria-hidden="true"
        >
          {layout.edges.map(({ buyer, supplier, isOver, isTooSoon }) => (
            <path
              key={`${buyer.id} ${supplier.id}`}
              className={`chain-line${isTooSoon ? ' chain-line-left' : isOver ? ' chain-line-over' : ''}`}
              d={curve(buyer, supplier)}
            />
          ))}
        </svg>
        <ol className="chain-nodes" aria-label={label}>
          {layout.nodes.map((node) => {
            const line = chain.lines.get(node.id);
            const [standing] = standings.get(node.id) ?? [];
            const tone = standing && toneOf[standing];
            const name = names?.get(node.id);
            return (
              line && (
                <li
                  key={node.id}
                  className={`chain-node chain-${node.side}${tone ? ` chain-${tone}` : ''}`}
                  style={{
                    insetInlineStart: `${left(node)}rem`,
                    insetBlockStart: `${top(node)}rem`,
                  }}
                >
                  <span className="chain-indent" style={{ inlineSize: `${node.column * 0.75}rem` }} />
                  <Link
                    href={`/dossiers/${node.id}`}
                    data-node={node.id}
                    aria-current={node.side === 'self' ? 'page' : undefined}
                    onKeyDown={(event) => walk(event, node.id)}
                  >
                    <span className="number">{line.number}</span>
                    <span className="chain-side small">
                      {t(`supply.side.${node.side}`, { tier: node.tier })}
                    </span>
                    {name === undefined ? (
                      <span className="chain-about small">{enterpriseWords(line, words, known)}</span>
                    ) : (
                      <bdi className="chain-about small">{name}</bdi>
                    )}
                    {standing && (
                      <span className="chain-standing small">
                        <Icon name={iconOf[standing]} /> {t(`supply.standing.${standing}`)}
                      </span>
                    )}
                  </Link>
                </li>
              )
            );
          })}
        </ol>
      </div>
    </div>
  );
}

/** From the end of the buyer to the beginning of the supplier. */
function curve(buyer: Placed, supplier: Placed): string {
  const [x, y] = [left(buyer) + cardWidth, top(buyer) + cardHeight / 2];
  const [toX, toY] = [left(supplier), top(supplier) + cardHeight / 2];
  const bend = gapX * 0.6;
  return `M${x} ${y}C${x + bend} ${y} ${toX - bend} ${toY} ${toX} ${toY}`;
}
