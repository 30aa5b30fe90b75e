import type { PointResult } from '../experiment/result-table.js';
import { formatSeconds, formatShare } from '../units/format.js';
import { estimateOf } from './estimate-of.js';

/** How long packets of a point take and how many are dropped, as the end of a sentence; empty where neither is known. */
export function serviceText(point: PointResult): string {
  const latency = estimateOf(point, 'latency_p99_s');
  const drops = estimateOf(point, 'drop_ratio');
  const late = latency === undefined ? '' : `, 99 % of packets within ${formatSeconds(latency.mean)}`;
  if (drops === undefined) return late;
  const none = drops.method === 'upper bound' && drops.ciHigh !== null;
  return `${late}, dropping ${none ? `less than ${formatShare(drops.ciHigh)}` : formatShare(drops.mean)}`;
}
