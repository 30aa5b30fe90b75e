import { EventRecords, RECORD } from './event-records.js';
import { Fingerprint } from './fingerprint.js';
import { InvariantViolation } from './invariant.js';
import { type Duration, LAST_TIME as LAST, type Time } from './time.js';
import { Timer } from './timer.js';

// Bound once: what is imported or global is looked up at every use.
const { floor } = Math;
const LAST_TIME = LAST;
const { NONE, KIND, A, B } = RECORD;

/** What happens when an event comes up; `a` and `b` are 32-bit integers, usually ids. */
export type Handler = (a: number, b: number) => void;

declare const eventKind: unique symbol;
/** A registered handler, to schedule events of. */
export type EventKind = number & { readonly [eventKind]: true };

/** Why `run` returned: the horizon was reached, no event was left, or `stop` was called. */
export type RunOutcome = 'horizon' | 'drained' | 'stopped';

/**
 * A clock, and handlers that are called as their events come up. Whoever extends it keeps the order of pending events, as
 * a part of itself: a list to ask at every event would cost a tenth of the time that an event takes.
 */
export abstract class EventLoop extends EventRecords {
  /** Events executed so far. */
  executed = 0;
  readonly #handlers: Handler[] = [];
  readonly #names: string[] = [];
  readonly #timers: Timer[] = [];
  readonly #fingerprint = new Fingerprint();
  readonly #timerFiring: EventKind;
  #sealed = false;
  #stops = 0;

  constructor() {
    super();
    this.#timerFiring = this.kind('timer', (timer, generation) => this.#timers[timer].fire(generation));
  }

  /** Events that are scheduled and not executed. */
  abstract get pending(): number;

  /** Time of the next event, Infinity when there is none. */
  abstract get nextTime(): Time;

  /** Puts a record that is due at `time` in its place: by time, after those that were put in before it. */
  protected abstract enqueue(record: number, time: Time): void;

  /** Removes the earliest event that is not later than `until`; NONE if no event is. */
  protected abstract take(until: Time): number;

  /** Hash of all that was executed, sixteen hexadecimal digits. */
  get fingerprint(): string {
    return this.#fingerprint.toString();
  }

  /** Registers a handler under a name; only while wiring. */
  kind(name: string, handler: Handler): EventKind {
    if (this.#sealed) throw new InvariantViolation(`event kind ${name} was registered after the run began`);
    this.#names.push(name);
    return (this.#handlers.push(handler) - 1) as EventKind;
  }

  /** Makes a timer; only while wiring. */
  timer(name: string, onExpiry: () => void): Timer {
    if (this.#sealed) throw new InvariantViolation(`timer ${name} was made after the run began`);
    const timer = new Timer(this, this.#timers.length, onExpiry);
    this.#timers.push(timer);
    return timer;
  }

  /** Schedules an event `delay` whole nanoseconds from now; `a` and `b` are kept as 32-bit integers. */
  schedule(delay: Duration, kind: EventKind, a = 0, b = 0): void {
    const time = this.clock + delay;
    if (!(delay >= 0 && time <= LAST_TIME) || floor(delay) !== delay) this.#refuse(delay, kind);
    this.enqueue(this.claim(delay, kind, a, b), time);
  }

  insertFiring(delay: Duration, timer: number, generation: number): void {
    this.schedule(delay, this.#timerFiring, timer, generation);
  }

  /** Executes every event up to and including `until`, then sets the clock to it. */
  run(until: Time): RunOutcome {
    this.#sealed = true;
    const stops = this.#stops;
    const handlers = this.#handlers;
    const fingerprint = this.#fingerprint;
    for (;;) {
      const record = this.take(until);
      if (record === NONE) break;
      const { times, words } = this;
      const time = times[record << 2];
      const at = record << 3;
      const kind = words[at + KIND];
      const a = words[at + A];
      const b = words[at + B];
      this.release(record);
      this.clock = time;
      this.executed++;
      fingerprint.add(time, kind, a, b);
      handlers[kind](a, b);
      if (this.#stops !== stops) return 'stopped';
    }
    if (until !== Infinity) this.clock = until;
    return this.pending === 0 ? 'drained' : 'horizon';
  }

  /** Makes `run` return after the event that is being executed. */
  stop(): void {
    this.#stops++;
  }

  #refuse(delay: Duration, kind: EventKind): never {
    throw new InvariantViolation(
      `event ${this.#names[kind] ?? kind} was scheduled ${delay} ns from ${this.now}: a delay is whole, not negative, and ends before 2^53`,
    );
  }
}
