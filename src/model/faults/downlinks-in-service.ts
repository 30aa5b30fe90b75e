import { bucketWeights } from '../cluster/downlinks.js';
import type { FaultWorld } from './fault-world.js';
import { LineStates } from './line-states.js';

/**
 * The downlinks of the members of a run. That one fails is known at once, as a port sees the loss of its signal. What was
 * waiting to come in through it is lost; what had left is taken to have got through.
 */
export class DownlinksInService {
  readonly #world: FaultWorld;
  readonly #states: LineStates;
  #weights: readonly number[];

  constructor(world: FaultWorld) {
    this.#world = world;
    this.#states = new LineStates(world.wiring.modules.map(({ ingress }) => ingress.length));
    this.#weights = this.#weigh();
  }

  /** Changes what works and tells the members; returns their new weights, null where they weigh what they did. */
  change(what: (states: LineStates) => unknown): readonly number[] | null {
    what(this.#states);
    for (const module of this.#world.wiring.modules) module.serveLines(this.#states.inService(module.id));
    const before = this.#weights;
    this.#weights = this.#weigh();
    return isProportional(before, this.#weights) ? null : this.#weights;
  }

  #weigh(): readonly number[] {
    const { wiring } = this.#world;
    const lines = wiring.modules.map(({ id }) => this.#states.inService(id).length);
    return bucketWeights(wiring, lines.length, lines);
  }
}

function isProportional(some: readonly number[], others: readonly number[]): boolean {
  const [a, b] = [some, others].map((weights) => weights.reduce((sum, weight) => sum + weight, 0));
  return some.every((weight, member) => Math.abs(weight * b - others[member] * a) <= 1e-9 * a * b);
}
