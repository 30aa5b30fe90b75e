import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { jackson, type JacksonStation } from '../../stats/jackson.js';
import { networkCase, numberAt, numberInNetwork } from './network-figures.js';
import { poissonArrivals } from './single-station.js';
import type { NetworkStation } from './station-network.js';
import type { SimulatedCase } from './validation-case.js';

/**
 *     ──▶ 1 ──▶ 2 (two servers) ──▶ leaves
 *         ▲ ╲   │ ╲
 *         │  ╲  │  ▼
 *         └────────3 ──▶ leaves         rates per millisecond
 */
const feedback: readonly JacksonStation[] = [
  { arrivalRate: 0.5, serviceRate: 1, servers: 1, next: [0, 0.7, 0.3] },
  { arrivalRate: 0.2, serviceRate: 0.5, servers: 2, next: [0, 0, 0.4] },
  { arrivalRate: 0, serviceRate: 0.8, servers: 1, next: [0.25, 0, 0] },
];

/**
 *     ──▶ 1 (three servers) ──▶ 2 (five servers) ──▶ 4 (two servers) ──▶ leaves
 *              ▲       ╲                               ▲    │
 *              │        └────▶ 3 (four servers) ───────┘    │
 *              └────────────────────────────────────────────┘
 */
const pools: readonly JacksonStation[] = [
  { arrivalRate: 1, serviceRate: 0.5, servers: 3, next: [0, 0.6, 0.4, 0] },
  { arrivalRate: 0, serviceRate: 0.2, servers: 5, next: [0, 0, 0, 1] },
  { arrivalRate: 0, serviceRate: 0.15, servers: 4, next: [0, 0, 0, 1] },
  { arrivalRate: 0, serviceRate: 0.8, servers: 2, next: [0.15, 0, 0, 0] },
];

/** Three stations with feedback: each behaves as though it were alone. */
export const jacksonCase = jacksonNetworkCase('Jackson network', 'Jackson 1957', feedback);
/** Four pools of servers. */
export const serverPoolsCase = jacksonNetworkCase('Network of server pools', 'Jackson 1963', pools);

function jacksonNetworkCase(name: string, source: string, network: readonly JacksonStation[]): SimulatedCase {
  const theory = jackson(network);
  return networkCase(source, { name, stations: network.map(simulated), measured: 40_000 * MS }, [
    ...theory.stations.map(({ inSystem }, i) => numberAt(i, `station ${i + 1}`, inSystem)),
    numberInNetwork(theory.inSystem),
  ]);
}

function simulated({ arrivalRate, serviceRate, servers, next }: JacksonStation): NetworkStation {
  const arrivals = arrivalRate > 0 ? { gap: poissonArrivals(arrivalRate) } : {};
  return { servers, service: exponential(MS / serviceRate), next, ...arrivals };
}
