import { MS } from '../../kernel/time.js';
import type { Distribution } from '../../random/distribution.js';
import { deterministic } from '../../random/distributions.js';
import { balancedHyperexponential, erlang } from '../../random/phase-type.js';
import { mg1 } from '../../stats/queueing-theory.js';
import { inMilliseconds, simulateStation } from './single-station.js';
import type { ValidationCase } from './validation-case.js';

/** Constant service at 70 % utilisation. */
export const md1Case = mg1Case('M/D/1', 0.7, deterministic(MS));
/** Service less variable than exponential: four phases. */
export const mErlang1Case = mg1Case('M/E4/1', 0.7, erlang(4, MS));
/** Service more variable than exponential: coefficient of variation 1.5. */
export const mHyperexponential1Case = mg1Case('M/H2/1', 0.6, balancedHyperexponential(MS, 1.5));

function mg1Case(name: string, arrivalRate: number, service: Distribution): ValidationCase {
  const theory = mg1(arrivalRate, service.mean / MS, service.variance / MS ** 2);
  return {
    name,
    source: 'Pollaczek 1930, Khinchine 1932',
    predictions: [
      { quantity: 'mean wait', unit: 'ms', theory: theory.wait },
      { quantity: 'mean number in system', unit: '1', theory: theory.inSystem },
    ],
    observe(seed, replication) {
      const model = { name, arrivalRates: [arrivalRate], service, servers: 1 };
      const { statistics, now } = simulateStation(model, seed, replication);
      return [inMilliseconds(statistics.wait.mean), statistics.inSystem.mean(now)];
    },
  };
}
