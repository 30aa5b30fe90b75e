import type { SecureNetworkDistributor } from '../corexl/secure-network-distributor.js';
import type { SecurityGatewayModule } from '../sgm/security-gateway-module.js';
import type { System } from '../system.js';
import { tap } from './tap.js';
import type { TraceRecorder } from './trace-recorder.js';
import type { Facts, Job, Lane, Place } from './trace-sink.js';
import type { TrainJobs } from './train-jobs.js';

/** Time that a core was, or will be, busy as SND. */
export interface Busy {
  readonly start: number;
  readonly end: number;
}

/** What only the management gives an SND to do without the sync interfaces. */
const fromServer = (): Job => ({ kind: 'policy', name: 'policy from the management server', facts: {} });

/** Tells of the work of SNDs, which is known when it arrives, and of trains that go from one member to another. */
export class DistributorWatch {
  readonly #recorder: TraceRecorder;
  readonly #trainJobs: TrainJobs;
  /** What SNDs are given work for at present; the train where it is one. */
  #describe = fromServer;
  #train = -1;
  /** Where members passed trains on that have not reached their owners. */
  readonly #passedOn = new Map<number, Place | null>();
  readonly #isPassedOn: (train: number, member: number) => boolean;
  /** Work of cores that are instances too, by member and core; it interrupts these. */
  readonly #shared: readonly (readonly Busy[][])[];

  constructor(system: System, recorder: TraceRecorder, trainJobs: TrainJobs) {
    const { modules, trains } = system;
    this.#recorder = recorder;
    this.#trainJobs = trainJobs;
    this.#isPassedOn = (train, member) => trains.via[train] === member;
    this.#shared = modules.map(({ distributors }) => distributors.map(() => []));
    for (const module of modules) this.#watch(module);
    const { interfaces } = system.network;
    tap(interfaces, 'send', (call, _sender, _abroad, packets: number) =>
      this.#as(syncPackets('sent', { packets }), call),
    );
    tap(interfaces, 'take', (call, _member, packets: number) =>
      this.#as(syncPackets('received', { packets }), call),
    );
    tap(interfaces, 'carry', (call) => this.#as(passedPolicy('sent'), call));
    tap(interfaces, 'carried', (call) => this.#as(passedPolicy('received'), call));
    tap(interfaces, 'charge', (call, _member, packets: number) => {
      if (this.#describe === fromServer) this.#as(syncPackets('acknowledgement', { packets }), call);
      else call(); // part of something larger
    });
    // One that was dropped on its way does not arrive.
    tap(trains, 'remove', (call, train: number) => {
      this.#passedOn.delete(train);
      call();
    });
  }

  /** Work since `since` of a core that is an instance too, in order. */
  interruptions(member: number, core: number, since: number): readonly Busy[] {
    const known = this.#shared[member][core];
    while (known.length > 0 && known[0].end <= since) known.shift();
    return known;
  }

  #watch(module: SecurityGatewayModule): void {
    tap(module, 'distribute', (call, train: number) => {
      this.#train = train;
      call();
      this.#train = -1;
    });
    tap(module, 'discard', (call, connection: number, packets: number) =>
      this.#as(() => this.#trainJobs.discarded(connection, packets), call),
    );
    module.distributors.forEach((distributor, core) => this.#watchCore(module, distributor, core));
  }

  #watchCore(module: SecurityGatewayModule, distributor: SecureNetworkDistributor, core: number): void {
    const lane: Lane = { member: module.id, kind: 'snd', core };
    const worked = (idleFrom: number, now: number): void => {
      const busy = { start: Math.max(idleFrom, now), end: distributor.busyUntil };
      if (module.roles.shared) this.#shared[module.id][core].push(busy);
      this.#tell(lane, busy);
    };
    tap(distributor, 'receive', (call, now: number) => {
      const idleFrom = distributor.busyUntil;
      const taken = call();
      if (taken) worked(idleFrom, now);
      return taken;
    });
    tap(distributor, 'receiveSync', (call, now: number) => {
      const idleFrom = distributor.busyUntil;
      call();
      worked(idleFrom, now);
    });
  }

  #tell(lane: Lane, { start, end }: Busy): void {
    const train = this.#train;
    if (train < 0) {
      this.#recorder.job(lane, this.#describe, start, end);
      return;
    }
    const passesOn = this.#isPassedOn(train, lane.member);
    const place = this.#recorder.job(lane, () => this.#trainJobs.of(train, passesOn), start, end);
    if (passesOn) {
      this.#passedOn.set(train, place);
      return;
    }
    const from = this.#passedOn.get(train) ?? null;
    this.#passedOn.delete(train);
    if (from !== null && place !== null) this.#recorder.arrow('correction', from, place);
  }

  /** While `call` runs, work is for that. */
  #as<R>(describe: () => Job, call: () => R): R {
    const before = this.#describe;
    const train = this.#train;
    this.#describe = describe;
    this.#train = -1;
    const result = call();
    this.#describe = before;
    this.#train = train;
    return result;
  }
}

const syncPackets =
  (what: string, facts: Facts): (() => Job) =>
  () => ({ kind: 'sync packets', name: `sync: ${what}`, facts });

const passedPolicy =
  (what: string): (() => Job) =>
  () => ({
    kind: 'policy',
    name: `policy between members: ${what}`,
    facts: {},
  });
