import type { Simulator } from '../../kernel/simulator.js';
import type { SyncNetwork } from '../cluster/sync-network.js';
import type { ManagementConfig } from '../parameters/management.js';
import type { SyncConfig } from '../parameters/sync.js';
import type { SecurityGatewayModule } from '../sgm/security-gateway-module.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import type { TrainTable } from '../tables/train-table.js';
import type { TrafficMeter } from '../traffic-meter.js';
import type { TransitRecorder } from '../transit-recorder.js';

/** What the management sees of the simulated world. */
export interface ManagedWorld {
  readonly simulator: Simulator;
  readonly modules: readonly SecurityGatewayModule[];
  readonly connections: ConnectionTable;
  readonly trains: TrainTable;
  readonly network: SyncNetwork;
  /** Share of the connections that is simulated; costs in `config` and `sync` are stretched by it already. */
  readonly scale: number;
  readonly config: ManagementConfig;
  readonly sync: SyncConfig;
  readonly meter: TrafficMeter;
  readonly transit: TransitRecorder;
  /** Whether one member gets everything first and gives it to the others, or each is served by itself. */
  readonly singleObject: boolean;
}
