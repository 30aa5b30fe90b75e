import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { mm1 } from '../../stats/queueing-theory.js';
import { TimeWeighted } from '../../stats/time-weighted.js';
import { simulatedCase } from './figure.js';
import { numberAt } from './network-figures.js';
import { poissonArrivals } from './single-station.js';
import { type ObservedNetwork, simulateNetwork } from './station-network.js';

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
export const tandemCase = simulatedCase(model.name, 'R. R. P. Jackson 1954', observeTandem, [
  numberAt(0, 'station 1', theory[0].inSystem),
  numberAt(1, 'station 2', theory[1].inSystem),
  {
    quantity: 'share of time that both are empty',
    unit: '1',
    theory: (1 - theory[0].utilization) * (1 - theory[1].utilization),
    of: ({ empty }) => empty,
  },
]);

function observeTandem(seed: number, replication: number): ObservedNetwork & { readonly empty: number } {
  const clock = { now: 0 };
  const empty = new TimeWeighted(clock);
  const observed = simulateNetwork(model, seed, replication, (both) => ({
    moved: (instant) => {
      clock.now = instant;
      empty.update(both.every((one) => one.inSystem.value === 0) ? 1 : 0);
    },
    reset: (instant) => {
      clock.now = instant;
      empty.reset();
    },
  }));
  clock.now = observed.now;
  return { ...observed, empty: empty.mean };
}
