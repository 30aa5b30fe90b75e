import { normalQuantile } from '../../random/normal.js';
import type { KeepAliveLaw } from '../parameters/traffic-laws.js';
import type { TrafficProfile, TransactionClass } from '../parameters/traffic.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { exp, log, log1p, max, sqrt } = Math;

/** The law of the keep-alive times of a class, nanoseconds, by inversion: one uniform number each, whatever the law. */
export interface IdleLaw {
  readonly mean: number;
  /** A time that so few exceed that what they add to the connections alive is less than 0.3 %. */
  readonly longest: number;
  at(uniform: number): number;
}

/** The law of a class: its own mean where it has one, else that of the profile. */
export function idleLaw(kind: TransactionClass, traffic: TrafficProfile): IdleLaw {
  const mean = kind.keepAlive ?? traffic.keepAlive;
  const { law, variation, table } = kind.keepAliveLaw;
  if (law === 'empirical') return ofTable(table);
  if (law === 'fixed' || mean === 0) return { mean, longest: mean, at: () => mean };
  if (law === 'lognormal') return lognormalIdle(mean, variation);
  return { mean, longest: 8 * mean, at: (uniform) => -log(1 - uniform) * mean };
}

/** Mean keep-alive time of the connections of a class; UDP idles not at all, nor does what nobody answers. */
export function meanKeepAlive(kind: TransactionClass, traffic: TrafficProfile): number {
  return kind.transport === 'tcp' && kind.answered ? idleLaw(kind, traffic).mean : 0;
}

/** Half of the finest step of a uniform number: stands for a draw of 0, which has no quantile. */
const HALF_STEP = 2 ** -54;
/** 0.3 % of a normal number lie beyond so many standard deviations. */
const FAR = 2.75;

function lognormalIdle(mean: number, variation: number): IdleLaw {
  const scale = sqrt(log1p(variation ** 2));
  const location = log(mean) - scale ** 2 / 2;
  const at = (uniform: number): number => exp(location + scale * normalQuantile(uniform || HALF_STEP));
  // The connections alive have the law of the time weighted by itself: a lognormal one moved by the square of its scale.
  return { mean, longest: exp(location + scale ** 2 + FAR * scale), at };
}

function ofTable(table: KeepAliveLaw['table']): IdleLaw {
  const rows = table.filter(({ weight }) => weight > 0).toSorted((a, b) => a.time - b.time);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const times = Float64Array.from(rows, ({ time }) => time);
  const below = new Float64Array(rows.length);
  let mean = 0;
  let sum = 0;
  rows.forEach(({ time, weight }, row) => {
    mean += (time * weight) / total;
    sum += weight;
    below[row] = sum / total;
  });
  return { mean, longest: max(0, ...times), at: (uniform) => times[rowOf(below, uniform)] };
}

/** The first row whose cumulated share exceeds a uniform number. */
function rowOf(below: Float64Array, uniform: number): number {
  let [low, high] = [0, below.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (below[middle] > uniform) high = middle;
    else low = middle + 1;
  }
  return low;
}
