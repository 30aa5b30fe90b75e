import type { FirewallInstance } from '../corexl/firewall-instance.js';
import type { SecurityGatewayModule } from '../sgm/security-gateway-module.js';
import type { System } from '../system.js';
import type { Busy, DistributorWatch } from './distributor-watch.js';
import { tap } from './tap.js';
import type { TraceRecorder } from './trace-recorder.js';
import type { Job, Lane, Place } from './trace-sink.js';
import type { TrainJobs } from './train-jobs.js';

/** Work of sync, CCP or the management that an instance was given: what it is becomes known after it was admitted. */
export interface ControlJob {
  describe: () => Job;
  /** Where the message was sent that it comes from; null for what comes from none that was told. */
  from: Place | null;
  /** Work of it that has not begun, nanoseconds. */
  left: number;
}

/** A service that has begun; what it is and where it comes from may be said after that. */
interface Service {
  readonly start: number;
  readonly describe: () => Job;
  readonly from: () => Place | null;
}

/** One instance, and what is known of it. */
interface Watched {
  readonly lane: Lane;
  readonly control: ControlJob[];
  service: Service | null;
  /** A crash empties the queues: what begins and ends beside the service at hand is never served. */
  emptying: boolean;
  /** Nanoseconds of finished services. */
  busy: number;
}

const loading: Job = { kind: 'policy', name: 'policy or configuration: load', facts: {} };
const heartbeat: Job = { kind: 'heartbeat', name: 'heartbeat: received', facts: {} };

/** Tells of the services of firewall instances. */
export class InstanceWatch {
  /** What an instance was given last that is no train; null since a call that gave none. */
  last: ControlJob | null = null;
  readonly #system: System;
  readonly #recorder: TraceRecorder;
  readonly #trainJobs: TrainJobs;
  readonly #distributors: DistributorWatch;
  /** By member and core. */
  readonly #watched: readonly (readonly Watched[])[];
  /** What a job is as long as nobody says otherwise. */
  #unnamed = loading;

  constructor(system: System, recorder: TraceRecorder, trainJobs: TrainJobs, distributors: DistributorWatch) {
    this.#system = system;
    this.#recorder = recorder;
    this.#trainJobs = trainJobs;
    this.#distributors = distributors;
    this.#watched = system.modules.map((module) => this.#watchMember(module));
  }

  /** Nanoseconds that the instances of a member have worked so far, services at hand included. */
  busyOf(member: number): number {
    const { now } = this.#system.simulator;
    return this.#watched[member].reduce((sum, one) => {
      const pieces = one.service === null ? [] : this.#piecesOf(one, one.service.start, now);
      return sum + one.busy + lengthOf(pieces);
    }, 0);
  }

  /** A window ends, at an instant of the clock: what is in service there is told as far as it has come. */
  flush(at: number): void {
    for (const one of this.#watched.flat()) {
      if (one.service !== null) this.#tell(one, one.service, this.#piecesOf(one, one.service.start, at));
    }
  }

  #watchMember(module: SecurityGatewayModule): Watched[] {
    // Whoever asks for a certain instance builds a record, and says so, or has something loaded; the rest is for any.
    tap(module, 'runOn', (call) => {
      this.last = null;
      call();
    });
    tap(module, 'runOnAny', (call) => {
      this.#unnamed = heartbeat;
      call();
      this.#unnamed = loading;
    });
    return module.instances.map((instance, core) =>
      this.#watch(instance, { member: module.id, kind: 'instance', core }),
    );
  }

  #watch(instance: FirewallInstance, lane: Lane): Watched {
    const { simulator } = this.#system;
    const one: Watched = { lane, control: [], service: null, emptying: false, busy: 0 };
    const { distributors, roles } = this.#system.modules[lane.member];
    // On a shared core the SND's work at hand goes first, also what is still on the line.
    const startsAt = (): number =>
      roles.shared ? Math.max(simulator.now, Math.ceil(distributors[lane.core].busyUntil)) : simulator.now;
    const begins = (describe: Service['describe'], from: Service['from']): void => {
      one.emptying = one.service !== null;
      one.service ??= { start: startsAt(), describe, from };
    };
    tap(instance, 'admitControl', (call, work: number) => {
      const unnamed = this.#unnamed;
      this.last = { describe: () => unnamed, from: null, left: work };
      one.control.push(this.last);
      call();
    });
    tap(instance, 'startTrain', (call) => {
      const train = call();
      begins(
        () => this.#trainJobs.of(train),
        () => null,
      );
      return train;
    });
    tap(instance, 'startControl', (call) => {
      const work = call();
      const job = one.control[0];
      job.left -= work;
      if (job.left <= 0) one.control.shift();
      begins(
        () => job.describe(),
        () => job.from,
      );
      return work;
    });
    tap(instance, 'finish', (call) => {
      call();
      this.#finished(one);
    });
    return one;
  }

  #finished(one: Watched): void {
    const { service } = one;
    if (one.emptying || service === null) {
      one.emptying = false;
      return;
    }
    const pieces = this.#piecesOf(one, service.start, this.#system.simulator.now);
    one.busy += lengthOf(pieces);
    one.service = null;
    this.#tell(one, service, pieces);
  }

  #tell({ lane }: Watched, { describe, from }: Service, pieces: readonly Busy[]): void {
    let to: Place | null = null;
    for (const { start, end } of pieces) {
      const place = this.#recorder.job(lane, describe, start, end);
      to ??= place;
    }
    const sent = from();
    if (sent !== null && to !== null) this.#recorder.arrow('sync', sent, to);
  }

  /** Of a stretch of time what is left beside the work of an SND on the same core, which goes first. */
  #piecesOf({ lane }: Watched, start: number, end: number): readonly Busy[] {
    const { member, core } = lane;
    if (!this.#system.modules[member].roles.shared) return [{ start, end }];
    const pieces: Busy[] = [];
    let from = start;
    for (const { start: stops, end: goesOn } of this.#distributors.interruptions(member, core, start)) {
      if (stops >= end) break;
      if (stops - from >= 1) pieces.push({ start: from, end: stops });
      from = Math.max(from, goesOn);
    }
    if (end - from >= 1) pieces.push({ start: from, end });
    return pieces;
  }
}

const lengthOf = (pieces: readonly Busy[]): number =>
  pieces.reduce((sum, { start, end }) => sum + end - start, 0);
