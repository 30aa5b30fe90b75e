import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { priorityWaits } from '../../stats/queueing-theory.js';
import { inMilliseconds, simulateStation } from './single-station.js';
import type { ValidationCase } from './validation-case.js';

const arrivalRates = [0.3, 0.4];
const [urgentWait, otherWait] = priorityWaits(
  arrivalRates.map((arrivalRate) => ({ arrivalRate, serviceMean: 1, serviceVariance: 1 })),
);

/** One server, two classes; the urgent one goes first but does not interrupt. */
export const priorityCase: ValidationCase = {
  name: 'M/M/1 with priority',
  source: 'Cobham 1954',
  predictions: [
    { quantity: 'mean wait, urgent class', unit: 'ms', theory: urgentWait },
    { quantity: 'mean wait, other class', unit: 'ms', theory: otherWait },
  ],
  observe(seed, replication) {
    const model = { name: 'priority', arrivalRates, service: exponential(MS), servers: 1 };
    const { statistics } = simulateStation(model, seed, replication);
    return statistics.waits.map((wait) => inMilliseconds(wait.mean));
  },
};
