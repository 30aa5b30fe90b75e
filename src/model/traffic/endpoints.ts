import { zipfShares } from '../../random/discrete.js';
import type { TrafficProfile } from '../parameters/traffic.js';

/** Who each talker is and whom it calls: indices of addresses, by talker. */
export interface Endpoints {
  readonly client: Int32Array;
  readonly server: Int32Array;
}

// The R2 sequence (Roberts 2018) spreads points evenly over a square: no two of its marginals go together.
const [STEP_OF_CLIENTS, STEP_OF_SERVERS] = [0.7548776662466927, 0.5698402909980532];

let last: { readonly key: string; readonly endpoints: Endpoints } | undefined;

/**
 * The endpoints of all talkers: addresses after Zipf's laws, the two of a talker independent of each other. They belong
 * to the scenario, not to chance: replications differ by how addresses hash. The last answer is kept.
 */
export function endpointsOf({ talkers, endpoints }: TrafficProfile): Endpoints {
  const { clients, clientSkew, servers, serverSkew } = endpoints;
  const key = JSON.stringify([talkers, clients, clientSkew, servers, serverSkew]);
  if (last?.key !== key) {
    const client = spread(talkers, STEP_OF_CLIENTS, zipfShares(clients, clientSkew));
    const server = spread(talkers, STEP_OF_SERVERS, zipfShares(servers, serverSkew));
    last = { key, endpoints: { client, server } };
  }
  return last.endpoints;
}

/** An index for each talker, as often as its share says. */
function spread(talkers: number, step: number, shares: Float64Array): Int32Array {
  let sum = 0;
  const cumulative = Float64Array.from(shares, (share) => (sum += share));
  return Int32Array.from({ length: talkers }, (_, talker) =>
    firstAbove(cumulative, (((talker + 1) * step) % 1) * sum),
  );
}

/** The first place whose value is above `at`; values rise. */
function firstAbove(values: Float64Array, at: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
