/** The screens and readers for which the gallery is drawn when it is tested. */

export interface Scene {
  readonly width: number;
  readonly locale: string;
  readonly theme: 'light' | 'dark';
  /** Colours that the person's device dictates. */
  readonly isForced?: boolean;
  readonly moves?: boolean;
  /** The one component that is drawn. */
  readonly only?: string;
}

export const desk: Scene = { width: 1280, locale: 'en', theme: 'light' };

/** axe looks at these alone, unless there is time: each width, theme and direction comes once. */
export const paired: readonly Scene[] = [
  { width: 360, locale: 'ar-XB', theme: 'dark' },
  { width: 1280, locale: 'en', theme: 'light' },
];

export const scenes: readonly Scene[] = [
  ...paired,
  { width: 360, locale: 'en', theme: 'light' },
  { width: 1280, locale: 'en', theme: 'dark' },
  { width: 1280, locale: 'ar-XB', theme: 'light' },
  { width: 320, locale: 'en-XA', theme: 'light' },
  // a desk at 200 %
  { width: 640, locale: 'en', theme: 'light' },
  { width: 1280, locale: 'en', theme: 'light', isForced: true },
];
