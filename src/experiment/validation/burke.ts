import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { tallied } from '../../stats/confidence.js';
import { poissonArrivals, simulateStation } from './single-station.js';
import type { SimulatedCase } from './validation-case.js';

const arrivalRate = 1.4;
const model = {
  name: 'Departures of an M/M/2',
  gaps: [poissonArrivals(arrivalRate)],
  service: exponential(MS),
  servers: 2,
};

/** Customers leave an M/M/c as they come: a Poisson process. */
export const burkeCase: SimulatedCase = {
  name: model.name,
  source: 'Burke 1956',
  predictions: [
    { quantity: 'mean gap', unit: 'ms', theory: 1 / arrivalRate },
    { quantity: 'squared coefficient of variation', unit: '1', theory: 1 },
    { quantity: 'correlation of neighbouring gaps', unit: '1', theory: 0 },
  ],
  observe(seed, replication) {
    const gaps = departureGaps(seed, replication);
    const { mean, standardDeviation } = tallied(gaps);
    return [mean / MS, ((standardDeviation ?? 0) / mean) ** 2, neighbourCorrelation(gaps, mean)];
  },
};

function departureGaps(seed: number, replication: number): readonly number[] {
  const gaps: number[] = [];
  let last = 0;
  simulateStation(model, seed, replication, {
    departed(now) {
      gaps.push(now - last);
      last = now;
    },
    reset: () => (gaps.length = 0),
  });
  return gaps;
}

function neighbourCorrelation(values: readonly number[], mean: number): number {
  let [together, alone] = [0, 0];
  for (let i = 1; i < values.length; i++) {
    together += (values[i] - mean) * (values[i - 1] - mean);
    alone += (values[i] - mean) ** 2;
  }
  return together / alone;
}
