import { wider } from './column.js';

/** Hands out small integers and takes them back; the most recently returned is handed out first. */
export class IdPool {
  /** One more than the largest id handed out so far. */
  high = 0;
  #free = new Int32Array(1024);
  #freeCount = 0;

  take(): number {
    return this.#freeCount > 0 ? this.#free[--this.#freeCount] : this.high++;
  }

  give(id: number): void {
    if (this.#freeCount === this.#free.length) this.#free = wider(this.#free);
    this.#free[this.#freeCount++] = id;
  }

  /** The ids that are out, ascending. */
  idsInUse(): number[] {
    const free = new Set(this.#free.subarray(0, this.#freeCount));
    const ids: number[] = [];
    for (let id = 0; id < this.high; id++) if (!free.has(id)) ids.push(id);
    return ids;
  }

  get inUse(): number {
    return this.high - this.#freeCount;
  }
}
