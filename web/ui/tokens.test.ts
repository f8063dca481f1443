import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const texts: readonly (readonly [string, readonly string[]])[] = [
  [
    'ink',
    [
      'ground',
      'paper',
      'raised',
      'shade',
      'accent-shade',
      'danger-shade',
      'late-shade',
      'done-shade',
      'info-shade',
    ],
  ],
  ['ink-soft', ['ground', 'paper', 'raised', 'shade', 'accent-shade']],
  ['accent', ['ground', 'paper', 'accent-shade', 'danger-shade', 'late-shade', 'done-shade', 'info-shade']],
  ['accent-strong', ['accent-shade', 'ground']],
  ['on-accent', ['accent', 'accent-strong']],
  ['on-danger', ['danger']],
  ['danger', ['ground', 'paper', 'danger-shade']],
  ['late', ['ground', 'paper', 'late-shade']],
  ['done', ['ground', 'paper', 'done-shade']],
  ['info', ['ground', 'paper', 'info-shade']],
  ['paper', ['ink-soft']],
];

describe.each(['light', 'dark'] as const)('contrast in %s', (theme) => {
  const colour = (name: string): string => {
    const found = colours.get(name);
    if (!found) throw new Error(`no colour ${name}`);
    return found[theme];
  };

  test.each(texts.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    'text %s on %s reads',
    (text, ground) => expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5),
  );

  test.each(['ground', 'paper', 'raised'])('edges of controls are seen on %s', (ground) =>
    expect(contrast(colour('edge'), colour(ground))).toBeGreaterThanOrEqual(3),
  );
});
