import { MS } from '../../kernel/time.js';
import type { Distribution } from '../../random/distribution.js';
import { deterministic, exponential } from '../../random/distributions.js';
import { mmcc } from '../../stats/queueing-theory.js';
import { poissonArrivals } from './single-station.js';
import { blockingProbability, meanNumber, stationCase } from './station-figures.js';
import type { SimulatedCase } from './validation-case.js';

const offeredLoad = 8;
const servers = 10;

/** Ten servers without a queue. */
export const erlangBCase = lossCase('Erlang B, 10 servers', exponential(MS), 'Erlang 1917');
/** The same with constant service: blocking depends on the mean alone. */
export const insensitiveErlangBCase = lossCase(
  'Erlang B, constant service',
  deterministic(MS),
  'Sevastyanov 1957',
);

function lossCase(name: string, service: Distribution, source: string): SimulatedCase {
  const { blocking, inSystem } = mmcc(offeredLoad, 1, servers);
  const model = { name, gaps: [poissonArrivals(offeredLoad)], service, servers, capacity: servers };
  return stationCase(source, model, [blockingProbability(blocking), meanNumber(inSystem)]);
}
