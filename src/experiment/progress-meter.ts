import type { DesignPoint, Scenario } from '../scenario/scenario.js';
import type { ProgressListener } from './progress.js';

/** Tasks that a point takes besides its replications: about as many pilots. */
const USUAL_PILOTS = 3;

/** Estimates how much of a campaign is done. A point counts by its tasks, and in full when it has finished. */
export class ProgressMeter {
  events = 0;
  readonly #expected: number;
  readonly #tasks = new Map<DesignPoint, number>();
  readonly #finished = new Set<DesignPoint>();
  readonly #total: number;
  readonly #listener: ProgressListener;
  #shown = 0;

  constructor({ points, replications, load }: Scenario, listener: ProgressListener) {
    this.#expected = replications.min + (load.kind === 'capacity' ? USUAL_PILOTS : 0);
    this.#total = points.length;
    this.#listener = listener;
  }

  taskDone(point: DesignPoint, events: number): void {
    this.events += events;
    this.#tasks.set(point, (this.#tasks.get(point) ?? 0) + 1);
    this.#tell(point);
  }

  finished(point: DesignPoint): void {
    this.#finished.add(point);
    this.#tell(point);
  }

  #tell(point: DesignPoint): void {
    let done = this.#finished.size;
    for (const [other, tasks] of this.#tasks) {
      if (!this.#finished.has(other)) done += Math.min(0.95, tasks / (this.#expected + 1));
    }
    this.#shown = Math.max(this.#shown, done / this.#total);
    this.#listener({ done: this.#shown, label: `${point.strategy} x ${point.members}`, events: this.events });
  }
}
