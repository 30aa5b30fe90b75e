import { MS } from '../../kernel/time.js';
import type { Distribution } from '../../random/distribution.js';
import { deterministic, exponential } from '../../random/distributions.js';
import { mmcc } from '../../stats/queueing-theory.js';
import { simulateStation } from './single-station.js';
import type { ValidationCase } from './validation-case.js';

const offeredLoad = 8;
const servers = 10;

/** Ten servers without a queue. */
export const erlangBCase = lossCase('Erlang B, 10 servers', exponential(MS));
/** The same with constant service: blocking depends on the mean alone. */
export const insensitiveErlangBCase = lossCase('Erlang B, constant service', deterministic(MS));

function lossCase(name: string, service: Distribution): ValidationCase {
  const theory = mmcc(offeredLoad, 1, servers);
  return {
    name,
    source: 'Erlang 1917; insensitivity: Sevastyanov 1957',
    predictions: [
      { quantity: 'blocking', unit: '1', theory: theory.blocking },
      { quantity: 'mean number in system', unit: '1', theory: theory.inSystem },
    ],
    observe(seed, replication) {
      const model = { name, arrivalRates: [offeredLoad], service, servers, capacity: servers };
      const { statistics, now } = simulateStation(model, seed, replication);
      return [statistics.lost / statistics.arrived, statistics.inSystem.mean(now)];
    },
  };
}
