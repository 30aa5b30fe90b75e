import { balanceChart } from './balance.js';
import type { Chart } from './chart.js';
import { comparisonChart } from './comparison.js';
import { efficiencyChart } from './efficiency.js';
import { latencyChart } from './latency.js';
import { scalingChart } from './scaling.js';
import { syncChart } from './sync.js';
import { timelineChart } from './timeline.js';
import { workChart } from './work.js';

/** Every chart of results, in the order of the page. A new one is one file and one line here. */
export const charts: readonly Chart[] = [
  scalingChart,
  efficiencyChart,
  workChart,
  syncChart,
  latencyChart,
  balanceChart,
  comparisonChart,
  timelineChart,
];
