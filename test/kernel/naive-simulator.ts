import { eventColumns } from '../../src/kernel/event-columns.js';
import { EventLoop } from '../../src/kernel/event-loop.js';

const { times } = eventColumns;

/** Keeps pending events in the obvious way: sorted, a new event after all of its own time. The reference for faster ways. */
export class NaiveSimulator extends EventLoop {
  readonly #records: number[] = [];

  protected enqueue(record: number): void {
    const later = this.#records.findIndex((other) => times[other << 2] > times[record << 2]);
    this.#records.splice(later < 0 ? this.#records.length : later, 0, record);
  }

  protected take(): number {
    return this.#records.shift() ?? -1;
  }

  protected putBack(record: number): void {
    this.#records.unshift(record);
  }
}
