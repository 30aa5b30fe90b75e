import { wider } from './column.js';
import { eventColumns } from './event-columns.js';
import type { Time } from './time.js';

const { times, nexts } = eventColumns;

/** Records without an order of time: those that are due together are in order of scheduling. */
export class RecordPile {
  records = new Int32Array(1024);
  count = 0;

  add(record: number): void {
    if (this.count === this.records.length) this.records = wider(this.records);
    this.records[this.count++] = record;
  }

  /** Adds the records from one place of a column up to another. */
  addAll(records: Int32Array, from: number, to: number): void {
    for (let at = from; at < to; at++) this.add(records[at]);
  }

  /** Adds the records of a chain, of which the one placed last comes first, in the order in which they were placed. */
  addChain(head: number): void {
    let first = this.count;
    for (let record = head; record >= 0; record = nexts[record << 3]) this.add(record);
    const { records } = this;
    for (let last = this.count - 1; first < last; first++, last--) {
      const record = records[first];
      records[first] = records[last];
      records[last] = record;
    }
  }
}

/** The first and the last time at which so many records are due. */
export function spanOf(records: Int32Array, count: number): { readonly first: Time; readonly last: Time } {
  let first = Infinity;
  let last = 0;
  for (let at = 0; at < count; at++) {
    const time = times[records[at] << 2];
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return { first, last };
}
