import type { SecurityGatewayModule } from '../sgm/security-gateway-module.js';
import type { System } from '../system.js';
import type { InstanceWatch } from './instance-watch.js';
import type { TraceRecorder } from './trace-recorder.js';

/** Work that the cores of a member have done, nanoseconds. */
interface Done {
  readonly snd: number;
  readonly fw: number;
}

/** Samples of loads and queues: what waits at an instant, and how busy cores were since the last. */
export class CounterSamples {
  readonly #system: System;
  readonly #recorder: TraceRecorder;
  readonly #instances: InstanceWatch;
  #since = 0;
  #done: readonly Done[] = [];

  constructor(system: System, recorder: TraceRecorder, instances: InstanceWatch) {
    this.#system = system;
    this.#recorder = recorder;
    this.#instances = instances;
  }

  /** A window begins: there is nothing to compare with. */
  begin(): void {
    this.#since = this.#system.simulator.now;
    this.#done = this.#system.modules.map((module) => this.#doneBy(module));
    this.#levels();
  }

  /** A bin ends, and another may begin. */
  sample(): void {
    const { modules, simulator } = this.#system;
    const span = simulator.now - this.#since;
    const done = modules.map((module) => this.#doneBy(module));
    for (const { id, roles } of modules) {
      const share = (of: keyof Done, cores: number): number =>
        tenths((100 * (done[id][of] - this.#done[id][of])) / (span * Math.max(1, cores)));
      const values = { SNDs: share('snd', roles.serving), instances: share('fw', roles.fw.length) };
      this.#recorder.counter('load %', id, this.#since, values);
    }
    this.#since = simulator.now;
    this.#done = done;
    this.#levels();
  }

  #levels(): void {
    const { modules, trains, connections, simulator } = this.#system;
    const { now } = simulator;
    for (const { id, distributors, instances } of modules) {
      const atSnds = distributors.reduce((sum, { busyUntil }) => sum + Math.max(0, busyUntil - now), 0);
      const atInstances = instances.reduce((sum, { backlog }) => sum + backlog, 0);
      const values = { SNDs: tenths(atSnds / 1000), instances: tenths(atInstances / 1000) };
      this.#recorder.counter('waiting work us', id, now, values);
    }
    this.#recorder.counter('packet trains', null, now, { 'under way': trains.size });
    this.#recorder.counter('connections', null, now, { alive: connections.size });
  }

  #doneBy({ id, distributors }: SecurityGatewayModule): Done {
    const { now } = this.#system.simulator;
    const snd = distributors.reduce(
      (sum, { totalWork, busyUntil }) => sum + totalWork - Math.max(0, busyUntil - now),
      0,
    );
    return { snd, fw: this.#instances.busyOf(id) };
  }
}

/** To a tenth, so that sums of doubles write no long tails. */
const tenths = (value: number): number => Math.round(10 * value) / 10;
