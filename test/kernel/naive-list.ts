import type { EventList } from '../../src/kernel/event-list.js';

interface Pending {
  readonly time: number;
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}

/** The obvious list: kept sorted, a new event after all of its own time. The reference for faster ones. */
export class NaiveList implements EventList {
  readonly due = new Float64Array(1);
  kind = 0;
  a = 0;
  b = 0;
  readonly #events: Pending[] = [];

  get size(): number {
    return this.#events.length;
  }

  get nextTime(): number {
    return this.#events[0]?.time ?? Infinity;
  }

  insert(kind: number, a: number, b: number): void {
    const time = this.due[0];
    const later = this.#events.findIndex((event) => event.time > time);
    this.#events.splice(later < 0 ? this.#events.length : later, 0, { time, kind, a, b });
  }

  takeDue(until: number): boolean {
    if (!(this.nextTime <= until)) return false;
    const event = this.#events.shift()!;
    ({ kind: this.kind, a: this.a, b: this.b } = event);
    this.due[0] = event.time;
    return true;
  }
}
