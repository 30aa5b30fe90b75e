import type { EventList } from './event-list.js';
import type { Time } from './time.js';

const FIRST_CAPACITY = 1024;

/**
 * A future event list as a 4-ary heap. The heap moves only (time, sequence, slot); kind and arguments stay in their
 * slot until the event is taken. Four children share a cache line of times, which halves the depth of a binary heap.
 */
export class QuaternaryHeap implements EventList {
  size = 0;
  time: Time = 0;
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

  insert(time: Time, kind: number, a: number, b: number): void {
    if (this.size === this.#times.length) this.#grow();
    const slot = this.#slots[this.size]; // positions beyond the heap hold the free slots
    this.#kinds[slot] = kind;
    this.#as[slot] = a;
    this.#bs[slot] = b;
    this.#sequence += 1;
    this.#rise(this.size++, time, this.#sequence, slot);
  }

  take(): void {
    const slots = this.#slots;
    const slot = slots[0];
    this.time = this.#times[0]!;
    this.kind = this.#kinds[slot]!;
    this.a = this.#as[slot]!;
    this.b = this.#bs[slot]!;
    const last = --this.size;
    const lastSlot = slots[last];
    if (last > 0) this.#sink(this.#times[last], this.#sequences[last], lastSlot);
    slots[last] = slot;
  }

  #rise(start: number, time: Time, sequence: number, slot: number): void {
    const times = this.#times;
    const sequences = this.#sequences;
    const slots = this.#slots;
    let position = start;
    while (position > 0) {
      const parent = (position - 1) >> 2;
      if (times[parent] <= time) break; // an equal time was inserted earlier
      times[position] = times[parent]!;
      sequences[position] = sequences[parent]!;
      slots[position] = slots[parent]!;
      position = parent;
    }
    times[position] = time;
    sequences[position] = sequence;
    slots[position] = slot;
  }

  #sink(time: Time, sequence: number, slot: number): void {
    const times = this.#times;
    const sequences = this.#sequences;
    const slots = this.#slots;
    const size = this.size;
    let position = 0;
    for (;;) {
      const first = (position << 2) + 1;
      if (first >= size) break;
      const end = first + 4 < size ? first + 4 : size;
      let child = first;
      let childTime = times[first];
      for (let other = first + 1; other < end; other++) {
        const otherTime = times[other];
        if (otherTime < childTime || (otherTime === childTime && sequences[other] < sequences[child])) {
          child = other;
          childTime = otherTime;
        }
      }
      if (time < childTime || (time === childTime && sequence < sequences[child])) break;
      times[position] = childTime;
      sequences[position] = sequences[child]!;
      slots[position] = slots[child]!;
      position = child;
    }
    times[position] = time;
    sequences[position] = sequence;
    slots[position] = slot;
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
