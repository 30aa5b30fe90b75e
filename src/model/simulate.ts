import { InvariantViolation } from '../kernel/invariant.js';
import { observe, type Observations } from './observe.js';
import { StateTrace } from './state-trace.js';
import { System, type SystemPlan } from './system.js';

/** Simulates one replication: warm-up, then the measured time, both in nanoseconds. Pure: same plan, same result. */
export function simulate(plan: SystemPlan, warmUp: number, duration: number): Observations {
  const system = new System(plan);
  const trace = new StateTrace(system, warmUp, duration);
  system.start();
  trace.start();
  system.simulator.run(warmUp);
  system.reset();
  system.simulator.run(warmUp + duration);
  const observations = { ...observe(system, duration), series: trace.series };
  checkConservation(system);
  return observations;
}

/** Every connection and every sync record is accounted for, always; a broken balance is our own fault. */
export function checkConservation(system: System): void {
  const { story, connections, network } = system;
  const alive = connections.size;
  const ended = story.closed + story.refused;
  if (story.opened - ended > alive || story.opened - ended < 0) {
    throw new InvariantViolation(
      `connections: ${story.opened} opened, but ${story.closed} closed, ${story.refused} refused and ${alive} alive`,
    );
  }
  if (network.sent !== network.delivered + network.lost + network.inFlight) {
    throw new InvariantViolation(
      `sync records: ${network.sent} sent, but ${network.delivered} delivered, ${network.lost} lost and ${network.inFlight} in flight`,
    );
  }
}
