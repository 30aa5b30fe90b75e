import { MS } from '../../kernel/time.js';
import type { Distribution } from '../../random/distribution.js';
import { boundedPareto, deterministic } from '../../random/distributions.js';
import { lognormal } from '../../random/lognormal.js';
import { balancedHyperexponential, erlang } from '../../random/phase-type.js';
import { mg1 } from '../../stats/queueing-theory.js';
import { poissonArrivals } from './single-station.js';
import { meanNumber, meanWait, stationCase } from './station-figures.js';
import type { SimulatedCase } from './validation-case.js';

/** Constant service at 70 % utilisation. */
export const md1Case = mg1Case('M/D/1', 0.7, deterministic(MS));
/** Service less variable than exponential: four phases. */
export const mErlang1Case = mg1Case('M/E4/1', 0.7, erlang(4, MS));
/** Service more variable than exponential: coefficient of variation 1.5. */
export const mHyperexponential1Case = mg1Case('M/H2/1', 0.6, balancedHyperexponential(MS, 1.5));
/** Skewed service, as measured times often are: coefficient of variation 1.2. */
export const mLognormal1Case = mg1Case('M/G/1, lognormal service', 0.6, lognormal(MS, 1.2));
/**
 * Heavy-tailed service: tail index 1.5, cut at a hundred times the smallest. Without the cut the mean wait would be
 * infinite; with one at a thousand times it would hang on so few customers that 20 replications often miss them and
 * give too short an interval.
 */
export const mPareto1Case = mg1Case(
  'M/G/1, bounded Pareto service',
  0.5,
  boundedPareto(1.5, 0.37 * MS, 37 * MS),
  { measured: 160_000 },
);

function mg1Case(
  name: string,
  arrivalRate: number,
  service: Distribution,
  length: { readonly measured?: number } = {},
): SimulatedCase {
  const theory = mg1(arrivalRate, service.mean / MS, service.variance / MS ** 2);
  const model = { name, gaps: [poissonArrivals(arrivalRate)], service, servers: 1, ...length };
  return stationCase('Pollaczek 1930; Khinchine 1932', model, [
    meanWait(theory.wait),
    meanNumber(theory.inSystem),
  ]);
}
