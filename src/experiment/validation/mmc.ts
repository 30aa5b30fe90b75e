import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { erlangC } from '../../stats/erlang.js';
import { mmc } from '../../stats/queueing-theory.js';
import { inMilliseconds, simulateStation } from './single-station.js';
import type { ValidationCase } from './validation-case.js';

const four = { name: 'M/M/4', arrivalRates: [3], service: exponential(MS), servers: 4 };
const fourTheory = mmc(3, 1, 4);

/** Four servers at 75 % utilisation behind one queue. */
export const mmcCase: ValidationCase = {
  name: 'M/M/4',
  source: 'Kleinrock, Queueing Systems I, 1975, section 3.5',
  predictions: [
    { quantity: 'mean wait', unit: 'ms', theory: fourTheory.wait },
    { quantity: 'mean number in system', unit: '1', theory: fourTheory.inSystem },
  ],
  observe(seed, replication) {
    const { statistics, now } = simulateStation(four, seed, replication);
    return [inMilliseconds(statistics.wait.mean), statistics.inSystem.mean(now)];
  },
};

const ten = { name: 'Erlang C', arrivalRates: [7], service: exponential(MS), servers: 10 };

/** Ten servers: who finds all busy waits. */
export const erlangCCase: ValidationCase = {
  name: 'Erlang C, 10 servers',
  source: 'Erlang 1917',
  predictions: [{ quantity: 'probability of wait', unit: '1', theory: erlangC(7, 10) }],
  observe(seed, replication) {
    const { statistics } = simulateStation(ten, seed, replication);
    return [statistics.delayed / statistics.arrived];
  },
};
