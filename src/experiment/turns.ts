/**
 * Turns of a thread that has long work of its own and others who wait for it: each who asks goes on after whatever else
 * has come meanwhile, and after those who asked before.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  next(): Promise<void> {
    this.#last = this.#last.then(() => new Promise((resolve) => setTimeout(resolve)));
    return this.#last;
  }
}
