/**
 * Theme and density of this device. The theme follows the device unless somebody chose; the density is for thumbs
 * unless there is a mouse and room. Kept in local storage: it tells nothing of a person or her work.
 */
export type Theme = 'device' | 'light' | 'dark';
export type Density = 'auto' | 'thumb' | 'desk';

export interface Appearance {
  readonly theme: Theme;
  readonly density: Density;
}

const key = 'appearance';
const themes: readonly Theme[] = ['device', 'light', 'dark'];
const densities: readonly Density[] = ['auto', 'thumb', 'desk'];
const deskQuery = '(min-width: 60rem) and (pointer: fine)';

/** What was chosen on this device; anything unreadable counts as not chosen. */
export function readAppearance(): Appearance {
  let stored: unknown;
  try {
    stored = JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    stored = {};
  }
  const chosen = typeof stored === 'object' && stored !== null ? stored : {};
  return {
    theme: themes.find((one) => 'theme' in chosen && one === chosen.theme) ?? 'device',
    density: densities.find((one) => 'density' in chosen && one === chosen.density) ?? 'auto',
  };
}

export function applyAppearance({ theme, density }: Appearance): void {
  const { dataset } = document.documentElement;
  if (theme === 'device') delete dataset['theme'];
  else dataset['theme'] = theme;
  dataset['density'] = density === 'auto' ? (matchMedia(deskQuery).matches ? 'desk' : 'thumb') : density;
}

export function chooseAppearance(appearance: Appearance): void {
  applyAppearance(appearance);
  try {
    localStorage.setItem(key, JSON.stringify(appearance));
  } catch {
    // A full or forbidden storage costs only the memory of this choice.
  }
}

/** Follows the device (a keyboard attached, a window widened) until the page goes. */
export function followDevice(): void {
  applyAppearance(readAppearance());
  matchMedia(deskQuery).addEventListener('change', () => applyAppearance(readAppearance()));
}
