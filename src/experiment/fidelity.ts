import { tenantsOf } from '../model/tenants/tenant.js';
import type { DesignPoint, Fidelity, RunLength } from '../scenario/scenario.js';
import type { Resource } from './objective.js';
import { connectionDemand } from './connection-demand.js';
import { activeMembers, type Cluster, membersUp, policiesOf } from './policies.js';
import type { Task } from './task.js';

/** Simulated time, nanoseconds, that a budget is for: a shorter run takes a part, so that it samples as many connections. */
const BUDGETED_TIME = 1.8e9;

/**
 * Events that one replication may cost under `fidelity: auto`: more for a cluster that carries as much as more
 * gateways, since each of them has to be seen.
 */
export function eventBudget(point: DesignPoint, rate: number, run: RunLength): number {
  const { sndWork, instanceWork } = connectionDemand(point.model);
  const gateways = (rate * (sndWork + instanceWork)) / (point.model.appliance.cores * 1e9);
  return partOf(run) * (150_000 + 12_000 * gateways);
}

/** The same where the answer hangs on waits and drops, that need more of the system to be simulated. */
export function largestBudget(run: RunLength): number {
  return partOf(run) * 1_200_000;
}

function partOf({ warmUp, duration }: RunLength): number {
  return Math.min(1, (warmUp + duration) / BUDGETED_TIME);
}

/** Events of a train: its step, the hand-over to the instance, the end of its service. */
const EVENTS_PER_TRAIN = 3;
/** Smallest share that is simulated; below it a member would see hardly any connection. */
const SMALLEST_SHARE = 1e-4;

/** What a connection costs in events, before any run has told: its trains alone. */
export function usualEvents(point: Pick<DesignPoint, 'model'>): number {
  return connectionDemand(point.model).trains * EVENTS_PER_TRAIN;
}

/** Events of one heartbeat: its arrival and the end of the work that it makes. */
const EVENTS_PER_HEARTBEAT = 2;
/** Of a budget at least this part goes to connections. */
const LEAST_FOR_CONNECTIONS = 0.5;

/** Events of a run that no sampling saves: heartbeats among all members at every tick. */
export function fixedEvents(point: Cluster, { warmUp, duration }: RunLength): number {
  const up = membersUp(point);
  if (up === 1 || !policiesOf(point).clustered) return 0;
  return ((warmUp + duration) / point.model.sync.tick) * EVENTS_PER_HEARTBEAT * up ** 2;
}

/** Events that a task will take, before any run has told: what it is longer or shorter by than others. */
export function expectedEvents(task: Task): number {
  const connections = (task.rate * task.scale * (task.warmUp + task.duration)) / 1e9;
  return connections * usualEvents(task) + fixedEvents(task, task);
}

/** What a budget leaves for connections. */
export function budgetForConnections(budget: number, fixed: number): number {
  return Math.max(LEAST_FOR_CONNECTIONS * budget, budget - fixed);
}

/**
 * The share of connections to simulate at a rate (1/s of the full system) when each costs `eventsEach`; to three
 * digits, so that it reads well.
 */
export function chooseScale(
  rate: number,
  eventsEach: number,
  fidelity: Fidelity,
  run: RunLength,
  budget: number,
): number {
  if (fidelity !== 'auto') return fidelity;
  const seconds = (run.warmUp + run.duration) / 1e9;
  const share = budget / (rate * seconds * eventsEach);
  return Math.min(1, Math.max(SMALLEST_SHARE, Number(share.toPrecision(3))));
}

/** Trains in the measured time that the 99th percentile of their transit takes: half as many more than its least. */
const FEWEST_TRAINS = 1500;

/** The share that shows enough of a system, whatever heartbeats have left of a budget: up to all of it. */
export function leastScale(point: DesignPoint, rate: number, { duration }: RunLength): number {
  const share = FEWEST_TRAINS / (connectionDemand(point.model).trains * rate * (duration / 1e9));
  return Math.min(1, Number(share.toPrecision(3)));
}

/**
 * Relative standard deviation of the load of one queue that comes from its connections in transfer being few: of a
 * member, or of one of the `queues` that a hash spreads its connections over. Sampling makes it 1/sqrt(scale) times
 * what it is in the full system, and waits with it.
 */
function loadFluctuation(point: DesignPoint, rate: number, scale: number, queues: number): number {
  const { transferTime } = connectionDemand(point.model);
  const inTransfer = (rate * scale * transferTime) / 1e9 / activeMembers(point) / queues;
  return Math.sqrt(2 / inTransfer); // 1 + c^2 of the work of a connection is about 2
}

/**
 * Fluctuation up to which waits and drops of a sampled run are taken for those of the full system. At 0.16 the 99th
 * percentile of ten HyperSync members at capacity was 1.34 ms, at 0.04 1.27 ms.
 */
export const TOLERATED_FLUCTUATION = 0.2;

/** The load of a point as far as its fluctuation goes. */
interface LoadedPoint {
  readonly rate: number;
  readonly scale: number;
  readonly resource: Resource;
  readonly splits: readonly { readonly snd: number }[];
}

/** Share of the connections of the smallest virtual system whose instances are limited; one where none are. */
function smallestLimited({ model }: DesignPoint): number {
  const limited = tenantsOf(model).filter(({ instances, share }) => instances !== null && share > 0);
  return Math.min(1, ...limited.map(({ share }) => share));
}

/** The fluctuation of the queues that bind: a hash spreads connections over SNDs, a dispatcher balances instances. */
export function fluctuationAt(point: DesignPoint, { rate, scale, resource, splits }: LoadedPoint): number {
  const queues = resource === 'SND cores' ? Math.max(1, ...splits.map(({ snd }) => snd)) : 1;
  const part = resource === 'instances of a VS' ? smallestLimited(point) : 1;
  return loadFluctuation(point, rate * part, scale, queues);
}
