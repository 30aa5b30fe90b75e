import { MS } from '../../kernel/time.js';
import { lognormal } from '../../random/lognormal.js';
import { TimeWeighted } from '../../stats/time-weighted.js';
import { poissonArrivals, simulateStation } from './single-station.js';
import type { SimulatedCase } from './validation-case.js';

const load = 20;
const model = {
  name: 'M/G/infinity, lognormal service',
  gaps: [poissonArrivals(load)],
  service: lognormal(MS, 1.2),
  servers: Number.MAX_SAFE_INTEGER,
};

/** Nobody waits: the number of customers is Poisson, whatever the service. */
export const infiniteServersCase: SimulatedCase = {
  name: model.name,
  source: 'Mirasol 1963',
  predictions: [
    { quantity: 'mean number in system', unit: '1', theory: load },
    { quantity: 'variance of the number', unit: '1', theory: load },
  ],
  observe(seed, replication) {
    const squares = new TimeWeighted();
    const { statistics, now } = simulateStation(model, seed, replication, {
      changed: (instant, inSystem) => squares.update(instant, inSystem ** 2),
      reset: (instant) => squares.reset(instant),
    });
    const mean = statistics.inSystem.mean(now);
    return [mean, squares.mean(now) - mean ** 2];
  },
};
