import { eventColumns, MOST_PENDING as MOST } from './event-columns.js';
import { EventRecords } from './event-records.js';
import { InvariantViolation } from './invariant.js';
import { type Duration, LAST_TIME as LAST, type Time } from './time.js';
import { Timer } from './timer.js';

// Bound once: what is imported or global is looked up at every use.
const { floor, imul } = Math;
const LAST_TIME = LAST;
const MOST_PENDING = MOST;
const { times, kinds, idsA, idsB } = eventColumns;
const PER_TWO_32 = 1 / 4_294_967_296;

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
  protected clock: Time = 0;
  readonly #handlers: Handler[] = [];
  readonly #names: string[] = [];
  readonly #timers: Timer[] = [];
  /** A rolling 64-bit hash of the executed events: equal trajectories, equal fingerprints. */
  #low = 0x2545f491;
  #high = 0x5bd1e995;
  readonly #timerFiring: EventKind;
  #sealed = false;
  #stops = 0;

  constructor() {
    super();
    this.#timerFiring = this.kind('timer', (timer, generation) => this.#timers[timer].fire(generation));
  }

  /** The instant of the event that is being executed. */
  get now(): Time {
    return this.clock;
  }

  /** Events that are scheduled and not executed. */
  get pending(): number {
    return this.size;
  }

  /** Time of the next event, Infinity when there is none. */
  get nextTime(): Time {
    this.hold();
    const record = this.take();
    if (record < 0) return Infinity;
    this.putBack(record);
    return times[record << 2];
  }

  /** Hash of all that was executed, sixteen hexadecimal digits. */
  get fingerprint(): string {
    return hexadecimal(this.#high) + hexadecimal(this.#low);
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
    if (!(delay >= 0 && time <= LAST_TIME && this.size < MOST_PENDING) || floor(delay) !== delay)
      this.refuse(delay, kind);
    const record = this.claim();
    const at = record << 3;
    times[record << 2] = time;
    kinds[at] = kind;
    idsA[at] = a;
    idsB[at] = b;
    this.size++;
    this.enqueue(record);
  }

  insertFiring(delay: Duration, timer: number, generation: number): void {
    this.schedule(delay, this.#timerFiring, timer, generation);
  }

  /** Executes every event up to and including `until`, then sets the clock to it. */
  run(until: Time): RunOutcome {
    this.#sealed = true;
    const stops = this.#stops;
    const handlers = this.#handlers;
    for (;;) {
      const record = this.take();
      if (record < 0) {
        if (this.hold()) continue; // a handler had used another simulator
        break;
      }
      const time = times[record << 2];
      if (!(time <= until)) {
        this.putBack(record);
        break;
      }
      const at = record << 3;
      const kind = kinds[at];
      const a = idsA[at];
      const b = idsB[at];
      this.release(record);
      this.clock = time;
      this.executed++;
      this.size--;
      // The fingerprint, in the loop itself: as a function it would use up what V8 inlines into it.
      const low = (imul(this.#low ^ (time | 0), 0x9e3779b1) + kind) | 0;
      this.#low = (imul(low ^ (low >>> 15), 0x85ebca6b) + a) | 0;
      this.#high = (imul(this.#high ^ b ^ (time * PER_TWO_32), 0xc2b2ae35) + this.#low) | 0;
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

  private refuse(delay: Duration, kind: EventKind): never {
    if (this.pending === MOST_PENDING)
      throw new InvariantViolation(
        `more than ${MOST_PENDING} events are pending at once: a smaller share of the world has fewer`,
      );
    throw new InvariantViolation(
      `event ${this.#names[kind] ?? kind} was scheduled ${delay} ns from ${this.now}: a delay is whole, not negative, and ends before 2^53`,
    );
  }
}

const hexadecimal = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
