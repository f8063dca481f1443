/** Time left until a deadline, or passed since it, in the one unit that matters to somebody who has to act. */

export type TimeUnit = 'minute' | 'hour' | 'day';

export interface TimeLeft {
  /** Whole units, 0 or more. */
  readonly amount: number;
  readonly unit: TimeUnit;
  readonly isLate: boolean;
}

const lengths: readonly (readonly [TimeUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Seconds are never shown on their own: under a minute is "now". From two days on in days, from two hours on in hours. */
export function timeLeft(ms: number): TimeLeft {
  const size = Math.abs(ms);
  const [unit, length] = lengths.find(([name, one]) => size >= (name === 'minute' ? one : 2 * one)) ?? [
    'minute',
    60_000,
  ];
  return { amount: Math.floor(size / length), unit, isLate: ms < 0 };
}

/** How long what is shown stays true, in milliseconds: when to draw again. */
export function untilChange(ms: number): number {
  const { unit } = timeLeft(ms);
  const length = unit === 'minute' ? 60_000 : 3_600_000;
  const rest = ((ms % length) + length) % length;
  return Math.min(Math.max(rest, 250) + 50, 3_600_000);
}

/** Minutes and seconds left or passed, within an hour of the deadline on either side; undefined further away. */
export function clockOf(ms: number): { readonly minutes: number; readonly seconds: number } | undefined {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  return seconds < 3600 ? { minutes: Math.floor(seconds / 60), seconds: seconds % 60 } : undefined;
}

/** How long a clock with seconds stays true, in milliseconds. */
export const untilTick = (ms: number): number =>
  clockOf(ms)
    ? (((ms % 1000) + 1000) % 1000) + 20
    : ms > 0
      ? Math.min(untilChange(ms), Math.max(250, ms - 3_600_000 + 20))
      : untilChange(ms);

export type Pressure = 'calm' | 'soon' | 'late';

/** How pressing it is: late, within the last part of its time, or neither. */
export function pressure(ms: number, soonMs: number): Pressure {
  if (ms < 0) return 'late';
  return ms <= soonMs ? 'soon' : 'calm';
}
