import type { Estimate } from '../experiment/result-table.js';

/** Half the width of the confidence interval over the mean as ` ± 0.3 %`; empty where there is none. */
export function relativeHalfWidth(estimate: Estimate): string {
  const width = halfWidth(estimate);
  return width === null || estimate.mean === 0
    ? ''
    : ` ± ${((100 * width) / Math.abs(estimate.mean)).toFixed(1)} %`;
}

/** Half the width of the confidence interval; null where one replication allows none. */
export function halfWidth({ ciLow, ciHigh }: Estimate): number | null {
  return ciLow === null || ciHigh === null ? null : (ciHigh - ciLow) / 2;
}
