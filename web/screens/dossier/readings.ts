/** Lines of the reading log as they are shown: the same thing done again and again on a day is one line. */

export interface Reading {
  readonly id: string;
  readonly at: string;
  readonly account: number;
  readonly what: string;
}

export interface ReadingLine extends Reading {
  readonly times: number;
}

/** Neighbours by the same person, of the same kind and on the same day become the newest of them, with how often. */
export function readingLines(
  readings: readonly Reading[],
  dayOf: (at: string) => string,
): readonly ReadingLine[] {
  const lines: ReadingLine[] = [];
  for (const reading of readings) {
    const last = lines.at(-1);
    const isSame =
      last?.account === reading.account && last.what === reading.what && dayOf(last.at) === dayOf(reading.at);
    if (last && isSame) lines[lines.length - 1] = { ...last, times: last.times + 1 };
    else lines.push({ ...reading, times: 1 });
  }
  return lines;
}
