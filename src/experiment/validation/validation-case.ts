import { type Interval, meanInterval } from '../../stats/confidence.js';

/** A figure that theory predicts. */
export interface Prediction {
  readonly quantity: string;
  readonly unit: string;
  readonly theory: number;
}

/** A model that theory has solved, and the same model simulated. */
export interface ValidationCase {
  readonly name: string;
  /** Where the closed form is from. */
  readonly source: string;
  readonly predictions: readonly Prediction[];
  /** One independent replication: an observation of each prediction, in their order. */
  readonly observe: (seed: number, replication: number) => readonly number[];
}

/** One prediction against its simulation. */
export interface ValidationResult extends Prediction {
  readonly name: string;
  readonly source: string;
  /** Mean over the replications with its 95 % interval and standard error. */
  readonly estimate: Interval;
  /** Distance of estimate and theory in standard errors. */
  readonly standardErrors: number;
  readonly verdict: 'pass' | 'fail';
}

/** Replications of each case. */
export const REPLICATIONS = 20;
/** More standard errors than this between simulation and theory are a fault: with 20 replications once in 1300. */
export const TOLERATED_STANDARD_ERRORS = 4;

/** Simulates a case and judges each of its predictions. */
export function validate(
  model: ValidationCase,
  seed: number,
  replications = REPLICATIONS,
): ValidationResult[] {
  const observations = Array.from({ length: replications }, (_, replication) =>
    model.observe(seed, replication),
  );
  const { name, source } = model;
  return model.predictions.map((prediction, i) =>
    judge({ name, source, ...prediction }, meanInterval(observations.map((row) => row[i]))),
  );
}

/** The verdict on a prediction: pass when the estimate is at most four standard errors away. */
export function judge(
  prediction: Prediction & { readonly name: string; readonly source: string },
  estimate: Interval,
): ValidationResult {
  const { name, source, quantity, unit, theory } = prediction;
  const distance = Math.abs(estimate.mean - theory);
  const standardErrors = distance === 0 ? 0 : distance / (estimate.standardError ?? 0);
  const verdict = standardErrors <= TOLERATED_STANDARD_ERRORS ? 'pass' : 'fail';
  return { name, source, quantity, unit, theory, estimate, standardErrors, verdict };
}
