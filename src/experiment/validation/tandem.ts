import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { mm1 } from '../../stats/queueing-theory.js';
import { TimeWeighted } from '../../stats/time-weighted.js';
import { poissonArrivals } from './single-station.js';
import { simulateNetwork } from './station-network.js';
import type { SimulatedCase } from './validation-case.js';

const arrivalRate = 0.6;
const rates = [1, 0.8];
const theory = rates.map((rate) => mm1(arrivalRate, rate));
const model = {
  name: 'Two queues in tandem',
  stations: [
    { servers: 1, service: exponential(MS / rates[0]), gap: poissonArrivals(arrivalRate), next: [0, 1] },
    { servers: 1, service: exponential(MS / rates[1]), next: [] },
  ],
};

/** The second queue does not know what the first is doing: shares of time multiply. */
export const tandemCase: SimulatedCase = {
  name: model.name,
  source: 'R. R. P. Jackson 1954',
  predictions: [
    { quantity: 'mean number at station 1', unit: '1', theory: theory[0].inSystem },
    { quantity: 'mean number at station 2', unit: '1', theory: theory[1].inSystem },
    {
      quantity: 'share of time that both are empty',
      unit: '1',
      theory: (1 - theory[0].utilization) * (1 - theory[1].utilization),
    },
  ],
  observe(seed, replication) {
    const empty = new TimeWeighted();
    const { stations, now } = simulateNetwork(model, seed, replication, (both) => ({
      moved: (instant) => empty.update(instant, both.every((one) => one.inSystem.value === 0) ? 1 : 0),
      reset: (instant) => empty.reset(instant),
    }));
    return [...stations.map((station) => station.inSystem.mean(now)), empty.mean(now)];
  },
};
