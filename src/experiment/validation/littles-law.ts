import { MS } from '../../kernel/time.js';
import { balancedHyperexponential, erlang } from '../../random/phase-type.js';
import { inMilliseconds, stationCase } from './station-figures.js';

/** A station that no formula solves: three servers, neither arrivals nor service exponential. */
const model = {
  name: "Little's law in an E2/H2/3",
  gaps: [erlang(2, 0.4 * MS)],
  service: balancedHyperexponential(MS, 1.5),
  servers: 3,
};

/** Both sides are measured: the number present, and how many leave after which time. */
export const littlesLawCase = stationCase('Little 1961', model, [
  {
    quantity: 'number over (throughput x sojourn)',
    unit: '1',
    theory: 1,
    of({ statistics, began, now }) {
      const throughput = statistics.sojourn.count / ((now - began) / MS);
      return statistics.inSystem.mean / (throughput * inMilliseconds(statistics.sojourn.mean));
    },
  },
]);
