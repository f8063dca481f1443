/** The icons: our own strokes on a 24 grid, drawn in the colour of the text, always beside a word. */
import './Icon.css';

const paths = {
  add: 'M12 5v14M5 12h14',
  alert: 'M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.01',
  answer: 'M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4',
  back: 'm15 5-7 7 7 7',
  bars: 'M5 20v-8M12 20V4M19 20v-5',
  bed: 'M3 19V6M3 16h18v3M21 16v-3a3 3 0 0 0-3-3h-8v6M6.5 12.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  building: 'M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 9 6 6 6-6',
  flag: 'M6 21V4M6 5h12l-2.5 4L18 13H6',
  forward: 'm9 5 7 7-7 7',
  hidden:
    'M3 3l18 18M10 6.2A9.8 9.8 0 0 1 21.5 12a15 15 0 0 1-2.2 2.9M6 7.4A14 14 0 0 0 2.5 12c2.1 3.7 5.5 6 9.5 6 1.5 0 2.9-.3 4.1-.9',
  home: 'M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4v-8.5Z',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.5v.01',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01',
  lock: 'M6 11h12v9H6v-9ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5.5 12v.01M12 12v.01M18.5 12v.01',
  offline: 'M3 3l18 18M8 8.2A5.5 5.5 0 0 0 6.5 19H17M10.8 6.6A6 6 0 0 1 17.3 11a4 4 0 0 1 3 6.2',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.4-3.5 3-5.5 6.5-5.5s6.1 2 6.5 5.5M16 5a3.3 3.3 0 0 1 0 6.3M18.5 14.8c1.8.9 2.8 2.6 3 5.2',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 21c.5-4.2 3.5-6.5 7.5-6.5s7 2.3 7.5 6.5',
  photo: 'M3 8h4l2-3h6l2 3h4v11H3V8ZM12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z',
  refuse: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM6 6l12 12',
  remove: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l5 5',
  setUp:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  shown:
    'M2.5 12C4.6 8.3 8 6 12 6s7.4 2.3 9.5 6c-2.1 3.7-5.5 6-9.5 6s-7.4-2.3-9.5-6ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  shield: 'M12 3.5 5 6v6c0 4.2 2.8 7 7 8.5 4.2-1.5 7-4.3 7-8.5V6l-7-2.5Z',
  unsaid:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.6 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.9-1.2 1.8M12 16.7v.01',
  wait: 'M7 3.5h10M7 20.5h10M8 3.5c0 4.5 4 5.5 4 8.5s-4 4-4 8.5M16 3.5c0 4.5-4 5.5-4 8.5s4 4 4 8.5',
} as const;

export type IconName = keyof typeof paths;

const mirrored: ReadonlySet<IconName> = new Set(['back', 'forward', 'list', 'answer', 'unsaid']);

/** Decoration only: the word beside it is what a screen reader says. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className={mirrored.has(name) ? 'icon icon-mirrored' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
