import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import { decideMove } from '../corexl/dynamic-balancing.js';
import type { Appliance } from '../parameters/appliance.js';
import type { SecurityGatewayModule } from './security-gateway-module.js';

/** Work of the two classes of cores of a module since the instant `since` of the last reset, nanoseconds. */
export type WorkReading = (
  module: SecurityGatewayModule,
  since: number,
) => { readonly snd: number; readonly fw: number };

/** The balancing daemon of every module (domain 3.1.6): it measures, decides and moves a core, again and again. */
export class BalancingDaemon {
  readonly #simulator: Simulator;
  readonly #modules: readonly SecurityGatewayModule[];
  readonly #options: Appliance['dynamicBalancing'];
  readonly #check: EventKind;
  readonly #read: WorkReading;
  #resetAt = 0;
  /** Work of both classes of cores of each module at the last measurement, nanoseconds. */
  readonly #snd: Float64Array;
  readonly #fw: Float64Array;

  constructor(
    simulator: Simulator,
    modules: readonly SecurityGatewayModule[],
    options: Appliance['dynamicBalancing'],
    read: WorkReading,
  ) {
    this.#simulator = simulator;
    this.#modules = modules;
    this.#options = options;
    this.#read = read;
    this.#check = simulator.kind('balance', (member) => this.#balance(this.#modules[member]));
    this.#snd = new Float64Array(modules.length);
    this.#fw = new Float64Array(modules.length);
  }

  /** Modules whose cores all do both have nothing to balance. */
  start(): void {
    if (!this.#options.enabled) return;
    for (const { id, roles } of this.#modules) {
      if (!roles.shared) this.#simulator.schedule(this.#options.interval, this.#check, id);
    }
  }

  /** The modules' counters start at zero again. */
  reset(): void {
    this.#resetAt = this.#simulator.now;
    this.#snd.fill(0);
    this.#fw.fill(0);
  }

  #balance(module: SecurityGatewayModule): void {
    const { interval, gap } = this.#options;
    const { id, roles } = module;
    this.#simulator.schedule(interval, this.#check, id);
    const { snd, fw } = this.#read(module, this.#resetAt);
    const loads = {
      snd: (snd - this.#snd[id]) / (interval * roles.serving),
      fw: (fw - this.#fw[id]) / (interval * roles.fw.length),
      sndCores: roles.snd.length,
      fwCores: roles.fw.length,
    };
    this.#snd[id] = snd;
    this.#fw[id] = fw;
    if (roles.moving) return;
    const move = decideMove(loads, gap, roles.instancesAtBoot, roles.queues);
    if (move !== 'none') module.moveCore(move);
  }
}
