/** What a coverage is to lie between: with 2000 intervals the share of exact 95 % ones does so but once in 20 000. */
const promised = { least: 0.93, most: 0.97 };

interface Limits {
  readonly low: number | null;
  readonly high: number | null;
}

/** Share of `experiments` whose interval holds the truth: an open end holds everything, an interval without ends nothing. */
export function coverage(
  experiments: number,
  truth: number,
  interval: (experiment: number) => Limits,
): number {
  let covered = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    const { low, high } = interval(experiment);
    if (low === null && high === null) continue;
    if ((low ?? -Infinity) <= truth && truth <= (high ?? Infinity)) covered++;
  }
  return covered / experiments;
}

/** `covers` when the share lies where 95 % intervals promise it; else in which way it does not, and the share. */
export function verdictOn(share: number, { least, most } = promised): string {
  if (share < least) return `covers too seldom: ${share}`;
  return share > most ? `covers too often: ${share}` : 'covers';
}
