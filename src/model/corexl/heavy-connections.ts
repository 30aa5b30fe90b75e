import { NONE } from '../tables/connection-table.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { floor } = Math;

/** When a connection is heavy: loads and shares are fractions of one, times nanoseconds. */
export interface HeavyLimits {
  readonly interval: number;
  readonly instanceLoad: number;
  readonly connectionShare: number;
  readonly connectionAge: number;
}

/**
 * Finds heavy connections (domain 3.2.6): old enough, on an instance that is loaded enough, and most of its work. In one
 * interval a majority vote weighted by work (Boyer and Moore 1991) names the only connection of an instance that can
 * have most of it, in the next its work is measured. One number for each instance, and none for each connection.
 */
export class HeavyConnections {
  readonly #limits: HeavyLimits;
  readonly #born: () => ArrayLike<number>;
  readonly #heavy = new Set<number>();
  // By core: leader of the vote and its lead, who was named before and its work since, and all work.
  readonly #leader: Int32Array;
  readonly #lead: Float64Array;
  readonly #named: Int32Array;
  readonly #namedWork: Float64Array;
  readonly #work: Float64Array;
  #intervals = 0;

  /** `born` gives the column of births of the connections, nanoseconds. */
  constructor(cores: number, limits: HeavyLimits, born: () => ArrayLike<number>) {
    this.#limits = limits;
    this.#born = born;
    this.#leader = new Int32Array(cores).fill(NONE);
    this.#lead = new Float64Array(cores);
    this.#named = new Int32Array(cores).fill(NONE);
    this.#namedWork = new Float64Array(cores);
    this.#work = new Float64Array(cores);
  }

  isHeavy(connection: number): boolean {
    return this.#heavy.has(connection);
  }

  /** The connection is over. */
  forget(connection: number): void {
    this.#heavy.delete(connection);
    for (let core = 0; core < this.#named.length; core++) {
      if (this.#named[core] === connection) this.#named[core] = NONE;
      if (this.#leader[core] === connection) this.#leader[core] = NONE;
    }
  }

  /** An instance was given work for a connection, or for none (`NONE`: sync, and parts of trains of others). */
  note(core: number, connection: number, work: number, now: number): void {
    const intervals = floor(now / this.#limits.interval);
    if (intervals !== this.#intervals) this.#judge(intervals, now);
    this.#work[core] += work;
    if (connection === NONE) return;
    if (connection === this.#named[core]) this.#namedWork[core] += work;
    this.#vote(core, connection, work);
  }

  #vote(core: number, connection: number, work: number): void {
    if (connection === this.#leader[core]) this.#lead[core] += work;
    else if (work <= this.#lead[core]) this.#lead[core] -= work;
    else {
      this.#lead[core] = work - this.#lead[core];
      this.#leader[core] = connection;
    }
  }

  /** An interval is over: judges who was named, and names whom the vote has left. */
  #judge(intervals: number, now: number): void {
    const { interval, instanceLoad, connectionShare, connectionAge } = this.#limits;
    const span = (intervals - this.#intervals) * interval;
    this.#intervals = intervals;
    const born = this.#born();
    for (let core = 0; core < this.#work.length; core++) {
      const work = this.#work[core];
      const named = this.#named[core];
      const most = named !== NONE && this.#namedWork[core] > connectionShare * work;
      if (most && work > instanceLoad * span && now - born[named] >= connectionAge) this.#heavy.add(named);
      this.#named[core] = this.#leader[core];
      this.#leader[core] = NONE;
      this.#work[core] = this.#namedWork[core] = this.#lead[core] = 0;
    }
  }
}
