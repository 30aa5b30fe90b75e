import type { Time } from './time.js';

/**
 * The future event list: pending events in the total order (time, sequence). Events at the same instant come out in
 * the order in which they were inserted. `take` moves the earliest event into the cursor fields, so that nothing is
 * allocated for it.
 */
export interface EventList {
  readonly size: number;
  /** Time of the earliest event, Infinity when there is none. */
  readonly nextTime: Time;
  insert(time: Time, kind: number, a: number, b: number): void;
  /** Removes the earliest event and shows it in the cursor. */
  take(): void;
  /** Cursor: the event taken last. */
  readonly time: Time;
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}
