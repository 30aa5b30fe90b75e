import type { Appliance } from '../parameters/appliance.js';

/** Receive queues of a port by driver, R80.10 to R80.40 (domain 3.1.10). */
const QUEUES: Readonly<Record<Appliance['ports']['driver'], number>> = {
  ...{ unlimited: Infinity, igb: 4, ixgbe: 16, i40e: 14, mlx5_core: 10, vmxnet3: 8 },
};

/**
 * SNDs that can take traffic from a data port at most, one for each of its receive queues: those given, but no more than
 * its driver has; Infinity where nothing limits them. The queues of every port lie on the same SNDs, the first ones.
 */
export function receiveQueues({ ports }: Pick<Appliance, 'ports'>): number {
  return Math.min(ports.queues ?? Infinity, QUEUES[ports.driver]);
}
