import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { meanValueAnalysis } from '../../stats/closed-networks.js';
import { Tally } from '../../stats/tally.js';
import { simulatedCase } from './figure.js';
import { throughputOf } from './network-figures.js';
import { inMilliseconds } from './station-figures.js';
import { type ObservedNetwork, simulateNetwork } from './station-network.js';

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
export const terminalsCase = simulatedCase(
  model.name,
  'Reiser & Lavenberg 1980; Denning & Buzen 1978',
  observeTerminals,
  [
    throughputOf(thinking, 'the terminals', theory.throughput),
    {
      quantity: 'mean response time',
      unit: 'ms',
      theory: theory.response,
      of: ({ response }) => response,
    },
    { quantity: 'response over N/X - Z, all measured', unit: '1', theory: 1, of: responseTimeLaw },
  ],
);

interface ObservedTerminals extends ObservedNetwork {
  /** Mean response time in milliseconds. */
  readonly response: number;
}

function observeTerminals(seed: number, replication: number): ObservedTerminals {
  const response = new ResponseTimes();
  const observed = simulateNetwork(model, seed, replication, () => response);
  return { ...observed, response: inMilliseconds(response.times.mean) };
}

/** Terminals over throughput is the time of a cycle: thought and response. */
function responseTimeLaw({ stations, began, now, response }: ObservedTerminals): number {
  const { count, mean } = stations[thinking].sojourn;
  const cycle = (terminals * (now - began)) / count;
  return response / inMilliseconds(cycle - (mean ?? 0));
}

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
