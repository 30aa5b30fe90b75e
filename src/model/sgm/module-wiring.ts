import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { TrafficProfile } from '../parameters/traffic.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import type { TrainTable } from '../tables/train-table.js';
import type { DropReason } from './drop-reason.js';

/** Keeps trains from leaving their member until others know what they open. */
export interface Holding {
  holds(train: number): boolean;
  /** A member is down, and what it held is gone. */
  abandon(member: number): void;
}

/** What a module shares with the others: clock, tables, event kinds, and who is told of trains that end. */
export interface ModuleWiring {
  readonly simulator: Simulator;
  readonly connections: ConnectionTable;
  readonly trains: TrainTable;
  /** Path of the packets after the first. */
  readonly path: TrafficProfile['path'];
  /** (train, member): its last bit came in through a port that was busy. */
  readonly ingress: EventKind;
  /** (train, member): the SND is done with it. */
  readonly handover: EventKind;
  /** (member, core): the service at the instance of that core ended. */
  readonly serviceEnd: EventKind;
  readonly handled: (train: number, leaves: number) => void;
  /** It left for its owner, whose member passed it on. */
  readonly passedOn: (train: number, leaves: number) => void;
  readonly dropped: (train: number, reason: DropReason) => void;
  /** Instances of each tenant, null for one on every firewall core; absent where there are no tenants. */
  readonly tenantInstances?: readonly (number | null)[];
}
