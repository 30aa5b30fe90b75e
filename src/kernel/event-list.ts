import type { Time } from './time.js';

/**
 * The future event list: pending events in the total order (time, sequence). Events at the same instant come out in
 * the order in which they were inserted.
 *
 * Times pass through the one-element column `due` and the taken event through cursor fields: a double handed over as
 * an argument or a result would be boxed, and the hot path allocates nothing.
 */
export interface EventList {
  readonly size: number;
  /** Time of the earliest event, Infinity when there is none. */
  readonly nextTime: Time;
  /** In: the time of the event to insert. Out: the time of the event taken. */
  readonly due: Float64Array;
  /** Inserts an event at `due[0]`. */
  insert(kind: number, a: number, b: number): void;
  /** Removes the earliest event that is not later than `until` and shows it in `due[0]` and the fields below; false if none is. */
  takeDue(until: Time): boolean;
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}
