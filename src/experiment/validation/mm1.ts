import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { mm1, mm1SojournQuantile } from '../../stats/queueing-theory.js';
import { inMilliseconds, simulateStation } from './single-station.js';
import type { ValidationCase } from './validation-case.js';

const arrivalRate = 0.7;
const theory = mm1(arrivalRate, 1);

/** One server at 70 % utilisation, everything exponential. */
export const mm1Case: ValidationCase = {
  name: 'M/M/1',
  source: 'Kleinrock, Queueing Systems I, 1975, section 3.2',
  predictions: [
    { quantity: 'mean wait', unit: 'ms', theory: theory.wait },
    { quantity: 'mean number in system', unit: '1', theory: theory.inSystem },
    { quantity: '99th percentile of sojourn', unit: 'ms', theory: mm1SojournQuantile(arrivalRate, 1, 0.99) },
    { quantity: 'utilisation', unit: '1', theory: theory.utilization },
  ],
  observe(seed, replication) {
    const model = { name: 'M/M/1', arrivalRates: [arrivalRate], service: exponential(MS), servers: 1 };
    const { statistics, now } = simulateStation(model, seed, replication);
    return [
      inMilliseconds(statistics.wait.mean),
      statistics.inSystem.mean(now),
      inMilliseconds(statistics.sojourn.quantile(0.99)),
      statistics.busy.mean(now),
    ];
  },
};
