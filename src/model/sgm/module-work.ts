import type { FirewallInstance } from '../corexl/firewall-instance.js';
import type { SecureNetworkDistributor } from '../corexl/secure-network-distributor.js';

/** Whose work is summed: the cores of one member. */
interface Cores {
  readonly distributors: readonly SecureNetworkDistributor[];
  readonly instances: readonly FirewallInstance[];
}

/** Work admitted by all SND cores of a member since the last reset, sync included; nanoseconds. */
export function distributorWork({ distributors }: Cores): number {
  return distributors.reduce((sum, { work, syncWork }) => sum + work + syncWork, 0);
}

/** Work admitted by all its instances since the last reset, sync included; nanoseconds. */
export function instanceWork({ instances }: Cores): number {
  return instances.reduce((sum, { work, syncWork }) => sum + work + syncWork, 0);
}

/** Work of sync and CCP alone since the last reset, on SNDs. */
export function distributorSyncWork({ distributors }: Cores): number {
  return distributors.reduce((sum, { syncWork }) => sum + syncWork, 0);
}

/** Work of sync and CCP alone since the last reset, on instances. */
export function instanceSyncWork({ instances }: Cores): number {
  return instances.reduce((sum, { syncWork }) => sum + syncWork, 0);
}
