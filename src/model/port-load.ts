import { downlinksOf } from './cluster/downlinks.js';
import type { Corrections } from './corrections.js';
import { Flooded } from './delivery/flooded.js';
import type { Expectations } from './expectations.js';
import type { Link } from './queueing/link.js';
import type { SecurityGatewayModule } from './sgm/security-gateway-module.js';
import type { System } from './system.js';
import { ownExpectations } from './told-work.js';

/** Bits over the data ports of a member in the busier direction, over what these could carry in `span` nanoseconds. */
export function measuredPortLoad(system: System, module: SecurityGatewayModule, span: number): number {
  const { delivery } = system;
  const sum = (ports: readonly Link[]): number => ports.reduce((bits, port) => bits + port.offeredBits, 0);
  const flooded = delivery instanceof Flooded ? sum(delivery.ports) : 0;
  const busiest = Math.max(sum(module.ingress) + flooded, sum(module.egress));
  return busiest / capacity(system, module, span);
}

/**
 * The same as it is in expectation for a member that owns `share` of the connections. Which packets reach whom follows
 * from the keys; the few that a sampled run has of asymmetric connections would be noise in the busiest of many ports.
 */
export function toldPortLoad(
  system: System,
  module: SecurityGatewayModule,
  share: number,
  expected: Expectations,
  corrections: Corrections,
  span: number,
): number {
  const { delivery, plan } = system;
  const { id } = module;
  const { connections, memberBytes } = expected;
  const own = share * ownExpectations(system, id, span, expected).memberBytes;
  const on = corrections.passedOnBytes[id] * connections;
  const back = corrections.passedBackBytes[id] * connections;
  const headers = corrections.passedBack[id] * connections * plan.config.distribution.correctionHeader;
  // What comes to its owner by way of another member has not come straight, unless all comes everywhere.
  const into = headers + (delivery.receivesAll(id) ? memberBytes + back : own + on);
  return (8 * Math.max(into, own + on)) / capacity(system, module, span);
}

/** Bits of the sampled system that the ports of a member carry in `span` nanoseconds in each direction. */
function capacity({ plan }: System, { id }: SecurityGatewayModule, span: number): number {
  const { count, rate } = downlinksOf(plan.config, plan.strategy, id);
  return (span * count * rate * plan.scale) / 1e9;
}
