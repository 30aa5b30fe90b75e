import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { machineRepair } from '../../stats/finite-queues.js';
import { networkCase, numberAt, throughputOf, utilizationOf } from './network-figures.js';
import type { SimulatedCase } from './validation-case.js';

/** Ten machines that one man can just repair. */
export const oneRepairmanCase = repairCase('Ten machines, one repairman', 0.1, 1);
/** Ten machines that fail twice as often, with two men. */
export const twoRepairmenCase = repairCase('Ten machines, two repairmen', 0.2, 2);

function repairCase(name: string, failureRate: number, repairmen: number): SimulatedCase {
  const machines = 10;
  const theory = machineRepair(machines, failureRate, 1, repairmen);
  const model = {
    name,
    stations: [
      { servers: machines, service: exponential(MS / failureRate), next: [0, 1] },
      { servers: repairmen, service: exponential(MS), next: [1, 0] },
    ],
    population: machines,
    measured: 40_000 * MS,
  };
  return networkCase('Palm 1947; Kleinrock 1975, section 3.8', model, [
    numberAt(1, 'repair', theory.inSystem),
    utilizationOf(1, repairmen, 'repair', theory.utilization),
    throughputOf(1, 'repair', theory.throughput),
  ]);
}
