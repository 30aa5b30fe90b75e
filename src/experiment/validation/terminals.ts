import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { meanValueAnalysis } from '../../stats/closed-networks.js';
import { Tally } from '../../stats/tally.js';
import { inMilliseconds } from './station-figures.js';
import { simulateNetwork } from './station-network.js';
import type { SimulatedCase } from './validation-case.js';

const terminals = 20;
const thinkTime = 30;
/** Processor, then disk, then processor again or an answer; milliseconds of one visit. */
const [processorMean, diskMean, again] = [0.5, 1.2, 0.4];
const visits = 1 / (1 - again);
const theory = meanValueAnalysis(
  [
    { visits, serviceMean: processorMean },
    { visits, serviceMean: diskMean },
  ],
  terminals,
  thinkTime,
);

const thinking = 0;
const model = {
  name: 'Twenty terminals with think time',
  stations: [
    { servers: terminals, service: exponential(thinkTime * MS), next: [0, 1, 0] },
    { servers: 1, service: exponential(processorMean * MS), next: [0, 0, 1] },
    { servers: 1, service: exponential(diskMean * MS), next: [1 - again, again, 0] },
  ],
  population: terminals,
};

/** People who think, ask and wait for the answer. */
export const terminalsCase: SimulatedCase = {
  name: model.name,
  source: 'Reiser & Lavenberg 1980; Denning & Buzen 1978',
  predictions: [
    { quantity: 'throughput', unit: '1/ms', theory: theory.throughput },
    { quantity: 'mean response time', unit: 'ms', theory: theory.response },
    { quantity: 'response over N/X - Z, all measured', unit: '1', theory: 1 },
  ],
  observe(seed, replication) {
    const response = new ResponseTimes();
    const { stations, began, now } = simulateNetwork(model, seed, replication, () => response);
    const { count, mean } = stations[thinking].sojourn;
    const throughput = (count / (now - began)) * MS;
    const measured = inMilliseconds(response.times.mean);
    return [throughput, measured, measured / (terminals / throughput - inMilliseconds(mean))];
  },
};

/** Time from the end of a thought to the beginning of the next, for each terminal. */
class ResponseTimes {
  readonly times = new Tally();
  readonly #asked = new Float64Array(terminals);

  moved(now: number, from: number, to: number, customer: number): void {
    if (from === thinking) this.#asked[customer] = now;
    else if (to === thinking) this.times.add(now - this.#asked[customer]);
  }

  reset(): void {
    this.times.reset();
  }
}
