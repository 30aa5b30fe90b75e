import { EventList, RECORD } from '../../src/kernel/event-list.js';

/** The obvious list: kept sorted, a new event after all of its own time. The reference for faster ones. */
export class NaiveList extends EventList {
  readonly #records: number[] = [];

  get size(): number {
    return this.#records.length;
  }

  get nextTime(): number {
    return this.size === 0 ? Infinity : this.times[this.#records[0] << 2];
  }

  protected enqueue(record: number, time: number): void {
    const later = this.#records.findIndex((other) => this.times[other << 2] > time);
    this.#records.splice(later < 0 ? this.size : later, 0, record);
  }

  take(until: number): number {
    return this.nextTime <= until ? this.#records.shift()! : RECORD.NONE;
  }
}
