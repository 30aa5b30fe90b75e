import { InvariantViolation } from '../kernel/invariant.js';
import { SYNC_LOSS_CAUSES } from './cluster/sync-losses.js';
import { observe, type Observations } from './observe.js';
import type { RunObserver } from './run-observer.js';
import { StateTrace } from './state-trace.js';
import { System } from './system.js';
import type { SystemPlan } from './system-plan.js';

/**
 * Simulates one replication: warm-up, then the measured time, both in nanoseconds. Pure: same plan, same result, whether
 * or not somebody looks on.
 */
export function simulate(
  plan: SystemPlan,
  warmUp: number,
  duration: number,
  observer: RunObserver | null = null,
): Observations {
  const system = new System(plan);
  const trace = new StateTrace(system, warmUp, duration);
  observer?.attach(system);
  system.start();
  trace.start();
  system.simulator.run(warmUp);
  system.startMeasuring(duration);
  if (observer === null) system.simulator.run(warmUp + duration);
  else observer.measure(duration);
  const observations = { ...observe(system, duration), series: trace.series };
  checkConservation(system);
  return observations;
}

/** Every connection, packet and sync record is accounted for, always; a broken balance is our own fault. */
export function checkConservation(system: System): void {
  checkConnections(system);
  checkPackets(system);
  checkTransfers(system);
  checkRecords(system);
}

function checkRecords({ network, tenants, meter }: System): void {
  const { sent, delivered, lost, inFlight, losses, counts } = network;
  const built = counts.built.reduce((sum, records) => sum + records, 0);
  tenants?.check(meter, built);
  if (sent !== delivered + lost + inFlight) {
    throw new InvariantViolation(
      `sync records: ${sent} sent, but ${delivered} delivered, ${lost} lost and ${inFlight} in flight`,
    );
  }
  const known = SYNC_LOSS_CAUSES.reduce((sum, cause) => sum + losses[cause], 0);
  if (lost === known) return;
  throw new InvariantViolation(`sync records: ${lost} lost, but ${known} by a cause that has a name`);
}

function checkTransfers({ faults }: System): void {
  const transfers = faults?.cluster.management?.transfers;
  if (transfers === undefined) return;
  const { sent, delivered, lost, inFlight } = transfers;
  if (sent === delivered + lost + inFlight) return;
  throw new InvariantViolation(
    `policies: ${sent} windows sent, but ${delivered} delivered, ${lost} lost and ${inFlight} in flight`,
  );
}

function checkConnections({ story, connections, faults }: System): void {
  const { opened, closed, refused, lost } = story;
  const alive = connections.alive();
  if (opened !== closed + refused + lost + alive) {
    throw new InvariantViolation(
      `connections: ${opened} opened, but ${closed} closed, ${refused} refused, ${lost} lost and ${alive} alive`,
    );
  }
  const known = faults === null ? 0 : faults.cluster.recorder.losses;
  if (lost === known) return;
  throw new InvariantViolation(`connections: ${lost} lost, but ${known} by a cause that has a name`);
}

function checkPackets({ meter, trains }: System): void {
  const { carriedOver, offeredPackets, handledPackets, droppedPackets } = meter;
  const underWay = trains.packetsUnderWay();
  if (carriedOver + offeredPackets === handledPackets + droppedPackets + underWay) return;
  throw new InvariantViolation(
    `packets: ${carriedOver} and ${offeredPackets} offered, but ${handledPackets} handled, ${droppedPackets} dropped and ${underWay} under way`,
  );
}
