import type { ClusterBehaviour } from './cluster/cluster-strategy.js';
import type { ModelConfig } from './config.js';
import type { ScriptCosts } from './corexl/packet-path.js';
import type { TransactionClass } from './parameters/traffic.js';
import { meanOver } from './traffic/mixture.js';

/** What a system is offered, and who handles it. */
export interface Offered {
  readonly plan: {
    readonly members: number;
    readonly rate: number;
    readonly scale: number;
    readonly config: Pick<ModelConfig, 'traffic' | 'virtualSystems'>;
  };
  readonly scripts: readonly ScriptCosts[];
  readonly source: { readonly keyShares: Float64Array };
  readonly behaviour: Pick<ClusterBehaviour, 'assignment' | 'keyedBy'>;
}

/** What the sampled system is offered in expectation over the span. */
export interface Expectations {
  readonly connections: number;
  readonly packets: number;
  readonly bytes: number;
  /** Those that reach members. */
  readonly memberBytes: number;
  readonly sndWork: number;
  readonly instanceWork: number;
}

/**
 * The work that a run brings in expectation in its measured `span` nanoseconds, or would if all its connections were of
 * the mixture `classes`.
 */
export function expectations(
  system: Pick<Offered, 'plan' | 'scripts'>,
  span: number,
  classes: readonly TransactionClass[] = system.plan.config.traffic.classes,
): Expectations {
  const { plan, scripts } = system;
  const connections = (plan.rate * plan.scale * span) / 1e9;
  const mean = (of: (costs: ScriptCosts) => number): number =>
    meanOver(classes, (_, index) => of(scripts[index]));
  return {
    connections,
    packets: connections * mean(({ script }) => script.packets),
    bytes: connections * mean(({ script }) => script.bytes),
    memberBytes: connections * mean(({ memberBytes }) => memberBytes),
    sndWork: connections * mean(({ sndTotal }) => sndTotal),
    instanceWork: connections * mean(({ instanceTotal }) => instanceTotal),
  };
}

/** Share of the connections that each member owns under the keys of this replication: their buckets or virtual systems. */
export function memberShares(system: Offered): Float64Array {
  const shares = new Float64Array(system.plan.members);
  const { keyShares } = system.source;
  for (let key = 0; key < keyShares.length; key++) {
    shares[system.behaviour.assignment.memberOf(key)] += keyShares[key];
  }
  return shares;
}
