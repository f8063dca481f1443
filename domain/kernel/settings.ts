/** Numbers that a country may set: each with its unit, default and bounds, declared beside what it is for. */

export interface Setting {
  readonly id: string;
  readonly unit: 'minutes' | 'hours' | 'days' | 'months' | 'count' | 'percent' | 'years';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export const setting = (
  id: string,
  unit: Setting['unit'],
  value: number,
  min: number,
  max: number,
): Setting => ({ id, unit, default: value, min, max });

/** Length of a setting in milliseconds (a month is 30 days; counts, shares and ages throw). */
export function settingMs(declared: Setting, value: number): number {
  const unit = {
    minutes: 60_000,
    hours: 3_600_000,
    days: 86_400_000,
    months: 30 * 86_400_000,
    count: Number.NaN,
    percent: Number.NaN,
    years: Number.NaN,
  }[declared.unit];
  if (Number.isNaN(unit)) throw new Error(`${declared.id} is no length of time`);
  return unit * value;
}
