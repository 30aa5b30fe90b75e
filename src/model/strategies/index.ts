import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { clusterXlActiveActive } from './clusterxl-active-active.js';
import { clusterXlHighAvailability } from './clusterxl-high-availability.js';
import { clusterXlLoadSharingMulticast } from './clusterxl-load-sharing-multicast.js';
import { clusterXlLoadSharingUnicast } from './clusterxl-load-sharing-unicast.js';
import { elasticXl } from './elasticxl.js';
import { hyperSync } from './hypersync.js';
import { noSync } from './no-sync.js';
import { singleGateway } from './single-gateway.js';
import { syncToAll } from './sync-to-all.js';
import { vsls } from './vsls.js';

/** Every strategy that scenarios can name. A new one is one file and one line here. */
export const strategies: readonly ClusterStrategy[] = [
  singleGateway,
  noSync,
  syncToAll,
  clusterXlHighAvailability,
  clusterXlLoadSharingMulticast,
  clusterXlLoadSharingUnicast,
  clusterXlActiveActive,
  vsls,
  elasticXl,
  hyperSync,
];

export function strategyNamed(name: string): ClusterStrategy {
  const found = strategies.find((strategy) => strategy.name === name);
  if (found === undefined) throw new RangeError(`no strategy is named ${name}`);
  return found;
}
