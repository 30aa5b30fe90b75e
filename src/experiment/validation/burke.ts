import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { tallied } from '../../stats/confidence.js';
import { simulatedCase } from './figure.js';
import { poissonArrivals, simulateStation } from './single-station.js';

const arrivalRate = 1.4;
const model = {
  name: 'Departures of an M/M/2',
  gaps: [poissonArrivals(arrivalRate)],
  service: exponential(MS),
  servers: 2,
};

/** Customers leave an M/M/c as they come: a Poisson process. */
export const burkeCase = simulatedCase(model.name, 'Burke 1956', departureGaps, [
  { quantity: 'mean gap', unit: 'ms', theory: 1 / arrivalRate, of: (gaps) => tallied(gaps).mean / MS },
  { quantity: 'squared coefficient of variation', unit: '1', theory: 1, of: squaredVariation },
  { quantity: 'correlation of neighbouring gaps', unit: '1', theory: 0, of: neighbourCorrelation },
]);

/** Times between successive departures, in nanoseconds. */
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

function squaredVariation(values: readonly number[]): number {
  const { mean, standardDeviation } = tallied(values);
  return ((standardDeviation ?? 0) / mean) ** 2;
}

function neighbourCorrelation(values: readonly number[]): number {
  const { mean } = tallied(values);
  let [together, alone] = [0, 0];
  for (let i = 1; i < values.length; i++) {
    together += (values[i] - mean) * (values[i - 1] - mean);
    alone += (values[i] - mean) ** 2;
  }
  return together / alone;
}
