import { Simulator } from '../../kernel/simulator.js';
import { MS } from '../../kernel/time.js';
import { nowhere } from '../../model/queueing/customer.js';
import { Router } from '../../model/queueing/router.js';
import { Source } from '../../model/queueing/source.js';
import { Station } from '../../model/queueing/station.js';
import { exponential } from '../../random/distributions.js';
import { createStreams } from '../../random/streams.js';
import { jackson, type JacksonStation } from '../../stats/jackson.js';
import type { ValidationCase } from './validation-case.js';

/**
 *     ──▶ 0 ──▶ 1 (two servers) ──▶ leaves
 *         ▲ ╲   │ ╲
 *         │  ╲  │  ▼
 *         └────────2 ──▶ leaves         rates per millisecond
 */
const network: readonly JacksonStation[] = [
  { arrivalRate: 0.5, serviceRate: 1, servers: 1, next: [0, 0.7, 0.3] },
  { arrivalRate: 0.2, serviceRate: 0.5, servers: 2, next: [0, 0, 0.4] },
  { arrivalRate: 0, serviceRate: 0.8, servers: 1, next: [0.25, 0, 0] },
];
const theory = jackson(network);
const warmUp = 10_000 * MS;
const measured = 80_000 * MS;

/** Three stations with feedback: each behaves as though it were alone. */
export const jacksonCase: ValidationCase = {
  name: 'Jackson network',
  source: 'Jackson 1957',
  predictions: [
    ...theory.stations.map(({ inSystem }, i) => ({
      quantity: `mean number at station ${i + 1}`,
      unit: '1',
      theory: inSystem,
    })),
    { quantity: 'mean number in network', unit: '1', theory: theory.inSystem },
  ],
  observe(seed, replication) {
    const numbers = simulateNetwork(seed, replication);
    return [...numbers, numbers.reduce((sum, number) => sum + number, 0)];
  },
};

/** Mean number at each station in one replication. */
function simulateNetwork(seed: number, replication: number): number[] {
  const simulator = new Simulator();
  const streams = createStreams(seed, replication);
  const stations: Station[] = network.map(({ serviceRate, servers, next }, i) => {
    const routes = next.map((weight, j) => ({
      weight,
      output: (customer: number) => stations[j].accept(customer),
    }));
    const leaving = 1 - next.reduce((sum, share) => sum + share, 0);
    const router = new Router(
      [...routes, { weight: Math.max(0, leaving), output: nowhere }],
      streams.stream(`router-${i}`),
    );
    return new Station(
      simulator,
      {
        name: `station-${i}`,
        servers,
        service: exponential(MS / serviceRate),
        stream: streams.stream(`service-${i}`),
      },
      { departed: (customer) => router.accept(customer) },
    );
  });
  network.forEach(({ arrivalRate }, i) => {
    if (arrivalRate === 0) return;
    const name = `source-${i}`;
    const options = { name, gap: exponential(MS / arrivalRate), stream: streams.stream(name) };
    new Source(simulator, options, (customer) => stations[i].accept(customer)).start();
  });
  simulator.run(warmUp);
  for (const station of stations) station.reset();
  simulator.run(warmUp + measured);
  return stations.map((station) => station.statistics.inSystem.mean(simulator.now));
}
