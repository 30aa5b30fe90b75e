import { EventLoop } from '../../src/kernel/event-loop.js';
import { RECORD } from '../../src/kernel/records.js';

/** Keeps pending events in the obvious way: sorted, a new event after all of its own time. The reference for faster ways. */
export class NaiveSimulator extends EventLoop {
  readonly #records: number[] = [];

  get pending(): number {
    return this.#records.length;
  }

  get nextTime(): number {
    return this.pending === 0 ? Infinity : this.doubles[this.#records[0] << 2];
  }

  protected enqueue(record: number): void {
    const time = this.doubles[record << 2];
    const later = this.#records.findIndex((other) => this.doubles[other << 2] > time);
    this.#records.splice(later < 0 ? this.pending : later, 0, record);
  }

  protected take(): number {
    return this.nextTime <= this.until ? this.#records.shift()! : RECORD.NONE;
  }
}
