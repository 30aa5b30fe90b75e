import type { ModelConfig } from './config.js';

/**
 * The configuration of a run that simulates the sampled share `scale` of all connections (SHRiNK; Psounis, Pan,
 * Prabhakar and Wischik 2003): servers and links slower by the same factor, so that loads stay what they are. Round
 * trips, delays, ticks and timeouts keep their length, queues their packets. Heartbeats are not sampled and keep their
 * cost.
 */
export function scaleDown(config: ModelConfig, scale: number): ModelConfig {
  const stretch = (work: number): number => work / scale;
  const { appliance, sync, tables } = config;
  const { connectionLimit } = tables;
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
    tables: {
      ...tables,
      connectionLimit:
        connectionLimit === null ? null : Math.max(1, Math.floor(connectionLimit * scale + 0.5)),
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
