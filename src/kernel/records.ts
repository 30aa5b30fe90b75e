import { wider } from './column.js';

const FIRST_CAPACITY = 1024;
/** Bytes of a record: half a line of the cache, so that none lies across two. */
const BYTES = 32;

/** The number of no record, and which word of a record is the next one of its chain. */
export const RECORD = { NONE: -1, NEXT: 5 } as const;
const { NONE, NEXT } = RECORD;

/**
 * Records of one buffer that are handed out and taken back, the last one freed first: what a few lines of code read
 * together lies in one line of the cache. Two views of it give doubles, `doubles[(record << 2) + double]`, and 32-bit
 * integers, `words[(record << 3) + word]`. What they mean is for whoever extends it to say, but for the next of a chain,
 * which a free record needs. A double is as wide as two words: double 0 lies where words 0 and 1 do.
 */
export class Records {
  protected doubles = new Float64Array((FIRST_CAPACITY * BYTES) / 8);
  protected words = new Int32Array(this.doubles.buffer);
  #free: number = NONE;

  constructor() {
    this.#chain(0, FIRST_CAPACITY);
  }

  /** Takes a free record; its content is left from an earlier use. The views may be new ones afterwards. */
  protected claim(): number {
    if (this.#free === NONE) this.#grow();
    const record = this.#free;
    this.#free = this.words[(record << 3) + NEXT];
    return record;
  }

  /** Frees a record, when it has been read. */
  protected release(record: number): void {
    this.words[(record << 3) + NEXT] = this.#free;
    this.#free = record;
  }

  /** Doubles the buffer; both views are new ones. */
  #grow(): void {
    const capacity = this.doubles.byteLength / BYTES;
    this.doubles = wider(this.doubles);
    this.words = new Int32Array(this.doubles.buffer);
    this.#chain(capacity, 2 * capacity);
  }

  #chain(from: number, to: number): void {
    for (let record = to - 1; record >= from; record--) {
      this.words[(record << 3) + NEXT] = this.#free;
      this.#free = record;
    }
  }
}
