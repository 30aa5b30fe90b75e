/** What a member has of a message that it has not settled: nothing yet, held back behind a gap, or given up. */
export const MISSING = 0;
export const WAITING = 1;
export const GONE = 2;

const FIRST = 16;

/** Messages from one sender to one receiver that are neither delivered nor lost, in the order of their sequence. */
export class Unsettled {
  length = 0;
  #head = 0;
  #messages = new Int32Array(FIRST);
  #sequences = new Int32Array(FIRST);
  #states = new Uint8Array(FIRST);
  /** Packets of the full system that are missing of it, and when they were asked for. */
  #lacking = new Int32Array(FIRST);
  #askedAt = new Float64Array(FIRST);

  push(message: number, sequence: number, lacking: number): void {
    if (this.length === this.#messages.length) this.#grow();
    const at = this.#place(this.length++);
    this.#messages[at] = message;
    this.#sequences[at] = sequence;
    this.#states[at] = MISSING;
    this.#lacking[at] = lacking;
    this.#askedAt[at] = -Infinity;
  }

  /** The oldest leaves. */
  shift(): void {
    this.#head = this.#place(1);
    this.length--;
  }

  messageAt(index: number): number {
    return this.#messages[this.#place(index)];
  }

  sequenceAt(index: number): number {
    return this.#sequences[this.#place(index)];
  }

  stateAt(index: number): number {
    return this.#states[this.#place(index)];
  }

  lackingAt(index: number): number {
    return this.#lacking[this.#place(index)];
  }

  /** Instant at which it was last asked for. */
  askedAt(index: number): number {
    return this.#askedAt[this.#place(index)];
  }

  lack(index: number, packets: number): void {
    this.#lacking[this.#place(index)] = packets;
  }

  ask(index: number, now: number): void {
    this.#askedAt[this.#place(index)] = now;
  }

  note(index: number, state: number): void {
    this.#states[this.#place(index)] = state;
  }

  /** Where a sequence number is; -1 where it is settled. */
  indexOf(sequence: number): number {
    let [low, high] = [0, this.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.sequenceAt(middle);
      if (found === sequence) return middle;
      if (found < sequence) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #place(index: number): number {
    return (this.#head + index) & (this.#messages.length - 1);
  }

  #grow(): void {
    const size = this.#messages.length * 2;
    const [messages, sequences, states] = [new Int32Array(size), new Int32Array(size), new Uint8Array(size)];
    const [lacking, askedAt] = [new Int32Array(size), new Float64Array(size)];
    for (let index = 0; index < this.length; index++) {
      lacking[index] = this.lackingAt(index);
      askedAt[index] = this.askedAt(index);
      messages[index] = this.messageAt(index);
      sequences[index] = this.sequenceAt(index);
      states[index] = this.stateAt(index);
    }
    [this.#lacking, this.#askedAt] = [lacking, askedAt];
    [this.#messages, this.#sequences, this.#states, this.#head] = [messages, sequences, states, 0];
  }
}
