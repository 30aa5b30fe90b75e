import type { ModelConfig } from './config.js';
import type { Appliance } from './parameters/appliance.js';
import type { SyncConfig } from './parameters/sync.js';
import { withTenants } from './tenants/tenant.js';
import { fixedSizes } from './traffic/size-classes.js';

/**
 * A configuration in the plain terms that simulation and operational analysis know: logical cores instead of SMT, tenants made explicit,
 * classes of fixed sizes instead of laws. The same object where there is nothing to do, so that it may be asked again.
 */
export function resolvedConfig(config: ModelConfig): ModelConfig {
  const explicit = withTenants(config);
  return withFixedSizes(explicit.appliance.smt.enabled ? withLogicalCores(explicit) : explicit);
}

function withFixedSizes(config: ModelConfig): ModelConfig {
  const { traffic, virtualSystems } = config;
  if (traffic.classes.every(({ objectLaw }) => objectLaw.law === 'fixed')) return config;
  if (virtualSystems !== undefined)
    throw new RangeError('virtual systems cannot be together with laws of object sizes');
  return { ...config, traffic: { ...traffic, classes: traffic.classes.flatMap(fixedSizes) } };
}

/** Prices that are work of cores; the others of the group are latencies and sizes. */
const SYNC_WORK = ['generateCost', 'applyCost', 'packetCost', 'heartbeatCost'] as const;

/** Twice the cores, each as slow as one of two that share a core: the static approximation of SMT. */
function withLogicalCores(config: ModelConfig): ModelConfig {
  const { appliance, sync } = config;
  const slower = 2 / appliance.smt.yield;
  const costs = Object.fromEntries(
    Object.entries(appliance.costs).map(([name, work]) => [name, work * slower]),
  );
  const syncWork = Object.fromEntries(SYNC_WORK.map((name) => [name, sync[name] * slower]));
  return {
    ...config,
    appliance: {
      ...appliance,
      cores: 2 * appliance.cores,
      smt: { ...appliance.smt, enabled: false },
      costs: costs as unknown as Appliance['costs'],
    },
    sync: { ...sync, ...(syncWork as Partial<SyncConfig>) },
  };
}
