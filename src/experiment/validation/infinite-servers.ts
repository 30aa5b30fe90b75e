import { MS } from '../../kernel/time.js';
import { lognormal } from '../../random/lognormal.js';
import { TimeWeighted } from '../../stats/time-weighted.js';
import { simulatedCase } from './figure.js';
import { poissonArrivals, simulateStation } from './single-station.js';

const load = 20;
const model = {
  name: 'M/G/infinity, lognormal service',
  gaps: [poissonArrivals(load)],
  service: lognormal(MS, 1.2),
  servers: Number.MAX_SAFE_INTEGER,
};

/** Nobody waits: the number of customers is Poisson, whatever the service. */
export const infiniteServersCase = simulatedCase(model.name, 'Takács 1962, chapter 3', moments, [
  { quantity: 'mean number in system', unit: '1', theory: load, of: ({ mean }) => mean },
  {
    quantity: 'variance of the number',
    unit: '1',
    theory: load,
    of: ({ mean, meanSquare }) => meanSquare - mean ** 2,
  },
]);

/** Of the number in the system over time. */
function moments(seed: number, replication: number): { readonly mean: number; readonly meanSquare: number } {
  const clock = { now: 0 };
  const squares = new TimeWeighted(clock);
  const { statistics, now } = simulateStation(model, seed, replication, {
    changed: (instant, inSystem) => {
      clock.now = instant;
      squares.update(inSystem ** 2);
    },
    reset: (instant) => {
      clock.now = instant;
      squares.reset();
    },
  });
  clock.now = now;
  return { mean: statistics.inSystem.mean, meanSquare: squares.mean };
}
