import { wider } from './column.js';

/** The records that are due first, in order. What is put into it is given with the column of times: a double would be boxed. */
export class Front {
  times = new Float64Array(64);
  records = new Int32Array(64);
  /** Its records are those from `head` on and before `tail`. */
  head = 0;
  tail = 0;
  /** Records that were put into it one by one, and those that had to make way for them since that was last looked at. */
  inserted = 0;
  moves = 0;

  get size(): number {
    return this.tail - this.head;
  }

  /** Empties it, with room for so many to prepend. */
  empty(room: number): void {
    while (this.times.length < room) this.#widen();
    this.head = this.tail = room;
  }

  /** Puts a record in its place among those from `head` on, searched from the head, before those of its own time. */
  prepend(record: number, dueTimes: Float64Array): void {
    const { times, records, tail } = this;
    const time = dueTimes[record << 2];
    let place = --this.head;
    for (; place + 1 < tail && times[place + 1] < time; place++) {
      times[place] = times[place + 1];
      records[place] = records[place + 1];
    }
    times[place] = time;
    records[place] = record;
  }

  /** Puts a record in its place, after those of its own time, searched from the end that is nearer. */
  insert(record: number, dueTimes: Float64Array): void {
    if (this.tail === this.times.length) this.#makeRoom();
    const { times, records, head, tail } = this;
    const time = dueTimes[record << 2];
    let place: number;
    if (head > 0 && head < tail && time < times[(head + tail) >>> 1]) {
      place = this.head = head - 1;
      for (; times[place + 1] <= time; place++) {
        times[place] = times[place + 1];
        records[place] = records[place + 1];
      }
      this.moves += place - head;
    } else {
      place = this.tail++;
      for (; place > head && times[place - 1] > time; place--) {
        times[place] = times[place - 1];
        records[place] = records[place - 1];
      }
      this.moves += tail - place;
    }
    times[place] = time;
    records[place] = record;
  }

  #makeRoom(): void {
    const { head, tail } = this;
    if (head < this.times.length >>> 1) {
      this.#widen();
      return;
    }
    this.times.copyWithin(0, head, tail);
    this.records.copyWithin(0, head, tail);
    this.head = 0;
    this.tail = tail - head;
  }

  #widen(): void {
    this.times = wider(this.times);
    this.records = wider(this.records);
  }
}
