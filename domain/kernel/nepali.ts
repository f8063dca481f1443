/**
 * The official calendar of Nepal, Bikram Sambat: solar years that begin in April, with months whose lengths follow no rule
 * but the almanac that is published for each year. Platforms do not know it (Unicode CLDR has no such calendar).
 *
 * Years up to 2083 are as they were published. Later ones are computed ahead, as printed calendars do it, and could move by
 * a day when their almanac appears; then their line here has to be mended.
 */

/** One year a word, one month a digit: how many days beyond 29 it has. */
const lengths = `
  132321110102 223222101011 223321101011 232321110012 132321110102
  223222101011 223321101011 232321110012 222322011002 223222101011
  223321101011 232321110012 222322011011 223222101011 223321101011
  232321110012 222322011011 223222101011 232321101011 232321110102
  222322101011 223222101011 232321110011 232321110102 222322101011
  223222101011 232321110012 132321110102 223222101011 223231101011
  232321110012 132321110102 223222101011 223321101011 232321110012
  132322011002 223222101011 223321101011 232321110012 222322011011
  223222101011 223321101011 232321110012 222322011011 223222101011
  232321101011 232321110012 222322101011 223222101011 232321110011
  232321110102 222322101011 223222101011 232321110011 232321110102
  223222101011 223231101011 232321110012 132321110102 223222101011
  223321101011 232321110012 132322010102 223222101011 223321101011
  232321110012 222322011002 223222101011 223321101011 232321110012
  222322011011 223222101011 232321101011 232321110012 222322101011
  223222101011 232321110011 232321110102 222322101011 223222101011
  232321110011 232321110102 223222101011 223222101011 232321110012
  132321110102 223222101011 223321101011 232321110012 132321110102
  223222101011 223321101011 232321110012 222322011002 223222101011
  223321101011 232321110012 222322011011 223222101011 223321101011
`
  .trim()
  .split(/\s+/);

const firstYear = 2000;
/** 1 Baishakh 2000, in whole days since 1970-01-01: 14 April 1943. */
const firstDay = -9759;

/** Lengths of the months of a year; none for a year that the table does not reach. */
const monthsOf = (year: number): readonly number[] =>
  [...(lengths[year - firstYear] ?? '')].map((digit) => 29 + Number(digit));

const sum = (days: readonly number[]): number => days.reduce((all, one) => all + one, 0);

/** First day of each year, as epoch days, and of the year after the last. */
const newYears: number[] = [firstDay];
for (const [index] of lengths.entries())
  newYears.push((newYears[index] ?? 0) + sum(monthsOf(firstYear + index)));

/** As `Counting` in dates.ts asks for it. */
export const nepali = {
  months: (year: number): number => monthsOf(year).length,
  days: (year: number, month: number): number => monthsOf(year)[month - 1] ?? 0,
  start: (year: number, month: number): number =>
    (newYears[year - firstYear] ?? 0) + sum(monthsOf(year).slice(0, month - 1)),
};

/** Year, month and day of an epoch day; undefined outside the years that the table reaches. */
export function findNepaliDay(
  epochDay: number,
): { readonly year: number; readonly month: number; readonly day: number } | undefined {
  const index = newYears.findLastIndex((start) => start <= epochDay);
  if (index < 0 || index >= lengths.length) return undefined;
  const year = firstYear + index;
  let day = epochDay - (newYears[index] ?? 0) + 1;
  let month = 1;
  for (const length of monthsOf(year)) {
    if (day <= length) break;
    day -= length;
    month += 1;
  }
  return { year, month, day };
}
