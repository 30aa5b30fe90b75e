import type { Appliance } from './parameters/appliance.js';
import type { DistributionConfig } from './parameters/distribution.js';
import type { ManagementConfig } from './parameters/management.js';
import type { SitesConfig } from './parameters/sites.js';
import type { SyncConfig } from './parameters/sync.js';
import type { TableConfig } from './parameters/tables.js';
import type { TrafficProfile } from './parameters/traffic.js';
import type { VirtualSystem } from './parameters/virtual-systems.js';

/** Everything that describes the simulated world but strategy, size, load and seed: plain data in base units. */
export interface ModelConfig {
  readonly appliance: Appliance;
  readonly traffic: TrafficProfile;
  readonly sync: SyncConfig;
  readonly distribution: DistributionConfig;
  readonly sites: SitesConfig;
  readonly tables: TableConfig;
  readonly management: ManagementConfig;
  /** Tenants of a VSX gateway; absent where it has none. */
  readonly virtualSystems?: readonly VirtualSystem[];
  /** Options of strategies that declare some, by strategy name. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
