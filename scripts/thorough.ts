/**
 * How far a test goes that could go on for long: random orders, every screen in every look. `npm test` takes a part that
 * bites, another one each time where it is drawn; the soak runs the same files over all of it (see vitest.config.ts).
 */

export const isThorough = process.env['GWEN_THOROUGH'] === '1';

/** What the test may spend in `npm test`, and in the soak. */
export const budget = (brief: number, thorough: number): number => (isThorough ? thorough : brief);

/** Where drawing begins; GWEN_SEED repeats a run. Print it. */
export const seed = Number(process.env['GWEN_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
