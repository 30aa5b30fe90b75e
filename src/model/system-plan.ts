import type { ClusterStrategy } from './cluster/cluster-strategy.js';
import type { ModelConfig } from './config.js';
import type { CoreSplit } from './corexl/core-split.js';
import type { Fault } from './faults/fault.js';
import type { AutoScalingConfig } from './parameters/auto-scaling.js';
import type { Flood } from './traffic/flood.js';
import type { LoadProfile } from './traffic/load-profile.js';
import type { RandomEngine } from '../random/streams.js';

/** One replication of one cluster under one load: plain data. */
export interface SystemPlan {
  readonly config: ModelConfig;
  readonly strategy: ClusterStrategy;
  readonly members: number;
  /** Connections offered per second to the full system. */
  readonly rate: number;
  /** Share of the connections that is simulated. */
  readonly scale: number;
  readonly seed: number;
  readonly replication: number;
  /** Generator of the random numbers; alea where absent. */
  readonly rng?: RandomEngine;
  /** Members, those of the highest ids, that are down for the whole run; none where absent. */
  readonly failed?: number;
  /** What happens to members in the measured time, each of them one that the cluster has; nothing where absent. */
  readonly faults?: readonly Fault[];
  /** Spare members, those of the highest ids, that join under load; none where absent. */
  readonly autoScaling?: AutoScalingConfig;
  /** How the rate changes, in simulated time from the start of the warm-up on; steady where absent. */
  readonly profile?: LoadProfile;
  /** What comes beside the load in the measured time; nothing where absent. */
  readonly floods?: readonly Flood[];
  /** Split of the cores of each member at the start; the appliance's where absent. */
  readonly splits?: readonly CoreSplit[];
}

/** Refuses what no scenario can ask for together, since its checks come first. */
export function checkTogether({ config, faults = [], floods = [], profile }: SystemPlan): void {
  const { virtualSystems = [], appliance, tables } = config;
  const limited = virtualSystems.some(({ connectionLimit }) => connectionLimit !== null);
  if (virtualSystems.length > 0 && (floods.length > 0 || profile !== undefined))
    throw new RangeError('virtual systems cannot be together with floods or a load profile');
  if (virtualSystems.length > 0 && appliance.hyperFlow.enabled)
    throw new RangeError('virtual systems cannot be together with HyperFlow');
  if (limited && (tables.connectionLimit !== null || faults.length > 0))
    throw new RangeError(
      'limits of virtual systems cannot be together with tables.connectionLimit or faults',
    );
}
