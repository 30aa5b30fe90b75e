import type { ModelConfig } from './config.js';

/**
 * The configuration of a run that simulates the sampled share `scale` of all connections (SHRiNK; Psounis, Pan,
 * Prabhakar and Wischik 2003): servers and links slower by the same factor, so that loads stay what they are. Round
 * trips, delays, ticks and timeouts keep their length, queues their packets. Heartbeats are not sampled and keep their
 * cost.
 */
export function scaleDown(config: ModelConfig, scale: number): ModelConfig {
  const stretch = (work: number): number => work / scale;
  const { appliance, distribution, sites, sync, tables, management, virtualSystems } = config;
  const { downlinks, members } = distribution;
  const slowed = (rate: number | null): number | null => (rate === null ? null : rate * scale);
  const fewer = (limit: number | null): number | null =>
    limit === null ? null : Math.max(1, Math.floor(limit * scale + 0.5));
  const costs = Object.fromEntries(
    Object.entries(appliance.costs).map(([name, work]) => [name, stretch(work)]),
  );
  return {
    ...config,
    appliance: {
      ...appliance,
      costs: costs as unknown as typeof appliance.costs,
      ports: { ...appliance.ports, rate: appliance.ports.rate * scale },
    },
    distribution: {
      ...distribution,
      fastForward: { ...distribution.fastForward, portRate: distribution.fastForward.portRate * scale },
      downlinks: { ...downlinks, rate: slowed(downlinks.rate) },
      members: members.map((one) => ({ ...one, downlinkRate: slowed(one.downlinkRate) })),
    },
    tables: {
      ...tables,
      connectionLimit: fewer(tables.connectionLimit),
    },
    ...(virtualSystems !== undefined && {
      virtualSystems: virtualSystems.map((system) => ({
        ...system,
        connectionLimit: fewer(system.connectionLimit),
      })),
    }),
    management: { ...management, rematchCost: stretch(management.rematchCost) },
    sites: {
      ...sites,
      linkRate: sites.linkRate * scale,
      linkBuffer: sites.linkBuffer * scale,
    },
    sync: {
      ...sync,
      generateCost: stretch(sync.generateCost),
      applyCost: stretch(sync.applyCost),
      packetCost: stretch(sync.packetCost),
      linkRate: sync.linkRate * scale,
    },
  };
}
