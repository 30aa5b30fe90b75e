const FIRST_CAPACITY = 16;

/** A first-in first-out queue of 32-bit integers in a ring that doubles when it is full. */
export class IntRing {
  length = 0;
  #items = new Int32Array(FIRST_CAPACITY);
  #head = 0;

  push(item: number): void {
    if (this.length === this.#items.length) this.#grow();
    this.#items[(this.#head + this.length++) & (this.#items.length - 1)] = item;
  }

  /** The oldest item; the ring must not be empty. */
  first(): number {
    return this.#items[this.#head];
  }

  /** Removes and returns the oldest item; the ring must not be empty. */
  shift(): number {
    const item = this.#items[this.#head];
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.length--;
    return item;
  }

  #grow(): void {
    const wider = new Int32Array(this.#items.length * 2);
    for (let i = 0; i < this.length; i++) wider[i] = this.#items[(this.#head + i) & (this.#items.length - 1)];
    this.#items = wider;
    this.#head = 0;
  }
}
