import { poisson } from '../../random/counts.js';
import { AliasTable } from '../../random/discrete.js';
import type { RandomStream } from '../../random/random-stream.js';

/**
 * How long connections of a class live: for their transfer and their keep-alive time, each of which grows with a uniform
 * number of its own.
 */
export interface Lives {
  /** The share of the class of all connections. */
  readonly share: number;
  /** Nanoseconds for a uniform number; Infinity where the law has no end and the number is 1, which is never drawn. */
  readonly transfer: (uniform: number) => number;
  readonly keepAlive: (uniform: number) => number;
}

/** A birth in the past: its age in nanoseconds, and what decides how long it lives. */
export interface Birth {
  age: number;
  classId: number;
  /** Uniform numbers of the two times. */
  keepAlive: number;
  roundTrip: number;
}

/** Between these lie the uniform numbers of a box; finer where lives differ most, so that few of those drawn are over. */
const EDGES = Float64Array.of(0, 0.25, 0.5, 0.7, 0.82, 0.9, 0.95, 0.98, 0.994, 0.999, 1);
const SPANS = EDGES.length - 1;
const BOXES_A_CLASS = SPANS ** 2;

/**
 * Who may be alive when connections have always arrived as a Poisson process. Births are then a Poisson process over age
 * and over whatever else is drawn of them, so that those in boxes that hold everybody alive can be drawn without any
 * other: their number first, then each by itself (thinning; Lewis and Shedler 1979). A box holds the births of one class
 * whose two numbers lie in one span each, and of an age that the longest of their lives reaches.
 */
export class AliveEnvelope {
  /** By box: the age up to which it reaches, nanoseconds. */
  readonly #oldest: Float64Array;
  readonly #law: AliasTable | null;
  /** Nanoseconds of arrivals that hold as many births as the boxes do. */
  readonly #span: number;

  /** Nobody is older than `longestLife`, nanoseconds. */
  constructor(classes: readonly Lives[], longestLife: number) {
    this.#oldest = new Float64Array(classes.length * BOXES_A_CLASS);
    const weights = new Float64Array(this.#oldest.length);
    let [box, span] = [0, 0];
    for (const { share, transfer, keepAlive } of classes) {
      const transfers = EDGES.map(transfer);
      const keepAlives = EDGES.map(keepAlive);
      for (let idle = 1; idle <= SPANS; idle++) {
        for (let trip = 1; trip <= SPANS; trip++, box++) {
          const oldest = Math.min(longestLife, keepAlives[idle] + transfers[trip]);
          this.#oldest[box] = oldest;
          weights[box] = share * lengthOf(idle) * lengthOf(trip) * oldest;
          span += weights[box];
        }
      }
    }
    this.#span = span;
    this.#law = span > 0 ? new AliasTable(weights) : null;
  }

  /** Whether a birth is in the boxes: whoever is not is over, and most of a long past is. */
  holds({ age, classId, keepAlive, roundTrip }: Birth): boolean {
    const box = classId * BOXES_A_CLASS + spanOf(keepAlive) * SPANS + spanOf(roundTrip);
    return age < this.#oldest[box];
  }

  /** Draws how many births there are in the boxes, at a rate of arrivals per nanosecond. */
  count(rate: number, stream: RandomStream): number {
    return poisson(rate * this.#span).sample(stream);
  }

  /** Draws one of them. */
  draw(stream: RandomStream, birth: Birth): void {
    const box = this.#law!.draw(stream);
    const classId = (box / BOXES_A_CLASS) | 0;
    const spans = box - classId * BOXES_A_CLASS;
    const idle = (spans / SPANS) | 0;
    birth.classId = classId;
    birth.age = stream.uniform() * this.#oldest[box];
    birth.keepAlive = EDGES[idle] + stream.uniform() * lengthOf(idle + 1);
    const trip = spans - idle * SPANS;
    birth.roundTrip = EDGES[trip] + stream.uniform() * lengthOf(trip + 1);
  }
}

/** Of the span that ends at an edge. */
const lengthOf = (edge: number): number => EDGES[edge] - EDGES[edge - 1];

/** The span of a uniform number. */
function spanOf(uniform: number): number {
  let span = 0;
  while (uniform >= EDGES[span + 1]) span++;
  return span;
}
