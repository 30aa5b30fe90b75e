import type { ProgressListener } from '../progress.js';
import type { CapacityQuery } from './capacity-source.js';

/** Sizes that are usually asked for until an answer is found. */
const USUAL_SIZES = 4;

/** Estimates how much of a plan is done: an answer counts by the sizes asked for, and in full when it is found. */
export class PlanningMeter {
  events = 0;
  readonly #total: number;
  readonly #listener: ProgressListener;
  readonly #asked = new Map<string, number>();
  #answered = 0;
  #label = 'starting';
  #shown = 0;

  constructor(answers: number, listener: ProgressListener) {
    this.#total = answers;
    this.#listener = listener;
  }

  /** Notes how many events have been simulated so far. */
  simulated(events: number): void {
    this.events = events;
    this.#tell();
  }

  asks({ strategy, members, failed }: CapacityQuery): void {
    this.#asked.set(strategy, (this.#asked.get(strategy) ?? 0) + 1);
    this.#label = `${strategy} x ${members}${failed > 0 ? `, ${failed} failed` : ''}`;
    this.#tell();
  }

  answered(strategy: string): void {
    this.#answered += 1;
    this.#asked.delete(strategy);
    this.#tell();
  }

  #tell(): void {
    let done = this.#answered;
    for (const asked of this.#asked.values()) done += Math.min(0.9, asked / (USUAL_SIZES + 1));
    this.#shown = Math.max(this.#shown, Math.min(1, done / this.#total));
    this.#listener({ done: this.#shown, label: this.#label, events: this.events });
  }
}
