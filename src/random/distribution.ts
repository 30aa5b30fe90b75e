import type { RandomStream } from './random-stream.js';

/** A law of random numbers with its exact moments; samples carry the unit of its parameters. */
export interface Distribution {
  readonly mean: number;
  readonly variance: number;
  sample(stream: RandomStream): number;
}

/** Throws unless `value` is a finite number above 0. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`The ${name} must be positive, not ${value}.`);
}

/** Throws unless `value` is a finite number of at least 0. */
export function requireNonNegative(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity))
    throw new RangeError(`The ${name} must be at least 0, not ${value}.`);
}

/** Throws unless `value` is a whole number of at least 1. */
export function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`The ${name} must be a whole number of at least 1, not ${value}.`);
  }
}

/** Throws unless `value` lies in the open interval from 0 to 1. */
export function requireFraction(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`The ${name} must lie between 0 and 1, not ${value}.`);
}
