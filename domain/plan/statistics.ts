/**
 * Exact tests on small counts. Nothing is approximated: the counts of a country's figures are small, and an approximation
 * is wrong just there.
 */

/** ln(n!), summed; the counts here are in the thousands at most. */
function lnFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i += 1) sum += Math.log(i);
  return sum;
}

const lnChoose = (n: number, k: number): number => lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);

/** How much two probabilities that are equal in truth may differ in floating point. */
const tie = 1 + 1e-7;

/** Whole numbers from 0. */
export interface Split {
  readonly yes: number;
  readonly no: number;
}

/**
 * Fisher's exact test, two-sided: the chance of a table at least as uneven as this one if both groups were treated alike
 * (the sum over all tables with these margins that are no more likely).
 * @returns a probability from 0 to 1; 1 where a row or column is empty. Throws on counts that are none.
 */
export function fisherExact(a: Split, b: Split): number {
  for (const count of [a.yes, a.no, b.yes, b.no])
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no count`);
  const [rowA, rowB, yes] = [a.yes + a.no, b.yes + b.no, a.yes + b.yes];
  const whole = lnChoose(rowA + rowB, yes);
  const chance = (k: number): number => Math.exp(lnChoose(rowA, k) + lnChoose(rowB, yes - k) - whole);
  const seen = chance(a.yes);
  let sum = 0;
  for (let k = Math.max(0, yes - rowB); k <= Math.min(rowA, yes); k += 1) {
    const one = chance(k);
    if (one <= seen * tie) sum += one;
  }
  return Math.min(1, sum);
}

/**
 * The chance of at least `hits` of `tries` where each comes with probability `share`. With counts of two periods and the
 * share of time that is the second: the chance of such a rise if nothing had changed.
 */
export function atLeast(hits: number, tries: number, share: number): number {
  let sum = 0;
  for (let k = hits; k <= tries; k += 1) {
    sum += Math.exp(lnChoose(tries, k) + k * Math.log(share) + (tries - k) * Math.log1p(-share));
  }
  return Math.min(1, sum);
}
