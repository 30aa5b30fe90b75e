/**
 * A transmission line with a finite buffer, first come, first served. The end of a transmission is known when it is
 * offered, so that no event is spent on it.
 */
export class Link {
  /** Bits admitted since the last reset. */
  bits = 0.5;
  /** Instant at which the last bit that was admitted has left. */
  busyUntil = 0.5;
  readonly #nanosecondsPerByte: number;
  readonly #bufferBytes: number;

  /** `rateBps` in bit/s; `bufferBytes` may wait before more is dropped. */
  constructor(rateBps: number, bufferBytes: number) {
    this.#nanosecondsPerByte = 8e9 / rateBps;
    this.#bufferBytes = bufferBytes;
    this.bits = 0;
    this.busyUntil = 0;
  }

  /** Sends `bytes` from `now` on; false when the buffer cannot hold them, which drops them. */
  send(now: number, bytes: number): boolean {
    const start = this.busyUntil > now ? this.busyUntil : now;
    if (start - now > this.#bufferBytes * this.#nanosecondsPerByte) return false;
    this.busyUntil = start + bytes * this.#nanosecondsPerByte;
    this.bits += 8 * bytes;
    return true;
  }

  reset(): void {
    this.bits = 0;
  }
}
