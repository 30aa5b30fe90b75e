import { MS } from '../../kernel/time.js';
import type { Distribution } from '../../random/distribution.js';
import { deterministic, exponential } from '../../random/distributions.js';
import { erlang } from '../../random/phase-type.js';
import { dm1, ekm1, type RenewalQueueMeans } from '../../stats/renewal-queues.js';
import { meanNumber, meanWait, probabilityOfWait, stationCase } from './station-figures.js';
import type { SimulatedCase } from './validation-case.js';

const arrivalRate = 0.8;

/** Arrivals at equal distances: fewer wait than the server is busy. */
export const dm1Case = renewalCase('D/M/1', deterministic(MS / arrivalRate), dm1(arrivalRate, 1));
/** Arrivals more regular than Poisson. */
export const erlangArrivalsCase = renewalCase('E2/M/1', erlang(2, MS / arrivalRate), ekm1(2, arrivalRate, 1));

function renewalCase(name: string, gap: Distribution, theory: RenewalQueueMeans): SimulatedCase {
  const model = { name, gaps: [gap], service: exponential(MS), servers: 1 };
  return stationCase('Kleinrock 1975, section 6.4', model, [
    meanWait(theory.wait),
    meanNumber(theory.inSystem),
    probabilityOfWait(theory.delayed),
  ]);
}
