import type { EventList } from './event-list.js';
import type { Time } from './time.js';

const FIRST_CAPACITY = 1024;

/**
 * A future event list as a 4-ary heap. The heap moves only (time, sequence, slot); kind and arguments stay in their
 * slot until the event is taken. Four children share a cache line of times, which halves the depth of a binary heap.
 */
export class QuaternaryHeap implements EventList {
  size = 0;
  readonly due = new Float64Array(1);
  kind = 0;
  a = 0;
  b = 0;
  #sequence = 0.5; // starts as a double, so that the field never changes representation
  #times = new Float64Array(FIRST_CAPACITY);
  #sequences = new Float64Array(FIRST_CAPACITY);
  #slots = new Int32Array(FIRST_CAPACITY);
  #kinds = new Int32Array(FIRST_CAPACITY);
  #as = new Int32Array(FIRST_CAPACITY);
  #bs = new Int32Array(FIRST_CAPACITY);

  constructor() {
    for (let slot = 0; slot < FIRST_CAPACITY; slot++) this.#slots[slot] = slot;
  }

  get nextTime(): Time {
    return this.size === 0 ? Infinity : this.#times[0];
  }

  insert(kind: number, a: number, b: number): void {
    if (this.size === this.#times.length) this.#grow();
    const times = this.#times;
    const sequences = this.#sequences;
    const slots = this.#slots;
    const time = this.due[0];
    let position = this.size++;
    const slot = slots[position]; // positions beyond the heap hold the free slots
    this.#kinds[slot] = kind;
    this.#as[slot] = a;
    this.#bs[slot] = b;
    while (position > 0) {
      const parent = (position - 1) >> 2;
      const parentTime = times[parent];
      if (parentTime <= time) break; // an equal time was inserted earlier
      times[position] = parentTime;
      sequences[position] = sequences[parent];
      slots[position] = slots[parent];
      position = parent;
    }
    times[position] = time;
    sequences[position] = this.#sequence += 1;
    slots[position] = slot;
  }

  take(): void {
    const times = this.#times;
    const sequences = this.#sequences;
    const slots = this.#slots;
    const taken = slots[0];
    this.due[0] = times[0];
    this.kind = this.#kinds[taken];
    this.a = this.#as[taken];
    this.b = this.#bs[taken];
    const size = --this.size;
    const time = times[size];
    const sequence = sequences[size];
    const slot = slots[size];
    let position = 0;
    for (let first = 1; first < size; first = (position << 2) + 1) {
      const end = first + 4 < size ? first + 4 : size;
      let child = first;
      let childTime = times[first];
      for (let other = first + 1; other < end; other++) {
        const otherTime = times[other];
        if (otherTime > childTime || (otherTime === childTime && sequences[other] > sequences[child]))
          continue;
        child = other;
        childTime = otherTime;
      }
      if (time < childTime || (time === childTime && sequence < sequences[child])) break;
      times[position] = childTime;
      sequences[position] = sequences[child];
      slots[position] = slots[child];
      position = child;
    }
    times[position] = time;
    sequences[position] = sequence;
    slots[position] = slot;
    slots[size] = taken;
  }

  #grow(): void {
    const capacity = this.#times.length * 2;
    const wider = <C extends Float64Array | Int32Array>(column: C, copy: C): C => {
      copy.set(column);
      return copy;
    };
    this.#times = wider(this.#times, new Float64Array(capacity));
    this.#sequences = wider(this.#sequences, new Float64Array(capacity));
    this.#slots = wider(this.#slots, new Int32Array(capacity));
    this.#kinds = wider(this.#kinds, new Int32Array(capacity));
    this.#as = wider(this.#as, new Int32Array(capacity));
    this.#bs = wider(this.#bs, new Int32Array(capacity));
    for (let slot = capacity / 2; slot < capacity; slot++) this.#slots[slot] = slot;
  }
}
