import { MS } from '../../kernel/time.js';
import { geometric } from '../../random/counts.js';
import type { Distribution } from '../../random/distribution.js';
import { deterministic, exponential } from '../../random/distributions.js';
import { batchArrivals } from '../../stats/batch-arrivals.js';
import { poissonArrivals } from './single-station.js';
import { meanNumber, meanWait, stationCase } from './station-figures.js';
import type { SimulatedCase } from './validation-case.js';

const batchRate = 0.15;
const meanSize = 4;

/** Four customers at a time. */
export const fixedBatchesCase = batchCase('M[4]/M/1, batches of four', deterministic(meanSize));
/** Four at a time on average, every further one by chance. */
export const geometricBatchesCase = batchCase(
  'M[X]/M/1, geometric batches',
  atLeastOne(geometric(1 / meanSize)),
);

function batchCase(name: string, batch: Distribution): SimulatedCase {
  const theory = batchArrivals(batchRate, batch, 1);
  const model = {
    name,
    gaps: [poissonArrivals(batchRate)],
    batch,
    service: exponential(MS),
    servers: 1,
    measured: 40_000,
  };
  return stationCase('Kleinrock 1975, section 4.5', model, [
    meanWait(theory.wait),
    meanNumber(theory.inSystem),
  ]);
}

/** One more than the failures before a success. */
function atLeastOne(failures: Distribution): Distribution {
  return {
    mean: failures.mean + 1,
    variance: failures.variance,
    sample: (stream) => failures.sample(stream) + 1,
  };
}
